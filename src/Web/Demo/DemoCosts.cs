using System.Globalization;
using System.Security.Cryptography;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What Nyttiga Affärer 2.0 has cost: the performer's books, tables of two partners and some by hand; one claim is paid, one has come back, one is being put together.</summary>
internal static class DemoCosts
{
    private const decimal OverheadPercent = 10m;
    private const int PayDay = 25;

    private static readonly string[] Staff = ["project_lead", "process_lead", "coach", "communicator", "economist"];

    private static readonly (string Account, string CostType, string Payer, decimal Amount, int EveryMonths)[] Performer =
    [
        ("7011", "project_lead", "grant", 50_420.50m, 1), ("7012", "process_lead", "grant", 22_960m, 1), ("7013", "coach", "grant", 40_180.75m, 1), ("7014", "communicator", "grant", 5_900m, 2),
        ("4010", "activities", "grant", 13_240m, 2), ("5810", "travel", "grant", 2_315.40m, 1), ("5010", "premises", "own", 5_000m, 1),
    ];

    private static readonly (string CostType, string Payer, decimal Amount, int EveryMonths)[] Region = [("economist", "grant", 5_310m, 1), ("evaluation", "grant", 24_800m, 3)];

    public static void AddCosts(DemoWorld world)
    {
        var by = world.Accounts["project_lead"];
        var periods = BudgetDivision.HalfYear.Periods(world.Dates.Start, world.Dates.Shifted(world.Facts.End));
        var receipt = AddReceipt(world, by); // what rows refer to is written before them
        var booked = AddBooks(world, by);
        var table = AddTable(world, by, DemoOrganisations.Region, "ekonom-och-utvardering.xlsx", Region);
        AddTable(world, by, DemoOrganisations.NykopingLabour, "handlaggare.csv", [("coach", "co_funding", 9_870m, 1)]);
        AddByHand(world, by, receipt);
        AddClaims(world, by, periods, booked, table);
    }

    /// <summary>Rows of the performer's books, month by month.</summary>
    private static List<Booked> AddBooks(DemoWorld world, Guid by)
    {
        var import = AddImport(world, by, DemoOrganisations.Performer, "sie", "bokforing.se", PayDays(world).Index().Sum(static month => Performer.Count(cost => month.Index % cost.EveryMonths == 0)));
        foreach (var (account, costType, _, _, _) in Performer.Take(4))
        {
            var number = int.Parse(account, CultureInfo.InvariantCulture);
            world.AddToPlan("account_ranges", ("organisation_id", world.Organisations[DemoOrganisations.Performer]), ("first_account", number), ("last_account", number), ("cost_type", costType));
        }

        world.AddToPlan("sie_bindings", ("organisation_id", world.Organisations[DemoOrganisations.Performer]), ("dimension", "6"), ("object", "NA2"), ("payer", "grant"));
        world.AddToPlan("sie_bindings", ("organisation_id", world.Organisations[DemoOrganisations.Performer]), ("dimension", "6"), ("object", "NA2-EGET"), ("payer", "own"));
        var rows = new List<Booked>();
        foreach (var (month, day) in PayDays(world).Index())
        {
            foreach (var (index, cost) in Performer.Index().Where(cost => month % cost.Item.EveryMonths == 0))
            {
                var amount = cost.Amount + (month * 37.25m) - (index * 11.5m);
                rows.Add(new Booked(AddRow(world, by, import, DemoOrganisations.Performer, "sie", cost.Account, cost.CostType, cost.Payer, amount, day, "A", month * 100, index), day, cost.CostType, cost.Payer, amount));
            }
        }

        return rows;
    }

