using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Changes an agenda, until it is locked. What is done to one meeting at the same time waits for its turn.</summary>
public sealed class ChangeAgenda(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>States of what can be put on an agenda, what waits to be decided first.</summary>
    public static IReadOnlyList<ApplicationState> Puttable { get; } =
        [ApplicationState.InPreparation, ApplicationState.Deferred, .. Enum.GetValues<ApplicationState>().Where(static state => state.IsDecided())];

    /// <summary>Puts an application last.</summary>
    /// <returns>Null when there is no such meeting.</returns>
    public async Task<Result?> PutAsync(Guid meeting, InitiativeId initiative, CancellationToken cancellation)
    {
        if (await HoldAsync(meeting, cancellation) is not { } held)
        {
            return null;
        }

        if (held.IsLocked)
        {
            return Result.Conflict("meetings.problem.locked");
        }

        await Application.HoldAsync(database, initiative, cancellation);
        if (await database.Context.Set<Application>().SingleOrDefaultAsync(found => found.InitiativeId == initiative, cancellation) is not { } application || !Puttable.Contains(application.State)
            || await database.ScalarAsync<bool>(Sql.Of($"""
                select exists (select from agenda_items t where t.initiative_id = {initiative} and (t.meeting_id = {meeting} or not exists (select from decisions d where d.item_id = t.id)))
                """), cancellation))
        {
            return Result.Refused("Application", "meetings.problem.application");
        }

        await AddAsync(meeting, initiative, null, cancellation);
        await DoAsync(application, ApplicationAct.Schedule, cancellation);
        return Result.Done;
    }

    /// <summary>Puts something in own words last.</summary>
    /// <returns>Null when there is no such meeting.</returns>
    public async Task<Result?> PutAsync(Guid meeting, string? title, CancellationToken cancellation)
    {
        if (await HoldAsync(meeting, cancellation) is not { } held)
        {
            return null;
        }

        if (held.IsLocked)
        {
            return Result.Conflict("meetings.problem.locked");
        }

        if (string.IsNullOrWhiteSpace(title))
        {
            return Result.Refused("Title", "meetings.problem.title");
        }

        await AddAsync(meeting, null, title.Trim(), cancellation);
        return Result.Done;
    }

    /// <summary>Takes something off.</summary>
    /// <returns>Null when it is not on the agenda.</returns>
    public async Task<Result?> TakeOffAsync(Guid meeting, Guid item, CancellationToken cancellation)
    {
        if (await HoldAsync(meeting, cancellation) is not { } held || await FindAsync(meeting, item, cancellation) is not { } found)
        {
            return null;
        }

        if (held.IsLocked)
        {
            return Result.Conflict("meetings.problem.locked");
        }

        await database.ExecuteAsync(Sql.Of($"delete from agenda_items where id = {item}"), cancellation);
        await database.ExecuteAsync(Sql.Of($"update agenda_items set position = position - 1 where meeting_id = {meeting} and position > {found.Position}"), cancellation);
        if (found.InitiativeId is { } initiative)
        {
            await DoAsync(await database.Context.Set<Application>().SingleAsync(application => application.InitiativeId == initiative, cancellation), ApplicationAct.Unschedule, cancellation);
        }

        await audit.RecordAsync("removed", "agenda_items", item, found.InitiativeId, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>Moves something up or down a place; what stands first or last stays there.</summary>
    /// <returns>Null when it is not on the agenda.</returns>
    public async Task<Result?> MoveAsync(Guid meeting, Guid item, bool up, CancellationToken cancellation)
    {
        if (await HoldAsync(meeting, cancellation) is not { } held || await FindAsync(meeting, item, cancellation) is not { } found)
        {
            return null;
        }

        if (held.IsLocked)
        {
            return Result.Conflict("meetings.problem.locked");
        }

        var other = found.Position + (up ? -1 : 1);
        await database.ExecuteAsync(Sql.Of($"""
            update agenda_items set position = {found.Position} + {other} - position
            where meeting_id = {meeting} and position in ({found.Position}, {other}) and exists (select from agenda_items n where n.meeting_id = {meeting} and n.position = {other})
            """), cancellation);
        await audit.RecordAsync("changed", "agenda_items", item, found.InitiativeId, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>Locks the agenda, or opens it again as long as nothing is decided.</summary>
    /// <returns>Null when there is no such meeting.</returns>
    public async Task<Result?> LockAsync(Guid meeting, bool locks, CancellationToken cancellation)
    {
        if (await HoldAsync(meeting, cancellation) is not { } held)
        {
            return null;
        }

        if (held.IsLocked == locks)
        {
            return Result.Done;
        }

        var facts = (await database.FindAsync<Counts>(Sql.Of($"""
            select count(*)::integer as items, count(d.id)::integer as decided from agenda_items t left join decisions d on d.item_id = t.id where t.meeting_id = {meeting}
            """), cancellation))!;
        if (locks && facts.Items == 0)
        {
            return Result.Refused(string.Empty, "meetings.problem.empty");
        }

        if (!locks && facts.Decided > 0)
        {
            return Result.Conflict("meetings.problem.decided");
        }

        await database.ExecuteAsync(Sql.Of($"""
            update board_meetings set agenda_locked_at = {(locks ? clock.GetUtcNow() : null as DateTimeOffset?)}::timestamptz, agenda_locked_by = {(locks ? user.RequiredAccount.Value : null as Guid?)}::uuid where id = {meeting}
            """), cancellation);
        await audit.RecordAsync("changed", "board_meetings", meeting, null, cancellation: cancellation);
        return Result.Done;
    }

    private async Task AddAsync(Guid meeting, InitiativeId? initiative, string? title, CancellationToken cancellation)
    {
        var item = Guid.CreateVersion7();
        await database.ExecuteAsync(Sql.Of($"""
            insert into agenda_items (id, meeting_id, position, initiative_id, title)
            select {item}, {meeting}, coalesce(max(position), 0) + 1, {initiative?.Value}::uuid, {title}::text from agenda_items where meeting_id = {meeting}
            """), cancellation);
        await audit.RecordAsync("added", "agenda_items", item, initiative, cancellation: cancellation);
    }

    /// <summary>What the board may decide anew stays what it is until it has.</summary>
    private async Task DoAsync(Application application, ApplicationAct act, CancellationToken cancellation)
    {
        if (application.State.After(act) is not null)
        {
            database.Context.Add(application.Do(act, user.RequiredAccount, clock.GetUtcNow()));
            await database.Context.SaveChangesAsync(cancellation);
        }
    }

    private Task<Held?> HoldAsync(Guid meeting, CancellationToken cancellation) =>
        database.FindAsync<Held>(Sql.Of($"select agenda_locked_at is not null as is_locked from board_meetings where id = {meeting} for update"), cancellation);

    private Task<Found?> FindAsync(Guid meeting, Guid item, CancellationToken cancellation) =>
        database.FindAsync<Found>(Sql.Of($"select position, initiative_id from agenda_items where id = {item} and meeting_id = {meeting}"), cancellation);

    private sealed record Held(bool IsLocked);

    private sealed record Found(int Position, InitiativeId? InitiativeId);

    private sealed record Counts(int Items, int Decided);
}
