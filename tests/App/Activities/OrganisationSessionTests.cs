namespace Samsteg.App.Activities;

/// <summary>Sessions for organisations: who came, and whether the audience was reached.</summary>
public sealed class OrganisationSessionTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_training_is_made_filled_and_judged()
    {
        var (lead, today) = await LeadAsync();
        var page = await lead.GetAsync($"{today.Activities}/traffar/ny");
        var activity = await demo.Site.FactAsync<Guid>("select id from planned_activities where initiative_id = $1 and type = 'learning_process'", today.Initiative);
        var made = await page.SubmitAsync("main form", ("Input.Activity", activity.ToString()), ("Input.Name", "Lärdag"), ("Input.Day", "2026-04-14"),
            ("Input.Audience[0].Minimum", "1"), ("Input.Audience[1].Minimum", "15"));
        made.Status.ShouldBe(200);
        made.TextOf("h1").ShouldBe("Lärdag");
        var session = made.Path;

        await CameAsync(lead, session, "public_sector_persons", "12");
        var short_ = await lead.GetAsync(session);
        short_.TextsOf("#audience-reach li div").ShouldContain(static text => text.StartsWith("12 av 15 personer från offentlig sektor", StringComparison.Ordinal));
        await CameAsync(lead, session, "public_sector_persons", "3");
        await CameAsync(lead, session, "social_enterprises", "2");

        (await lead.GetAsync(session)).TextsOf("#audience-reach .status").ShouldAllBe(static status => status == "Nått");
        (await (await lead.GetAsync($"{session}/utfall")).SubmitAsync("main form", ("Input.Result", "Held"))).Status.ShouldBe(200);
        (await lead.GetAsync(session)).TextsOf(".status").ShouldContain("Genomförd");
    }

    [Fact]
    public async Task Before_a_session_who_has_signed_up_is_counted_in_the_group_of_the_organisation_and_stands_beside_who_came()
    {
        var (lead, today) = await LeadAsync();
        var session = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("""
            insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at)
            values ($1, $2, 'public_sector_training', 'organisations', 'Anmälda räknas', '2026-05-20T11:00Z', '2026-05-20T12:00Z')
            """, session, today.Initiative);
        await demo.Site.OwnerAsync("""
            insert into session_audiences (id, initiative_id, session_id, audience_group, minimum)
            select uuidv7(), $2, $1, unnest(array['public_sector_persons', 'social_enterprises']), unnest(array[5, 2])
            """, session, today.Initiative);
        var path = $"{today.Activities}/traffar/{session}";
        var opening = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("insert into sign_up_openings (id, initiative_id, session_id, code, takes_guests) values ($1, $2, $3, 'raknas-raknas-raknas', true)", opening, today.Initiative, session);
        var buyer = await demo.Site.FactAsync<Guid>("select id from organisations where type = 'municipality_unit' order by id limit 1");
        var enterprise = await demo.Site.FactAsync<Guid>("select id from organisations where type = 'social_enterprise_asf' order by id limit 1");
        foreach (var (index, organisation, seats, state) in new (int, Guid?, int, string)[] { (1, buyer, 3, "confirmed"), (2, buyer, 2, "confirmed"), (3, buyer, 9, "cancelled"), (4, enterprise, 4, "confirmed"), (5, null, 6, "confirmed"), (6, buyer, 7, "waiting") })
        {
            await demo.Site.OwnerAsync("""
                insert into guest_sign_ups (id, initiative_id, opening_id, name, email, organisation_id, seats, state, source, language, made_at)
                values (uuidv7(), $1, $2, 'Någon', $3, $4, $5, $6, 'staff', 'sv', now())
                """, today.Initiative, opening, $"{index}@exempel.se", (object?)organisation ?? DBNull.Value, seats, state);
        }

        var page = await lead.GetAsync(path);

        page.TextsOf("#audience-reach li div").Select(static text => text[^1]).ShouldBe(['5', '1']);
        page.TextsOf("#audience-reach .status").ShouldBe(["Nås om de anmälda kommer", "Inte nått än"]);
        page.Text.ShouldContain("organisationen inte är känd: 6.");
        demo.Site.Clock.GetUtcNow().ShouldBeLessThan(new DateTimeOffset(2026, 5, 20, 0, 0, 0, TimeSpan.Zero));

        // Once it is held only who came counts.
        await demo.Site.OwnerAsync("insert into session_outcomes (id, initiative_id, session_id, result, occurred_on, registered_at, registered_by) select uuidv7(), $1, $2, 'held', '2026-04-15', now(), id from accounts where demo_role = 'project_lead'", today.Initiative, session);
        (await lead.GetAsync(path)).TextsOf("#audience-reach .status").ShouldBe(["Inte nått än", "Inte nått än"]);
    }

    [Fact]
    public async Task An_organisation_comes_once_and_is_corrected_with_a_reason()
    {
        var (lead, today) = await LeadAsync();
        var session = await PastAsync(today);
        var organisation = await demo.Site.FactAsync<Guid>("select organisation_id from organisation_attendance where session_id = $1 and superseded_at is null limit 1", session);
        var path = $"{today.Activities}/traffar/{session}/organisationer";
        var page = await lead.GetAsync(path);

        var twice = await page.SubmitAsync("main form", ("Input.Organisation", organisation.ToString()), ("Input.Group", "social_enterprises"), ("Input.Persons", "1"));
        twice.Status.ShouldBe(422);

        var correction = await lead.GetAsync($"{path}/{organisation}/ratta");
        (await correction.SubmitAsync("main form", ("Input.Persons", "7"))).Status.ShouldBe(422);
        (await correction.SubmitAsync("main form", ("Input.Persons", "7"), ("Input.Reason", "Två till kom"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<int>("select persons from organisation_attendance where session_id = $1 and organisation_id = $2 and superseded_at is null", session, organisation)).ShouldBe(7);
        (await correction.SubmitAsync("main form", ("Input.Persons", "8"), ("Input.Reason", "En gång till"))).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData("Input.Persons", "0")]
    [InlineData("Input.Persons", "1001")]
    [InlineData("Input.Persons", "några")]
    [InlineData("Input.Group", "nobody")]
    [InlineData("Input.Organisation", "00000000-0000-0000-0000-000000000001")]
    public async Task What_is_wrong_is_said_and_nothing_written(string field, string value)
    {
        var (lead, today) = await LeadAsync();
        var session = await PastAsync(today);
        var before = await CountAsync(session);
        var page = await lead.GetAsync($"{today.Activities}/traffar/{session}/organisationer");
        var free = page.Document.QuerySelector("select option[value]:not([value=''])")!.GetAttribute("value")!;
        (string, string?)[] right = [("Input.Organisation", free), ("Input.Group", "social_enterprises"), ("Input.Persons", "1")];

        var answer = await page.SubmitAsync("main form", [.. right.Where(given => given.Item1 != field), (field, value)]);

        answer.Status.ShouldBe(422);
        (await CountAsync(session)).ShouldBe(before);
    }

    [Fact]
    public async Task A_session_with_attendance_cannot_be_cancelled_and_a_held_one_is_taken_back_with_a_reason()
    {
        var (lead, today) = await LeadAsync();
        var session = await PastAsync(today);
        var path = $"{today.Activities}/traffar/{session}/utfall";
        var held = await lead.GetAsync(path);

        (await held.SubmitAsync("main form")).Status.ShouldBe(422);
        (await held.SubmitAsync("main form", ("Input.Reason", "Fel dag"))).Status.ShouldBe(200);
        var cancelled = await (await lead.GetAsync(path)).SubmitAsync("main form", ("Input.Result", "Cancelled"));
        cancelled.Status.ShouldBe(422);
        (await (await lead.GetAsync(path)).SubmitAsync("main form", ("Input.Result", "Held"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_session_to_come_takes_no_organisation_yet()
    {
        var (lead, today) = await LeadAsync();
        var session = await demo.Site.FactAsync<Guid>(
            "select id from sessions where series_id is null and initiative_id = $1 and starts_at > '2026-04-17' order by starts_at limit 1", today.Initiative);
        var page = await lead.GetAsync($"{today.Activities}/traffar/{session}");

        page.Status.ShouldBe(200);
        (await lead.GetAsync($"{today.Activities}/traffar/{session}/organisationer")).Document.QuerySelector("main form").ShouldBeNull();
    }

    private static async Task CameAsync(Visitor lead, string session, string group, string persons)
    {
        var page = await lead.GetAsync($"{session}/organisationer");
        var free = page.Document.QuerySelector("select option[value]:not([value=''])")!.GetAttribute("value")!;
        (await page.SubmitAsync("main form", ("Input.Organisation", free), ("Input.Group", group), ("Input.Persons", persons))).Status.ShouldBe(200);
    }

    private async Task<Guid> PastAsync(DemoRoster today) => await demo.Site.FactAsync<Guid>("""
        select o.session_id from session_outcomes o join sessions s on s.id = o.session_id
        where s.type = 'public_sector_training' and o.result = 'held' and o.superseded_at is null and s.initiative_id = $1 order by s.starts_at limit 1
        """, today.Initiative);

    private Task<long> CountAsync(Guid session) =>
        demo.Site.FactAsync<long>("select count(*) from organisation_attendance where session_id = $1", session);

    private async Task<(Visitor Lead, DemoRoster Today)> LeadAsync() =>
        (await demo.Site.SignInAsync(DemoRoster.Lead), await DemoRoster.OfAsync(demo.Site));
}