    private static List<Booked> AddTable(DemoWorld world, Guid by, string organisation, string name, IReadOnlyList<(string CostType, string Payer, decimal Amount, int EveryMonths)> costs)
    {
        var import = AddImport(world, by, organisation, "table", name, PayDays(world).Index().Sum(month => costs.Count(cost => (month.Index + 1) % cost.EveryMonths == 0)));
        var rows = new List<Booked>();
        foreach (var (month, day) in PayDays(world).Index())
        {
            foreach (var (index, cost) in costs.Index().Where(cost => (month + 1) % cost.Item.EveryMonths == 0))
            {
                rows.Add(new Booked(AddRow(world, by, import, organisation, "table", null, cost.CostType, cost.Payer, cost.Amount, day, name, month + 1, index), day, cost.CostType, cost.Payer, cost.Amount));
            }
        }

        return rows;
    }

    private static Guid AddReceipt(DemoWorld world, Guid by)
    {
        var receipt = DemoDocuments.Pdf("Kvitto", "Arbetsskor, 4 par");
        var file = world.AddToPlan("cost_files", ("name", "kvitto-arbetsskor.pdf"), ("format", "pdf"), ("size", (long)receipt.Length), ("sha256", SHA256.HashData(receipt)),
            ("uploaded_at", SwedishTime.At(world.Dates.WorkdayAgo(12), new TimeOnly(11, 5))), ("uploaded_by", by));
        world.Rows.Add("cost_file_pieces", ("file_id", file), ("initiative_id", world.Initiative), ("number", 0), ("content", receipt));
        return file;
    }

    /// <summary>Bought by hand: with its receipt, and one that waits for it.</summary>
    private static void AddByHand(DemoWorld world, Guid by, Guid receipt)
    {
        var on = world.Dates.WorkdayAgo(12);
        AddManual(world, by, on, "participant_costs", "Arbetsskor, 4 par", 3_180m, receipt);
        AddManual(world, by, on, "travel", "Tågresa till nätverksträff", 412m, null);
    }

    private static void AddClaims(DemoWorld world, Guid by, IReadOnlyList<BudgetPeriod> periods, List<Booked> booked, List<Booked> table)
    {
        var (paid, returned) = (periods[0], periods[1]);
        var officer = world.Accounts["association_officer"];
        var performer = world.Organisations[DemoOrganisations.Performer];
        var certified = paid.Last!.Value.AddDays(12);
        var (first, amount) = AddClaim(world, performer, paid, "paid", booked, certified.AddDays(3));
        AddEvents(world, first, amount, certified, ("certify", by, null), ("submit", by, null), ("approve", officer, null), ("pay", officer, null));
        if (returned.Last < world.Dates.Today.AddDays(-15))
        {
            var (second, _) = AddClaim(world, performer, returned, "returned", booked, paidOn: null);
            AddEvents(world, second, null, world.Dates.WorkdayAgo(10), ("certify", by, null), ("submit", by, null), ("return", officer, "Lägg till underlag för resorna i november, och lämna in igen."));
            AddDraft(world, returned);
            var (third, asked) = AddClaim(world, world.Organisations[DemoOrganisations.Region], paid, "submitted", table, paidOn: null);
            AddEvents(world, third, asked, world.Dates.WorkdayAgo(6), ("certify", by, null), ("submit", by, null));
        }
        else
        {
            AddDraft(world, paid);
        }
    }

    /// <summary>One that is being put together, with days that are paid by a unit cost.</summary>
    private static void AddDraft(DemoWorld world, BudgetPeriod period)
    {
        var claim = world.AddToPlan("claims",
            ("organisation_id", world.Organisations[DemoOrganisations.Region]), ("first_day", period.First), ("last_day", period.Last), ("state", "draft"), ("amount", null), ("paid_on", null));
        var scheme = world.AddToPlan("unit_costs", ("name", "Deltagardag i arbetsträning"), ("unit", "dag"), ("cost_type", "participant_costs"), ("rate", 42.50m), ("most_units", 1_000m),
            ("source", "Förbundets beslut om schabloner, ett påhittat belopp"), ("first_day", world.Dates.Start), ("last_day", null));
        world.AddToPlan("claim_units", ("claim_id", claim), ("unit_cost_id", scheme), ("units", 186m), ("evidence", "Närvarodagar enligt insatsens närvarolista"), ("amount", null));
    }

