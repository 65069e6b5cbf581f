using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Somebody who could take part in a round.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="Reference">Short code.</param>
/// <param name="TargetGroup">Code of the target group.</param>
/// <param name="HasProfile">Whether it is known what they can and need.</param>
/// <param name="ReadyOn">Since when they are ready; null without a profile.</param>
/// <param name="IsPlaced">Whether they have a placement that has neither ended nor come to nothing.</param>
/// <param name="LedTo">The job or studies that their latest placement led to; null where it led to neither.</param>
internal sealed record MatchablePerson(ParticipantId Id, string? Name, string Reference, string TargetGroup, bool HasProfile, DateOnly? ReadyOn, bool IsPlaced, PlacementReason? LedTo)
{
    /// <summary>Whether they wait for a place.</summary>
    public bool Waits => !IsPlaced && LedTo is null;
}

/// <summary>An opening that could take part in a round.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Organisation">Who offers it.</param>
/// <param name="Room">Places that are not taken.</param>
/// <param name="Town">Where it is; null when it is not known.</param>
internal sealed record MatchableOpening(PlacementOpeningId Id, string Title, string Organisation, int Room, string? Town);

/// <summary>What rounds are judged on: people with what they can and need, and openings with what they offer. Read in the viewer's scope.</summary>
internal static class RoundMatter
{
    /// <summary>The viewer's enrolled cases in an initiative; one alone when asked for.</summary>
    public static Task<IReadOnlyList<MatchablePerson>> PeopleAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation, ParticipantId? only = null) =>
        database.QueryAsync<MatchablePerson>(Sql.Of($"""
            select p.id, p.name, p.reference, e.target_group, f.participant_id is not null as has_profile, f.ready_on,
                   exists (select from placements l where l.participant_id = p.id
                           and not exists (select from placement_events d where d.placement_id = l.id and d.event in ('ended', 'withdrawn') and d.superseded_at is null)) as is_placed,
                   (select case when d.reason in ('job', 'studies') then d.reason end from placement_events d
                    where d.participant_id = p.id and d.event = 'ended' and d.superseded_at is null order by d.occurred_on desc, d.id desc limit 1) as led_to
            from enrolments e
            join participants p on p.id = e.participant_id
            left join place_profiles f on f.participant_id = p.id and f.initiative_id = e.initiative_id
            where e.initiative_id = {initiative} and e.superseded_at is null and {ParticipantStanding.IsCase}
              and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null)
              and ({only?.Value}::uuid is null or p.id = {only?.Value}::uuid)
            order by p.family_name, p.given_name, p.reference, p.id
            """), cancellation);

    /// <summary>Openings with room that the initiative may use.</summary>
    public static Task<IReadOnlyList<MatchableOpening>> OpeningsAsync(RequestDatabase database, InitiativeId initiative, DateOnly today, CancellationToken cancellation) =>
        database.QueryAsync<MatchableOpening>(Sql.Of($"""
            select o.id, o.title, g.name as organisation, o.places - o.taken as room, coalesce(at.town, g.municipality) as town
            from placement_openings o join organisations g on g.id = o.organisation_id left join organisation_places at on at.id = o.place_id
            where (o.initiative_id = {initiative} or o.is_shared) and {OpeningList.State(today)} = 'open'
            order by g.name, o.title, o.id
            """), cancellation);

    /// <summary>What people can and need. Of those who have said so alone.</summary>
    public static async Task<IReadOnlyDictionary<ParticipantId, PlaceNeeds>> NeedsAsync(
        RequestDatabase database, InitiativeId initiative, IReadOnlyCollection<MatchablePerson> people, DateOnly today, CancellationToken cancellation)
    {
        var ids = people.Select(static person => person.Id).ToList();
        var profiles = await database.Context.Set<PlaceProfile>().AsNoTracking().Where(profile => profile.InitiativeId == initiative && ids.Contains(profile.ParticipantId)).ToListAsync(cancellation);
        var conflicts = (await database.Context.Set<PlaceConflict>().AsNoTracking().Where(conflict => ids.Contains(conflict.ParticipantId)).ToListAsync(cancellation))
            .ToLookup(static conflict => conflict.ParticipantId, static conflict => conflict.OrganisationId);
        var groups = people.ToDictionary(static person => person.Id, static person => person.TargetGroup);
        return profiles.ToDictionary(static profile => profile.ParticipantId, profile => NeedsOf(profile, groups[profile.ParticipantId], conflicts[profile.ParticipantId], today));
    }

    /// <summary>What openings offer and ask for.</summary>
    public static async Task<IReadOnlyDictionary<PlacementOpeningId, PlaceTerms>> TermsAsync(RequestDatabase database, IReadOnlyCollection<PlacementOpeningId> openings, CancellationToken cancellation)
    {
        var places = (await database.QueryAsync<PlaceAt>(Sql.Of($"""
            select o.id, p.latitude, p.longitude from placement_openings o join organisation_places p on p.id = o.place_id
            where o.id = any ({openings.Select(static id => id.Value).ToArray()}) and p.latitude is not null
            """), cancellation)).ToDictionary(static place => place.Id, static place => new Coordinates(place.Latitude, place.Longitude));
        var found = await database.Context.Set<PlacementOpening>().AsNoTracking().Where(opening => openings.Contains(opening.Id)).ToListAsync(cancellation);
        return found.ToDictionary(static opening => opening.Id, opening => opening.TermsAt(places.TryGetValue(opening.Id, out var at) ? at : null));
    }

    private static PlaceNeeds NeedsOf(PlaceProfile profile, string targetGroup, IEnumerable<OrganisationId> notAt, DateOnly today) => new()
    {
        Kinds = profile.Kinds.ToHashSet(),
        TargetGroup = targetGroup,
        LeastHours = profile.LeastHours,
        MostHours = profile.MostHours,
        Times = new WeekTimes(profile.Times),
        Swedish = profile.Swedish,
        Languages = profile.Languages.ToHashSet(),
        Skills = profile.Skills.ToHashSet(),
        Occupations = profile.Occupations.ToHashSet(),
        Avoids = profile.Avoids.ToHashSet(),
        Needs = profile.Supports.ToHashSet(),
        From = profile.From,
        MostKilometres = profile.MostKilometres,
        NeedsSupervisor = profile.NeedsSupervisor,
        NotAt = notAt.ToHashSet(),
        DaysWaited = today.DayNumber - profile.ReadyOn.DayNumber,
    };

    private sealed record PlaceAt(PlacementOpeningId Id, decimal Latitude, decimal Longitude);
}
