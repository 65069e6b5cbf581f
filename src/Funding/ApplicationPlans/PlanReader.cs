using Samsteg.Initiatives;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>
/// Reads the plan out of answers. A field is found by what it means (<see cref="FormField.Means"/>), a column by its key, so that every form whose fields say what
/// they mean carries a plan; what a form does not ask about is not in it.
/// </summary>
public static class PlanReader
{
    /// <summary>What fields may mean.</summary>
    public static IReadOnlyList<string> Meanings { get; } =
    [
        "name", "start", "end", "intake_end", "amount", "owner", "partners", "internal_partners", "external_partners", "background", "purpose", "need", "organisation", "follow_up", "stewardship",
        "expected_result", "application_date", "objectives", "goal_areas", "activities", "result_targets", "project_targets", "effect_targets", "target_groups", "target_group_primary", "target_group_secondary",
        "expected", "methods", "steering_group", "staffing", "budget", "time_plan", "deliverables", "baselines", "anchoring", "recipients", "sources", "locally_discussed", "locally_discussed_on",
    ];

    /// <summary>The plan that answers promise.</summary>
    public static FundingPlan Of(FormAnswers answers)
    {
        var read = new Answers(answers);
        var budget = read.Rows("budget", Cost);
        var stated = (read.Answer("amount") as NumberAnswer)?.Number;
        var objectives = read.Rows("objectives", Objective);
        var signing = answers.Form.Fields.OfType<SignaturesField>().SelectMany(static field => field.PartiesOf).ToHashSet();
        IReadOnlyList<PlanParty> parties = [.. read.Rows("owner", (row, _) => Party(row, isOwner: true, signing)), .. read.Rows("partners", (row, _) => Party(row, isOwner: false, signing))];
        return new FundingPlan
        {
            Name = read.Text("name"),
            Purpose = read.Text("purpose") is { } purpose ? RichText.Words(purpose) : null,
            Start = read.Day("start"),
            End = read.Day("end"),
            IntakeEnd = read.Day("intake_end"),
            Amount = stated ?? (budget.Count == 0 ? null : budget.Where(static cost => cost.Payer is Payer.Grant or null).Sum(static cost => cost.Total)),
            AmountIsStated = stated is not null,
            Parties = parties,
            Collaborators = read.Rows("external_partners", (row, _) => Party(row, isOwner: false, signing)),
            Steering = Seats(read, parties.FirstOrDefault(static party => party.IsOwner)?.Organisation),
            Staffing = read.Rows("staffing", static (row, _) => new PlanPost(
                row.Place, row.Text("role") ?? row.Table.Label.Sv, row.Lookup("party")?.Text ?? row.Organisation()?.Name, Parse<Employment>(row.Code("employment")), row.Number("percent"), row.Text("text"))
            {
                PartyRow = Guid.TryParse(row.Lookup("party")?.Code, out var party) ? party : null,
                Organisation = row.Organisation()?.Id,
            }),
            GoalAreas = GoalAreas(read, objectives),
            Objectives = objectives,
            Activities = read.Rows("activities", Activity),
            Targets =
            [
                .. read.Rows("result_targets", static (row, _) => Target(row, TargetLevel.Result)),
                .. read.Rows("project_targets", static (row, _) => Target(row, TargetLevel.Project)),
                .. read.Rows("effect_targets", static (row, _) => Target(row, TargetLevel.Effect)),
            ],
            Groups = Groups(read),
            Expected = read.Rows("expected", static (row, _) => new PlanExpected(row.Place, row.Number("number"), row.Code("unit"), row.Text("description") ?? string.Empty)),
            Methods = read.Rows("methods", static (row, _) => row.Text("name") is { } name ? new PlanMethod(row.Place, name, row.Text("text")) : null),
            Budget = budget,
            TimePlan = read.Rows("time_plan", static (row, index) => new PlanPeriod(
                row.Place, row.Text("name") ?? $"{index + 1}", row.Day("start"), row.Day("end"), row.Text("focus"), row.Code("report"), row.Day("report_due"))),
            Deliverables = read.Rows("deliverables", static (row, _) => row.Text("name") is { } name ? new PlanDeliverable(row.Place, name, row.Text("owner"), row.Text("check"), row.Day("due")) : null),
            Baselines = read.Rows("baselines", static (row, _) => row.Text("indicator") is { } indicator ? new PlanBaseline(row.Place, indicator, row.Text("value"), row.Text("source")) : null),
            Anchoring = read.Rows("anchoring", static (row, _) => row.Lookup("municipality") is { } place ? new PlanAnchoring(row.Place, place.Text, row.Code("status"), row.Day("date")) : null),
            Texts = [.. Texts(answers)],
        };
    }

