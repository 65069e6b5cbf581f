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

    /// <summary>
    /// The value for a viewer who is not entitled to individuals: a share in steps of five per cent, since an exact one tells, beside the
    /// number of all, how many belong to neither part.
    /// </summary>
    public decimal? CoarseValueAs(MeasureForm form) =>
        form == MeasureForm.Share && Whole > 0 ? Math.Round(20m * Part / Whole, MidpointRounding.AwayFromZero) * 5 : ValueAs(form);

    /// <summary>Whether it must be hidden from a viewer who is not entitled to individuals.</summary>
    public bool IsSmall(Measure measure) => measure.CountsPeople
        && (measure.Form == MeasureForm.Count ? Suppression.Hides(Part) : Suppression.HidesPart(Part, Whole));
}

/// <summary>Counts any number of measures on any number of days in one statement, as known at a moment.</summary>
internal sealed class Readings(RequestDatabase database)
{
    /// <summary>One reading for each asked and each day, zero where nothing counts.</summary>
    public async Task<ILookup<int, Reading>> ReadAsync(
        IReadOnlyList<Counted> asked, IReadOnlyCollection<DateOnly> days, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        if (asked.Count == 0)
        {
            return Array.Empty<Reading>().ToLookup(static reading => reading.Slot);
        }

        var facts = Sql.Join(" union all ", asked.Select((counted, slot) => Sql.Of(
            $"select {slot}::int as slot, f.subject, f.part, f.counts_from, f.counts_until from ({FactsOf(counted)}) f")));
        var rows = await database.FiguresAsync<Reading>(Sql.Of($"""
            with facts as materialized ({facts}),
                 slots as (select generate_series(0, {asked.Count - 1}) as slot),
                 days as (select unnest({days.ToArray()}::date[]) as day)
            select s.slot, d.day, count(distinct f.subject) filter (where f.part) as part, count(distinct f.subject) as whole
            from slots s cross join days d
            left join facts f on f.slot = s.slot and f.counts_from <= d.day and (f.counts_until is null or f.counts_until > d.day)
            group by s.slot, d.day
            order by s.slot, d.day
            """), knownAt, cancellation);
        return rows.ToLookup(static row => row.Slot);
    }

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
