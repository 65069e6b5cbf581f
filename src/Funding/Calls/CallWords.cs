using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is said of a call in a line.</summary>
internal static class CallWords
{
    /// <summary>Until when it takes applications: "till och med torsdag 15 oktober", with the year when it is another one than today's.</summary>
    public static string Until(DateOnly closesOn, DateOnly today, Texts texts) =>
        texts["calls.until", closesOn.Year == today.Year ? Display.Weekday(closesOn) : $"{Display.WeekdayName(closesOn.DayOfWeek)} {Display.Day(closesOn)}"];

    /// <summary>Until when, how much at most, and for whom.</summary>
    public static string Line(Call call, DateOnly today, Texts texts) => Display.Capital(string.Join(" · ", new[]
    {
        call.ClosesOn is { } last ? Until(last, today, texts) : texts["calls.until_closed"],
        call.Maximum is { } most ? texts["calls.at_most", Display.Money(most)] : null,
        call.Kind == CallKind.ByInvitation ? texts["calls.invited_only"] : null,
    }.Where(static part => part is not null)));

    /// <summary>How a state is marked.</summary>
    public static Tone Tone(this CallState state) => state switch { CallState.Open => Platform.Tone.Ok, CallState.Coming => Platform.Tone.Info, _ => Platform.Tone.Neutral };
}
