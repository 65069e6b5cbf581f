using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Signing up: the public page, waiting lists, participants by themselves, guests' own pages, reminders.</summary>
public sealed class SignUpTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Whoever_has_the_address_signs_up_is_told_by_mail_and_cancels_by_the_link()
    {
        var (lead, today) = await LeadAsync();
        var (target, code) = await OpenAsync(lead, today, "Öppen träff ett", 5);
        var stranger = demo.Site.Visit();
        var page = await stranger.GetAsync($"/anmalan/{code}");
        page.Text.ShouldContain("Öppen träff ett");

        (await page.SubmitAsync("main form", ("Input.Name", "Gun Gästqvist"), ("Input.Email", "gun@exempel.se"), ("Input.Organisation", "Gästbolaget"))).Text.ShouldContain("Titta i din mejl");
        (await page.SubmitAsync("main form", ("Input.Name", "Gun Gästqvist"), ("Input.Email", "GUN@exempel.se"))).Text.ShouldContain("Titta i din mejl", customMessage: "the page does not tell that the address is known");
        await RoundAsync();

        var (id, path) = await GuestAsync(target, "Gun Gästqvist");
        (await demo.Site.FactAsync<long>("select count(*) from guest_sign_ups where opening_id = (select id from sign_up_openings where $1 in (series_id, session_id))", target)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from outbox_messages where kind = 'sign_up_confirmed' and account_id is null")).ShouldBeGreaterThan(0);
        (await ToldAsync("gun@exempel.se")).ShouldContain($"Du är anmäld och har en plats:\n\nÖppen träff ett\nMåndag 1 juni 2026, 18.00–");
        var mine = await stranger.GetAsync(path);
        mine.Text.ShouldContain("Du har en plats");
        (await mine.SubmitAsync("main form")).Text.ShouldContain("Du är inte längre anmäld");
        (await demo.Site.FactAsync<string>("select state from guest_sign_ups where id = $1", id)).ShouldBe("cancelled");
        (await stranger.GetAsync(path[..^2] + "zz")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Guests_are_forgotten_ninety_days_after_what_they_signed_up_for()
    {
        var (lead, today) = await LeadAsync();
        var (past, code) = await OpenAsync(lead, today, "Länge sedan", 5);
        var (coming, other) = await OpenAsync(lead, today, "Ännu inte", 5);
        foreach (var open in (string[])[code, other])
        {
            await (await demo.Site.Visit().GetAsync($"/anmalan/{open}")).SubmitAsync("main form", ("Input.Name", "Gunnar Gäst"), ("Input.Email", "gunnar@exempel.se"));
        }

        await RoundAsync("signup.forget");
        (await StatesAsync(past)).ShouldBe("Gunnar Gäst confirmed");
        await demo.Site.OwnerAsync("update guest_sign_ups set made_at = made_at - interval '200 days'");
        await demo.Site.OwnerAsync("update sessions set starts_at = starts_at - interval '200 days', ends_at = ends_at - interval '200 days' where $1 in (id, series_id)", past);
        await RoundAsync("signup.forget");

        (await StatesAsync(past)).ShouldBeNull();
        (await StatesAsync(coming)).ShouldBe("Gunnar Gäst confirmed");
    }

    [Fact]
    public async Task A_form_that_is_gone_back_to_signs_up_another_address()
    {
        var (lead, today) = await LeadAsync();
        var (target, code) = await OpenAsync(lead, today, "Samma formulär", 5);
        var page = await demo.Site.Visit().GetAsync($"/anmalan/{code}");

        (await page.SubmitAsync("main form", ("Input.Name", "Första"), ("Input.Email", "forsta@exempel.se"))).Status.ShouldBe(200);
        (await page.SubmitAsync("main form", ("Input.Name", "Andra"), ("Input.Email", "andra@exempel.se"))).Status.ShouldBe(200);

        (await StatesAsync(target)).ShouldBe("Första confirmed, Andra confirmed");
    }

    [Fact]
    public async Task A_full_activity_keeps_a_waiting_list_that_moves_up_by_itself_in_order()
    {
        var (lead, today) = await LeadAsync();
        var (target, code) = await OpenAsync(lead, today, "Full träff", 2, ("Input.MostSeats", "2"));
        foreach (var (name, seats) in new[] { ("Ett", "2"), ("Två", "2"), ("Tre", "1") })
        {
            (await (await demo.Site.Visit().GetAsync($"/anmalan/{code}")).SubmitAsync("main form", ("Input.Name", name), ("Input.Email", $"{seats}{name.Length}{name[0]}@exempel.se"), ("Input.Seats", seats))).Status.ShouldBe(200);
            demo.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await StatesAsync(target)).ShouldBe("Ett confirmed, Två waiting, Tre waiting");
        await (await demo.Site.Visit().GetAsync((await GuestAsync(target, "Ett")).Path)).SubmitAsync("main form");
        await RoundAsync();
        (await StatesAsync(target)).ShouldBe("Ett cancelled, Två confirmed, Tre waiting");

        await (await lead.GetAsync($"{today.Activities}/anmalan/{target}")).SubmitAsync($"form:has(input[value='{(await GuestAsync(target, "Två")).Id}'])");
        await RoundAsync();
        (await StatesAsync(target)).ShouldBe("Ett cancelled, Två cancelled, Tre confirmed");
    }

    [Fact]
    public async Task Many_at_once_get_no_more_places_than_there_are()
    {
        var (lead, today) = await LeadAsync();
        var (target, code) = await OpenAsync(lead, today, "Trång träff", 5);
        var forms = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => demo.Site.Visit().GetAsync($"/anmalan/{code}")));

        var answers = await Task.WhenAll(forms.Select((form, index) => form.SubmitAsync("main form", ("Input.Name", $"Gäst {index}"), ("Input.Email", $"gast{index}@exempel.se"))));

        answers.ShouldAllBe(static answer => answer.Status == 200);
        (await demo.Site.FactAsync<string>("""
            select count(*) filter (where state = 'confirmed') || ' ' || count(*) filter (where state = 'waiting') from guest_sign_ups
            where opening_id = (select id from sign_up_openings where $1 in (series_id, session_id))
            """, target)).ShouldBe("5 15");
    }

    [Fact]
    public async Task A_participant_signs_up_and_off_on_the_own_pages_and_sees_nothing_that_is_not_open()
    {
        var (lead, today) = await LeadAsync();
        var own = await demo.Site.SignInAsync("participant");
        var series = await SeriesAsync(lead, today, "Egen anmälan", 1);
        (await own.GetAsync("/min-sida/aktiviteter")).Text.ShouldNotContain("Egen anmälan");
        await (await lead.GetAsync($"{today.Activities}/anmalan/{series}")).SubmitAsync("form:has([name='Input.MostSeats'])", ("Input.TakesParticipants", "true"));
        var opening = await demo.Site.FactAsync<Guid>("select id from sign_up_openings where series_id = $1", series);
        string Form() => $"form:has(input[value='{opening}'])";

        (await (await own.GetAsync("/min-sida/aktiviteter")).SubmitAsync(Form())).Text.ShouldContain("Du är med");
        (await demo.Site.FactAsync<long>("select count(*) from series_members where series_id = $1 and left_on is null", series)).ShouldBe(1);
        (await (await own.GetAsync("/min-sida/aktiviteter")).SubmitAsync(Form())).Text.ShouldContain("Du är avanmäld");
        (await demo.Site.FactAsync<long>("select count(*) from series_members where series_id = $1", series)).ShouldBe(0);

        await demo.Site.OwnerAsync("""
            insert into series_members (id, initiative_id, series_id, participant_id, joined_on)
            select gen_random_uuid(), initiative_id, $1, id, date '2026-04-01' from participants where initiative_id = $2 and not exists (select from participant_accounts t where t.participant_id = participants.id) limit 1
            """, series, today.Initiative);
        (await (await own.GetAsync("/min-sida/aktiviteter")).SubmitAsync(Form())).Text.ShouldContain("Du står på väntelistan");
        await demo.Site.OwnerAsync("update series_members set left_on = date '2026-04-14' where series_id = $1", series);
        await RoundAsync();
        (await own.GetAsync("/min-sida/aktiviteter")).Text.ShouldContain("Du är med");
        (await demo.Site.FactAsync<long>("select count(*) from outbox_messages where kind = 'place_given'")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Members_beyond_the_places_wait_and_a_capacity_is_not_lowered_under_those_who_have_one()
    {
        var (lead, today) = await LeadAsync();
        var series = await SeriesAsync(lead, today, "Två platser", 2);
        var form = await lead.GetAsync($"{today.Activities}/serier/{series}/medlemmar");
        var chosen = form.Document.QuerySelectorAll("input[name='Input.Participants']").Take(3).Select(static input => ("Input.Participants", (string?)input.GetAttribute("value"))).ToList();
        chosen.Count.ShouldBe(3);

        var answer = await form.SubmitAsync("main form", [.. chosen, ("Input.JoinedOn", "2026-04-15")]);

        answer.Text.ShouldContain("1 står på väntelistan");
        (await demo.Site.FactAsync<long>("select count(*) from series_members where series_id = $1", series)).ShouldBe(2);
        (await (await lead.GetAsync($"{today.Activities}/serier/{series}/andra")).SubmitAsync("main form", ("Input.Capacity", "1"))).Status.ShouldBe(422);
        (await (await lead.GetAsync($"{today.Activities}/serier/{series}/andra")).SubmitAsync("main form", ("Input.Capacity", "3"))).Status.ShouldBe(200);
        await RoundAsync();
        (await demo.Site.FactAsync<long>("select count(*) from series_members where series_id = $1", series)).ShouldBe(3);
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Email", "inte-en-adress")]
    [InlineData("Input.Email", "åsa@exempel.se")]
    [InlineData("Input.Seats", "3")]
    public async Task What_is_wrong_is_said_beside_its_field_on_the_public_page(string field, string value)
    {
        var (lead, today) = await LeadAsync();
        var (target, code) = await OpenAsync(lead, today, $"Felträff {field}", 5, ("Input.MostSeats", "2"));
        (string, string?)[] right = [("Input.Name", "Rätt"), ("Input.Email", "ratt@exempel.se"), ("Input.Seats", "1")];

        var answer = await (await demo.Site.Visit().GetAsync($"/anmalan/{code}")).SubmitAsync("main form", [.. right.Where(given => given.Item1 != field), (field, value)]);

        answer.Document.QuerySelector($"[id='{field.Replace('.', '_')}-error'], [id='{field}-error']").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from guest_sign_ups where opening_id = (select id from sign_up_openings where $1 in (series_id, session_id))", target)).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_taken_after_it_has_closed_nor_where_nobody_has_opened_it()
    {
        var (lead, today) = await LeadAsync();
        var (target, code) = await OpenAsync(lead, today, "Stängd träff", 5);
        var page = await demo.Site.Visit().GetAsync($"/anmalan/{code}");
        await demo.Site.OwnerAsync("update sign_up_openings set closes_at = $2 where $1 in (series_id, session_id)", target, demo.Site.Clock.GetUtcNow().AddMinutes(-1));
        (await page.SubmitAsync("main form", ("Input.Name", "Sen"), ("Input.Email", "sen@exempel.se"))).Text.ShouldContain("Anmälan är stängd");
        await demo.Site.OwnerAsync("update sign_up_openings set takes_guests = false where $1 in (series_id, session_id)", target);
        (await demo.Site.Visit().GetAsync($"/anmalan/{code}")).Status.ShouldBe(404);
        (await demo.Site.Visit().GetAsync("/anmalan/AAAAAAAAAAAAAAAAAAAAAAAA")).Status.ShouldBe(404);
        (await demo.Site.FactAsync<long>("select count(*) from guest_sign_ups where name = 'Sen'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_program_that_fills_in_every_field_is_thanked_and_not_kept()
    {
        var (lead, today) = await LeadAsync();
        var (_, code) = await OpenAsync(lead, today, "Fälla", 5);

        (await (await demo.Site.Visit().GetAsync($"/anmalan/{code}")).SubmitAsync("main form", ("Input.Name", "Robot"), ("Input.Email", "robot@exempel.se"), ("webbplats", "https://exempel.se"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<long>("select count(*) from guest_sign_ups where name = 'Robot'")).ShouldBe(0);
    }

    [Fact]
    public async Task Guests_are_reminded_once_of_what_is_near()
    {
        var (lead, today) = await LeadAsync();
        var (target, code) = await OpenAsync(lead, today, "Påminnelseträff", 5);
        await (await demo.Site.Visit().GetAsync($"/anmalan/{code}")).SubmitAsync("main form", ("Input.Name", "Minna"), ("Input.Email", "minna@exempel.se"));
        await demo.Site.OwnerAsync("update sessions set starts_at = $2, ends_at = $3 where series_id = $1", target, demo.Site.Clock.GetUtcNow().AddHours(24), demo.Site.Clock.GetUtcNow().AddHours(25));
        await demo.Site.OwnerAsync("update guest_sign_ups set made_at = made_at - interval '1 day' where name = 'Minna'");

        await RoundAsync();
        await RoundAsync();

        (await demo.Site.FactAsync<long>("select count(*) from guest_sign_ups where name = 'Minna' and reminded_of is not null")).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from outbox_messages where kind = 'sign_up_reminder'")).ShouldBe(1);
        (await ToldAsync("minna@exempel.se")).ShouldContain("Det du är anmäld till börjar snart:\n\nPåminnelseträff\nTorsdag 16 april 2026, 10.00–11.00");
    }

    [Fact]
    public async Task Staff_signs_up_who_calls_and_whose_organisation_is_known_by_the_address()
    {
        var (lead, today) = await LeadAsync();
        var (target, _) = await OpenAsync(lead, today, "Ringd träff", 5);
        await demo.Site.OwnerAsync("update contact_persons set email = 'kontakt@exempel.se' where id = (select id from contact_persons where left_on is null order by id limit 1)");

        (await (await lead.GetAsync($"{today.Activities}/anmalan/{target}/ny")).SubmitAsync("main form", ("Input.Name", "Kontakt"), ("Input.Email", "KONTAKT@exempel.se"), ("Input.Seats", "3"), ("Input.Others", "A\nB"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<bool>("select organisation_id is not null and source = 'staff' and state = 'confirmed' and seats = 3 from guest_sign_ups where name = 'Kontakt'")).ShouldBeTrue();
        (await (await lead.GetAsync($"{today.Activities}/anmalan/{target}/ny")).SubmitAsync("main form", ("Input.Name", "Kontakt igen"), ("Input.Email", "kontakt@exempel.se"))).Status.ShouldBe(422);
    }

    private async Task<(Visitor Lead, DemoRoster Today)> LeadAsync() => (await demo.Site.SignInAsync(DemoRoster.Lead), await DemoRoster.OfAsync(demo.Site));

    private async Task<Guid> SeriesAsync(Visitor lead, DemoRoster today, string name, int places)
    {
        (await (await lead.GetAsync($"{today.Activities}/serier/ny")).SubmitAsync("main form", ("Input.Name", name), ("Input.Day", "2026-06-01"), ("Input.Time", "18:00"), ("Input.SessionTotal", "1"),
            ("Input.CompletionMinimum", "1"), ("Input.Capacity", $"{places}"))).Status.ShouldBe(200);
        return await demo.Site.FactAsync<Guid>("select id from activity_series where name_sv = $1", name);
    }

    private async Task<(Guid Target, string Code)> OpenAsync(Visitor lead, DemoRoster today, string name, int places, params (string, string?)[] fields)
    {
        var series = await SeriesAsync(lead, today, name, places);
        (await (await lead.GetAsync($"{today.Activities}/anmalan/{series}")).SubmitAsync("form:has([name='Input.MostSeats'])", [("Input.TakesGuests", "true"), .. fields])).Status.ShouldBe(200);
        return (series, (await demo.Site.FactAsync<string>("select code from sign_up_openings where series_id = $1", series))!);
    }

    private async Task<(Guid Id, string Path)> GuestAsync(Guid target, string name)
    {
        var id = await demo.Site.FactAsync<Guid>("select g.id from guest_sign_ups g join sign_up_openings o on o.id = g.opening_id where $1 in (o.series_id, o.session_id) and g.name = $2", target, name);
        await using var scope = demo.Site.Services.CreateAsyncScope();
        return (id, scope.ServiceProvider.GetRequiredService<Samsteg.Activities.GuestLinks>().PathOf(id));
    }

    /// <summary>What an address has been told.</summary>
    private async Task<string> ToldAsync(string address)
    {
        for (var sender = demo.Site.Services.GetRequiredService<MessageRunner>(); await sender.RunNextAsync(CancellationToken.None);)
        {
        }

        var mails = Directory.GetFiles(demo.Site.Deployment.OutgoingFolder, "*.eml").Select(static file => Mail.Of(File.ReadAllText(file)));
        return string.Concat(mails.Where(mail => mail.To == address).Select(static mail => mail.Body.ReplaceLineEndings("\n")));
    }

    private Task<string?> StatesAsync(Guid target) => demo.Site.FactAsync<string?>("""
        select string_agg(g.name || ' ' || g.state, ', ' order by g.made_at, g.name desc) from guest_sign_ups g join sign_up_openings o on o.id = g.opening_id where $1 in (o.series_id, o.session_id)
        """, target);

    private async Task RoundAsync(string kind = "signup.round")
    {
        await using var scope = demo.Site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IJob>().Single(job => job.Kind == kind).RunAsync(JsonDocument.Parse("{}").RootElement, CancellationToken.None);
    }
}
