namespace Samsteg.App.Activities;

/// <summary>Contact persons who came from an organisation, the sectors they came from, and organisations through a series.</summary>
public sealed class OrganisationPersonTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Contact_persons_are_ticked_and_the_number_follows_and_is_corrected()
    {
        var (lead, session, path) = await SessionAsync();
        var page = await lead.GetAsync($"{path}/organisationer");
        var organisation = await FreeAsync(session, page);
        var (first, second) = (await AddPersonAsync(organisation, "Nova Påhittad"), await AddPersonAsync(organisation, "Alva Påhittad"));
        var left = await AddPersonAsync(organisation, "Sture Slutat", "2020-01-01");

        var shown = await page.PressAsync("button[formaction]", ("Input.Organisation", organisation.ToString()), ("Input.Group", "social_enterprises"), ("Input.Persons", "1"));
        shown.Status.ShouldBe(200);
        var offered = shown.Document.QuerySelectorAll("[name='Input.People']").Select(static box => box.GetAttribute("value")).ToList();
        offered.ShouldContain(first.ToString());
        offered.ShouldNotContain(left.ToString());
        (await CountAsync(session, organisation)).ShouldBe(0);

        (await shown.SubmitAsync("main form", ("Input.People", first.ToString()), ("Input.People", second.ToString()))).Status.ShouldBe(200);
        (await PersonsAsync(session, organisation)).ShouldBe(2);
        (await lead.GetAsync(path)).Text.ShouldContain("Alva Påhittad, Nova Påhittad");

        var correction = await lead.GetAsync($"{path}/organisationer/{organisation}/ratta");
        (await correction.SubmitAsync("main form", ("Input.People", first.ToString()), ("Input.Reason", "Alva var sjuk"))).Status.ShouldBe(200);
        (await CountAsync(session, organisation)).ShouldBe(1);
        (await demo.Site.FactAsync<string>("select superseded_reason from organisation_person_attendance where session_id = $1 and contact_person_id = $2", session, second)).ShouldBe("Alva var sjuk");

        var retraction = await lead.GetAsync($"{path}/organisationer/{organisation}/ratta");
        (await retraction.SubmitAsync("main form", ("Input.Persons", "0"), ("Input.Reason", "Ingen kom"))).Status.ShouldBe(200);
        (await CountAsync(session, organisation)).ShouldBe(0);
    }

    [Fact]
    public async Task A_person_of_another_organisation_is_refused_beside_the_field()
    {
        var (lead, session, path) = await SessionAsync();
        var page = await lead.GetAsync($"{path}/organisationer");
        var organisation = await FreeAsync(session, page);
        await AddPersonAsync(organisation, "Tova Påhittad");
        var other = await demo.Site.FactAsync<Guid>("select id from contact_persons where organisation_id <> $1 order by id limit 1", organisation);
        var shown = await page.PressAsync("button[formaction]", ("Input.Organisation", organisation.ToString()), ("Input.Group", "social_enterprises"), ("Input.Persons", "1"));

        var answer = await shown.SubmitAsync("main form", ("Input.People", other.ToString()));

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_People-error']").ShouldNotBeNull().ShouldContain("hör inte till organisationen");
        (await demo.Site.FactAsync<long>("select count(*) from organisation_attendance where session_id = $1 and organisation_id = $2 and superseded_at is null", session, organisation)).ShouldBe(0);
    }

    [Fact]
    public async Task The_session_tells_the_sectors_that_were_there()
    {
        var (lead, session, path) = await SessionAsync();

        var page = await lead.GetAsync(path);

        var sectors = await demo.Site.FactAsync<long>("""
            select count(distinct o.type) from organisation_attendance a join organisations o on o.id = a.organisation_id where a.session_id = $1 and a.superseded_at is null
            """, session);
        page.TextsOf("[aria-labelledby='sectors'] li").Count.ShouldBe((int)sectors);
    }

    [Fact]
    public async Task A_series_shows_organisations_by_sessions_with_their_persons_and_how_far_each_has_come()
    {
        var lead = await demo.Site.SignInAsync(DemoRoster.Lead);
        var series = await demo.Site.FactAsync<Guid>("select id from activity_series where type = 'business_school' order by name_sv limit 1");
        var initiative = await demo.Site.FactAsync<Guid>("select initiative_id from activity_series where id = $1", series);
        var organisation = await demo.Site.FactAsync<Guid>("""
            select a.organisation_id from organisation_attendance a join sessions s on s.id = a.session_id
            where s.series_id = $1 and s.number = 1 and a.superseded_at is null order by a.organisation_id limit 1
            """, series);
        var session = await demo.Site.FactAsync<Guid>("select id from sessions where series_id = $1 and number = 1", series);
        var person = await AddPersonAsync(organisation, "Vide Påhittad");
        var path = $"/insatser/{initiative}/aktiviteter";
        var correction = await lead.GetAsync($"{path}/traffar/{session}/organisationer/{organisation}/ratta");
        (await correction.SubmitAsync("main form", ("Input.People", person.ToString()), ("Input.Reason", "Nu vet vi vem"))).Status.ShouldBe(200);

        var page = await lead.GetAsync($"{path}/serier/{series}");

        page.TextsOf(".matrix tbody tr:not(.matrix-person) th").Count.ShouldBe((int)await demo.Site.FactAsync<long>("""
            select count(distinct a.organisation_id) from organisation_attendance a join sessions s on s.id = a.session_id where s.series_id = $1 and a.superseded_at is null
            """, series));
        page.TextsOf(".matrix-person").ShouldHaveSingleItem().ShouldContain("Vide Påhittad");
        page.TextsOf(".matrix-person td")[0].ShouldBe("✓ Här");
    }

    private async Task<Guid> FreeAsync(Guid session, Page page)
    {
        var offered = page.Document.QuerySelectorAll("[name='Input.Organisation'] option[value]:not([value=''])").Select(static option => Guid.Parse(option.GetAttribute("value")!)).ToArray();
        return await demo.Site.FactAsync<Guid>("""
            select id from organisations where id = any ($2) and not exists (select from organisation_attendance a where a.organisation_id = organisations.id and a.session_id = $1)
            order by id limit 1
            """, session, offered);
    }

    private async Task<Guid> AddPersonAsync(Guid organisation, string name, string? leftOn = null)
    {
        var id = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("insert into contact_persons (id, organisation_id, name, left_on) values ($1, $2, $3, $4::text::date)", id, organisation, name, leftOn);
        return id;
    }

    private Task<long> CountAsync(Guid session, Guid organisation) => demo.Site.FactAsync<long>(
        "select count(*) from organisation_person_attendance where session_id = $1 and organisation_id = $2 and superseded_at is null", session, organisation);

    private Task<int> PersonsAsync(Guid session, Guid organisation) => demo.Site.FactAsync<int>(
        "select persons from organisation_attendance where session_id = $1 and organisation_id = $2 and superseded_at is null", session, organisation);

    private async Task<(Visitor Lead, Guid Session, string Path)> SessionAsync()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var session = await demo.Site.FactAsync<Guid>("""
            select o.session_id from session_outcomes o join sessions s on s.id = o.session_id
            where s.type = 'public_sector_training' and o.result = 'held' and o.superseded_at is null and s.initiative_id = $1 order by s.starts_at limit 1
            """, today.Initiative);
        return (await demo.Site.SignInAsync(DemoRoster.Lead), session, $"{today.Activities}/traffar/{session}");
    }
}
