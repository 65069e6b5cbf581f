using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A correction of one mark, with its reason.</summary>
public sealed record MarkCorrection(SessionCard Session, ParticipantId Participant, Guid? Basis, AskedMark? Asked, string Reason);

/// <summary>
/// Corrects a mark afterwards: the standing one is superseded with the reason and a new one takes its place on the same
/// day, or none when it is retracted. Figures as known before the correction stay as they were. The caller has locked the
/// session.
/// </summary>
public sealed class CorrectMark(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 500;

    /// <summary>Runs it. Refused when nothing would change; a conflict when another mark stands by now.</summary>
    public async Task<Result> RunAsync(MarkCorrection correction, CancellationToken cancellation)
    {
        var standing = (await database.Context.Set<Attendance>().FromSql($"""
            select * from attendance
            where session_id = {correction.Session.Id.Value} and participant_id = {correction.Participant.Value} and superseded_at is null
            """).ToListAsync(cancellation)).SingleOrDefault();
        if (standing is null || standing.Id != correction.Basis)
        {
            return Result.Conflict("activities.correct.changed-meanwhile");
        }

        if (correction.Asked is { } asked && standing.Says(asked.Mark, asked.MinutesLate))
        {
            return Result.Refused("Mark", "activities.correct.same");
        }

        var now = clock.GetUtcNow();
        standing.Supersede(now, correction.Reason);
        await database.Context.SaveChangesAsync(cancellation);
        if (correction.Asked is { } mark)
        {
            database.Context.Add(new Attendance
            {
                InitiativeId = standing.InitiativeId,
                SessionId = standing.SessionId,
                ParticipantId = standing.ParticipantId,
                Mark = mark.Mark,
                MinutesLate = mark.MinutesLate,
                OccurredOn = standing.OccurredOn,
                RegisteredAt = now,
                RegisteredBy = user.RequiredAccount,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }
}
