using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A group of participants.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is called.</param>
public sealed record FigureGroup(string Code, string Name);

/// <summary>A measure, for all and for each group.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="All">For all.</param>
/// <param name="Groups">For each group, in their order.</param>
public sealed record DividedMeasure(Measure Measure, GroupCount All, IReadOnlyList<GroupCount> Groups)
{
    /// <summary>What it is called.</summary>
    public string LabelKey => $"measure.{Measure.Key}.label";
}

/// <summary>A spread, for all and for each group; null where it is not told, or there are no values.</summary>
/// <param name="Spread">What is spread.</param>
/// <param name="All">For all.</param>
/// <param name="Groups">For each group, in their order; none where the subjects are not participants.</param>
/// <param name="Baseline">What it is held against; null when nothing is set.</param>
public sealed record DividedSpread(Spread Spread, Quartiles? All, IReadOnlyList<Quartiles?> Groups, SpreadBaseline? Baseline);

/// <summary>Steps between the first and the latest answer in an area of life.</summary>
/// <param name="Area">Code of the area.</param>
/// <param name="View">Code of whose view it is: each is counted for itself.</param>
/// <param name="Up">Those who have moved up.</param>
/// <param name="Unchanged">Those who stand where they stood.</param>
/// <param name="Down">Those who have moved down.</param>
public sealed record AreaSteps(string Area, string View, GroupCount Up, GroupCount Unchanged, GroupCount Down);

/// <summary>An initiative's figures about participants on a day, divided.</summary>
public sealed record FiguresShown(
    DateOnly Day, Division Division, IReadOnlyList<FigureGroup> Groups, IReadOnlyList<DividedMeasure> Measures, IReadOnlyList<DividedSpread> Spreads, IReadOnlyList<AreaSteps> Steps)
{
    /// <summary>What a group is called.</summary>
    public string NameOf(Texts texts, FigureGroup group) => Division.Names is null ? texts[group.Name] : group.Name;
}

/// <summary>
/// Counts all measures of participants, for all and by group, and how long things take: two statements as the figures role. What measures the division itself is left out. Who is not entitled to
/// individuals is shown the end of last month, numbers to the nearest five, and nothing of a row in which a group is small.
/// </summary>
public sealed class DividedFigures(RequestDatabase database, CurrentUser user, MeasureCatalogue catalogue, IEnumerable<Capability> capabilities, TimeProvider clock)
{
    /// <summary>What figures can be divided by.</summary>
    public IReadOnlyList<Division> Divisions { get; } = [.. capabilities.SelectMany(static capability => capability.Divisions)];

    /// <summary>What is spread.</summary>
    public IReadOnlyList<Spread> Spreads { get; } = [.. capabilities.SelectMany(static capability => capability.Spreads)];

    /// <summary>Reads them.</summary>
    /// <param name="initiative">Whose.</param>
    /// <param name="by">Key of the division; the first for an unknown one.</param>
    /// <param name="on">The day, for who is entitled to individuals; null for today.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<FiguresShown> OfAsync(InitiativeId initiative, string? by, DateOnly? on, CancellationToken cancellation)
    {
        var (today, sees) = (clock.Today(), user.SeesIndividuals(initiative));
        var day = sees ? on ?? today : new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        var division = Divisions.FirstOrDefault(one => one.Key == by) ?? Divisions[0];
        var groups = await GroupsAsync(division, initiative, cancellation);

        var measures = catalogue.Groups.SelectMany(static group => group.Measures).Where(measure => measure is { Subject: SubjectKind.Participant, Accepts.Count: 0 } && measure.Divides != division.Key).ToList();
        var (up, unchanged, down) = (catalogue.Find("step_progress_up")!, catalogue.Find("step_progress_unchanged")!, catalogue.Find("step_progress_down")!);
        var steps = up.Areas.SelectMany(_ => up.Views, static (area, view) => (Area: area, View: view)).ToList();
        List<Counted> asked =
        [
            .. measures.Select(measure => new Counted(initiative, measure, new MeasureFilter())),
            .. steps.SelectMany(step => new[] { up, unchanged, down }.Select(measure => new Counted(initiative, measure, new MeasureFilter { Area = step.Area, View = step.View }))),
        ];
        var counts = (await database.FiguresAsync<CountRow>(CountsOf(asked, division.Groups(initiative), day), clock.GetUtcNow(), cancellation)).ToLookup(static row => row.Slot);
        var quartiles = (await database.FiguresAsync<SpreadRow>(QuartilesOf(initiative, division, day), clock.GetUtcNow(), cancellation)).ToLookup(static row => row.Slot);
        var baselines = (await database.QueryAsync<SpreadBaseline>(Sql.Of($"select spread, value, source, xmin as version from spread_baselines where initiative_id = {initiative}"), cancellation))
            .ToDictionary(static baseline => baseline.Spread);

        GroupCount[] Row(int slot)
        {
            var of = counts[slot].ToDictionary(static row => row.Code ?? string.Empty);
            GroupCount Count(string code) => of.TryGetValue(code, out var row) ? new GroupCount(row.Part, row.Whole) : default;
            return [Count(string.Empty), .. groups.Select(group => Count(group.Code))];
        }

        return new FiguresShown(
            day, division, groups,
            [.. measures.Select((measure, slot) => GroupSuppression.Of(measure.Form, Row(slot), sees) is [var all, .. var parts] ? new DividedMeasure(measure, all, parts) : null!)],
            [.. Spreads.Select((spread, slot) => SpreadOf(spread, quartiles[slot], groups, sees, baselines.GetValueOrDefault(spread.Key)))],
            [.. steps.Select((step, place) => GroupSuppression.OfParts([.. Enumerable.Range(measures.Count + (3 * place), 3).Select(slot => Row(slot)[0])], sees) is [var u, var n, var d]
                ? new AreaSteps(step.Area, step.View, u, n, d) : null!)]);
    }

