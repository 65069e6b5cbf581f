using System.Globalization;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What to count: a measure under a filter, in an initiative.</summary>
internal sealed record Counted(InitiativeId Initiative, Measure Measure, MeasureFilter Filter);

/// <summary>A count on a day.</summary>
/// <param name="Slot">Which of the asked, from 0.</param>
/// <param name="Day">The day.</param>
/// <param name="Part">Subjects in the numerator.</param>
/// <param name="Whole">All subjects.</param>
internal sealed record Reading(int Slot, DateOnly Day, long Part, long Whole)
{
    /// <summary>The value in the measure's form: a number, or per cent with one decimal; null for a share of nothing.</summary>
    public decimal? ValueAs(MeasureForm form) => form switch
    {
        MeasureForm.Share => Whole == 0 ? null : Math.Round(100m * Part / Whole, 1, MidpointRounding.AwayFromZero),
        _ => Part,
    };

    /// <summary>The value for a viewer who is not entitled to individuals.</summary>
    public decimal? CoarseValueAs(MeasureForm form) => form == MeasureForm.Share ? GroupSuppression.RoundedShare(Part, Whole) : ValueAs(form);

    /// <summary>Whether it must be hidden from a viewer who is not entitled to individuals, in the form in which it is told.</summary>
    public bool IsSmall(Measure measure, MeasureForm form) => measure.CountsPeople && GroupSuppression.Hides(form, Part, Whole);
}

/// <summary>
/// Counts any number of measures on any number of days, as known at a moment, in one round trip for each sixty days. Of what is
/// known now it counts only the initiatives in which something has changed.
/// </summary>
internal sealed class Readings(RequestDatabase database, LiveFigures figures)
{
    /// <summary>Days of one statement: bits of a number.</summary>
    private const int MostDays = 60;

    /// <summary>One reading for each asked and each day, zero where nothing counts.</summary>
    public async Task<ILookup<int, Reading>> ReadAsync(
        IReadOnlyList<Counted> asked, IReadOnlyCollection<DateOnly> days, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        if (asked.Count == 0)
        {
            return Array.Empty<Reading>().ToLookup(static reading => reading.Slot);
        }

        // An initiative's targets are one statement, the same text for every initiative, so that it is planned once.
        var groups = asked.Select(static (counted, slot) => (counted, slot)).GroupBy(static one => one.counted.Initiative).Select(static group => group.ToList()).ToList();
        var rows = new List<Reading>();
        foreach (var some in days.Order().Chunk(MostDays))
        {
            var results = await figures.CountAsync<Reading>(groups.ConvertAll(group => Question(group.ConvertAll(static one => one.counted), some)), knownAt, cancellation);
            rows.AddRange(results.Zip(groups, static (readings, group) => readings.Select(reading => reading with { Slot = group[reading.Slot].slot })).SelectMany(static all => all));
        }

        return rows.ToLookup(static row => row.Slot);
    }

    /// <summary>What is asked of one initiative, places in the group being slots.</summary>
    private static InitiativeCount Question(List<Counted> group, DateOnly[] days) => new(
        group[0].Initiative,
        JsonSerializer.Serialize(new { Days = days.Select(static day => day.DayNumber), Asked = group.Select(static counted => new { counted.Measure.Key, counted.Filter }) }),
        () => Statement(group, days));

    /// <summary>
    /// A subject's days become bits, one a day, so that several rows of one subject count once by an or; subjects alike are
    /// counted before they are spread over the days.
    /// </summary>
    private static Sql Statement(List<Counted> asked, DateOnly[] days) => Sql.Of($"""
        with facts as ({Sql.Join(" union all ", asked.Select(SlotOf))}),
             masks as (
                 select slot, coalesce(bit_or(mask) filter (where part), 0) as part, bit_or(mask) as whole
                 from (select slot, subject, part,
                              (1::bigint << coalesce(width_bucket(counts_until - 1, {days}::date[]), {days.Length}))
                              - (1::bigint << width_bucket(counts_from - 1, {days}::date[])) as mask
                       from facts where counts_until is null or counts_until > counts_from) spans
                 group by slot, subject),
             kinds as (select slot, part, whole, count(*) as subjects from masks group by slot, part, whole)
        select s.slot, d.day, coalesce(sum(k.subjects) filter (where k.part >> d.place & 1 = 1), 0)::bigint as part,
               coalesce(sum(k.subjects) filter (where k.whole >> d.place & 1 = 1), 0)::bigint as whole
        from generate_series(0, {asked.Count - 1}) as s (slot)
        cross join (select day, (ordinality - 1)::int as place from unnest({days}::date[]) with ordinality as u (day, ordinality)) d
        left join kinds k on k.slot = s.slot
        group by s.slot, d.day
        order by s.slot, d.day
        """);

    /// <summary>The subjects that count on a day, with the day since when.</summary>
    public Task<IReadOnlyList<CountedSubject>> SubjectsAsync(
        Counted counted, DateOnly day, DateTimeOffset knownAt, CancellationToken cancellation) =>
        database.FiguresAsync<CountedSubject>(Sql.Of($"""
            select f.subject, bool_or(f.part) as part, min(f.counts_from) as counts_from
            from ({FactsOf(counted)}) f
            where f.counts_from <= {day} and (f.counts_until is null or f.counts_until > {day})
            group by f.subject
            order by min(f.counts_from), f.subject
            """), knownAt, cancellation);

    internal static Sql SlotOf(Counted counted, int slot) => Sql.Of(
        $"select {Sql.Raw(slot.ToString(CultureInfo.InvariantCulture))} as slot, f.subject, f.part, f.counts_from, f.counts_until from ({FactsOf(counted)}) f");

    private static Sql FactsOf(Counted counted)
    {
        var unknown = counted.Filter.Used().Where(key => !counted.Measure.Accepts.Contains(key)).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException($"Measure {counted.Measure.Key} does not understand the filter {unknown[0]}.");
        }

        return counted.Measure.Facts(new MeasureQuestion(counted.Initiative, counted.Filter));
    }
}

/// <summary>A subject behind a figure.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Part">Whether it belongs to the numerator.</param>
/// <param name="CountsFrom">First day it counts.</param>
internal sealed record CountedSubject(Guid Subject, bool Part, DateOnly CountsFrom);
