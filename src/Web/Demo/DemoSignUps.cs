using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Sign-up for what is to come: guests to the next meeting of the networks and to the next training, of whom one has cancelled; participants to the workshop that has not begun, and to a visit that is full.</summary>
internal static class DemoSignUps
{
    private static readonly (string Name, string Address, string Organisation, int Seats, string State, int DaysAgo)[] Guests =
    [
        ("Ines Inköpsdotter", "ines@kommun.example", "Exempelköpings kommun, Upphandlingsenheten", 2, "confirmed", 9),
        ("Sven Snickarsson", "sven@snickeri.example", "Påhittsnickeriet", 1, "confirmed", 7),
        ("Tora Tvättman", "tora@tvatt.example", "Demotvätten", 3, "confirmed", 6),
        ("Ulf Utbytt", "ulf@kommun.example", "Skenboda kommun, Kostenheten", 1, "cancelled", 5),
        ("Vera Verkstad", "vera@verkstad.example", "Modellverkstaden", 1, "confirmed", 2),
    ];

    /// <summary>Opens sign-up for a series on the participants' own pages.</summary>
    public static void OpenToParticipants(DemoWorld world, Guid series) => world.AddToPlan("sign_up_openings",
        ("series_id", series), ("session_id", null), ("code", "demo-framtidsverkstad"), ("takes_guests", false), ("takes_participants", true), ("most_seats", 1));
    private const int VisitPlaces = 4;

    /// <summary>A visit for participants in some weeks: every place is taken, and one waits.</summary>
    public static void AddVisit(DemoWorld world)
    {
        var day = world.Dates.WorkdayAhead(16);
        var visit = world.AddToPlan("sessions",
            ("series_id", null), ("number", null), ("activity_type_id", world.ActivityTypes["study_visit"]), ("type", "study_visit"), ("audience", "participants"),
            ("name_sv", "Studiebesök i Modellverkstaden"), ("name_en", "Visit to the model workshop"), ("starts_at", SwedishTime.At(day, new TimeOnly(16, 30))), ("ends_at", SwedishTime.At(day, new TimeOnly(18, 0))),
            ("place", "Eskilstuna"), ("leader_account_id", world.Accounts["project_lead"]), ("room_id", null), ("capacity", VisitPlaces), ("cost", null));
        var opening = world.AddToPlan("sign_up_openings",
            ("series_id", null), ("session_id", visit), ("code", "demo-studiebesok-modellverkstaden"), ("takes_guests", false), ("takes_participants", true), ("most_seats", 1));
        foreach (var (index, person) in DemoPeople.All.Where(person => person.Series == 3 && !person.IsProtected && DemoPeople.ExitedOn(world, person) is null).Take(VisitPlaces + 1).Index())
        {
            var participant = ("participant_id", (object?)world.Participants[person]);
            if (index < VisitPlaces)
            {
                world.AddToPlan("session_participants", ("session_id", visit), participant, ("origin", "signed_up"), ("added_on", world.Dates.WorkdayAgo(3)));
            }
            else
            {
                world.AddToPlan("participant_waits", ("opening_id", opening), participant, ("made_at", SwedishTime.At(world.Dates.WorkdayAgo(2), new TimeOnly(9, 40))), ("source", "staff"));
            }
        }
    }

    /// <summary>Opens sign-up for a session that stands alone, with those who have signed up so far.</summary>
    public static void AddSignUps(DemoWorld world, Guid session, string code)
    {
        var opening = world.AddToPlan("sign_up_openings",
            ("series_id", null), ("session_id", session), ("code", code), ("takes_guests", true), ("takes_participants", false), ("most_seats", 4));
        foreach (var guest in Guests)
        {
            var at = SwedishTime.At(world.Dates.WorkdayAgo(guest.DaysAgo), new TimeOnly(13, 24));
            world.AddToPlan("guest_sign_ups",
                ("opening_id", opening), ("name", guest.Name), ("email", guest.Address), ("organisation_name", guest.Organisation),
                ("organisation_id", world.Organisations.TryGetValue(guest.Organisation, out var known) ? known : null), ("seats", guest.Seats), ("state", guest.State), ("source", "public"),
                ("language", "sv"), ("made_at", at), ("told_state", guest.State));
        }
    }
}
