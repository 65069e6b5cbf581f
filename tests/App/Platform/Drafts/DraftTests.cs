using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

public sealed class DraftTests
{
    private const string Words = "Vi pratade om bageriet vid torget";

    [Fact]
    public async Task What_is_being_written_stands_there_again_for_its_writer_alone()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var path = cases.PathOf(await cases.OwnAsync()) + "/kontakt";
        var coach = await site.SignInAsync(DemoCases.Coach);
        var page = await coach.GetAsync(path);

        (await page.SubmitAsync("form[data-warn]", ("Input.Note", Words), ("Input.OccurredOn", "i går"))).Status.ShouldBe(422); // refused, and kept as typed

        var again = await coach.GetAsync(path);
        again.TextOf("#Input_Note").ShouldBe(Words);
        again.Document.QuerySelector("#Input_OccurredOn")!.GetAttribute("value").ShouldBe("i går");
        again.TextOf(".draft-found")!.ShouldContain("Det är inte skickat än");
        (await (await site.SignInAsync(DemoCases.Lead)).GetAsync(path)).TextOf("#Input_Note").ShouldBeNullOrEmpty();
        (await site.FactAsync<bool>("select position($1::bytea in cipher) = 0 from form_drafts", "bageriet"u8.ToArray())).ShouldBeTrue();
        (await site.FactAsync<long>("select count(*) from contacts k join contact_notes n on n.contact_id = k.id where n.text = $1", Words)).ShouldBe(0);
    }

    [Fact]
    public async Task A_button_keeps_it_and_another_forgets_it()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var path = cases.PathOf(await cases.OwnAsync()) + "/kontakt";
        var coach = await site.SignInAsync(DemoCases.Coach);

        var kept = await (await coach.GetAsync(path)).PressAsync("[data-draft-button]", ("Input.Note", Words));
        kept.Path.ShouldBe(path);
        kept.TextOf("#notices")!.ShouldContain("Utkastet är sparat");
        kept.TextOf("#Input_Note").ShouldBe(Words);

        (await kept.PressAsync(".draft-found button")).TextOf("#Input_Note").ShouldBeNullOrEmpty();
        (await site.FactAsync<long>("select count(*) from form_drafts")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_sent_and_done_is_forgotten_in_the_same_transaction()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var path = cases.PathOf(await cases.OwnAsync()) + "/kontakt";
        var coach = await site.SignInAsync(DemoCases.Coach);
        var kept = await (await coach.GetAsync(path)).PressAsync("[data-draft-button]", ("Input.Note", Words));

        (await kept.SubmitAsync("form[data-warn]", ("Input.Purpose", "IndividualCoaching"))).Status.ShouldBe(200);

        (await site.FactAsync<long>("select count(*) from form_drafts")).ShouldBe(0);
        (await site.FactAsync<long>("select count(*) from contact_notes where text = $1", Words)).ShouldBe(1);
    }

    [Fact]
    public async Task Neither_a_foreign_address_nor_endless_text_is_kept()
    {
        await using var site = await Site.StartAsync();
        var page = await FormAsync(site);
        foreach (var address in new[] { "https://example.org/", "//example.org", "/deltagare?q=namn", "", "/" + new string('a', 400) })
        {
            (await page.PressAsync("[data-draft-button]", ("draft", address), ("Input.Note", Words))).Status.ShouldBe(400, address);
        }

        (await page.PressAsync("[data-draft-button]", ("Input.Note", new string('å', FormDrafts.LongestContent)))).TextOf("#notices")!.ShouldContain("för mycket text");
        (await site.FactAsync<long>("select count(*) from form_drafts")).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_that_was_left_is_forgotten_after_a_fortnight()
    {
        await using var site = await Site.StartAsync();
        await (await FormAsync(site)).PressAsync("[data-draft-button]", ("Input.Note", Words));

        site.Clock.Advance(FormDrafts.Kept - TimeSpan.FromHours(1));
        await ClearAsync();
        (await site.FactAsync<long>("select count(*) from form_drafts")).ShouldBe(1);
        site.Clock.Advance(TimeSpan.FromHours(2));
        await ClearAsync();
        (await site.FactAsync<long>("select count(*) from form_drafts")).ShouldBe(0);

        Task ClearAsync() => site.Services.GetServices<IJob>().OfType<FinishedJobs>().Single().RunAsync(default, default);
    }

    private static async Task<Page> FormAsync(Site site)
    {
        var cases = await DemoCases.OfAsync(site);
        return await (await site.SignInAsync(DemoCases.Coach)).GetAsync(cases.PathOf(await cases.OwnAsync()) + "/kontakt");
    }
}
