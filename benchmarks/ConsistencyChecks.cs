using System.Diagnostics;
using System.Globalization;
using Samsteg.Funding;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.Benchmarks;

/// <summary>The checker over an application of forty pages; needs no database.</summary>
public static class ConsistencyChecks
{
    /// <summary>Forty pages of some three thousand characters.</summary>
    private const int Characters = 120_000;

    private const int Rounds = 11;

    /// <summary>What it measures.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string> { "consistency-check" };

    /// <summary>Measures it.</summary>
    public static IEnumerable<Figure> Measure()
    {
        var plan = FortyPages();
        var context = new CheckContext { Today = new DateOnly(2020, 10, 1), StaffStayWithMembers = true, Members = [new(null, "Region Sörmland")] };
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var findings = PlanChecker.Check(plan, context);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (findings.Count == 0)
            {
                throw new BenchException("Nothing was found in an application with known contradictions.");
            }
        }

        // The first is what a page waits for right after the program has started.
        yield return new Figure("consistency-check", Latencies.Median([.. times.Skip(1)]), "ms", Goal.AtMost(200));
        yield return new Figure("consistency-check/first", times[0], "ms", Goal.None);
    }

    /// <summary>The demo's application, its texts told again and again with other numbers.</summary>
    private static FundingPlan FortyPages()
    {
        using var file = typeof(SamstegApplication).Assembly.GetManifestResourceStream("demo/nyttiga-affarer-2-application.json") ?? throw new BenchException("The demo's application is not in the program.");
        using var text = new StreamReader(file);
        var plan = PlanReader.Of(FormAnswers.Parse(ShippedForms.Find("rar-sormland-application")!, text.ReadToEnd()));
        var texts = plan.Texts.ToList();
        for (var (more, written) = (0, texts.Sum(static one => one.Words.Length)); written < Characters; more++)
        {
            var again = plan.Texts[more % plan.Texts.Count];
            var words = string.Concat(again.Words.Select(letter => char.IsAsciiDigit(letter) ? (char)('1' + ((letter - '0' + more) % 9)) : letter));
            texts.Add(again with { Place = new PlanPlace(string.Create(CultureInfo.InvariantCulture, $"page-{more}")), Words = words });
            written += words.Length;
        }

        return plan with { Texts = texts };
    }
}
