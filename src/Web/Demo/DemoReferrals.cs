using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>An invented referral.</summary>
/// <param name="GivenName">Invented.</param>
/// <param name="FamilyName">Invented.</param>
/// <param name="BirthDate">Invented.</param>
/// <param name="Organisation">Who referred; null for the person's own application.</param>
/// <param name="DaysAgo">Days since it came.</param>
/// <param name="Coach">Demo role of who takes care of it; null for nobody.</param>
/// <param name="Steps">The states that it went through after it was received, each with the days since.</param>
internal sealed record DemoReferral(
    string GivenName, string FamilyName, DateOnly BirthDate, string? Organisation, int DaysAgo, string? Coach, params (string State, int DaysAgo)[] Steps)
{
    public bool IsProtected { get; init; }

    /// <summary>Whether the demo's referrer made it.</summary>
    public bool IsByReferrer { get; init; }

    /// <summary>Why.</summary>
    public string? Why { get; init; }

    public PersonalNumberKind? NumberKind { get; init; }

    /// <summary>Why it was declined.</summary>
    public string? Reason { get; init; }

    /// <summary>Number of the participant that it led to; null while it has led to none.</summary>
    public int? Participant { get; init; }
}

/// <summary>The demo's referrals: some that wait, some that led somewhere, and how it goes for the demo's referrer.</summary>
internal static class DemoReferrals
{
    private const string Labour = "Exempelköpings kommun, Arbetsmarknadsenheten", Social = "Exempelköpings kommun, Socialförvaltningen", Other = "Påhittsvalla kommun, Arbetsmarknadsenheten";

    private static readonly DemoReferral[] All =
    [
        new("Lova", "Blivande", new(1993, 4, 2), DemoOrganisations.NykopingLabour, 1, null) { IsByReferrer = true, Why = "Har arbetstränat i kök och vill dit igen. Är lättast att nå på eftermiddagen." },
        new("Malte", "Tänkbar", new(1980, 10, 17), Labour, 2, null) { NumberKind = PersonalNumberKind.PersonalNumber, Why = "Vill pröva något praktiskt. Har inte haft arbete på fyra år." },
        new("Noor", "Eventuell", new(1989, 2, 23), DemoOrganisations.NykopingLabour, 9, "coach", ("contacted", 8), ("meeting_booked", 5)) { IsByReferrer = true, Why = "Vill komma ut bland folk, gärna i butik." },
        new("Olle", "Väntberg", new(1976, 7, 30), Social, 13, "coach", ("contacted", 11)) { Why = "Har varit sjukskriven länge och vill börja försiktigt." },
        new("Petronella", "Avvakta", new(1997, 12, 11), Other, 26, "coach_2", ("contacted", 24), ("waiting_list", 20)),
        new("Ragnvald", "Okänd", new(1985, 5, 5), Other, 6, "coach", ("contacted", 5)) { IsProtected = true },
        new("Saga", "Självanmäld", new(2001, 1, 19), null, 3, "coach_2", ("contacted", 2)) { Why = "Ringde själv efter att ha hört om insatsen av en kompis." },
        new("Torgny", "Annorstädes", new(1970, 9, 9), DemoOrganisations.NykopingLabour, 48, "coach", ("contacted", 46), ("declined", 44)) { IsByReferrer = true, Reason = "not_target_group" },
        new("Unni", "Hemvist", new(1991, 3, 3), Labour, 60, "coach_2", ("contacted", 57), ("contacted", 50), ("declined", 45)) { Reason = "no_contact" },
        new("Ester", "Skissmark", new(1979, 8, 30), DemoOrganisations.NykopingLabour, 16, "coach") { IsByReferrer = true, Participant = 5, Why = "Är på väg tillbaka efter en operation." },
        new("Didrik", "Modell", new(1997, 12, 20), DemoOrganisations.NykopingLabour, 12, "coach") { IsByReferrer = true, Participant = 20 },
        new("Isa", "Uppdiktad", new(1995, 1, 31), DemoOrganisations.NykopingLabour, 21, "coach") { IsByReferrer = true, Participant = 25 },
    ];

