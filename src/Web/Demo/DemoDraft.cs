namespace Samsteg.Web;

/// <summary>A second initiative, still a draft with another owner and lead: there to show that not everybody sees it.</summary>
internal static class DemoDraft
{
    /// <summary>Adds it.</summary>
    /// <returns>Its id.</returns>
    public static Guid AddDraft(DemoWorld world)
    {
        var id = world.NewId();
        var starts = world.Dates.Today.AddMonths(5);
        world.Rows.Add("initiatives",
            ("id", id), ("name_sv", "Första klivet"), ("name_en", "The first stride"),
            ("summary_sv", "Unga i Skenboda får en vuxen vid sin sida på vägen tillbaka till skola eller arbete."),
            ("summary_en", "Young people in Skenboda get an adult at their side on the way back to school or work."),
            ("purpose_sv", "Färre unga ska bli ensamma hemma efter ett avbrott i skolan."), ("purpose_en", "Fewer young people shall be left alone at home after a break in school."),
            ("registry_number", null), ("funder_id", world.Organisations[DemoOrganisations.Funder]), ("owner_id", world.Organisations[DemoOrganisations.Skenboda]),
            ("performer_id", null), ("state", "draft"), ("starts_on", starts), ("ends_on", starts.AddMonths(18)), ("intake_ends_on", null),
            ("maximum_grant", null), ("follow_ups_minimum", null), ("follow_ups_maximum", null));
        world.Rows.Add("initiative_partners",
            ("id", world.NewId()), ("initiative_id", id), ("organisation_id", world.Organisations[DemoOrganisations.Skenboda]), ("is_owner", true), ("signs", true),
            ("role_sv", "Äger insatsen och anställer ungdomscoachen."), ("role_en", "Owns the initiative and employs the youth coach."), ("position", 0));
        world.Rows.Add("initiative_target_groups",
            ("id", world.NewId()), ("initiative_id", id), ("code", "young_adult_at_risk"), ("kind", "end_user"),
            ("name_sv", "Unga vuxna i risk för utanförskap"), ("name_en", "Young adults at risk of exclusion"), ("position", 0));
        return id;
    }
}
