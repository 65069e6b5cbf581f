namespace Samsteg.App;

/// <summary>Meetings booked with a participant: on Idag at their time, noted, not kept, cancelled or moved.</summary>
public sealed class BookingTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task A_meeting_of_today_stands_on_Idag_and_is_done_when_it_is_noted()
    {
        var (path, participant) = await CaseAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        (await BookAsync(coach, path, "2026-04-15", "14:30", ("Input.Place", "Biblioteket"), ("Input.Minutes", "45"))).Status.ShouldBe(200);
        var booking = await OnlyAsync(participant);

        var today = await coach.GetAsync("/");
        var form = await coach.GetAsync($"{path}/kontakt?bokning={booking}");
        var file = await form.SubmitAsync("main form", ("Input.Note", "Vi sågs."));

        today.Document.QuerySelector($"section[aria-labelledby='today-scheduled'] a[href$='bokning={booking}']").ShouldNotBeNull();
        today.TextOf("section[aria-labelledby='today-scheduled']").ShouldNotBeNull().ShouldContain("Biblioteket");
        file.Path.ShouldBe(path);
        (await demo.Site.FactAsync<string>("select concat_ws(' ', k.purpose, k.channel, k.minutes, k.occurred_on, b.state) from planned_contacts b join contacts k on k.id = b.contact_id where b.id = $1", booking))
            .ShouldBe("individual_coaching meeting 45 2026-04-15 done");
        (await coach.GetAsync("/")).Document.QuerySelector($"a[href$='bokning={booking}']").ShouldBeNull();
    }

    [Fact]
    public async Task A_meeting_is_noted_once()
    {
        var (path, participant) = await CaseAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await BookAsync(coach, path, "2026-04-15", "08:00");
        var booking = await OnlyAsync(participant);
        var first = await coach.GetAsync($"{path}/kontakt?bokning={booking}");
        var second = await coach.GetAsync($"{path}/kontakt?bokning={booking}");

        await first.SubmitAsync("main form");
        var late = await second.SubmitAsync("main form");

        late.Status.ShouldBe(409);
        (await demo.Site.FactAsync<long>("select count(*) from contacts where participant_id = $1", participant)).ShouldBe(1);
    }

    [Fact]
    public async Task Meetings_that_were_not_kept_are_counted_and_can_be_booked_again()
    {
        var (path, participant) = await CaseAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await BookAsync(coach, path, "2026-04-15", "08:00");
        var booking = await OnlyAsync(participant);

        var file = await (await coach.GetAsync($"{path}/bokningar/{booking}")).PressAsync("button[value='NoShow']");
        var again = await (await coach.GetAsync($"{path}/bokningar/{booking}")).PressAsync("button[value='Booked']");

        file.TextOf("section[aria-labelledby='bookings']").ShouldNotBeNull().ShouldContain("Uteblivna möten: 1.");
        again.TextOf("section[aria-labelledby='bookings']").ShouldNotBeNull().ShouldNotContain("Uteblivna");
    }

    [Fact]
    public async Task Nobody_has_stayed_away_from_a_meeting_that_has_not_been()
    {
        var (path, participant) = await CaseAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await BookAsync(coach, path, "2026-04-20", "08:00");
        var at = $"{path}/bokningar/{await OnlyAsync(participant)}";
        var page = await coach.GetAsync(at);

        page.Document.QuerySelector("button[value='NoShow']").ShouldBeNull();
        (await page.PressAsync("button[value='Excused']", ("Change.State", "NoShow"))).Status.ShouldBeOneOf(200, 422);
        (await demo.Site.FactAsync<string>("select state from planned_contacts where participant_id = $1", participant)).ShouldNotBe("no_show");
    }

    [Fact]
    public async Task A_meeting_is_moved_to_another_in_its_place_and_a_stale_page_moves_nothing()
    {
        var (path, participant) = await CaseAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await BookAsync(coach, path, "2026-04-20", "08:00", ("Input.Place", "Kontoret"));
        var at = $"{path}/bokningar/{await OnlyAsync(participant)}";
        var stale = await coach.GetAsync(at);

        var moved = await (await coach.GetAsync(at)).SubmitAsync("form[action*='handler=Move']", ("Input.Day", "2026-04-22"), ("Input.Time", "09:15"));
        var late = await stale.SubmitAsync("form[action*='handler=Move']", ("Input.Day", "2026-04-23"));

        moved.Path.ShouldBe(path);
        late.Status.ShouldBe(409);
        (await demo.Site.FactAsync<string>("""
            select string_agg(state || ' ' || place || ' ' || to_char(starts_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI'), ', ' order by starts_at) from planned_contacts where participant_id = $1
            """, participant)).ShouldBe("moved Kontoret 2026-04-20 08:00, booked Kontoret 2026-04-22 09:15");
    }

    [Theory]
    [InlineData("2026-04-14", "08:00", "#Input_Day-error")]
    [InlineData("2031-04-14", "08:00", "#Input_Day-error")]
    [InlineData("", "08:00", "#Input_Day-error")]
    [InlineData("2026-04-20", "", "#Input_Time-error")]
    [InlineData("2026-04-20", "25:99", "#Input_Time-error")]
    public async Task A_time_that_cannot_be_is_refused_beside_its_field(string day, string time, string error)
    {
        var (path, participant) = await CaseAsync();

        var answer = await BookAsync(await demo.Site.SignInAsync(DemoCases.Coach), path, day, time);

        answer.Status.ShouldBe(422);
        answer.TextOf(error).ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from planned_contacts where participant_id = $1", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task The_file_and_the_list_say_how_long_ago_the_participant_was_seen_messages_apart()
    {
        var (path, participant) = await CaseAsync();
        foreach (var (channel, on) in new[] { ("visit", "2026-04-01"), ("message", "2026-04-14") })
        {
            await demo.Site.OwnerAsync("""
                insert into contacts (id, initiative_id, participant_id, purpose, channel, keeper_organisation_id, occurred_on, registered_at, registered_by)
                select uuidv7(), p.initiative_id, p.id, 'other', $2, r.organisation_id, $3::text::date, '2026-04-14T15:00Z', a.id
                from participants p, accounts a join role_assignments r on r.account_id = a.id and r.organisation_id is not null where p.id = $1 and a.demo_role = 'coach'
                """, participant, channel, on);
        }

        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var file = await coach.GetAsync(path);

        file.TextOf("section[aria-labelledby='facts']").ShouldNotBeNull().ShouldContain("1 april 2026, för 14 dagar sedan");
    }

    private async Task<(string Path, Guid Participant)> CaseAsync()
    {
        var participant = await _world.ParticipantAsync();
        return ($"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}", participant);
    }

    private static async Task<Page> BookAsync(Visitor coach, string path, string day, string time, params (string Name, string? Value)[] fields) =>
        await (await coach.GetAsync($"{path}/bokningar/ny")).SubmitAsync("main form", [("Input.Day", day), ("Input.Time", time), .. fields]);

    private Task<Guid> OnlyAsync(Guid participant) => demo.Site.FactAsync<Guid>("select id from planned_contacts where participant_id = $1 and state = 'booked'", participant);
}
