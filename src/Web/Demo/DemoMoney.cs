using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The money of Nyttiga Affärer 2.0: a budget by partner and half-year that has been changed once.</summary>
internal static class DemoMoney
{
    private const decimal Whole = 1_000m;

    private const int Budgeted = 0x5eed_0001; // rows of the application's budget, the same every time

    private static readonly string[] Staff = ["project_lead", "process_lead", "coach", "communicator", "economist"];

    private static readonly Planned[] Lines =
    [
        new("project_lead", "", DemoOrganisations.Performer, 1_240_000m) { Role = "Projektledare", Share = 100m },
        new("process_lead", "", DemoOrganisations.Performer, 560_000m) { Role = "Processledare", Share = 50m },
        new("coach", "", DemoOrganisations.Performer, 980_000m) { Role = "Coach", Share = 80m },
        new("communicator", "", DemoOrganisations.Performer, 150_000m) { Role = "Kommunikatör", Share = 15m, Estimate = "Tjänsten köps in, och priset är inte klart." },
        new("activities", "Workshoppar och affärsskola", DemoOrganisations.Performer, 180_000m),
        new("travel", "Resor till företag och möten", DemoOrganisations.Performer, 60_000m),
        new("premises", "Lokal för gruppträffar", DemoOrganisations.Performer, 120_000m) { Payer = "own" },
        new("economist", "", DemoOrganisations.Region, 130_000m) { Role = "Ekonom", Share = 10m },
        new("evaluation", "Lärande utvärdering", DemoOrganisations.Region, 200_000m),
        new("coach", "", DemoOrganisations.NykopingLabour, 240_000m) { Role = "Arbetsmarknadshandläggare", Share = 20m, Payer = "co_funding", CoFunder = DemoOrganisations.NykopingLabour },
        new("participant_costs", "Arbetskläder och intyg", null, 60_000m) { IsUndivided = true },
    ];

    public static void AddMoney(DemoWorld world)
    {
        var by = world.Accounts["project_lead"];
        var entered = SwedishTime.At(world.DecidedOn, new TimeOnly(14, 10));
        var revised = world.Dates.InWeek(40, DayOfWeek.Thursday);
        var periods = BudgetDivision.HalfYear.Periods(world.Dates.Start, world.Dates.Shifted(world.Facts.End));
        world.AddToPlan("budgets", ("division", "half_year"));
        var lines = Lines.Index().ToDictionary(static line => line.Index, line => AddLine(world, line.Index, line.Item));
        world.AddToPlan("budget_overheads",
            ("cost_type", "indirect_costs"), ("percent", 10m), ("of_types", Staff), ("payer", "grant"), ("from_revision", 0), ("until_revision", null));
        AddDecision(world, 0, world.DecidedOn, "Styrelsen", string.Empty, entered, by);
        AddDecision(world, 1, revised, "Styrgruppen", "Tre affärsskolor i stället för två, och mindre köpt kommunikation.", SwedishTime.At(revised, new TimeOnly(15, 30)), by);
        foreach (var (index, line) in Lines.Index())
        {
            foreach (var (period, amount) in Divided(line, periods))
            {
                AddAmount(world, lines[index], period, amount, 0, entered, by);
            }
        }

        var third = periods[Math.Min(2, periods.Count - 1)];
        AddAmount(world, lines[4], third, 40_000m, 1, SwedishTime.At(revised, new TimeOnly(15, 30)), by);
        AddAmount(world, lines[3], third, -30_000m, 1, SwedishTime.At(revised, new TimeOnly(15, 30)), by);
        AddAmount(world, lines[5], third, -10_000m, 1, SwedishTime.At(revised, new TimeOnly(15, 30)), by);
    }

    private static readonly Dictionary<string, string> Called = new()
    {
        ["project_lead"] = "Projektledare", ["process_lead"] = "Processledare", ["coach"] = "Coach", ["communicator"] = "Kommunikatör", ["economist"] = "Ekonom", ["activities"] = "Aktiviteter", ["travel"] = "Resor",
        ["premises"] = "Lokaler", ["evaluation"] = "Utvärdering", ["participant_costs"] = "Kostnader för deltagare", ["indirect_costs"] = "Indirekta kostnader (schablon)",
    };

