using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>When, where and by whom.</summary>
public sealed class SessionInput : TimedArrangement
{
    /// <summary>The version that the form was made of.</summary>
    public uint Version { get; set; }

    /// <summary>What it costs in SEK.</summary>
    [Range(0, 10_000_000)]
    public decimal? Cost { get; init; }

    /// <summary>Whether the later sessions of the series are changed in the same way.</summary>
    public bool Onward { get; init; }

    /// <summary>What a session has, as the form shows it; at another time where one is given.</summary>
    internal static SessionInput Of(Session session, DateOnly? day = null, TimeOnly? time = null, bool isAnyway = false) => new()
    {
        Version = session.Version,
        Day = day ?? session.Day,
        Time = time ?? TimeOnly.FromDateTime(SwedishTime.Local(session.StartsAt).DateTime),
        Minutes = (int)(session.EndsAt - session.StartsAt).TotalMinutes,
        Place = session.Place,
        Room = session.RoomId,
        OnlineLink = session.OnlineLink,
        Leader = session.LeaderAccountId,
        SecondLeader = session.SecondLeaderAccountId,
        Capacity = session.Capacity,
        Materials = session.Materials,
        Cost = session.Cost,
        Anyway = isAnyway,
    };
}

/// <summary>
/// Moves a planned session, or changes where and by whom it is held; the later ones of its series too, when asked. They move by as many days, to the same
/// hour where that was changed, and get what was changed of the rest. Those that are held, cancelled or marked stay as they are.
/// </summary>
public sealed class MoveSession(RequestDatabase database, SessionRules rules, SessionConflicts conflicts)
{
    /// <summary>
    /// Refused when it is held, cancelled or marked: then its day stands; and when a room or a leader is taken. A conflict when somebody has changed it meanwhile.
    /// </summary>
    public async Task<Result> RunAsync(Session session, SessionInput input, CancellationToken cancellation)
    {
        if (session.Version != input.Version)
        {
            return Result.Conflict("activities.session.changed_meanwhile");
        }

        var before = SessionInput.Of(session);
        var isMoved = input.Day != before.Day || input.Time != before.Time;
        if (isMoved && await rules.HasRegistrationsAsync(session.Id, cancellation))
        {
            return Result.Refused("Day", "activities.session.day_stands");
        }

        List<Session> changed = [session, .. input.Onward ? await LaterAsync(session, cancellation) : []];
        if (changed.Select(later => DayAfter(later, before, input)).Any(static day => day is null))
        {
            return Result.Refused("Day", "ui.not_a_day");
        }

        var last = changed.Max(later => DayAfter(later, before, input)!.Value);
        if (await rules.ProblemsAsync(session.InitiativeId, input.Day!.Value, last > input.Day ? last : input.Day.Value, input, session.RoomId, cancellation) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        foreach (var later in changed)
        {
            Change(later, before, input);
        }

        if (await conflicts.ProblemsAsync(
            session.InitiativeId, session.SeriesId, [.. changed.Where(static later => !later.IsCancelled).Select(WantedTime.Of)], input.Anyway || !isMoved, onHolidays: false, cancellation) is { Count: > 0 } found)
        {
            return Result.Of(found);
        }

        try
        {
            await database.Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("activities.session.changed_meanwhile");
        }

        return Result.Done;
    }

    /// <summary>The sessions after it that can still be moved, in order.</summary>
    private async Task<IReadOnlyList<Session>> LaterAsync(Session session, CancellationToken cancellation)
    {
        var free = (await rules.LaterFreeAsync(session.SeriesId, session.Number, cancellation)).Select(static later => later.Id).ToList();
        return await database.Context.Set<Session>().Where(later => free.Contains(later.Id)).OrderBy(static later => later.Number).ToListAsync(cancellation);
    }

    private static DateOnly? DayAfter(Session session, SessionInput before, SessionInput input)
    {
        var number = session.Day.DayNumber + input.Day!.Value.DayNumber - before.Day!.Value.DayNumber;
        return number >= 0 && number < DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(number) : null;
    }

    private static void Change(Session session, SessionInput before, SessionInput input)
    {
        var own = SessionInput.Of(session);
        var day = DayAfter(session, before, input)!.Value;
        var minutes = input.Minutes == before.Minutes ? own.Minutes!.Value : input.Minutes!.Value;
        if (day != own.Day || input.Time != before.Time)
        {
            session.StartsAt = SwedishTime.At(day, input.Time == before.Time ? own.Time!.Value : input.Time!.Value);
        }

        session.EndsAt = session.StartsAt.AddMinutes(minutes);
        session.Place = Changed(before.Place, input.Place?.Trim() ?? string.Empty, session.Place)!;
        session.RoomId = Changed(before.Room, input.Room, session.RoomId);
        session.OnlineLink = Changed(before.OnlineLink, input.Link, session.OnlineLink)!;
        session.LeaderAccountId = Changed(before.Leader, input.Leader, session.LeaderAccountId);
        session.SecondLeaderAccountId = Changed(before.SecondLeader, input.SecondLeader, session.SecondLeaderAccountId);
        session.Capacity = Changed(before.Capacity, input.Capacity, session.Capacity);
        session.Materials = Changed(before.Materials, input.Materials?.Trim() ?? string.Empty, session.Materials)!;
        session.Cost = Changed(before.Cost, input.Cost, session.Cost);
    }

    /// <summary>What was asked, where it differs from what the form showed; else what the session has.</summary>
    private static T Changed<T>(T shown, T asked, T own) => EqualityComparer<T>.Default.Equals(shown, asked) ? own : asked;
}