    private static PlanParty? Party(Row row, bool isOwner, HashSet<string> signing) =>
        row.Organisation() is var (name, id) ? new PlanParty(row.Place, name, id, row.Text("unit"), row.Text("role") ?? row.Chosen("role"), isOwner, signing.Contains(row.Table.Key)) : null;

    // A form may ask for a seat where it asks with whom one works together.
    private static IReadOnlyList<PlanSeat> Seats(Answers read, OrganisationId? owner) =>
    [
        .. read.Rows("steering_group", static (row, _) => row.Organisation() is var (name, id) ? new PlanSeat(row.Place, name, id, row.Text("role")) : null),
        .. read.Rows("internal_partners", (row, _) => row.Code("seat") == "yes" && row.Text("unit") is { } unit ? new PlanSeat(row.Place, unit, owner, row.Text("role")) : null),
        .. read.Rows("external_partners", static (row, _) => row.Code("seat") == "yes" && row.Organisation() is var (name, id) ? new PlanSeat(row.Place, name, id, null) : null),
    ];

    private static PlanObjective? Objective(Row row, int index) => row.Text("name") is not { } name ? null
        : new PlanObjective(row.Place, Whole(row.Number("number")) ?? index + 1, row.Text("area"), name, row.Text("text"), Quantity(row) is { } quantity && quantity != Nothing ? quantity : null);

    private static PlanTarget? Target(Row row, TargetLevel level) => row.Text("name") is not { } name ? null
        : new PlanTarget(row.Place, level, name, Quantity(row), row.Text("evidence"), [.. row.Rows("objectives"), .. row.Rows("goal_areas")]);

    private static readonly PlanQuantity Nothing = new(null, null, null, null, null, null, null, null);

    private static PlanQuantity Quantity(Row row) => new(
        row.Lookup("measure")?.Code, row.Lookup("activity_type")?.Code, Parse<Comparison>(row.Code("comparison")), row.Number("value"), row.Number("minimum"), row.Number("maximum"), row.Text("unit"), row.Day("due"));

    private static PlanActivity? Activity(Row row, int index) => row.Text("name") is not { } name ? null
        : new PlanActivity(
            row.Place, name, row.Lookup("type")?.Code, Parse<Audience>(row.Code("audience")), Whole(row.Number("count")), Parse<PlanFrequency>(row.Code("per")) ?? PlanFrequency.Total,
            Whole(row.Number("sessions")), row.Number("hours"), Whole(row.Number("group_minimum")), Whole(row.Number("group_maximum")), Whole(row.Number("total")),
            Whole(row.Number("each_minimum")), Whole(row.Number("each_maximum")), row.Text("text"), [.. row.Rows("objectives"), .. row.Rows("goal_areas")]);

    private static PlanCost Cost(Row row, int index) => new(
        row.Place, row.Lookup("cost_type")?.Code, row.Text("text"), Guid.TryParse(row.Lookup("party")?.Code, out var party) ? party : null, Parse<Payer>(row.Code("payer")), row.Text("co_funder"),
        row.Number("percent"), row.Number("lump"), row.Code("estimate") is { } code ? code == "estimate" : null, row.Text("reason"), row.Rows("activities"), row.Amounts());

    private static IReadOnlyList<PlanGoalArea> GoalAreas(Answers read, IReadOnlyList<PlanObjective> objectives)
    {
        var stated = read.Rows("goal_areas", static (row, _) => row.Text("name") is { } name
            ? new PlanGoalArea(row.Place, name, row.Text("example_activities"), row.Text("expected_outcome"), row.Text("evidence")) : null);
        return stated.Count > 0 ? stated
            : [.. objectives.Where(static objective => objective.Area is not null).DistinctBy(static objective => objective.Area, StringComparer.CurrentCultureIgnoreCase)
                .Select(static objective => new PlanGoalArea(objective.Place, objective.Area!, null, null, null))];
    }

