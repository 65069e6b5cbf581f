using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.Rules;

public sealed class DemoBookingTests
{
    /// <summary>Whatever day it is made on: the database would not take it otherwise.</summary>
    [Fact]
    public void In_the_demo_nobody_leads_and_no_room_holds_two_sessions_at_once()
    {
        var cipher = new Cipher(new DataKeys(DataKeys.NewSecret(), isDevelopment: true));
        var facts = PlanFacts.Read();
        for (var today = new DateOnly(2026, 1, 1); today < new DateOnly(2028, 3, 2); today = today.AddDays(1))
        {
            var sessions = DemoBuilder.Imagine(new DemoWorld(facts, today, cipher)).Of("sessions");
            foreach (var resource in (string[])["leader_account_id", "room_id"])
            {
                foreach (var taken in sessions.Where(session => session[resource] is not null).GroupBy(session => session[resource]))
                {
                    var times = taken.OrderBy(static session => (DateTimeOffset)session["starts_at"]!).ToList();
                    times.Zip(times.Skip(1)).ShouldAllBe(static pair => (DateTimeOffset)pair.First["ends_at"]! <= (DateTimeOffset)pair.Second["starts_at"]!, $"{today:yyyy-MM-dd} {resource}");
                }
            }
        }
    }
}
