using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A roster as posted, by the whole form or by one tap.</summary>
public sealed class RosterInput
{
    /// <summary>The rows as the page showed them.</summary>
    public List<RosterRowInput> Rows { get; init; } = [];

    /// <summary>When the tap was sent, by the clock of the telephone; null where no script runs.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The participant whose conflict the user settles by changing to what they asked before.</summary>
    public ParticipantId? Overrule { get; init; }
}

/// <summary>A row of the roster as posted.</summary>
public sealed class RosterRowInput
{
    /// <summary>Who.</summary>
    public ParticipantId Participant { get; init; }

    /// <summary>Id of the mark that the page showed; null when it showed none.</summary>
    public Guid? Base { get; init; }

    /// <summary><c>present</c>, <c>late</c> or <c>absent</c>; null when unmarked.</summary>
    public string? Mark { get; init; }

    /// <summary>Minutes late; empty when not stated.</summary>
    public string? Minutes { get; init; }

    /// <summary><c>valid</c> or <c>invalid</c>; empty is the latter.</summary>
    public string? Absence { get; init; }

    /// <summary>What was asked before a conflict was shown, in the form of <see cref="Write"/>.</summary>
    public string? Overruled { get; init; }

    /// <summary>Whether they want to go on.</summary>
    public bool Wants { get; init; }

    /// <summary>What the page showed of it.</summary>
    public bool WantedBefore { get; init; }

    /// <summary>Key that the telephone gave the tap, by which one that is sent again is known; null where no script runs.</summary>
    public Guid? Key { get; init; }

    /// <summary>When the tap was made, by the clock of the telephone; null where no script runs.</summary>
    public DateTimeOffset? TappedAt { get; init; }

    /// <summary>Reads the mark.</summary>
    /// <returns>False when it cannot be read; a row left unmarked reads as null.</returns>
    public bool TryRead(bool overrule, out AskedMark? asked)
    {
        if (overrule && Overruled?.Split(' ') is [var before, var minutes])
        {
            return TryRead(before, minutes, out asked);
        }

        return TryRead(Mark is "absent" ? (Absence is "valid" ? "absent_valid" : "absent_invalid") : Mark, Minutes, out asked);
    }

    /// <summary>A mark on one line, to be posted again.</summary>
    internal static string Write(AskedMark asked) =>
        $"{SnakeCase.Of(asked.Mark.ToString())} {asked.MinutesLate?.ToString(CultureInfo.InvariantCulture)}";

    private static bool TryRead(string? mark, string? minutes, out AskedMark? asked)
    {
        asked = null;
        if (string.IsNullOrEmpty(mark))
        {
            return true;
        }

        AttendanceMark? read = mark switch
        {
            "present" => AttendanceMark.Present,
            "late" => AttendanceMark.Late,
            "absent_valid" => AttendanceMark.AbsentValid,
            "absent_invalid" => AttendanceMark.AbsentInvalid,
            _ => null,
        };
        if (read is not { } known)
        {
            return false;
        }

        if (known is not AttendanceMark.Late || string.IsNullOrWhiteSpace(minutes))
        {
            asked = new AskedMark(known, null);
            return true;
        }

        var isNumber = int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var late);
        asked = new AskedMark(known, late);
        return isNumber && late is >= 1 and <= Attendance.MostMinutesLate;
    }
}
