using System.ComponentModel.DataAnnotations;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who came without having been expected.</summary>
public sealed class DropInInput
{
    /// <summary>The participant.</summary>
    [Required]
    public ParticipantId? Participant { get; init; }
}

/// <summary>Puts down somebody who came without having been expected as a guest at the session, and marks them present.</summary>
public sealed class AddDropIn(RequestDatabase database, MarkRoster mark, TimeProvider clock)
{
    /// <summary>Runs it. The session is locked and may be marked; the caller has checked. Refused for who is not among the candidates.</summary>
    public async Task<Result> RunAsync(SessionCard session, DropInInput input, CancellationToken cancellation)
    {
        if ((await CandidatesAsync(session, cancellation)).FirstOrDefault(row => row.Id == input.Participant) is not { } found)
        {
            return Result.Refused(nameof(input.Participant), "attendance.drop_in.not_eligible");
        }

        database.Context.Add(new SessionParticipant
        {
            InitiativeId = session.InitiativeId, SessionId = session.Id, ParticipantId = found.Id, Origin = SessionOrigin.DropIn, AddedOn = clock.Today(),
        });
        await database.Context.SaveChangesAsync(cancellation);
        await mark.RunAsync(session, [new RosterEntry(found.Id, null, new AskedMark(AttendanceMark.Present, null))], cancellation);
        return Result.Done;
    }

    /// <summary>Those in the initiative on the day of the session who were not expected at it, by name: the user's own cases, or everybody for who leads the initiative.</summary>
    public Task<IReadOnlyList<Candidate>> CandidatesAsync(SessionCard session, CancellationToken cancellation) => database.QueryAsync<Candidate>(Sql.Of($"""
        select p.id, p.reference, p.name
        from participants p
        join enrolments e on e.participant_id = p.id and e.superseded_at is null and e.occurred_on <= {session.Day}
        where p.initiative_id = {session.InitiativeId} and not (p.id = {OnlyOpened.Any})
          and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null and x.occurred_on < {session.Day})
          and not exists (select from series_members m where m.series_id = {session.SeriesId}::uuid and m.participant_id = p.id
                          and m.joined_on <= {session.Day} and coalesce(m.left_on, 'infinity') > {session.Day})
          and not exists (select from session_participants g where g.session_id = {session.Id} and g.participant_id = p.id)
          and not exists (select from attendance a where a.session_id = {session.Id} and a.participant_id = p.id and a.superseded_at is null)
        order by p.family_name, p.given_name, p.reference, p.id
        """), cancellation);

    /// <summary>Somebody who may have come; the name is null for a protected identity.</summary>
    public sealed record Candidate(ParticipantId Id, string Reference, string? Name);
}
