using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A correction of what stands of one participant at a session, with its reason.</summary>
/// <param name="Session">The session.</param>
/// <param name="Participant">Who.</param>
/// <param name="Basis">The mark that the page showed.</param>
/// <param name="Asked">The right mark; null when there should be none.</param>
/// <param name="Wish">The right answer to whether they want to go on; null when that is not asked.</param>
/// <param name="Reason">Why.</param>
public sealed record MarkCorrection(SessionCard Session, ParticipantId Participant, Guid? Basis, AskedMark? Asked, WishCorrection? Wish, string Reason);

/// <summary>A correction of a registered wish to go on.</summary>
/// <param name="Basis">The wish that the page showed.</param>
/// <param name="Wants">What is right.</param>
public sealed record WishCorrection(Guid Basis, bool Wants);

/// <summary>
/// Corrects a mark, and the wish to go on, afterwards: what stands is superseded with the reason and takes a new row in its
/// place on the same day, or none when a mark is retracted. Figures as known before the correction stay as they were. The
/// caller has locked the session.
/// </summary>
public sealed class CorrectMark(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 500;

    /// <summary>Runs it. Refused when nothing would change; a conflict when something else stands by now.</summary>
    public async Task<Result> RunAsync(MarkCorrection correction, CancellationToken cancellation)
    {
        var (mark, wish) = await StandingAsync(correction, cancellation);
        if (mark is null || mark.Id != correction.Basis || wish?.Id != correction.Wish?.Basis)
        {
            return Result.Conflict("activities.correct.changed_meanwhile");
        }

        var changesMark = correction.Asked is not { } asked || !mark.Says(asked.Mark, asked.MinutesLate);
        var changesWish = wish is not null && wish.Wants != correction.Wish!.Wants;
        if (!changesMark && !changesWish)
        {
            return Result.Refused("Mark", "activities.correct.same");
        }

        var now = clock.GetUtcNow();
        List<Registration> instead = [];
        if (changesMark)
        {
            mark.Supersede(now, correction.Reason);
            instead.AddRange(correction.Asked is { } right ? [Instead(mark, right, now)] : []);
        }

        if (changesWish)
        {
            wish!.Supersede(now, correction.Reason);
            instead.Add(Instead(wish, now));
        }

        if (correction.Asked is null && await database.Context.Set<SessionParticipant>().SingleOrDefaultAsync(
            row => row.SessionId == correction.Session.Id && row.ParticipantId == correction.Participant && row.Origin == SessionOrigin.DropIn, cancellation) is { } dropIn)
        {
            database.Context.Remove(dropIn); // who never came was never expected either
        }

        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(instead);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<(Attendance? Mark, NextStepWish? Wish)> StandingAsync(MarkCorrection correction, CancellationToken cancellation)
    {
        var mark = await database.Context.Set<Attendance>().SingleOrDefaultAsync(
            row => row.SessionId == correction.Session.Id && row.ParticipantId == correction.Participant && row.SupersededAt == null, cancellation);
        var wish = correction.Wish is null ? null : await database.Context.Set<NextStepWish>().SingleOrDefaultAsync(
            row => row.SeriesId == correction.Session.SeriesId && row.ParticipantId == correction.Participant && row.SupersededAt == null, cancellation);
        return (mark, wish);
    }

    private Attendance Instead(Attendance of, AskedMark right, DateTimeOffset now) => new()
    {
        InitiativeId = of.InitiativeId,
        SessionId = of.SessionId,
        ParticipantId = of.ParticipantId,
        Mark = right.Mark,
        MinutesLate = right.MinutesLate,
        OccurredOn = of.OccurredOn,
        RegisteredAt = now,
        RegisteredBy = user.RequiredAccount,
    };

    private NextStepWish Instead(NextStepWish of, DateTimeOffset now) => new()
    {
        InitiativeId = of.InitiativeId,
        SeriesId = of.SeriesId,
        ParticipantId = of.ParticipantId,
        Wants = !of.Wants,
        OccurredOn = of.OccurredOn,
        RegisteredAt = now,
        RegisteredBy = user.RequiredAccount,
    };
}
