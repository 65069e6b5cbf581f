using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Sign-up for what is to come: guests to the next meeting of the networks, of whom one has cancelled, and participants to the workshop that has not begun.</summary>
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

    /// <summary>Opens sign-up for a session that stands alone, with those who have signed up so far.</summary>
    public static void AddSignUps(DemoWorld world, Guid session)
    {
        var opening = world.AddToPlan("sign_up_openings",
            ("series_id", null), ("session_id", session), ("code", "demo-natverken-mots-aterbruk"), ("takes_guests", true), ("takes_participants", false), ("most_seats", 4));
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
