using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What is to be done before a session, and who has done it.</summary>
public sealed class SessionTasks(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Most that one session has.</summary>
    public const int Most = 50;

    /// <summary>In order.</summary>
    public Task<IReadOnlyList<Row>> AllAsync(SessionId session, CancellationToken cancellation) => database.QueryAsync<Row>(Sql.Of($"""
        select t.id, t.text, t.done_at, a.display_name as done_by_name from session_tasks t left join accounts a on a.id = t.done_by
        where t.session_id = {session} order by t.position, t.id
        """), cancellation);

    /// <summary>Ticks one, or unticks it; false when the session has none such.</summary>
    public async Task<bool> TickAsync(SessionCard session, Guid id, bool isDone, CancellationToken cancellation)
    {
        if (await database.Context.Set<SessionTask>().SingleOrDefaultAsync(task => task.Id == id && task.SessionId == session.Id, cancellation) is not { } found)
        {
            return false;
        }

        if (isDone)
        {
            found.Tick(clock.GetUtcNow(), user.RequiredAccount);
        }
        else
        {
            found.Untick();
        }

        await database.Context.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Adds one at the end. Refused without words, with too many, and when the list is full.</summary>
    public async Task<Result> AddAsync(SessionCard session, string? text, CancellationToken cancellation)
    {
        var words = text?.Trim() ?? string.Empty;
        if (words.Length is 0 or > SessionTask.TextLength)
        {
            return Result.Refused("Text", words.Length == 0 ? "ui.required" : "ui.too_long", SessionTask.TextLength);
        }

        var count = await database.Context.Set<SessionTask>().CountAsync(task => task.SessionId == session.Id, cancellation);
        if (count >= Most)
        {
            return Result.Refused("Text", "planning.tasks.full", Most);
        }

        database.Context.Add(new SessionTask { InitiativeId = session.InitiativeId, SessionId = session.Id, Position = count + 1, Text = words });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Something to do; who has done it and when, once it is done.</summary>
    public sealed record Row(Guid Id, string Text, DateTimeOffset? DoneAt, string? DoneByName);
}
