using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>How a week has been, as a supervisor answers. Labels are <c>check_in_answer.CODE</c>.</summary>
public enum CheckInAnswer
{
    /// <summary>As agreed.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>Not.</summary>
    No,
}

/// <summary>A placement that a supervisor is asked about, and what was answered; nothing else of it or of who has it.</summary>
public sealed record AskedCheckIn(Guid PlacementId, string Organisation, DateOnly WeekOn, string GivenName, CheckInAnswer? Attendance, CheckInAnswer? Work, bool? WantsContact)
{
    /// <summary>Whether it has been answered.</summary>
    public bool IsAnswered => WantsContact is not null;
}

/// <summary>The three answers of a week.</summary>
public sealed record CheckInInput
{
    /// <summary>Whether the participant has been there as agreed.</summary>
    [Required]
    public CheckInAnswer? Attendance { get; init; }

    /// <summary>Whether the tasks work.</summary>
    [Required]
    public CheckInAnswer? Work { get; init; }

    /// <summary>Whether the initiative should get in touch.</summary>
    [Required]
    public bool? WantsContact { get; init; }
}

/// <summary>The question to supervisors each week: its links, what it asks and what is answered. The database decides, since nobody is signed in.</summary>
public sealed class CheckInQuestion(RequestDatabase database, KeyedLinks keys, TimeProvider clock)
{
    /// <summary>Where a week is answered.</summary>
    public string PathOf(Guid week) => $"/veckoavstamning/{week}/{keys.KeyOf(Text(week))}";

    /// <summary>What is asked; empty when the key is not the week's, or it can no longer be answered.</summary>
    public async Task<IReadOnlyList<AskedCheckIn>> FindAsync(Guid week, string? key, CancellationToken cancellation) => keys.Fits(Text(week), key)
        ? await database.QueryAsync<AskedCheckIn>(Sql.Of($"""
            select placement_id, organisation, week_on, given_name, attendance, work, wants_contact from access.weekly_check_in({week}, {clock.GetUtcNow()})
            """), cancellation)
        : [];

    /// <summary>Logs that what is asked was shown: a first name is of a participant's file. The key must have been asked for before.</summary>
    public Task LogReadAsync(Guid week, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"select access.weekly_check_in_read({week}, {clock.GetUtcNow()})"), cancellation);

    /// <summary>Answers of one placement, or answers anew. The key must have been asked for before.</summary>
    /// <returns>Done, or refused in words.</returns>
    public async Task<Result> AnswerAsync(Guid week, Guid placement, CheckInInput input, CancellationToken cancellation) =>
        await database.ScalarAsync<bool>(Sql.Of($"""
            select access.answer_weekly_check_in({week}, {placement}, {input.Attendance!.Value}, {input.Work!.Value}, {input.WantsContact!.Value}, {clock.GetUtcNow()})
            """), cancellation)
            ? Result.Done
            : Result.Refused(string.Empty, "check_ins.refused.gone");

    private static string Text(Guid week) => $"check-in week {week}";
}
