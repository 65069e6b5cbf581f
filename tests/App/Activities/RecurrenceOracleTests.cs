using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.App.Activities;

/// <summary>Recurrences against another implementation: the library rrule (RFC 5545), run by Node.</summary>
public sealed class RecurrenceOracleTests
{
    private const int Rules = 1000;

    private static readonly Gen<Recurrence> Any =
        from first in Gen.Choose(0, 18_000)
        from days in Gen.Choose(1, 900)
        from weekdays in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from rhythm in Gen.Elements(Enum.GetValues<WeekRhythm>())
        from every in Gen.Choose(1, 8)
        let day = new DateOnly(2005, 1, 1).AddDays(first)
        select new Recurrence(day, [.. weekdays], rhythm, every, null, day.AddDays(days), true, []);

    [Fact]
    public async Task Any_rule_falls_on_the_days_that_another_implementation_has()
    {
        var rules = Any.Sample(Rules, 50).ToList();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(rules.Select(static rule => new
            {
                first = Of(rule.First), weekdays = rule.Weekdays, rhythm = rule.Rhythm.ToString(), everyWeeks = rule.EveryWeeks, until = Of(rule.Last!.Value),
            })));
            await using var peer = await Peer.StartAsync("rrule.mjs", file);
            var answers = peer.Greeting.EnumerateArray().Select(static days => days.EnumerateArray().Select(static day => day.GetString()!).ToList()).ToList();

            answers.Count.ShouldBe(Rules);
            answers.ShouldContain(static days => days.Count > 50);
            foreach (var (rule, days) in rules.Zip(answers))
            {
                rule.Days(int.MaxValue).Select(static day => Of(day.Day)).ShouldBe(days, $"{rule}");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
