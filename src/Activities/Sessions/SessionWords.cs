using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Sessions, marks and progress in words.</summary>
internal static class SessionWords
{
    /// <summary><c>09.00–12.00</c>.</summary>
    public static string Hours(DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        $"{Clock(startsAt)}–{Clock(endsAt)}";

    /// <summary><c>Måndag 1 juni 2026, 18.00–19.00</c>.</summary>
    public static string When(DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        $"{Display.Capital(Display.Weekday(SwedishTime.DateOf(startsAt)))} {SwedishTime.DateOf(startsAt).Year}, {Hours(startsAt, endsAt)}";

    /// <summary>The room, with where it is, and the place, unless the room has said it; empty when neither is decided.</summary>
    public static string Where(string? room, string? place) => string.Join(", ", new[]
    {
        room, room?.Contains(place ?? string.Empty, StringComparison.CurrentCultureIgnoreCase) == true ? null : place,
    }.Where(static part => !string.IsNullOrEmpty(part)));

    /// <summary><c>Idag 09.00–12.00, Katrineholm</c>.</summary>
    public static string WhenAndWhere(Texts texts, SessionCard session, DateOnly today)
    {
        var day = session.Day == today ? texts["activities.today"] : Display.Capital(Display.Weekday(session.Day));
        var when = $"{day} {Hours(session.StartsAt, session.EndsAt)}";
        return session.Place.Length == 0 ? when : $"{when}, {session.Place}";
    }

    /// <summary>The name with the number in its series: <c>Framtidsverkstad 3, träff 5 av 6</c>.</summary>
    public static string Title(Texts texts, SessionCard session) => session.Number is null
        ? session.Name
        : texts["activities.session.title", session.Name, session.Number, session.SessionTotal];

    /// <summary><c>4 av 5 träffar · borta två i rad</c>; what is expected when nothing is marked yet, and of a guest how they come to be there.</summary>
    public static string Progress(Texts texts, RosterRow row)
    {
        var progress = row switch
        {
            { Origin: { } origin } => texts[$"attendance.origin.{SnakeCase.Of(origin.ToString())}"],
            { Marked: 0 } => texts["activities.roster.no_sessions_yet"],
            _ => texts["activities.roster.progress", row.Presences, row.Marked],
        };
        var streak = row.AbsencesInARow;
        if (row.IsCovered)
        {
            progress = $"{progress} · {texts["activities.roster.other_coach"]}";
        }

        if (row is { IsSelf: true, RegisteredAt: { } at })
        {
            progress = $"{progress} · {texts["checkin.checked_in", Clock(at)]}";
        }

        var words = streak < 2 ? progress : $"{progress} · {texts["activities.roster.in_a_row", Number(texts, streak)]}";
        return row.IsProtected ? $"{row.Reference} · {words}" : words;
    }

    /// <summary>Who has made a mark: the participant, or the name of somebody on the staff.</summary>
    public static string By(Texts texts, bool isSelf, string? name) => isSelf ? texts["checkin.self"] : name ?? string.Empty;

    /// <summary><c>Sen 10 min</c>; not marked for null.</summary>
    public static string MarkOf(Texts texts, AttendanceMark? mark, int? minutesLate) => mark switch
    {
        null => texts["activities.mark.none"],
        AttendanceMark.Late when minutesLate is { } minutes => texts["activities.mark.late_minutes", minutes],
        _ => texts[KeyOf(mark.Value)],
    };

    /// <summary>Key of a mark's label.</summary>
    public static string KeyOf(AttendanceMark mark) => mark switch
    {
        AttendanceMark.Present => "activities.mark.present",
        AttendanceMark.Late => "activities.mark.late",
        AttendanceMark.AbsentValid => "activities.mark.absent_valid",
        _ => "activities.mark.absent_invalid",
    };

    /// <summary>Key of what stands where nobody has been marked.</summary>
    public static string UnmarkedKey(SessionResult? outcome, bool isAhead) => outcome switch
    {
        SessionResult.Cancelled => "activities.outcome.cancelled",
        null when isAhead => "activities.mark.planned",
        _ => "activities.mark.none",
    };

    /// <summary>The mark as a sign, for narrow tables; its words stand beside it for those who hear the page.</summary>
    public static string SignOf(AttendanceMark? mark) => mark switch
    {
        AttendanceMark.Present => "✓",
        AttendanceMark.Late => "S",
        AttendanceMark.AbsentValid => "G",
        AttendanceMark.AbsentInvalid => "–",
        _ => "",
    };

    /// <summary>The colour that helps.</summary>
    public static Tone ToneOf(AttendanceMark? mark) => mark switch
    {
        AttendanceMark.Present => Tone.Ok,
        AttendanceMark.Late => Tone.Late,
        AttendanceMark.AbsentValid => Tone.Neutral,
        AttendanceMark.AbsentInvalid => Tone.Risk,
        _ => Tone.Neutral,
    };

    /// <summary>Key of what became of a session.</summary>
    public static string OutcomeKey(SessionResult? outcome, bool hasPassed) => outcome switch
    {
        SessionResult.Held => "activities.outcome.held",
        SessionResult.Cancelled => "activities.outcome.cancelled",
        _ => hasPassed ? "activities.outcome.open" : "activities.outcome.planned",
    };

    /// <summary>The colour that helps.</summary>
    public static Tone OutcomeTone(SessionResult? outcome, bool hasPassed) => outcome switch
    {
        SessionResult.Held => Tone.Ok,
        SessionResult.Cancelled => Tone.Neutral,
        _ => hasPassed ? Tone.Late : Tone.Info,
    };

    /// <summary><c>09.12</c>.</summary>
    public static string Clock(DateTimeOffset moment) => Display.Time(moment).Replace(':', '.');

    private static string Number(Texts texts, int number) => texts.Find($"activities.number.{number}") ?? Display.Number(number);
}