    private static (Guid Claim, decimal Amount) AddClaim(DemoWorld world, Guid organisation, BudgetPeriod period, string state, List<Booked> booked, DateOnly? paidOn)
    {
        var rows = booked.FindAll(row => period.Holds(row.On));
        var of = rows.Where(static row => row.Payer == "grant" && Staff.Contains(row.CostType)).Sum(static row => row.Amount);
        var rate = Kronor.Rounded(of * OverheadPercent / 100m);
        var amount = rows.Where(static row => row.Payer == "grant").Sum(static row => row.Amount) + rate;
        var claim = world.AddToPlan("claims", ("organisation_id", organisation), ("first_day", period.First), ("last_day", period.Last), ("state", state), ("amount", state is "returned" ? null : amount), ("paid_on", paidOn));
        rows.ForEach(row => world.AddToPlan("claim_rows", ("claim_id", claim), ("cost_row_id", row.Id), ("amount", row.Amount)));
        world.AddToPlan("claim_rates", ("claim_id", claim), ("cost_type", "indirect_costs"), ("percent", OverheadPercent), ("base", of), ("amount", rate));
        return (claim, amount);
    }

    private static void AddEvents(DemoWorld world, Guid claim, decimal? amount, DateOnly on, params IReadOnlyList<(string Step, Guid By, string? Note)> events)
    {
        foreach (var (index, (step, by, note)) in events.Index())
        {
            world.AddToPlan("claim_events", ("claim_id", claim), ("step", step), ("amount", step is "return" ? null : amount), ("note", note),
                ("registered_at", SwedishTime.At(on.AddDays(index), new TimeOnly(10, 20))), ("registered_by", by));
        }
    }

    private static Guid AddImport(DemoWorld world, Guid by, string organisation, string source, string name, int rows) => world.AddToPlan("cost_imports",
        ("organisation_id", world.Organisations[organisation]), ("source", source), ("file_name", name), ("file_sha256", SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))),
        ("first_day", world.Dates.Start), ("last_day", world.Dates.Today.AddDays(-1)), ("keeps_texts", false), ("state", "done"), ("facts", new Json("{}")), ("added", rows), ("changed", 0), ("vanished", 0),
        ("asked_at", SwedishTime.At(world.Dates.WorkdayAgo(14), new TimeOnly(9, 40))), ("asked_by", by));

    private static Guid AddRow(
        DemoWorld world, Guid by, Guid import, string organisation, string source, string? account, string costType, string payer, decimal amount, DateOnly on, string series, int number, int ordinal)
    {
        var id = world.NewId();
        world.Register("cost_rows", DemoEntry.Late(on, by, 6),
            ("id", id), ("organisation_id", world.Organisations[organisation]), ("source", source), ("account", account), ("cost_type", costType), ("payer", payer), ("amount", amount), ("text", null),
            ("year_first", new DateOnly(on.Year, 1, 1)), ("series", series), ("number", number.ToString(CultureInfo.InvariantCulture)), ("ordinal", ordinal), ("import_id", import), ("file_id", null));
        return id;
    }

    private static void AddManual(DemoWorld world, Guid by, DateOnly on, string costType, string text, decimal amount, Guid? file) =>
        world.Register("cost_rows", DemoEntry.SameDay(on, by, 11, 10),
            ("organisation_id", world.Organisations[DemoOrganisations.Performer]), ("source", "manual"), ("account", null), ("cost_type", costType), ("payer", "grant"), ("amount", amount), ("text", text),
            ("year_first", null), ("series", null), ("number", null), ("ordinal", null), ("import_id", null), ("file_id", file));

    /// <summary>The day salaries are paid, each month until two weeks ago.</summary>
    private static IEnumerable<DateOnly> PayDays(DemoWorld world)
    {
        for (var day = new DateOnly(world.Dates.Start.Year, world.Dates.Start.Month, PayDay); day < world.Dates.WorkdayAgo(14); day = day.AddMonths(1))
        {
            yield return day;
        }
    }

    private sealed record Booked(Guid Id, DateOnly On, string CostType, string Payer, decimal Amount);
}
