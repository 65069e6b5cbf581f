namespace Samsteg.App.Participants;

/// <summary>What of a participant is shown is logged, whatever the page was asked for.</summary>
public sealed class OpenedFileTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_file_is_logged_when_it_is_shown_a_refused_form_and_an_odd_address_included()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var file = (await coach.GetAsync("/deltagare")).Document.QuerySelector("#list tbody a")!.GetAttribute("href")!;
        var participant = Guid.Parse(file.Split('/')[^1]);
        var before = await ReadsAsync(participant);

        var form = await coach.GetAsync($"{file}/kontakt");
        (await ReadsAsync(participant)).ShouldBe(before + 1);

        (await form.SubmitAsync("main form", ("Input.Purpose", ""))).Status.ShouldBe(422);
        (await ReadsAsync(participant)).ShouldBe(before + 2, "the refused form shows the participant again");

        (await coach.GetAsync($"{file}/plan/steg?goal=x")).Status.ShouldBe(200);
        (await ReadsAsync(participant)).ShouldBe(before + 3);
    }

    [Fact]
    public async Task A_search_is_logged_although_another_filter_says_nothing()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var before = await SearchesAsync();

        (await coach.GetAsync("/deltagare?q=a&Status=zzz")).Status.ShouldBe(200);

        (await SearchesAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task To_be_told_that_a_number_is_known_is_logged_although_nobody_is_enrolled()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var cases = await DemoCases.OfAsync(demo.Site);
        (string, string?)[] number = [("Input.Number", "811218-9876"), ("Input.BirthDate", "1981-12-18")];
        (await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Lead), number)).Answer.Status.ShouldBe(200);
        (await MetAsync()).ShouldBe(0);

        (await cases.EnrolAsync(coach, number)).Answer.Status.ShouldBe(422);

        (await MetAsync()).ShouldBe(1);
    }

    private Task<long> MetAsync() => demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'number_met'");

    private Task<long> ReadsAsync(Guid participant) =>
        demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'read' and participant_id = $1", participant);

    private Task<long> SearchesAsync() => demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'searched' and initiative_id is not null");
}
