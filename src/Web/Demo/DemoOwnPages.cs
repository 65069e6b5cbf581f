using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The demo's participant with an account of her own, and what she and her coach have written to each other.</summary>
internal static class DemoOwnPages
{
    private const int Number = 9;

    private static readonly (int DaysAgo, bool IsHers, string Text)[] Messages =
    [
        (9, true, "Hej! Jag hittade betygen från gymnasiet. Ska jag ta med dem?"),
        (8, false, "Vad bra! Ta gärna med dem när vi ses, så tittar vi tillsammans."),
        (1, false, "Jag har bokat ett möte med studievägledaren åt oss. Vi ses som vanligt på Träffpunkten."),
    ];

    /// <summary>Adds them.</summary>
    public static void AddOwnPages(DemoWorld world)
    {
        var person = DemoPeople.All.Single(static one => one.Number == Number);
        var (id, own, coach) = (world.Participants[person], world.Accounts["participant"], world.Accounts[person.Coach]);
        world.AddToPlan("participant_accounts",
            ("participant_id", id), ("account_id", own), ("invited_at", SwedishTime.At(world.Dates.WorkdayAgo(20), new TimeOnly(11, 30))), ("invited_by", coach), ("ended_at", null));
        foreach (var (index, message) in Messages.Index())
        {
            var sent = SwedishTime.At(world.Dates.WorkdayAgo(message.DaysAgo), new TimeOnly(9 + index, 25));
            world.AddToPlan("participant_messages",
                ("participant_id", id), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]), ("is_from_participant", message.IsHers), ("text", message.Text),
                ("sent_at", sent), ("sent_by", message.IsHers ? own : coach), ("read_at", index + 1 < Messages.Length ? sent.AddHours(4) : (DateTimeOffset?)null));
        }
    }
}