    private static DividedSpread SpreadOf(Spread spread, IEnumerable<SpreadRow> rows, IReadOnlyList<FigureGroup> groups, bool sees, SpreadBaseline? baseline)
    {
        var of = rows.ToDictionary(static row => row.Code ?? string.Empty);
        var isTold = sees || groups.All(group => !of.TryGetValue(group.Code, out var row) || !Suppression.Hides(row.Subjects));
        Quartiles? Told(string code, bool told) => told && of.TryGetValue(code, out var row) && (sees || !Suppression.Hides(row.Subjects))
            ? new Quartiles((int)row.Subjects, Rounded(row.Quartiles[0]), Rounded(row.Quartiles[1]), Rounded(row.Quartiles[2]))
            : null;
        return new DividedSpread(spread, Told(string.Empty, true), spread.IsOfParticipants ? [.. groups.Select(group => Told(group.Code, isTold))] : [], baseline);
    }

    private static decimal Rounded(double value) => Math.Round((decimal)value, 1, MidpointRounding.AwayFromZero);

    private async Task<IReadOnlyList<FigureGroup>> GroupsAsync(Division division, InitiativeId initiative, CancellationToken cancellation) =>
        division.Names is { } names
            ? await database.QueryAsync<FigureGroup>(names(initiative), cancellation)
            : [.. division.Codes!.Select(code => new FigureGroup(code, $"{division.Labels}.{code}"))];

    /// <summary>For each slot, for all (no code) and each group: the distinct subjects that count on the day.</summary>
    private static Sql CountsOf(IReadOnlyList<Counted> asked, Sql groups, DateOnly day) => Sql.Of($"""
        with facts as ({Sql.Join(" union all ", asked.Select(Readings.SlotOf))}),
             counted as (select slot, subject, bool_or(part) as part from facts where counts_from <= {day} and (counts_until is null or counts_until > {day}) group by slot, subject)
        select c.slot, g.code, count(*) filter (where c.part) as part, count(*) as whole
        from counted c left join ({groups}) g on g.subject = c.subject
        group by grouping sets ((c.slot), (c.slot, g.code)) having g.code is not null or grouping(g.code) = 1
        """);

    private Sql QuartilesOf(InitiativeId initiative, Division division, DateOnly day) => Sql.Of($"""
        with facts as ({Sql.Join(" union all ", Spreads.Select((spread, slot) => Sql.Of(
            $"select {Sql.Raw(slot.ToString(CultureInfo.InvariantCulture))} as slot, v.subject, v.value from ({spread.Values(initiative, day)}) v")))})
        select f.slot, g.code, count(distinct f.subject) as subjects, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by f.value) as quartiles
        from facts f left join ({division.Groups(initiative)}) g on g.subject = f.subject
        group by grouping sets ((f.slot), (f.slot, g.code)) having g.code is not null or grouping(g.code) = 1
        """);

    private sealed record CountRow(int Slot, string? Code, long Part, long Whole);

    private sealed record SpreadRow(int Slot, string? Code, long Subjects, double[] Quartiles);
}
