using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Somebody in the same initiative who has the same name and birth date as the one about to be enrolled.</summary>
/// <param name="Id">Who.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Name">As registered.</param>
/// <param name="EnrolledOn">Day of enrolment.</param>
public sealed record Namesake(ParticipantId Id, string Reference, string Name, DateOnly EnrolledOn)
{
    /// <summary>
    /// Those whose files are open to the user; that others exist is not told. A protected identity has neither name nor birth
    /// date to be found by.
    /// </summary>
    internal static Task<IReadOnlyList<Namesake>> OfAsync(
        RequestDatabase database, InitiativeId initiative, EnrolmentInput input, CancellationToken cancellation) =>
        database.QueryAsync<Namesake>(Sql.Of($"""
            select p.id, p.reference, p.name, e.occurred_on as enrolled_on
            from participants p join participant_details d on d.participant_id = p.id
            join enrolments e on e.participant_id = p.id and e.superseded_at is null
            where p.initiative_id = {initiative} and p.id <> {input.Form} and d.birth_date = {input.BirthDate}::date
              and lower(p.given_name) = lower({input.GivenName?.Trim()}::text) and lower(p.family_name) = lower({input.FamilyName?.Trim()}::text)
              and {CaseSql.IsOpen}
            order by e.occurred_on, p.id
            """), cancellation);
}
