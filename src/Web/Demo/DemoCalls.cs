using Samsteg.Funding;

namespace Samsteg.Web;

/// <summary>Calls of the three kinds that are open, one that has closed.</summary>
internal static class DemoCalls
{
    public static void AddCalls(DemoWorld world)
    {
        var (today, form) = (world.Dates.Today, ShippedForms.All[0].Key);
        var individuals = ShippedForms.All[1].Key;
        Add(world, ("Samverkan för fler i arbete", "Working together for more people in work"),
            "Sök när ni är redo. Styrelsen tar upp ansökningar vid varje sammanträde.\n\n- minst **två** av förbundets parter är med\n- insatsen är högst tre år",
            form, "open", today.AddMonths(-8), null, null);
        Add(world, ("Unga tillbaka till skola eller arbete", "Young people back to school or work"),
            "För insatser som når unga som varken arbetar eller studerar.", individuals, "dated", today.AddDays(-20), today.AddDays(40), 2_500_000m);
        var invited = Add(world, ("Förstudie om psykisk ohälsa", "Pre-study of mental ill-health"),
            "Parterna i arbetsgruppen är inbjudna att föreslå en förstudie.", individuals, "by_invitation", today.AddDays(-10), today.AddDays(25), 400_000m);
        foreach (var name in new[] { DemoOrganisations.Skenboda, DemoOrganisations.Region })
        {
            world.Rows.Add("call_invitations", ("call_id", invited), ("organisation_id", world.Organisations[name]));
        }

        Add(world, ("Sociala företag och offentliga inköp", "Social enterprises and public purchasing"), "", form, "dated", today.AddMonths(-14), today.AddMonths(-12), 4_000_000m);
    }

    private static Guid Add(DemoWorld world, (string Sv, string En) name, string text, string form, string kind, DateOnly opens, DateOnly? closes, decimal? maximum)
    {
        var id = world.NewId();
        world.Rows.Add("calls",
            ("id", id), ("name_sv", name.Sv), ("name_en", name.En), ("text_sv", text), ("form_key", form), ("form_version", 1), ("kind", kind),
            ("opens_on", opens), ("closes_on", closes), ("maximum", maximum));
        return id;
    }
}
