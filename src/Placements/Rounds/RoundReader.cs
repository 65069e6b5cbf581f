using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A round as its pages show it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="People">How many take part.</param>
/// <param name="FloorPercent">The floor it is solved with.</param>
/// <param name="AsksView">Whether a coach says what they think first.</param>
/// <param name="Weights">What it was judged by.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">By whom.</param>
/// <param name="Room">How many places there are in its openings.</param>
public sealed record RoundFacts(string Title, int People, int FloorPercent, bool AsksView, int[] Weights, DateTimeOffset MadeAt, string MadeBy, int Room);

/// <summary>Somebody in a round, with what is proposed and decided.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="Reference">Short code.</param>
/// <param name="GroupCode">Code of the target group.</param>
/// <param name="GroupName">The target group in words.</param>
/// <param name="OpeningId">What is proposed; null when nothing is.</param>
/// <param name="Opening">What it is called.</param>
/// <param name="Organisation">Who offers it.</param>
/// <param name="Before">What was proposed when it was solved before that; null when it was the same, or nothing.</param>
/// <param name="Points">How well it fits, 0 to <see cref="MatchScore.Most"/>.</param>
/// <param name="RunnerUp">The best of the others.</param>
/// <param name="RunnerUpPoints">How well that fits.</param>
/// <param name="CostPlaces">How many more of the others would have a place without this one.</param>
/// <param name="CostPoints">The points the others would have more.</param>
/// <param name="Candidates">How many openings neither a rule nor a ban keeps them from.</param>
/// <param name="Banned">How many openings a ban alone keeps them from.</param>
/// <param name="IsOut">Whether they are to be proposed nothing any more: left, or with a place that the round did not give.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="DecidedOpening">On which opening.</param>
/// <param name="DecidedOrganisation">Of whom.</param>
/// <param name="PlacementId">The placement that came of it.</param>
/// <param name="Contests">How many times they have spoken against it.</param>
/// <param name="AwaitsView">Whether the viewer is their coach, and has not said what they think.</param>
/// <param name="Town">Where what is proposed is.</param>
/// <param name="LeastHours">Its fewest hours a week; null when nothing is proposed.</param>
/// <param name="MostHours">Its most hours a week.</param>
/// <param name="AsksSkills">Whether there are skills that are good to have there.</param>
/// <param name="Parts">The parts of how well it fits; null when nothing is proposed.</param>
/// <param name="Latitude">Where it is.</param>
/// <param name="Longitude">Where it is.</param>
/// <param name="FromLatitude">About where they set out from.</param>
/// <param name="FromLongitude">About where they set out from.</param>
public sealed record RoundPerson(
    ParticipantId Id, string? Name, string Reference, string GroupCode, string GroupName, PlacementOpeningId? OpeningId, string? Opening, string? Organisation, string? Before, int? Points, string? RunnerUp, int? RunnerUpPoints,
    int? CostPlaces, long? CostPoints, long Candidates, long Banned, bool IsOut, MatchDecisionKind? Decision, string? DecidedOpening, string? DecidedOrganisation, PlacementId? PlacementId, long Contests, bool AwaitsView,
    string? Town, decimal? LeastHours, decimal? MostHours, bool? AsksSkills, int?[]? Parts, decimal? Latitude, decimal? Longitude, decimal? FromLatitude, decimal? FromLongitude)
{
    /// <summary>What is told of what is proposed; null when nothing is, or a rule keeps them from it.</summary>
    internal MatchPlace? Place => (LeastHours, MostHours, AsksSkills, Parts) is ({ } least, { } most, { } asks, { } parts) && Points > 0
        ? new(Town, MatchRules.Kilometres(Coordinates.Of(FromLatitude, FromLongitude), Coordinates.Of(Latitude, Longitude)), least, most, parts, asks)
        : null;

    /// <summary>Whether it is settled: placed, or no place now.</summary>
    public bool IsSettled => Decision is MatchDecisionKind.Accepted or MatchDecisionKind.Overridden or MatchDecisionKind.Declined;
}

