using Samsteg.Results;

namespace Samsteg.Web;

/// <summary>What the running initiative may be worth: one calculation filled in, with what is not known left out, and one that was only begun.</summary>
internal static class DemoCalculations
{
    public static void AddCalculations(DemoWorld world)
    {
        Add(world, "Om en av tre blir självförsörjande", "self_support", 20_260_114, new(StringComparer.Ordinal)
        {
            ["people"] = new(new(8, 14, 20), "Av de 40 som ska delta: en av tre är insatsens mål, en av fem det lägsta vi tror på"),
            ["programme_cost"] = new(UncertainValue.Of(3_880_000), "Det beviljade maxbeloppet"),
        });
        Add(world, "Samlad varukörning till kommunens kök", "consolidated_transport", 20_260_120, new(StringComparer.Ordinal)
        {
            ["deliveries"] = new(UncertainValue.Of(9_400), "Köksenhetens inventering i höstas"),
        });
    }

    private static void Add(DemoWorld world, string name, string calculator, long seed, Dictionary<string, Assumption> said)
    {
        var shipped = ShippedCalculators.Find(calculator)!;
        var given = SocietalCalculation.UsualOf(shipped).Where(usual => !said.ContainsKey(usual.Key)).Concat(said).ToDictionary(StringComparer.Ordinal);
        var entry = DemoEntry.SameDay(world.Dates.WorkdayAgo(9), world.Accounts["project_lead"], 10);
        world.AddToPlan("societal_calculations",
            ("name", name), ("calculator", new Json(CalculatorJson.Write(shipped))), ("given", new Json(CalculatorJson.Write(given))), ("seed", seed), ("created_at", entry.At), ("created_by", entry.By));
    }
}
