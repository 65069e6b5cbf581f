using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Samsteg.Platform;

/// <summary>Writes the log in the transaction of what it tells about. Entities saved by EF are logged by themselves; plain SQL says so here.</summary>
public sealed class AuditTrail(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    private static readonly TimeSpan SearchRemembered = TimeSpan.FromMinutes(15);

    private readonly HashSet<(string Action, string SubjectKind, Guid? Subject, InitiativeId Initiative, ParticipantId? Participant)> _shown = [];

    /// <summary>A participant's file is opened: logged when the answer shows it, a form that is refused and shown again included.</summary>
    public void Open(InitiativeId initiative, ParticipantId participant) => _shown.Add(("read", "participants", participant.Value, initiative, participant));

    /// <summary>A referral is opened: logged when the answer shows it. Nobody is a participant by being referred.</summary>
    public void OpenReferral(InitiativeId initiative, Guid referral) => _shown.Add(("read", "referrals", referral, initiative, null));

    /// <summary>The user is told that a personal number is known: logged when the answer says so, although the form is refused.</summary>
    public void MeetNumber(InitiativeId initiative) => _shown.Add(("number_met", "participants", null, initiative, null));

    /// <summary>The user tried to open a file that is not an own case, and there was none to open: logged although the form is refused.</summary>
    public void TryToOpen(InitiativeId initiative) => _shown.Add(("opening_tried", "participants", null, initiative, null));

    /// <summary>A file that was handed in holds harmful code: logged although the form is refused.</summary>
    public void MeetHarmfulFile(InitiativeId initiative, Guid import) => _shown.Add(("infected", "imports", import, initiative, null));

    /// <summary>Logs what the answer shows.</summary>
    internal async Task RecordShownAsync(CancellationToken cancellation)
    {
        foreach (var (action, subjectKind, subject, initiative, participant) in _shown)
        {
            await RecordAsync(action, subjectKind, subject, initiative, participant, cancellation: cancellation);
        }
    }

    /// <summary>
    /// Logs what was done with a list of individuals. One over all initiatives stands in the log of each that the user is
    /// assigned to, so that those who answer for the participants there see it.
    /// </summary>
    public async Task RecordListAsync(string action, string subjectKind, InitiativeId? initiative, CancellationToken cancellation)
    {
        IReadOnlyCollection<InitiativeId?> initiatives = initiative is null && user.Scope.Initiatives.Count > 0 ? [.. user.Scope.Initiatives] : [initiative];
        foreach (var one in initiatives)
        {
            await RecordAsync(action, subjectKind, null, one, cancellation: cancellation);
        }
    }

    /// <summary>
    /// Logs that a search showed these participants, once in a quarter of an hour for each: somebody who types a name meets the
    /// same person with each letter.
    /// </summary>
    internal async Task RecordFoundAsync(IReadOnlyCollection<(InitiativeId Initiative, ParticipantId Participant)> shown, CancellationToken cancellation)
    {
        if (shown.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await database.ExecuteAsync(Sql.Of($"""
            insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id)
            select {now}, {user.RequiredAccount}, 'searched', 'participants', participant, initiative, participant
            from unnest({shown.Select(static one => one.Initiative)}, {shown.Select(static one => one.Participant)}) as found (initiative, participant)
            where not exists (select from audit_entries e
                              where e.participant_id = participant and e.account_id = {user.RequiredAccount} and e.action = 'searched' and e.at > {now - SearchRemembered})
            """), cancellation);
    }

    /// <summary>Logs an act.</summary>
    public Task RecordAsync(
        string action, string subjectKind, Guid? subject, InitiativeId? initiative, ParticipantId? participant = null,
        string? reason = null, object? changes = null, CancellationToken cancellation = default)
    {
        var json = changes is null ? null : JsonSerializer.Serialize(changes);
        return database.ExecuteAsync(Sql.Of($"""
            insert into audit_entries (at, account_id, action, subject_kind, subject_id, initiative_id, participant_id, reason, changes)
            values ({clock.GetUtcNow()}, {user.Account?.Value}::uuid, {action}, {subjectKind}, {subject}::uuid, {initiative?.Value}::uuid,
                    {participant?.Value}::uuid, {reason}::text, {json}::text::jsonb)
            """), cancellation);
    }
}

/// <summary>Adds an entry for each entity that EF is about to write, and what subscribers are to be told of it.</summary>
internal sealed class AuditInterceptor(RowLog log) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context)
        {
            context.ChangeTracker.DetectChanges();
            var entries = context.ChangeTracker.Entries()
                .Where(static entry => entry.Entity is not (AuditEntry or WebhookEvent) && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => (Row: entry, Logged: log.EntryOf(entry, entry.State))).ToList();
            context.AddRange(entries.Select(static entry => entry.Logged));
            context.AddRange(entries.SelectMany(entry => log.EventsOf(entry.Row, entry.Logged, entry.Row.State)).DistinctBy(static happened => (happened.Name, happened.SubjectId)).ToList());
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }
}

/// <summary>An entity that belongs to an initiative under another name than <c>InitiativeId</c>.</summary>
public interface IBelongsToInitiative
{
    /// <summary>The initiative.</summary>
    InitiativeId InitiativeId { get; }
}
