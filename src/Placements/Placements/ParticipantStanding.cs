using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a placement must know of its participant. Read in the viewer's scope: nothing is found of others' cases.</summary>
/// <param name="EnrolledOn">Day of the standing enrolment.</param>
/// <param name="ExitedOn">Day of the standing exit; null while enrolled.</param>
/// <param name="EndsOn">Last day of the initiative.</param>
internal sealed record ParticipantStanding(DateOnly EnrolledOn, DateOnly? ExitedOn, DateOnly EndsOn)
{
    /// <summary>
    /// Whether the enrolment <c>e</c> is of a case of the viewer's. Enrolments can also be read by those who only cover a
    /// group, or have opened a file outside their own cases, and placing somebody is not theirs.
    /// </summary>
    internal static readonly Sql IsCase = Sql.Of($"""
        (e.initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[])
         or (e.participant_id = any ((select access.ids('samsteg.cases'))::uuid[]) and not (e.participant_id = {OnlyOpened.Any})))
        """);

    /// <summary>The participant's standing, or null when it is not a case of the viewer's in that initiative.</summary>
    public static Task<ParticipantStanding?> FindAsync(
        RequestDatabase database, InitiativeId initiative, ParticipantId participant, CancellationToken cancellation) =>
        database.FindAsync<ParticipantStanding>(Sql.Of($"""
            select e.occurred_on as enrolled_on, x.occurred_on as exited_on, i.ends_on
            from enrolments e
            join initiatives i on i.id = e.initiative_id
            left join exits x on x.participant_id = e.participant_id and x.superseded_at is null
            where e.initiative_id = {initiative} and e.participant_id = {participant} and e.superseded_at is null and {IsCase}
            """), cancellation);

    /// <summary>Participants of an initiative who can be placed: the viewer's enrolled cases.</summary>
    public static Task<IReadOnlyList<PlaceableParticipant>> PlaceableAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        database.QueryAsync<PlaceableParticipant>(Sql.Of($"""
            select p.id, p.name, p.reference
            from enrolments e
            join participants p on p.id = e.participant_id
            where e.initiative_id = {initiative} and e.superseded_at is null and {IsCase}
              and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null)
            order by p.family_name, p.given_name, p.reference, p.id
            """), cancellation);
}

/// <summary>A participant who can be placed.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="Reference">Short code.</param>
internal sealed record PlaceableParticipant(ParticipantId Id, string? Name, string Reference);