/// <summary>An opening in a round, as it was judged for somebody.</summary>
/// <param name="OpeningId">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Organisation">Who offers it.</param>
/// <param name="Broken">Every rule that keeps them from it, a bit each.</param>
/// <param name="Points">How well it fits.</param>
/// <param name="Parts">The parts of it; null where nothing is known.</param>
/// <param name="IsBanned">Whether it is banned for them.</param>
/// <param name="Room">How many places it has in the round.</param>
/// <param name="Town">Where it is.</param>
/// <param name="LeastHours">Fewest hours a week.</param>
/// <param name="MostHours">Most hours a week.</param>
/// <param name="AsksSkills">Whether there are skills that are good to have there.</param>
/// <param name="Latitude">Where it is.</param>
/// <param name="Longitude">Where it is.</param>
/// <param name="FromLatitude">About where they set out from.</param>
/// <param name="FromLongitude">About where they set out from.</param>
public sealed record RoundOpening(
    PlacementOpeningId OpeningId, string Title, string Organisation, int Broken, int Points, int?[] Parts, bool IsBanned, int Room,
    string? Town, decimal LeastHours, decimal MostHours, bool AsksSkills, decimal? Latitude, decimal? Longitude, decimal? FromLatitude, decimal? FromLongitude)
{
    /// <summary>What is told of it.</summary>
    internal MatchPlace Place => new(Town, MatchRules.Kilometres(Coordinates.Of(FromLatitude, FromLongitude), Coordinates.Of(Latitude, Longitude)), LeastHours, MostHours, Parts, AsksSkills);

    /// <summary>The rules.</summary>
    public IEnumerable<MatchRule> Rules => MatchRules.Of((MatchRule)Broken);
}

/// <summary>A group of a round, and how it fared.</summary>
/// <param name="Kind">What it is a group by: target group, or gender.</param>
/// <param name="Name">Which; null where it is not stated.</param>
/// <param name="People">How many of it take part.</param>
/// <param name="Reachable">How many no rule kept from every opening.</param>
/// <param name="Proposed">How many have a proposal or a placement.</param>
public sealed record RoundGroup(string Kind, string? Name, long People, long Reachable, long Proposed);

