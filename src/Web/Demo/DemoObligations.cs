using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What Nyttiga Affärer 2.0 is to hand in, in every state: some is accepted, one lies with the association, one has come back, one is late, and the rest is to come.</summary>
internal static class DemoObligations
{
    private const string Report = """
        Verksamheten följer planen. Tre nya arbetsplatser har tagit emot deltagare, och de första träffarna för företag är hållna.

        **Det här avviker:**

        - Inskrivningen började två veckor senare än planerat.
        - En lokal byttes, utan att det kostade mer.

        Härnäst följer vi upp de placeringar som började i höstas.
        """;

    public static void AddObligations(DemoWorld world)
    {
        var today = world.Dates.Today;
        var end = world.Dates.Shifted(world.Facts.End);
        var plan = AgreedPlan.Of(PlanReader.Of(DemoApplications.Agreed(world)), new AgreedTerms(world.Facts.MaximumGrant, world.Dates.Start, end)).Plan;
        var agreed = ObligationSchedule.Of(plan).Select(static one => (SnakeCase.Of(one.Kind.ToString()), one.Name)).ToHashSet();
        Add(world, agreed, "status", "Lägesrapport efter starten", today.AddDays(-230), "accepted", Report, ("begin", -240, null), ("submit", -233, Report), ("accept", -228, null));
        Add(world, agreed, "quarterly", "Andra kvartalet", today.AddDays(-150), "waived", string.Empty, ("waive", -160, "Kvartalet ryms i halvtidsrapporten."));
        Add(world, agreed, "half_time", null, today.AddDays(-60), "accepted", Report, ("begin", -80, null), ("submit", -66, Report), ("return", -64, "Lägg till hur många som har gått vidare till arbete."), ("submit", -61, Report), ("accept", -59, null));
        var submitted = Add(world, agreed, "annual", null, today.AddDays(-6), "submitted", Report, ("begin", -20, null), ("submit", -7, Report));
        world.Rows.Add("obligation_files", ("id", DemoDocuments.AddReport(world, "Årsrapport, bilaga med siffror", today.AddDays(-8))), ("initiative_id", world.Initiative), ("obligation_id", submitted));
        Add(world, agreed, "status", "Lägesrapport om lokalerna", today.AddDays(-10), "returned", Report, ("begin", -18, null), ("submit", -12, Report), ("return", -4, "Skriv också vad den nya lokalen kostar i månaden."));
        Add(world, agreed, "quarterly", "Fjärde kvartalet", today.AddDays(-9), "draft", "Kvartalet har präglats av placeringarna.", ("begin", -11, null));
        Add(world, agreed, "status", "Lägesrapport inför våren", today.AddDays(19), "due", string.Empty);
        Add(world, agreed, "quarterly", "Första kvartalet", today.AddDays(80), "due", string.Empty);
        Add(world, agreed, "final", null, end.AddMonths(3), "due", string.Empty);
        Add(world, agreed, "stewardship", null, end.AddYears(1), "due", string.Empty);
        Add(world, agreed, "other", "Underlag till ägarsamrådet", today.AddDays(45), "due", string.Empty);
    }

    /// <param name="world">The demo.</param>
    /// <param name="agreed">What the agreement obliges to; all else was added by hand.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="name">What the plan calls it.</param>
    /// <param name="due">By when.</param>
    /// <param name="state">How far it has come.</param>
    /// <param name="text">What is written.</param>
    /// <param name="happened">What has happened after it was planned, on days from today.</param>
    private static Guid Add(DemoWorld world, HashSet<(string, string?)> agreed, string kind, string? name, DateOnly due, string state, string text, params IReadOnlyList<(string Act, int Days, string? Words)> happened)
    {
        var planned = SwedishTime.At(world.DecidedOn.AddDays(2), new TimeOnly(9, 15));
        var id = world.AddToPlan("obligations", ("kind", kind), ("name", name), ("due_on", due), ("source", agreed.Contains((kind, name)) ? "agreement" : "added"), ("state", state), ("text", text), ("revision", state is "waived" ? 1 : 0),
            ("changed_at", planned));
        AddEvent(world, id, "plan", due, planned, null);
        foreach (var (index, (act, days, words)) in happened.Index())
        {
            AddEvent(world, id, act, due, SwedishTime.At(DemoDates.WorkdayAtOrBefore(world.Dates.Today.AddDays(days)), new TimeOnly(10, index)), words);
        }

        return id;
    }

    private static void AddEvent(DemoWorld world, Guid obligation, string act, DateOnly due, DateTimeOffset at, string? words) => world.AddToPlan("obligation_events",
        ("obligation_id", obligation), ("act", act), ("due_on", due), ("words", words), ("registered_at", at),
        ("registered_by", world.Accounts[act is "return" or "accept" or "waive" ? "association_officer" : "project_lead"]));
}
