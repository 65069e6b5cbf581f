using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What of a round holds today, in SQL: it was judged once, and people go on deciding, leaving and finding places.</summary>
internal static class RoundSql
{
    /// <summary>Whether <c>match_decisions d</c> stands: nobody took it back, and the placement that it made is not over.</summary>
    public static Sql Stands { get; } = Sql.Raw("""
        (d.superseded_at is null
         and not exists (select from placement_events e where e.placement_id = d.placement_id and e.event in ('withdrawn', 'ended') and e.superseded_at is null))
        """);

    /// <summary>Whether <c>match_people m</c> is to be proposed nothing any more: left, registered by mistake, with a place since then that the round did not give, or with one that has led to a job or studies since then.</summary>
    public static Sql IsOut { get; } = Sql.Of($"""
        (exists (select from exits x where x.participant_id = m.participant_id and x.superseded_at is null)
         or not exists (select from enrolments e where e.participant_id = m.participant_id and e.superseded_at is null)
         or exists (
             select from placement_events work join match_rounds made on made.id = m.round_id
             where work.participant_id = m.participant_id and work.event = 'ended' and work.reason in ('job', 'studies') and work.superseded_at is null and work.registered_at > made.made_at)
         or (not m.had_place and exists (
             select from placements p where p.participant_id = m.participant_id and not {PlacementSteps.IsOver}
             and not exists (select from match_decisions d where d.round_id = m.round_id and d.placement_id = p.id and d.superseded_at is null))))
        """);

    /// <summary>Every rule that keeps the two of <c>match_pairs x</c> apart: as it was judged, and that somebody shall not be at <c>placement_openings o</c>'s since then.</summary>
    public static Sql Broken { get; } = Sql.Of($"""
        (x.broken | case when {IsConflict("x.participant_id")} then {(int)MatchRule.Conflict} else 0 end)
        """);

    /// <summary>Whether somebody shall not be where <c>placement_openings o</c> is.</summary>
    /// <param name="participant">Who, SQL.</param>
    public static Sql IsConflict(string participant) => Sql.Raw($"exists (select from place_conflicts c where c.participant_id = {participant} and c.organisation_id = o.organisation_id)");

    /// <summary>Whether somebody is the coach of <c>match_people m</c> in <c>match_rounds r</c>, and is to say what they think before they see what is proposed.</summary>
    /// <param name="account">Who.</param>
    /// <param name="today">Today.</param>
    public static Sql AwaitsView(AccountId account, DateOnly today) => Sql.Of($"""
        (r.asks_view and m.participant_id in (select w.participant_id from access.worked_by({account}, {today}) w)
         and not exists (select from match_views v where v.round_id = m.round_id and v.participant_id = m.participant_id and v.registered_by = {account}))
        """);

    /// <summary>Whether <c>match_people m</c> is within reach only because the file was opened, outside the own cases: nothing is decided about them then.</summary>
    public static Sql IsOnlyOpened { get; } = Sql.Of($"(m.participant_id = {OnlyOpened.Any})");
}