    /// <summary>Adds them, and a waiver that lets the referrer know how it went for one of the participants.</summary>
    public static void AddReferrals(DemoWorld world)
    {
        foreach (var (index, one) in All.OrderByDescending(one => DaysSince(world, one)).Index())
        {
            Add(world, one, index + 1);
        }

        var told = DemoPeople.All.Single(static person => person.Number == 5);
        world.Register("secrecy_waivers", DemoEntry.SameDay(DemoPeople.EnrolledOn(world, told), world.Accounts[told.Coach], 11, 45),
            ("participant_id", world.Participants[told]), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]),
            ("recipient_organisation_id", world.Organisations[DemoOrganisations.NykopingLabour]), ("parts", new[] { "plan", "outcome" }), ("purpose", "Får veta hur det gick."), ("valid_until", world.Dates.Today.AddDays(60)));
        world.Register("plan_shares", DemoEntry.SameDay(DemoPeople.EnrolledOn(world, told).AddDays(28), world.Accounts[told.Coach], 11, 50),
            ("participant_id", world.Participants[told]), ("recipient_organisation_id", world.Organisations[DemoOrganisations.NykopingLabour]), ("goal_id", world.Goals[told]));
    }

    /// <summary>Days since it came: of one that led to a participant so many before the enrolment.</summary>
    private static int DaysSince(DemoWorld world, DemoReferral one) =>
        one.DaysAgo + (PersonOf(one) is { } person ? world.Dates.Today.DayNumber - DemoPeople.EnrolledOn(world, person).DayNumber : 0);

    private static DemoPerson? PersonOf(DemoReferral one) => DemoPeople.All.SingleOrDefault(person => person.Number == one.Participant);

    private static void Add(DemoWorld world, DemoReferral one, int number)
    {
        var (id, person, keeper) = (world.NewId(), PersonOf(one), world.Organisations[DemoOrganisations.Performer]);
        var receiver = world.Accounts[one.IsByReferrer ? "referrer" : one.Coach ?? "project_lead"];
        var born = world.Dates.Shifted(one.BirthDate);
        var known = one.NumberKind is { } kind ? new DemoNumbers(world.Dates.Today).Make(kind, born) : null;
        List<(string State, DateOnly On)> course = [("received", DemoDates.WorkdayAtOrBefore(world.Dates.Today.AddDays(-DaysSince(world, one))))];
        course.AddRange(one.Steps.Select(step => (step.State, DemoDates.WorkdayAtOrBefore(world.Dates.Today.AddDays(-step.DaysAgo)))));
        if (person is not null)
        {
            course.Add(("enrolled", DemoPeople.EnrolledOn(world, person)));
        }

        DateTimeOffset? meets = course[^1].State == "meeting_booked" ? SwedishTime.At(world.Dates.WorkdayAhead(2), new TimeOnly(13, 0)) : null;
        var events = course.Select(_ => world.NewId()).ToList();
        world.Rows.Add("referrals",
            ("id", id), ("initiative_id", world.Initiative), ("reference", $"A-{number:000}"), ("source", one.Organisation is null ? "self" : "municipality"),
            ("organisation_id", one.Organisation is { } organisation ? world.Organisations[organisation] : null), ("referred_by", one.IsByReferrer ? receiver : null),
            ("received_on", course[0].On), ("assigned_to", one.Coach is { } coach ? world.Accounts[coach] : null), ("state", course[^1].State), ("state_since", course[^1].On),
            ("last_event_id", events[^1]), ("meets_at", meets), ("participant_id", person is null ? null : world.Participants[person]), ("is_protected", one.IsProtected),
            ("given_name", one.IsProtected ? null : one.GivenName), ("family_name", one.IsProtected ? null : one.FamilyName), ("birth_date", one.IsProtected ? null : born),
            ("phone", one.IsProtected ? null : $"070-174 06 {number + 50:00}"), // kept for fiction by Post- och telestyrelsen
            ("number_kind", known is null ? null : SnakeCase.Of(known.Kind.ToString())),
            ("number_cipher", known is null ? null : world.Cipher.Seal(known.Normalised, id.ToString())),
            ("number_hash", known is null ? null : world.Cipher.LookupHash(known.Normalised)));
        foreach (var ((state, on), index) in course.Select(static (step, index) => (step, index)))
        {
            world.Register("referral_events", DemoEntry.SameDay(on, index == 0 ? receiver : world.Accounts[one.Coach ?? "project_lead"], 9 + index),
                ("id", events[index]), ("referral_id", id), ("state", state), ("reason", state == "declined" ? one.Reason : null), ("meets_at", state == "meeting_booked" ? meets : null));
        }

        if (one.Why is not null)
        {
            world.Rows.Add("referral_notes",
                ("id", world.NewId()), ("initiative_id", world.Initiative), ("referral_id", id), ("event_id", events[0]), ("keeper_organisation_id", keeper), ("written_by", receiver), ("text", one.Why));
        }

        if (one.IsProtected)
        {
            world.Rows.Add("protected_referrals", ("referral_id", id), ("initiative_id", world.Initiative),
                ("cipher", world.Cipher.Seal(JsonSerializer.Serialize(new { one.GivenName, one.FamilyName, BirthDate = born }, JsonSerializerOptions.Web), id.ToString())));
        }
    }
}
