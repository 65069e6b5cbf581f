using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What Nyttiga Affärer 2.0 leaves behind: something promised, something delivered, and something that has been adopted and looked at again.</summary>
internal static class DemoDeliverables
{
    public static void AddDeliverables(DemoWorld world)
    {
        var (dates, lead) = (world.Dates, world.Accounts["project_lead"]);
        Add(world, "Handbok för arbetsträning i sociala företag", "material", "Sociala företag i länet", "Samordningsförbundets kansli", dates.Shifted(world.Facts.End), "Används handboken i nya företag ett år efter slutet?");
        Add(world, "Mall för avtal med sysselsättningskrav", "agreement", "Kommunernas upphandlare", "Inköpsenheten", dates.Today.AddDays(-20), "Finns mallen i kommunernas mallbank?", delivered: dates.WorkdayAgo(24), link: "https://exempel.se/mall-sysselsattningskrav");
        var (delivered, adopted) = (dates.InWeek(20, DayOfWeek.Tuesday), dates.InWeek(28, DayOfWeek.Thursday));
        var school = Add(world, "Affärsskola i åtta träffar", "course", "Sociala företag", "Kommunens näringslivsenhet", delivered, "Hålls skolan minst en gång om året?", delivered, "https://exempel.se/affarsskola",
            adopted, DemoOrganisations.NykopingLabour, "Arbetsmarknadsnämnden");
        foreach (var (on, usage, words) in new[]
        {
            (dates.InWeek(36, DayOfWeek.Monday), "partly_used", "En omgång är planerad, men ingen kursledare är klar."), (dates.WorkdayAgo(9), "used", "Den första egna omgången pågår med sju företag."),
        })
        {
            world.AddToPlan("deliverable_checks", ("deliverable_id", school), ("checked_on", on), ("usage", usage), ("words", words), ("registered_at", SwedishTime.At(on, new TimeOnly(10, 20))), ("registered_by", lead));
        }
    }

    private static Guid Add(
        DemoWorld world, string name, string kind, string receiver, string steward, DateOnly due, string check, DateOnly? delivered = null, string? link = null, DateOnly? adopted = null, string? by = null, string? decidedBy = null) =>
        world.AddToPlan("deliverables", ("plan_row", null), ("name", name), ("kind", kind), ("receiver", receiver), ("steward", steward), ("later_check", check), ("due_on", due),
            ("state", adopted is not null ? "adopted" : delivered is not null ? "delivered" : "promised"), ("delivered_on", delivered), ("link", link), ("document_id", null),
            ("adopted_on", adopted), ("adopted_by_id", by is null ? null : world.Organisations[by]), ("decided_by", decidedBy));
}
