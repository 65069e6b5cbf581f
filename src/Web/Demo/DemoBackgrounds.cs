namespace Samsteg.Web;

/// <summary>How it was for the demo's participants at entry, what they live on, and that they were told. The last two enrolments are not finished.</summary>
internal static class DemoBackgrounds
{
    private static readonly (string Activity, int Years, string Education, string[] Income)[] Situations =
    [
        ("job_seeking", 4, "compulsory", ["social_assistance"]),
        ("sick_leave", 3, "upper_secondary", ["sickness_benefit"]),
        ("labour_market_programme", 2, "upper_secondary_short", ["activity_support", "social_assistance"]),
        ("job_seeking", 6, "foreign_not_assessed", ["establishment_benefit"]),
        ("other", 5, "compulsory_short", ["social_assistance"]),
        ("sick_leave", 7, "post_secondary_short", ["sickness_compensation"]),
        ("job_seeking", 2, "upper_secondary", ["unemployment_benefit"]),
        ("parental_leave", 3, "compulsory", ["no_public_support", "supported_by_other"]),
    ];

    private static readonly string[] Municipalities = ["Nyköping", "Exempelköping", "Påhittsvalla", "Skenboda"];

    /// <summary>Adds them.</summary>
    public static void AddBackgrounds(DemoWorld world)
    {
        foreach (var person in DemoPeople.All.SkipLast(2))
        {
            var situation = Situations[person.Number % Situations.Length];
            var (id, enrolled, by) = (world.Participants[person], DemoPeople.EnrolledOn(world, person), world.Accounts[person.Coach]);
            var told = DemoEntry.SameDay(enrolled, by, 10, 15);
            world.Register("backgrounds", told,
                ("participant_id", id), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]), ("education", situation.Education), ("activity", situation.Activity),
                ("activity_since", new DateOnly(enrolled.Year - situation.Years, 1 + person.Number % 12, 1)),
                ("municipality", person.IsProtected ? null : Municipalities[person.Number % Municipalities.Length]),
                ("interpreter", person.Number is 3 or 22 ? "arabiska" : null));
            world.Register("given_information", told, ("participant_id", id), ("means", person.Number % 3 == 0 ? "both" : "oral"), ("language", person.Number is 3 or 22 ? "arabiska" : "svenska"));
            AddIncome(world, person, situation.Income);
        }
    }

    /// <summary>The month before the enrolment, and the one before today's or after the exit.</summary>
    private static void AddIncome(DemoWorld world, DemoPerson person, string[] sources)
    {
        var (id, by, enrolled) = (world.Participants[person], world.Accounts[person.Coach], DemoPeople.EnrolledOn(world, person));
        var entry = MonthOf(enrolled).AddMonths(-1);
        Add(entry, enrolled, sources);
        var latest = DemoPeople.ExitedOn(world, person) is { } exited ? MonthOf(exited) : MonthOf(world.Dates.Today).AddMonths(-1);
        if (latest > entry)
        {
            string[] now = person.ExitReason switch { "work" => ["salary"], "subsidised_work" => ["subsidised_salary"], "studies" => ["student_finance"], _ => sources };
            Add(latest, DemoDates.WorkdayAtOrBefore(latest.AddMonths(1) < world.Dates.Today ? latest.AddMonths(1) : world.Dates.Today.AddDays(-1)), now);
        }

        void Add(DateOnly month, DateOnly registered, string[] codes) => world.Register(
            "income_months", new DemoEntry(month, Platform.SwedishTime.At(registered, new TimeOnly(10, 20)), by),
            ("participant_id", id), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]), ("sources", codes));
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