    // Where a form asks for two groups, the first are those it works with and the second those whom it is for.
    private static IReadOnlyList<PlanGroup> Groups(Answers read) =>
    [
        .. read.Rows("target_groups", static (row, _) => row.Lookup("group") is { } group ? new PlanGroup(row.Place, group.Code, group.Text) : null),
        .. from means in new[] { "target_group_primary", "target_group_secondary" }
           let text = read.Text(means)
           where text is not null
           let line = RichText.Words(text).Split('\n')[0]
           select new PlanGroup(new PlanPlace(read.Key(means)!), null, line.Length > 200 ? Letters.Cut(line, 199) + "…" : line, means == "target_group_secondary" || read.Text("target_group_secondary") is null),
    ];

    private static IEnumerable<PlanText> Texts(FormAnswers answers)
    {
        foreach (var section in answers.Form.Sections)
        {
            foreach (var field in section.Fields)
            {
                switch (answers[field.Key])
                {
                    case TextAnswer text:
                        yield return new PlanText(new PlanPlace(field.Key), section.Key, RichText.Words(text.Text)) { Means = field.Means };
                        break;
                    case TableAnswer table:
                        foreach (var row in table.Rows)
                        {
                            foreach (var column in ((TableField)field).Columns)
                            {
                                if (row[column.Key] is TextAnswer cell)
                                {
                                    yield return new PlanText(new PlanPlace(field.Key, row.Id, column.Key), section.Key, RichText.Words(cell.Text)) { Means = field.Means };
                                }
                            }
                        }

                        break;
                }
            }
        }
    }

    private static T? Parse<T>(string? code)
        where T : struct, Enum => code is not null && Enum.TryParse<T>(SnakeCase.ToPascal(code), out var value) ? value : null;

    private static int? Whole(decimal? number) => number is { } value ? (int)decimal.Round(value, MidpointRounding.AwayFromZero) : null;

    private sealed class Answers(FormAnswers answers)
    {
        public string? Key(string means) => answers.Form.Fields.FirstOrDefault(field => field.Means == means)?.Key;

        public FormAnswer? Answer(string means) => Key(means) is { } key ? answers[key] : null;

        public string? Text(string means) => (Answer(means) as TextAnswer)?.Text;

        public DateOnly? Day(string means) => (Answer(means) as DayAnswer)?.Day;

        public IReadOnlyList<T> Rows<T>(string means, Func<Row, int, T?> read)
            where T : class =>
        [
            .. answers.Form.Fields.Where(field => field.Means == means)
                .OfType<TableField>().SelectMany(table => (answers[table.Key] as TableAnswer)?.Rows.Select(row => new Row(table, row)) ?? [])
                .Index().Select(row => read(row.Item, row.Index)).OfType<T>(),
        ];
    }

    private readonly record struct Row(TableField Table, AnswerRow Cells)
    {
        public PlanPlace Place => new(Table.Key, Cells.Id);

        public string? Text(string column) => (Cells[column] as TextAnswer)?.Text;

        public decimal? Number(string column) => (Cells[column] as NumberAnswer)?.Number;

        public DateOnly? Day(string column) => (Cells[column] as DayAnswer)?.Day;

        public string? Code(string column) => (Cells[column] as ChoiceAnswer)?.Code;

        /// <summary>What is chosen, in Swedish: it is the association's.</summary>
        public string? Chosen(string column) => Code(column) is { } code ? (Table.Find(column) as ChoiceField)?.Options.FirstOrDefault(option => option.Code == code)?.Text.Sv : null;

        public LookupAnswer? Lookup(string column) => Cells[column] as LookupAnswer;

        public IReadOnlyList<Guid> Rows(string column) => (Cells[column] as RowsAnswer)?.Rows ?? [];

        public (string Name, OrganisationId? Id)? Organisation() =>
            Lookup("organisation") is { } organisation ? (organisation.Text, Guid.TryParse(organisation.Code, out var id) ? new OrganisationId(id) : null) : null;

        public IReadOnlyDictionary<FormPeriod, decimal> Amounts()
        {
            var amounts = new Dictionary<FormPeriod, decimal>();
            foreach (var (column, cell) in Cells.Cells)
            {
                if (FormPeriod.Find(column) is { } period && cell is NumberAnswer amount)
                {
                    amounts[period] = amount.Number;
                }
            }

            return amounts;
        }
    }
}