/// <summary>Reads rounds, in the viewer's scope.</summary>
internal sealed class RoundReader(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    private static readonly Sql IsBanned = Sql.Raw("""
        exists (select from match_decisions d where d.round_id = x.round_id and d.participant_id = x.participant_id and d.opening_id = x.opening_id and d.decision = 'banned' and d.superseded_at is null)
        """);

    /// <summary>A round; null when the initiative has none such.</summary>
    public Task<RoundFacts?> FindAsync(InitiativeId initiative, MatchRoundId round, CancellationToken cancellation) => database.FindAsync<RoundFacts>(Sql.Of($"""
        select r.title, r.people, r.floor_percent, r.asks_view, r.weights, r.made_at, a.display_name as made_by,
               (select coalesce(sum(m.room), 0)::integer from match_openings m where m.round_id = r.id) as room
        from match_rounds r join accounts a on a.id = r.made_by
        where r.id = {round} and r.initiative_id = {initiative}
        """), cancellation);

    /// <summary>Who takes part, by name; one alone when asked for.</summary>
    public Task<IReadOnlyList<RoundPerson>> PeopleAsync(MatchRoundId round, ParticipantId? only, CancellationToken cancellation) => database.QueryAsync<RoundPerson>(Sql.Of($"""
        select m.participant_id as id, p.name, p.reference, m.group_code, coalesce({LocalText.Column("tg.name")}, m.group_code) as group_name,
               m.opening_id, o.title as opening, g.name as organisation,
               (select b.title || ', ' || h.name from placement_openings b join organisations h on h.id = b.organisation_id where b.id = m.before_id and m.opening_id is distinct from m.before_id) as before, m.points, second.title || ', ' || second_host.name as runner_up, m.runner_up_points, m.cost_places, m.cost_points,
               (select count(*) from match_pairs x join placement_openings o on o.id = x.opening_id where x.round_id = m.round_id and x.participant_id = m.participant_id and {RoundSql.Broken} = 0 and not {IsBanned}) as candidates,
               (select count(*) from match_pairs x join placement_openings o on o.id = x.opening_id where x.round_id = m.round_id and x.participant_id = m.participant_id and {RoundSql.Broken} = 0 and {IsBanned}) as banned,
               {RoundSql.IsOut} as is_out,
               d.decision, decided.title as decided_opening, decided_host.name as decided_organisation, d.placement_id,
               (select count(*) from match_contests c where c.round_id = m.round_id and c.participant_id = m.participant_id and c.superseded_at is null)
               + (select count(*) from placement_answers a where a.placement_id = d.placement_id and a.answer <> 'yes' and a.superseded_at is null) as contests,
               {RoundSql.AwaitsView(user.RequiredAccount, clock.Today())} as awaits_view,
               coalesce(at.town, g.municipality) as town, o.least_hours, o.most_hours, cardinality(o.skills_wished) > 0 as asks_skills, judged.parts,
               at.latitude, at.longitude, f.latitude as from_latitude, f.longitude as from_longitude
        from match_people m
        join match_rounds r on r.id = m.round_id
        join participants p on p.id = m.participant_id
        left join place_profiles f on f.participant_id = m.participant_id and f.initiative_id = m.initiative_id
        left join match_pairs judged on judged.round_id = m.round_id and judged.participant_id = m.participant_id and judged.opening_id = m.opening_id
        left join initiative_target_groups tg on tg.initiative_id = m.initiative_id and tg.kind = 'end_user' and tg.code = m.group_code
        left join placement_openings o on o.id = m.opening_id
        left join organisations g on g.id = o.organisation_id
        left join organisation_places at on at.id = o.place_id
        left join placement_openings second on second.id = m.runner_up_id
        left join organisations second_host on second_host.id = second.organisation_id
        left join match_decisions d on d.round_id = m.round_id and d.participant_id = m.participant_id and d.decision <> 'banned' and {RoundSql.Stands}
        left join placement_openings decided on decided.id = d.opening_id
        left join organisations decided_host on decided_host.id = decided.organisation_id
        where m.round_id = {round} and ({only?.Value}::uuid is null or m.participant_id = {only?.Value}::uuid) and not {RoundSql.IsOnlyOpened}
        order by p.family_name, p.given_name, p.reference, p.id
        """), cancellation);

    /// <summary>How each opening was judged for somebody: candidates first, the best of them first.</summary>
    public Task<IReadOnlyList<RoundOpening>> OpeningsAsync(MatchRoundId round, ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<RoundOpening>(Sql.Of($"""
        select x.opening_id, o.title, g.name as organisation, {RoundSql.Broken} as broken, x.points, x.parts, m.room, {IsBanned} as is_banned,
               coalesce(at.town, g.municipality) as town, o.least_hours, o.most_hours, cardinality(o.skills_wished) > 0 as asks_skills, at.latitude, at.longitude, f.latitude as from_latitude, f.longitude as from_longitude
        from match_pairs x
        join match_openings m on m.round_id = x.round_id and m.opening_id = x.opening_id
        join placement_openings o on o.id = x.opening_id
        join organisations g on g.id = o.organisation_id
        left join organisation_places at on at.id = o.place_id
        left join place_profiles f on f.participant_id = x.participant_id and f.initiative_id = x.initiative_id
        where x.round_id = {round} and x.participant_id = {participant}
        order by {RoundSql.Broken} <> 0, x.points desc, g.name, o.title, x.opening_id
        """), cancellation);

    /// <summary>What would open more places: to one, or to how many in all.</summary>
    public Task<IReadOnlyList<RoundHint>> HintsAsync(MatchRoundId round, ParticipantId participant, CancellationToken cancellation) =>
        database.QueryAsync<RoundHint>(Sql.Of($"select hint, openings from match_hints where round_id = {round} and participant_id = {participant} order by openings desc, hint"), cancellation);

    /// <summary>What people have said of somebody in it, the latest first.</summary>
    public Task<IReadOnlyList<RoundSaying>> SayingsAsync(MatchRoundId round, ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<RoundSaying>(Sql.Of($"""
        select 'view' as kind, o.title || ', ' || g.name as opening, v.text, v.registered_at as at, a.display_name as by
        from match_views v join accounts a on a.id = v.registered_by left join placement_openings o on o.id = v.opening_id left join organisations g on g.id = o.organisation_id
        where v.round_id = {round} and v.participant_id = {participant}
        union all
        select 'contest', null, c.text, c.registered_at, a.display_name from match_contests c join accounts a on a.id = c.registered_by
        where c.round_id = {round} and c.participant_id = {participant} and c.superseded_at is null
        order by 4 desc
        """), cancellation);

    /// <summary>What alone keeps those without a proposal from openings: the rule and in how many pairs.</summary>
    public Task<IReadOnlyList<OnlyRule>> OnlyHinderedAsync(MatchRoundId round, CancellationToken cancellation) => database.QueryAsync<OnlyRule>(Sql.Of($"""
        select participant_id, broken as rule, count(*) as openings from (
            select x.participant_id, {RoundSql.Broken} as broken from match_people m join match_pairs x on x.round_id = m.round_id and x.participant_id = m.participant_id join placement_openings o on o.id = x.opening_id
            where m.round_id = {round} and m.opening_id is null and not {RoundSql.IsOnlyOpened}) hindered
        where bit_count(broken::bit(32)) = 1 group by participant_id, broken order by 3 desc, 2
        """), cancellation);

    /// <summary>How groups fared: target groups, for which the floor is, and genders, which nothing here takes into account.</summary>
    public Task<IReadOnlyList<RoundGroup>> GroupsAsync(MatchRoundId round, CancellationToken cancellation) => database.QueryAsync<RoundGroup>(Sql.Of($"""
        with who as (
            select coalesce({LocalText.Column("tg.name")}, m.group_code) as target_group, e.gender, m.opening_id is not null as is_proposed,
                   exists (select from match_pairs x where x.round_id = m.round_id and x.participant_id = m.participant_id and x.broken = 0) as is_reachable
            from match_people m
            left join enrolments e on e.participant_id = m.participant_id and e.superseded_at is null
            left join initiative_target_groups tg on tg.initiative_id = m.initiative_id and tg.kind = 'end_user' and tg.code = m.group_code
            where m.round_id = {round} and not {RoundSql.IsOnlyOpened})
        select 'target_group' as kind, target_group as name, count(*) as people, count(*) filter (where is_reachable) as reachable, count(*) filter (where is_proposed) as proposed from who group by target_group
        union all
        select 'gender', gender, count(*), count(*) filter (where is_reachable), count(*) filter (where is_proposed) from who group by gender
        order by 1 desc, 2
        """), cancellation);
}

/// <summary>A change that would open more places.</summary>
public sealed record RoundHint(MatchHint Hint, int Openings);

/// <summary>A rule that alone is in the way.</summary>
public sealed record OnlyRule(ParticipantId ParticipantId, int Rule, long Openings);

/// <summary>What somebody has said of a participant in a round.</summary>
/// <param name="Kind">What a coach thought beforehand: <c>view</c>; what the participant says against it: <c>contest</c>.</param>
/// <param name="Opening">What the coach would have chosen; null: none of them.</param>
/// <param name="Text">Why, or what; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="By">Who wrote it down.</param>
public sealed record RoundSaying(string Kind, string? Opening, string Text, DateTimeOffset At, string By);
