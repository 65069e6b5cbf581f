using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Organisations are asked whether their openings still hold, and answer by a link; what is public is shown to everybody.</summary>
public sealed class OpeningQuestionTests : IAsyncLifetime
{
    private Site _site = null!;
    private PlacementWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(Template.Demo);
        _world = new PlacementWorld(_site);
        await _site.OwnerAsync("delete from placements where opening_id is not null and not exists (select from placement_events e where e.placement_id = placements.id)");
        await _site.OwnerAsync("update placement_openings set supervisor_id = null, responsible_id = (select id from accounts where demo_role = 'project_lead')");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task One_mail_asks_about_all_and_opening_its_link_confirms_nothing()
    {
        var (contact, address) = await ContactAsync();
        var (one, other) = (await OpeningAsync(contact, "Kaffekokare"), await OpeningAsync(contact, "Bullbagare"));
        await OpeningAsync(contact, "Nyss bekräftad", confirmed: "2026-04-10");

        await RoundAsync();
        await RoundAsync();

        var told = await MailsAsync(address);
        told.Count.ShouldBe(1);
        told[0].ShouldContain("Kaffekokare");
        told[0].ShouldContain("Bullbagare");
        var page = await _site.Visit().GetAsync(await LinkAsync(contact));
        page.Status.ShouldBe(200);
        (await ConfirmedAsync(one)).ShouldBe(new DateOnly(2025, 9, 1));

        page = await page.PressAsync("main form button");

        page.Status.ShouldBe(200);
        page.TextOf("main")!.ShouldContain("Allt är besvarat");
        (await ConfirmedAsync(one)).ShouldBe(new DateOnly(2026, 4, 15));
        (await ConfirmedAsync(other)).ShouldBe(new DateOnly(2026, 4, 15));
        (await _site.FactAsync<DateOnly>("select valid_until from placement_openings where id = $1", one)).ShouldBe(new DateOnly(2026, 11, 15));
        var lead = await _site.SignInAsync("project_lead");
        (await lead.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank/{one}")).TextOf("[aria-labelledby=answers]")!.ShouldContain("genom länk till Prova Kontakt");
    }

    [Fact]
    public async Task Numbers_and_last_day_are_changed_by_the_link_but_not_below_what_is_taken()
    {
        var (contact, _) = await ContactAsync();
        var opening = await OpeningAsync(contact, "Kaffekokare", places: 3);
        await TakeAsync(opening);
        await TakeAsync(opening);
        await RoundAsync();
        var page = await (await _site.Visit().GetAsync(await LinkAsync(contact))).FollowAsync("main a[href*='plats=']");

        var refused = await page.SubmitAsync("main form", ("Input.Places", "1"));
        refused.Status.ShouldBe(422);
        refused.TextOf("#Input_Places-error")!.ShouldContain("Fler personer");
        (await page.SubmitAsync("main form", ("Input.Places", "0"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.EndsOn", "2026-04-14"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Places", "2"), ("Input.EndsOn", "2026-08-31"))).Status.ShouldBe(200);

        (await _site.FactAsync<string>("select places || ' ' || ends_on from placement_openings where id = $1", opening)).ShouldBe("2 2026-08-31");
        (await _site.FactAsync<string>("select answer || ' ' || places from opening_answers where opening_id = $1", opening)).ShouldBe("changed 2");
        page = await page.PressAsync("main form button[formaction*='Withdraw']");
        page.TextOf("main .status").ShouldBe("Finns inte längre");
        (await _site.FactAsync<DateOnly>("select withdrawn_on from placement_openings where id = $1", opening)).ShouldBe(new DateOnly(2026, 4, 15));
    }

    [Fact]
    public async Task Silence_is_reminded_of_once_then_the_opening_expires_and_stands_on_idag()
    {
        var (contact, address) = await ContactAsync();
        var opening = await OpeningAsync(contact, "Kaffekokare", validUntil: "2026-04-30");
        await RoundAsync();
        _site.Clock.Advance(TimeSpan.FromDays(8));
        await RoundAsync();
        await RoundAsync();

        (await MailsAsync(address)).Count.ShouldBe(2);
        var lead = await _site.SignInAsync("project_lead");
        (await lead.GetAsync("/")).TextOf("main")!.ShouldNotContain("Kaffekokare");

        _site.Clock.Advance(TimeSpan.FromDays(9)); // 2 May
        lead = await _site.SignInAsync("project_lead");
        (await lead.GetAsync("/")).TextOf("main")!.ShouldContain("Kaffekokare");
        (await lead.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank?q=Kaffekokare")).TextOf("main")!.ShouldNotContain("Kaffekokare");
        (await lead.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank/{opening}")).TextOf(".card .status").ShouldBe("Behöver bekräftas");
    }

    [Fact]
    public async Task Where_the_association_does_not_ask_what_is_about_to_expire_stands_on_idag_before()
    {
        var (contact, _) = await ContactAsync();
        var opening = await OpeningAsync(contact, "Kaffekokare", validUntil: "2026-04-30");
        var lead = await _site.SignInAsync("project_lead");
        (await lead.GetAsync("/")).TextOf("main")!.ShouldNotContain("Kaffekokare");

        await _site.OwnerAsync("insert into settings (key, value) values ('association.ask_months', '0')");

        (await lead.GetAsync("/")).TextOf($"li:has(a[href$='/platsbank/{opening}'])")!.ShouldContain("Plats som snart behöver bekräftas");
    }

    [Fact]
    public async Task A_link_with_another_key_of_somebody_who_left_or_too_old_leads_nowhere()
    {
        var (contact, _) = await ContactAsync();
        var opening = await OpeningAsync(contact, "Kaffekokare");
        await RoundAsync();
        var link = await LinkAsync(contact);
        var form = await (await _site.Visit().GetAsync(link)).FollowAsync("main a[href*='plats=']");

        (await _site.Visit().GetAsync(link[..^4] + "AAAA")).Status.ShouldBe(404);
        (await _site.Visit().GetAsync($"/platssvar/{Guid.NewGuid()}/{link.Split('/')[^1]}")).Status.ShouldBe(404);
        await _site.OwnerAsync("update contact_persons set left_on = '2026-04-14' where id = $1", contact);
        (await _site.Visit().GetAsync(link)).Status.ShouldBe(404);
        (await form.SubmitAsync("main form")).Status.ShouldBe(404);
        await _site.OwnerAsync("update contact_persons set left_on = null where id = $1", contact);
        (await _site.Visit().GetAsync(link)).Status.ShouldBe(200);
        await _site.OwnerAsync("update contact_persons set email = 'eftertradare@example.se' where id = $1", contact);
        (await _site.Visit().GetAsync(link)).Status.ShouldBe(404, "it was mailed to somebody else");
        await _site.OwnerAsync("update opening_questions set closed_at = null where contact_person_id = $1", contact);
        _site.Clock.Advance(TimeSpan.FromDays(61));
        (await _site.Visit().GetAsync(link)).Status.ShouldBe(404);
        (await ConfirmedAsync(opening)).ShouldBe(new DateOnly(2025, 9, 1));
    }

    [Fact]
    public async Task Everybody_sees_what_is_public_and_free_and_nobodys_name()
    {
        var (contact, _) = await ContactAsync();
        var opening = await OpeningAsync(contact, "Kaffekokare");
        var visitor = _site.Visit();

        (await visitor.GetAsync("/lediga-platser?sok=kaffekokare")).TextOf("main")!.ShouldNotContain("Prova Kontakt");
        (await visitor.GetAsync("/lediga-platser?sok=kaffekokare")).TextsOf("main li h2").ShouldBeEmpty();
        await _site.OwnerAsync("update placement_openings set is_public = true where id = $1", opening);
        (await visitor.GetAsync("/lediga-platser?sok=kaffekokare")).TextsOf("main li h2").ShouldBeEmpty("the organisation has not said yes");
        await _site.OwnerAsync("""
            insert into organisation_consents (id, organisation_id, consent_id, said_by, occurred_on, registered_at, registered_by)
            select uuidv7(), o.organisation_id, uuidv7(), 'Prova Kontakt', '2026-04-01', now(), o.responsible_id from placement_openings o where o.id = $1
            """, opening);
        var page = await visitor.GetAsync("/lediga-platser?sok=ff%C3%A9KOKARE&form=WorkTraining");
        page.TextsOf("main li h2").ShouldBe(["Kaffekokare"]);
        page.TextOf("main")!.ShouldNotContain("Prova Kontakt");
        page.TextsOf("main dt").ShouldNotContain("Vill du veta mer?", "nobody has said whom to ask");
        var settings = await (await _site.SignInAsync("project_lead")).GetAsync($"/insatser/{await _world.InitiativeAsync()}/platser/installningar");
        (await settings.SubmitAsync("main form", ("Input.PublicContact", "Ring 016-123 45 67, vardagar 9–12."))).Status.ShouldBe(200);
        (await visitor.GetAsync("/lediga-platser?sok=kaffekokare")).TextsOf("main dd").ShouldContain("Ring 016-123 45 67, vardagar 9–12.");
        var form = page.Document.QuerySelector("main form[role=search]")!;
        form.QuerySelectorAll("input, select").Select(static field => field.GetAttribute("name")).ShouldBe(["sok", "form", "ort"], "what the address is read by");
        await TakeAsync(opening);
        (await visitor.GetAsync("/lediga-platser?sok=kaffekokare")).TextsOf("main li h2").ShouldBeEmpty();
    }

    private async Task<(Guid Contact, string Address)> ContactAsync()
    {
        var (id, organisation) = (Guid.CreateVersion7(), await _world.OrganisationAsync());
        var address = $"kontakt-{PlacementWorld.Reference(id)}@example.se";
        await _site.OwnerAsync("insert into contact_persons (id, organisation_id, name, email, is_supervisor) values ($1, $2, 'Prova Kontakt', $3, true)", id, organisation, address);
        return (id, address);
    }

    private async Task<Guid> OpeningAsync(Guid contact, string title, int places = 1, string confirmed = "2025-09-01", string validUntil = "2026-09-01")
    {
        var id = Guid.CreateVersion7();
        await _site.OwnerAsync("""
            insert into placement_openings (id, initiative_id, organisation_id, supervisor_id, responsible_id, kind, title, starts_on, places, least_hours, most_hours, times, swedish, valid_until, confirmed_on)
            select $1, $2, c.organisation_id, c.id, (select id from accounts where demo_role = 'project_lead'), 'work_training', $4, '2026-01-01', $5, 10, 40, 1023, 'none', $7::text::date, $6::text::date
            from contact_persons c where c.id = $3
            """, id, await _world.InitiativeAsync(), contact, title, places, confirmed, validUntil);
        return id;
    }

    private async Task TakeAsync(Guid opening) => await _site.OwnerAsync("""
        insert into placements (id, initiative_id, participant_id, organisation_id, opening_id, kind, planned_start, planned_end)
        select uuidv7(), o.initiative_id, $1, o.organisation_id, o.id, o.kind, '2026-05-01', '2026-06-01' from placement_openings o where o.id = $2
        """, await _world.ParticipantAsync(), opening);

    private Task<DateOnly> ConfirmedAsync(Guid opening) => _site.FactAsync<DateOnly>("select confirmed_on from placement_openings where id = $1", opening);

    private async Task<string> LinkAsync(Guid contact)
    {
        var question = await _site.FactAsync<Guid>("select id from opening_questions where contact_person_id = $1", contact);
        await using var scope = _site.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<Samsteg.Placements.OpeningQuestion>().PathOf(question);
    }

    private async Task RoundAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IJob>().Single(static job => job.Kind == "opening.ask").RunAsync(JsonDocument.Parse("{}").RootElement, CancellationToken.None);
    }

    private async Task<List<string>> MailsAsync(string address)
    {
        for (var sender = _site.Services.GetRequiredService<MessageRunner>(); await sender.RunNextAsync(CancellationToken.None);)
        {
        }

        return [.. Directory.GetFiles(_site.Deployment.OutgoingFolder, "*.eml").Select(static file => Mail.Of(File.ReadAllText(file))).Where(mail => mail.To == address).Select(static mail => mail.Body)];
    }
}