    /// <summary>The budget as the application says it, with overhead as a line.</summary>
    /// <param name="world">The demo.</param>
    /// <param name="partyOf">Row of the application's party that an organisation is, and what it is called there.</param>
    public static TableAnswer Applied(DemoWorld world, Func<string, LookupAnswer> partyOf)
    {
        var periods = BudgetDivision.HalfYear.Periods(world.Dates.Start, world.Dates.Shifted(world.Facts.End));
        var overhead = new Planned("indirect_costs", "Tio procent av lönerna", DemoOrganisations.Performer, Lines.Where(static line => line.Payer == "grant" && Staff.Contains(line.CostType)).Sum(static line => line.Amount) / 10) { IsUndivided = true };
        return new TableAnswer([.. Lines.Append(overhead).Select((line, index) =>
        {
            var cells = new Dictionary<string, FormAnswer>
            {
                ["cost_type"] = new LookupAnswer(line.CostType, Called[line.CostType]),
                ["text"] = new TextAnswer(line.Role ?? line.Text),
                ["payer"] = new ChoiceAnswer(line.Payer),
                ["estimate"] = new ChoiceAnswer(line.Estimate is null ? "confirmed" : "estimate"),
            };
            Say("party", line.Organisation is { } organisation ? partyOf(organisation) : null);
            Say("co_funder", line.CoFunder is { } funder ? new TextAnswer(funder) : null);
            Say("percent", line.Share is { } share ? new NumberAnswer(share) : null);
            Say("reason", line.Estimate is { } reason ? new TextAnswer(reason) : null);
            foreach (var (period, amount) in Divided(line, periods))
            {
                cells[period.First is { } first ? new FormPeriod(first.Year, first.Month < 7 ? 1 : 7, 6).Key : "lump"] = new NumberAnswer(amount);
            }

            return new AnswerRow(new Guid(Budgeted + index, 0, 0, new byte[8]), cells);

            void Say(string column, FormAnswer? answer)
            {
                if (answer is not null)
                {
                    cells[column] = answer;
                }
            }
        })]);
    }

    /// <summary>Whole thousands by the days of each period, what is left over in the last.</summary>
    private static IEnumerable<(BudgetPeriod Period, decimal Amount)> Divided(Planned line, IReadOnlyList<BudgetPeriod> periods)
    {
        if (line.IsUndivided)
        {
            return [(BudgetPeriod.Whole, line.Amount)];
        }

        var days = periods.Select(static period => (decimal)(period.Last!.Value.DayNumber - period.First!.Value.DayNumber + 1)).ToList();
        var parts = days.Select(day => Math.Floor(line.Amount * day / days.Sum() / Whole) * Whole).ToList();
        parts[^1] += line.Amount - parts.Sum();
        return periods.Zip(parts).Where(static part => part.Second > 0);
    }

    private static Guid AddLine(DemoWorld world, int position, Planned line) => world.AddToPlan("budget_lines",
        ("cost_type", line.CostType), ("text", line.Text), ("organisation_id", line.Organisation is { } organisation ? world.Organisations[organisation] : null), ("payer", line.Payer),
        ("co_funder_id", line.CoFunder is { } funder ? world.Organisations[funder] : null), ("role", line.Role), ("share_percent", line.Share), ("estimate_reason", line.Estimate), ("position", position));

    private static void AddDecision(DemoWorld world, int number, DateOnly on, string by, string reason, DateTimeOffset at, Guid account) => world.AddToPlan("budget_revisions",
        ("number", number), ("decided_on", on), ("decided_by", by), ("reason", reason), ("registered_at", at), ("registered_by", account));

    private static void AddAmount(DemoWorld world, Guid line, BudgetPeriod period, decimal amount, int revision, DateTimeOffset at, Guid account) => world.AddToPlan("budget_amounts",
        ("line_id", line), ("first_day", period.First), ("last_day", period.Last), ("amount", amount), ("revision", revision), ("registered_at", at), ("registered_by", account));

    private sealed record Planned(string CostType, string Text, string? Organisation, decimal Amount)
    {
        public string? Role { get; init; }

        public decimal? Share { get; init; }

        public string Payer { get; init; } = "grant";

        public string? CoFunder { get; init; }

        public string? Estimate { get; init; }

        public bool IsUndivided { get; init; }
    }
}
