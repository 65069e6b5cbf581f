using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Who holds several roles: each is good where it was given, and what one permits in an initiative it does not permit in another.</summary>
public sealed class SeveralRolesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly DateOnly Long = new(2030, 12, 31);

    private Site Site => demo.Site;

    [Fact]
    public async Task Who_is_no_longer_a_coach_in_an_initiative_has_no_cases_and_no_groups_there_whatever_else_they_are()
    {
        var organisation = await OrganisationAsync();
        var (initiative, name) = await CoachedAsync();
        var elsewhere = await AnotherInitiativeAsync(initiative);
        var (account, visitor) = await WithRoleAsync(Role.Coach, elsewhere, organisation);
        await GiveAsync(account, Role.PartnerRepresentative, initiative, organisation);
        await Site.OwnerAsync("""
            insert into case_assignments (id, initiative_id, participant_id, account_id, valid_from, valid_until)
            select uuidv7(), initiative_id, id, $1, '2020-01-01', '2030-12-31' from participants where initiative_id = $2
            """, account, initiative);
        await Site.OwnerAsync("update activity_series set leader_account_id = $1 where initiative_id = $2", account, initiative);

        (await visitor.GetAsync("/deltagare")).Text.ShouldNotContain(name);
        (await visitor.GetAsync("/deltagare?export=csv")).Source.ShouldNotContain(name);
        Links(await SearchAsync(visitor, name)).ShouldBeEmpty();
        var client = await ApiClient.OfAsync(Site, account, "participants:read", "placements:read");
        (await client.AllAsync("/api/v1/participants")).ShouldBeEmpty();
        (await client.AllAsync("/api/v1/placements")).ShouldBeEmpty();

        await GiveAsync(account, Role.Coach, initiative, organisation);
        (await client.AllAsync("/api/v1/participants")).ShouldNotBeEmpty("a coach there again");
    }

    [Fact]
    public async Task What_a_role_permits_in_one_initiative_it_does_not_permit_in_another()
    {
        var organisation = await OrganisationAsync();
        var (initiative, _) = await CoachedAsync();
        var elsewhere = await AnotherInitiativeAsync(initiative);
        var (account, visitor) = await WithRoleAsync(Role.ProjectLead, elsewhere, organisation);
        await GiveAsync(account, Role.Signatory, initiative, organisation);
        var series = await Site.FactAsync<string>("select name_sv from activity_series where initiative_id = $1 order by id limit 1", initiative);
        var agreement = (await Site.Database.RowsAsync("select title, buyer_id from business_agreements where initiative_id = $1 order by id limit 1", initiative)).Single();
        var client = await ApiClient.OfAsync(Site, account, "activities:read", "procurement:read");

        (await visitor.GetAsync($"/insatser/{initiative}")).Status.ShouldBe(200, "a signatory reads the initiative");
        (await visitor.GetAsync($"/insatser/{initiative}/aktiviteter")).Status.ShouldBe(404);
        (await visitor.GetAsync("/aktiviteter?period=All&export=csv")).Source.ShouldNotContain(series!);
        (await visitor.GetAsync("/upphandling?export=csv")).Source.ShouldNotContain((string)agreement[0]!);
        (await visitor.GetAsync($"/organisationer/{agreement[1]}")).Text.ShouldNotContain((string)agreement[0]!);
        Links(await visitor.GetAsync("/")).ShouldNotContain(link => link.Contains(initiative.ToString(), StringComparison.Ordinal));
        Links(await SearchAsync(visitor, series!)).ShouldNotContain(link => link.Contains("/serier/", StringComparison.Ordinal));
        (await client.AllAsync("/api/v1/sessions?period=all")).ShouldBeEmpty();
        (await client.AllAsync("/api/v1/agreements")).ShouldBeEmpty();

        await GiveAsync(account, Role.ProjectLead, initiative, organisation);
        (await client.AllAsync("/api/v1/sessions?period=all")).ShouldNotBeEmpty("a lead there too");
        (await client.AllAsync("/api/v1/agreements")).ShouldNotBeEmpty("a lead there too");
    }

    [Fact]
    public async Task A_lead_who_sits_on_the_board_does_not_enter_what_the_board_decides()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        await site.OwnerAsync("""
            insert into role_assignments (id, account_id, role, valid_from)
            select uuidv7(), r.account_id, 'board_member', '2020-01-01' from sign_ins s join role_assignments r on r.account_id = s.account_id where r.role = 'project_lead'
            """);
        var initiative = await site.FactAsync<Guid>("select initiative_id from role_assignments where role = 'project_lead' limit 1");

        var answer = await (await lead.GetAsync($"/insatser/{initiative}/andra")).SubmitAsync("main form.form", ("Input.MaximumGrant", "9 999 999"));

        answer.Status.ShouldBe(422);
        answer.Document.QuerySelector("#Input_MaximumGrant")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    private static async Task<Page> SearchAsync(Visitor visitor, string typed) => await (await visitor.GetAsync("/")).SubmitAsync("form.search-field", ("Typed", typed));

    private static IEnumerable<string> Links(Page page) => page.Document.QuerySelectorAll("main a[href]").Select(static link => link.GetAttribute("href")!);

    [Theory]
    [InlineData("/mitt-konto/atkomstnycklar")]
    [InlineData("/insatser/{initiative}/roller")]
    [InlineData("/maskinkonton/{machine}")]
    public async Task Nobody_makes_a_key_or_gives_a_role_with_a_sign_in_that_was_left_open(string path)
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var visitor = await site.SignInAsync(Role.AssociationAdministrator);
        await site.OwnerAsync("update sign_ins set proved_at = proved_at - interval '11 minutes'");
        var address = path.Replace("{initiative}", (await site.FactAsync<Guid>("select id from initiatives limit 1")).ToString(), StringComparison.Ordinal)
            .Replace("{machine}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);

        (await visitor.GetAsync(address)).Path.ShouldStartWith("/logga-in/igen");
    }

    private async Task<(Guid Initiative, string Name)> CoachedAsync()
    {
        var row = (await Site.Database.RowsAsync("""
            select p.initiative_id, p.name from placements x join participants p on p.id = x.participant_id where not p.is_protected order by p.id limit 1
            """)).Single();
        return ((Guid)row[0]!, (string)row[1]!);
    }

    private Task<Guid> OrganisationAsync() => Site.FactAsync<Guid>("select id from organisations order by id limit 1");

    private Task<Guid> AnotherInitiativeAsync(Guid like) => Site.FactAsync<Guid>("""
        insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
        select uuidv7(), 'En annan insats', owner_id, state, starts_on, ends_on from initiatives where id = $1 returning id
        """, like);

    private async Task<(Guid Account, Visitor Visitor)> WithRoleAsync(Role role, Guid initiative, Guid organisation)
    {
        var visitor = await Site.SignInAsync(role, initiative, organisation);
        return (await Site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1 and role = $2", initiative, SnakeCase.Of(role.ToString())), visitor);
    }

    private Task<int> GiveAsync(Guid account, Role role, Guid initiative, Guid organisation) => Site.OwnerAsync("""
        insert into role_assignments (id, account_id, role, initiative_id, organisation_id, valid_from, valid_until) values (uuidv7(), $1, $2, $3, $4, '2020-01-01', $5)
        """, account, SnakeCase.Of(role.ToString()), initiative, organisation, Long);
}
