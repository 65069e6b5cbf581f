using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What a roster's row asks.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Basis">Id of the mark that the page showed; null when it showed none.</param>
/// <param name="Asked">The mark; null when left unmarked.</param>
/// <param name="Wants">Whether they want to go on, where the row asks it and it was changed; else null.</param>
/// <param name="DeviceTime">When it was asked on a telephone without network; null when just now.</param>
public sealed record RosterEntry(ParticipantId Participant, Guid? Basis, AskedMark? Asked, bool? Wants = null, DateTimeOffset? DeviceTime = null);

/// <summary>
/// Marks attendance at a session. Each row stands alone: a row in conflict is left as it stands and told of, the others
/// are written. What stands is superseded, never overwritten.
/// </summary>
public sealed class MarkRoster(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>What became of each row. The session is locked and may be marked, and the participants are expected at it; the caller has checked.</summary>
    public async Task<IReadOnlyDictionary<ParticipantId, EntryState>> RunAsync(
        SessionCard session, IReadOnlyCollection<RosterEntry> entries, CancellationToken cancellation)
    {
        var known = await KnownAsync(session.Id, entries, cancellation);
        var result = new Dictionary<ParticipantId, EntryState>();
        foreach (var entry in entries)
        {
            var standing = known.FirstOrDefault(mark => mark.ParticipantId == entry.Participant && mark.SupersededAt is null);
            var basis = known.FirstOrDefault(mark => mark.ParticipantId == entry.Participant && mark.Id == entry.Basis);
            var decision = RosterRule.Decide(entry.Asked, Of(basis), Of(standing), session.Result is SessionResult.Held);
            result[entry.Participant] = decision;
            if (decision is EntryState.Saved)
            {
                await WriteAsync(session, entry, standing, cancellation);
            }

            if (entry.Wants is { } wants && !await WishAsync(session, entry.Participant, wants, cancellation))
            {
                result[entry.Participant] = EntryState.Closed;
            }
        }

        return result;
    }

    /// <summary>The marks that stand, and those that the page was made of.</summary>
    private async Task<IReadOnlyList<Attendance>> KnownAsync(
        SessionId session, IReadOnlyCollection<RosterEntry> entries, CancellationToken cancellation)
    {
        var bases = entries.Select(static entry => entry.Basis).OfType<Guid>().ToArray();
        return await database.Context.Set<Attendance>().FromSql($"""
            select * from attendance
            where session_id = {session.Value} and (superseded_at is null or id = any ({bases}))
            """).ToListAsync(cancellation);
    }

    private async Task WriteAsync(SessionCard session, RosterEntry entry, Attendance? standing, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (standing is not null)
        {
            standing.Supersede(now);
            await database.Context.SaveChangesAsync(cancellation);
        }

        database.Context.Add(new Attendance
        {
            InitiativeId = session.InitiativeId,
            SessionId = session.Id,
            ParticipantId = entry.Participant,
            Mark = entry.Asked!.Value.Mark,
            MinutesLate = entry.Asked.Value.MinutesLate,
            DeviceTime = entry.DeviceTime,
            OccurredOn = session.Day,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
    }

    /// <summary>Registers the wish; false when it can only be corrected with a reason.</summary>
    private async Task<bool> WishAsync(SessionCard session, ParticipantId participant, bool wants, CancellationToken cancellation)
    {
        var series = session.SeriesId!.Value;
        var standing = (await database.Context.Set<NextStepWish>().FromSql($"""
            select * from next_step_wishes
            where series_id = {series.Value} and participant_id = {participant.Value} and superseded_at is null
            """).ToListAsync(cancellation)).SingleOrDefault();
        if ((standing?.Wants ?? false) == wants)
        {
            return true;
        }

        if (!RosterRule.WishIsOpen(standing?.Wants, session.Result is SessionResult.Held))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (standing is not null)
        {
            standing.Supersede(now);
            await database.Context.SaveChangesAsync(cancellation);
        }

        database.Context.Add(new NextStepWish
        {
            InitiativeId = session.InitiativeId,
            SeriesId = series,
            ParticipantId = participant,
            Wants = wants,
            OccurredOn = session.Day,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return true;
    }

    private static KnownMark? Of(Attendance? mark) => mark is null ? null : new KnownMark(mark.Id, mark.Mark, mark.MinutesLate);
}
