using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Addresses that calendar programs read, which nobody knows, and a calendar elsewhere by which somebody is busy.</summary>
internal static class DemoCalendars
{
    public static void AddCalendars(DemoWorld world)
    {
        AddFeed(world, "Mobilen", null, 40, 1);
        AddFeed(world, "Insatsen, i kontorets kalender", world.Initiative, 120, 6);
        AddBusy(world);
    }

    private static void AddFeed(DemoWorld world, string label, Guid? initiative, int madeDaysAgo, int readDaysAgo) => world.Rows.Add("calendar_feeds",
        ("id", world.NewId()), ("account_id", world.Accounts["process_lead"]), ("label", label), ("initiative_id", initiative), ("room_id", null), ("digest", world.Cipher.LookupHash($"demo feed {label}")),
        ("made_at", SwedishTime.At(world.Dates.WorkdayAgo(madeDaysAgo), new TimeOnly(8, 40))), ("last_read_on", world.Dates.Today.AddDays(-readDaysAgo)), ("revoked_at", null));

    private static void AddBusy(DemoWorld world)
    {
        var id = world.NewId();
        var read = SwedishTime.At(world.Dates.Today.AddDays(-1), new TimeOnly(17, 0));
        BusyTime[] times = [Between(world.Dates.WorkdayAhead(1), 15, 17), Between(world.Dates.WorkdayAhead(6), 8, 10), Between(world.Dates.WorkdayAhead(9), 12, 13)];
        world.Rows.Add("busy_calendars",
            ("id", id), ("account_id", world.Accounts["process_lead"]), ("label", "Privat kalender"),
            ("address_cipher", world.Cipher.Seal("https://kalender.example/privat.ics", BusyCalendar.AddressPlace(id))), ("added_at", read.AddDays(-50)),
            ("tried_at", read.AddYears(20)), // so that its address, which is nobody's, is never asked for
            ("read_at", read), ("times_cipher", world.Cipher.Seal(BusyTimes.Write(times), BusyCalendar.TimesPlace(id))));
    }

    private static BusyTime Between(DateOnly day, int from, int until) => new(SwedishTime.At(day, new TimeOnly(from, 0)), SwedishTime.At(day, new TimeOnly(until, 0)));
}
