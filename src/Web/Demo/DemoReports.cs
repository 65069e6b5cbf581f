using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What has been reported on targets that no registration counts: who, when and on what evidence.</summary>
internal static class DemoReports
{
    public static void AddReports(DemoWorld world)
    {
        var dates = world.Dates;
        var corrected = SwedishTime.At(dates.InWeek(31, DayOfWeek.Monday), new TimeOnly(10, 5));
        var lead = world.Accounts["project_lead"];
        world.RegisterSuperseded("reported_values", DemoEntry.SameDay(dates.InWeek(29, DayOfWeek.Friday), lead), corrected,
            "Nätverket för det offentliga hade bara haft ett första samtal.",
            Cells(world, "P01", 2, "Båda nätverken är igång.", "Anteckningar från nätverksträff"));
        Add(world, "P01", 31, 1, "Företagens nätverk träffas varje månad och har en egen sammankallande. Det offentliga nätverket är på väg.", "Anteckningar från träff i nätverket");
        Add(world, "P02", 42, null, "Sex av länets kommuner har sagt vem som svarar när ett socialt företag hör av sig.", "Lista över kontaktpersoner");
        Add(world, "P03", 48, null, "Upplägget för verkstaden är skrivet och prövat två gånger. Delen om placering saknas.", "Utkast till metodbeskrivning");
        Add(world, "P05", 45, null, "Två företag har berättat om sitt arbete på länets näringslivsdag.", "Program från dagen");
        Add(world, "P06", 46, null, "Partnerskapet om möbelrenovering är beskrivet så att andra kan göra likadant.", "Beskrivning av avtalet");
        Add(world, "P08", 33, 2, "Två artiklar i lokalpressen, båda positiva.", "Tidningsurklipp");
        Add(world, "E02", 50, 1, "En omgång har hållits och nästa pågår.", "Kursprogram");
        Add(world, "E05", 50, 14, "Fjorton platser erbjuds i dag, mot nio när insatsen började.", "Företagens egna uppgifter");
    }

    private static void Add(DemoWorld world, string target, int week, decimal? value, string statement, string evidence)
    {
        var on = world.Dates.InWeek(week, DayOfWeek.Monday);
        world.Register("reported_values", DemoEntry.SameDay(on, world.Accounts["project_lead"], 10, 5), Cells(world, target, value, statement, evidence));
    }

    private static (string, object?)[] Cells(DemoWorld world, string target, decimal? value, string statement, string evidence) =>
        [("target_id", world.Targets[target]), ("value", value), ("statement", statement), ("evidence", evidence)];
}
