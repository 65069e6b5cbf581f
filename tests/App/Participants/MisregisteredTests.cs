namespace Samsteg.App;

/// <summary>Who was registered by mistake was never a participant: counted nowhere, in no list but the one that asks for them, and the file says so.</summary>
public sealed class MisregisteredTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task Every_view_of_figures_with_a_participant_leaves_them_out()
    {
        var forgotten = await demo.Site.FactAsync<string?>("""
            select string_agg(c.relname, ', ') from pg_class c
            where c.relnamespace = 'figures'::regnamespace and c.relkind = 'v' and c.relname <> 'misregistered'
              and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'participant_id')
              and pg_get_viewdef(c.oid) not similar to '%figures.(misregistered|exits)%'
            """);

        forgotten.ShouldBeNull("not exists (select from figures.misregistered …) belongs in these views");
    }

    [Fact]
    public async Task A_mistake_leaves_list_and_overview_and_its_file_says_so()
    {
        var participant = await _world.ParticipantAsync();
        var initiative = await _world.InitiativeAsync();
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var before = await EverybodyAsync(lead, initiative);

        await ExitAsync(initiative, participant, "Misregistered");

        (await EverybodyAsync(lead, initiative)).ShouldBe(before - 1);
        (await IsListedAsync(lead, initiative, participant, string.Empty)).ShouldBeFalse();
        (await IsListedAsync(lead, initiative, participant, "?status=Exited")).ShouldBeFalse();
        (await IsListedAsync(lead, initiative, participant, "?mistaken=true")).ShouldBeTrue();
        var file = await lead.GetAsync($"/insatser/{initiative}/deltagare/{participant}");
        file.Status.ShouldBe(200);
        file.TextOf(".ds-alert").ShouldNotBeNull().ShouldContain("Felregistrerad");
    }

    [Fact]
    public async Task A_mistake_that_was_none_counts_again()
    {
        var participant = await _world.ParticipantAsync();
        var initiative = await _world.InitiativeAsync();
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await ExitAsync(initiative, participant, "Misregistered");

        await (await coach.GetAsync($"/insatser/{initiative}/deltagare/{participant}/avslut/ta-tillbaka")).SubmitAsync("main form", ("Input.Reason", "fel person"));

        (await IsListedAsync(coach, initiative, participant, string.Empty)).ShouldBeTrue();
    }

    private async Task ExitAsync(Guid initiative, Guid participant, string reason) =>
        (await (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"/insatser/{initiative}/deltagare/{participant}/avslut"))
            .SubmitAsync("main form", ("Input.Reason", reason))).Status.ShouldBe(200);

    private static async Task<int> EverybodyAsync(Visitor visitor, Guid initiative)
    {
        var text = (await visitor.GetAsync($"/insatser/{initiative}")).TextOf("section[aria-labelledby='participants-panel'] .card-head a").ShouldNotBeNull();
        return int.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<bool> IsListedAsync(Visitor visitor, Guid initiative, Guid participant, string filter)
    {
        for (var page = await visitor.GetAsync($"/insatser/{initiative}/deltagare{filter}"); ; page = await page.FollowAsync("a[rel='next']"))
        {
            if (page.Document.QuerySelector($"a[href$='/deltagare/{participant}']") is not null)
            {
                return true;
            }

            if (page.Document.QuerySelector("a[rel='next']") is null)
            {
                return false;
            }
        }
    }
}
