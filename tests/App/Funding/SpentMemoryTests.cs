using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>What has been spent of a budget is remembered exactly as long as nothing that it is counted from has changed.</summary>
public sealed class SpentMemoryTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Theory, InlineData("budget_amounts"), InlineData("cost_rows"), InlineData("claims"), InlineData("claim_rows"), InlineData("claim_rates"), InlineData("unit_costs"), InlineData("claim_units")]
    public async Task A_change_of_each_table_is_seen(string table) =>
        (await demo.Site.FactAsync<long>("select count(*) from pg_trigger where tgrelid = $1::text::regclass and tgenabled = 'O' and tgname in ('figures_inserted', 'figures_updated', 'figures_deleted')", table)).ShouldBe(3);

    [Fact]
    public async Task A_cost_shows_at_once_also_where_the_sum_was_remembered()
    {
        var initiative = await demo.Site.FactAsync<Guid>("select initiative_id from cost_rows where superseded_at is null and cost_type is not null group by 1 order by count(*) desc limit 1");
        var lead = await demo.Site.SignInAsync(Role.ProjectLead, initiative, await demo.Site.FactAsync<Guid>("select owner_id from initiatives where id = $1", initiative));
        var row = await demo.Site.FactAsync<Guid>("""
            select c.id from cost_rows c where c.initiative_id = $1 and c.superseded_at is null and c.cost_type is not null and coalesce(c.account, '') not like '3%'
            and not exists (select from claim_rows r where r.cost_row_id = c.id) order by c.id limit 1
            """, initiative);
        await demo.Site.OwnerAsync("update figures.changes set changed_at = changed_at - interval '2 minutes'");
        var before = await FiguresAsync();

        await demo.Site.OwnerAsync("alter table cost_rows disable trigger figures_updated");
        await demo.Site.OwnerAsync("update cost_rows set amount = amount + 700000 where id = $1", row);
        await demo.Site.OwnerAsync("alter table cost_rows enable trigger figures_updated");
        (await FiguresAsync()).ShouldBe(before, "it is remembered");

        await demo.Site.OwnerAsync("update cost_rows set amount = amount where id = $1", row);
        (await FiguresAsync()).ShouldNotBe(before);

        async Task<string> FiguresAsync() => string.Join(' ', (await lead.GetAsync($"/insatser/{initiative}/ekonomi")).TextsOf("table.budget td"));
    }
}
