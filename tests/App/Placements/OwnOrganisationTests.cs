namespace Samsteg.App;

/// <summary>What an organisation's contact person with an account reads and does: the own organisation, its openings, and no participants.</summary>
public sealed class OwnOrganisationTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly SupervisionWorld _world = new(demo.Site);

    [Fact]
    public async Task The_own_organisation_is_shown_and_what_it_offers_is_confirmed_changed_and_taken_back()
    {
        var one = await _world.PlacementAsync();
        var opening = await OpeningAsync(one.Organisation, 3);
        await demo.Site.OwnerAsync("update placements set opening_id = $2 where id = $1", one.Placement, opening);
        var elsewhere = await OpeningAsync((await _world.PlacementAsync()).Organisation, 1);
        var (visitor, account) = await _world.SignInAsync(await _world.ContactAsync(one.Organisation, isSupervisor: false), "organisation_contact");

        var page = await visitor.GetAsync("/");
        page.Path.ShouldBe("/var-organisation");
        page.Text.ShouldContain("1 av 3 upptagna");
        page.Text.ShouldContain("Hanna Handled");
        page.Source.ShouldNotContain(one.Participant.ToString());
        page.Source.ShouldNotContain("Provberg");
        page.Source.ShouldNotContain(elsewhere.ToString());

        (await page.PressAsync($"form[action*='{opening}'] button")).Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select confirmed_on || ' ' || valid_until from placement_openings where id = $1", opening)).ShouldBe("2026-04-15 2026-11-15");
        page = await page.FollowAsync("main a[href*='plats=']");
        (await page.SubmitAsync("form[action*='handler=Change']", ("Input.Places", "0"))).TextOf("#Input_Places-error").ShouldNotBeNull();
        (await page.SubmitAsync("form[action*='handler=Change']", ("Input.Places", "2"), ("Input.EndsOn", "2026-04-01"))).TextOf("#Input_EndsOn-error").ShouldNotBeNull();
        await demo.Site.OwnerAsync("update placement_openings set places = 1 where id = $1", opening);
        await demo.Site.OwnerAsync("update placement_openings set places = 3 where id = $1", opening);
        (await page.SubmitAsync("form[action*='handler=Change']", ("Input.Places", "2"), ("Input.EndsOn", "2026-08-31"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select places || ' ' || ends_on from placement_openings where id = $1", opening)).ShouldBe("2 2026-08-31");
        (await demo.Site.FactAsync<Guid>("select answered_by from opening_answers where opening_id = $1 limit 1", opening)).ShouldBe(account);
        var answers = await (await demo.Site.SignInAsync("project_lead")).GetAsync($"/insatser/{await new PlacementWorld(demo.Site).InitiativeAsync()}/platsbank/{opening}");
        answers.TextOf("[aria-labelledby=answers]")!.ShouldContain("av Hanna Handled, inloggad");

        page = await page.FollowAsync("main a[href*='bort=true']");
        page.TextOf("main form p")!.ShouldContain("inte erbjudas längre");
        (await page.PressAsync("form[action*='Withdraw'] button")).TextOf("main .status").ShouldBe("Tillbakadragen");
        (await page.PressAsync("form[action*='Withdraw'] button")).Status.ShouldBe(422, "it is gone already");
    }

    [Fact]
    public async Task Fewer_places_than_are_taken_are_refused()
    {
        var one = await _world.PlacementAsync();
        var opening = await OpeningAsync(one.Organisation, 3);
        foreach (var placement in new[] { one.Placement, (await _world.PlacementAsync()).Placement })
        {
            await demo.Site.OwnerAsync("update placements set organisation_id = $3, opening_id = $2 where id = $1", placement, opening, one.Organisation);
        }

        var (visitor, _) = await _world.SignInAsync(await _world.ContactAsync(one.Organisation), "organisation_contact");
        var page = await visitor.GetAsync($"/var-organisation?plats={opening}");

        (await page.SubmitAsync("form[action*='handler=Change']", ("Input.Places", "1"))).TextOf("#Input_Places-error")!.ShouldContain("Fler personer");
        (await demo.Site.FactAsync<int>("select places from placement_openings where id = $1", opening)).ShouldBe(3);
    }

    [Fact]
    public async Task Both_roles_have_both_pages_and_a_merged_organisation_keeps_them()
    {
        var one = await _world.PlacementAsync();
        var (visitor, account) = await _world.SignInAsync(one.Contact, "supervisor", "organisation_contact");
        (await visitor.GetAsync("/")).Path.ShouldBe("/handledning");
        (await visitor.GetAsync("/var-organisation")).Status.ShouldBe(200);
        var stays = await new PlacementWorld(demo.Site).OrganisationAsync();
        var director = await demo.Site.SignInAsync("association_director");

        var merged = await (await director.GetAsync($"/organisationer/{stays}/sla-ihop/{one.Organisation}")).SubmitAsync("main form.form", ("Input.Stays", stays.ToString()), ("Input.MayOpen", "true"));

        merged.Path.ShouldBe($"/organisationer/{stays}");
        (await visitor.GetAsync(one.Path)).Status.ShouldBe(200);
        (await visitor.GetAsync("/var-organisation")).TextOf("h1").ShouldBe(await demo.Site.FactAsync<string>("select name from organisations where id = $1", stays));
        (await demo.Site.FactAsync<long>("select count(*) from contact_accounts where account_id = $1 and ended_at is null", account)).ShouldBe(1);
    }

    private async Task<Guid> OpeningAsync(Guid organisation, int places)
    {
        var id = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("""
            insert into placement_openings (id, initiative_id, organisation_id, responsible_id, kind, title, starts_on, places, least_hours, most_hours, times, swedish, valid_until, confirmed_on)
            values ($1, $2, $3, (select id from accounts where demo_role = 'project_lead'), 'work_training', 'Medhjälpare', '2026-01-01', $4, 10, 40, 1023, 'none', '2026-05-01', '2025-11-01')
            """, id, await new PlacementWorld(demo.Site).InitiativeAsync(), organisation, places);
        return id;
    }
}
