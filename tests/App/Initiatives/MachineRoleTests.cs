using Samsteg.Platform;

namespace Samsteg.App.Initiatives;

/// <summary>What a machine is given in an initiative, and that the leads there decide. Today is 15 April 2026.</summary>
public sealed class MachineRoleTests : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(Template.Demo);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_machine_reads_nobody_until_a_lead_of_the_initiative_lets_it_in()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var (machine, initiative) = (await MachineAsync(administrator), await InitiativeAsync());
        (await GiveAsync(administrator, machine, initiative)).TextOf("main").ShouldNotBeNull().ShouldContain("väntar på ledaren");
        (await administrator.GetAsync($"/maskinkonton/{machine}")).Document.QuerySelector("main form.form").ShouldBeNull("no role holds, so there is nothing to make a key for");
        (await administrator.GetAsync($"/insatser/{initiative}/behoriga")).Status.ShouldBe(403);
        var token = (await administrator.GetAsync("/konton")).Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var assignment = await _site.FactAsync<Guid>("select id from role_assignments where account_id = $1", machine);
        (await administrator.PostAsync($"/insatser/{initiative}/behoriga", [("assignment", assignment.ToString()), ("confirms", "true"), ("__RequestVerificationToken", token)])).Status.ShouldBe(403);

        var lead = await _site.SignInAsync("project_lead");
        (await lead.GetAsync("/")).TextOf("main").ShouldNotBeNull().ShouldContain("Journalsystemet");
        var page = await (await lead.GetAsync($"/insatser/{initiative}/plan")).FollowAsync("main a[href$='/behoriga']");
        (await page.PressAsync("main form button[value='true']")).TextOf("main").ShouldNotBeNull().ShouldNotContain("väntar på ledaren");

        var keys = await administrator.GetAsync($"/maskinkonton/{machine}");
        var made = await keys.SubmitAsync("main form.form", ("Input.Name", "Läser"), ("Input.ExpiresOn", "2026-12-31"), ("Input.Scopes", "participants:read"));
        (await new ApiClient(_site.Visit(), made.TextOf("section[role='status'] code.secret")).GetAsync("participants")).Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'role_assignments' and action = 'confirmed' and initiative_id = $1", initiative)).ShouldBe(1);
        (await page.PressAsync("main form button[value='true']")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_machine_that_is_not_let_in_has_no_role_and_what_it_had_a_key_for_before_is_no_wider()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var (machine, initiative) = (await MachineAsync(administrator), await InitiativeAsync());
        await _site.OwnerAsync("insert into role_assignments (id, account_id, role, valid_from) values (uuidv7(), $1, 'association_officer', '2026-01-01')", machine);
        var made = await (await administrator.GetAsync($"/maskinkonton/{machine}")).SubmitAsync("main form.form", ("Input.Name", "Läser"), ("Input.ExpiresOn", "2026-12-31"), ("Input.Scopes", "initiatives:read"));
        var client = new ApiClient(_site.Visit(), made.TextOf("section[role='status'] code.secret"));
        await GiveAsync(administrator, machine, initiative);
        (await client.GetAsync("participants")).Status.ShouldBe(403);

        var page = await (await _site.SignInAsync("project_lead")).GetAsync($"/insatser/{initiative}/behoriga");
        (await page.PressAsync("main form button[value='false']")).TextOf("main").ShouldNotBeNull().ShouldNotContain("Journalsystemet");

        (await client.GetAsync("participants")).Status.ShouldBe(403);
        (await _site.FactAsync<DateOnly>("select valid_until from role_assignments where account_id = $1 and initiative_id is not null", machine)).ShouldBe(new DateOnly(2026, 4, 14));
    }

    [Fact]
    public async Task The_database_asks_for_a_lead_whatever_the_row_says_and_another_initiatives_lead_is_none()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var (machine, initiative) = (await MachineAsync(administrator), await InitiativeAsync());
        await _site.OwnerAsync("""
            insert into role_assignments (id, account_id, role, initiative_id, organisation_id, valid_from, awaits_confirmation)
            select uuidv7(), $1, 'coordinator', id, owner_id, '2026-01-01', false from initiatives where id = $2
            """, machine, initiative);
        var assignment = await _site.FactAsync<Guid>("select id from role_assignments where account_id = $1 and awaits_confirmation", machine);
        var other = await _site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) select uuidv7(), 'En annan', owner_id, state, starts_on, ends_on from initiatives where id = $1 returning id
            """, initiative);
        var lead = await _site.SignInAsync(Role.ProjectLead, other, await _site.FactAsync<Guid>("select id from organisations order by id limit 1"));
        var form = await lead.GetAsync($"/insatser/{other}/behoriga");
        var token = form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        (await lead.PostAsync($"/insatser/{other}/behoriga", [("__RequestVerificationToken", token), ("assignment", assignment.ToString()), ("confirms", "true")])).Status.ShouldBe(404);

        (await _site.FactAsync<bool>("select awaits_confirmation from role_assignments where id = $1", assignment)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_leads_are_told_when_anybody_gets_a_role_in_their_initiative()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var initiative = await InitiativeAsync();
        var lead = await _site.FactAsync<Guid>("select id from accounts where demo_role = 'project_lead'");

        (await (await administrator.GetAsync($"/insatser/{initiative}/roller")).SubmitAsync("[aria-labelledby=give-heading] form",
            ("Input.Email", "board.member@example.se"), ("Input.Role", "Coordinator"), ("Input.Organisation", (await _site.FactAsync<Guid>("select id from organisations limit 1")).ToString()))).Status.ShouldBe(200);

        (await _site.FactAsync<long>("select count(*) from outbox_messages where kind = 'role_given_here' and account_id = $1", lead)).ShouldBe(1);
        (await _site.FactAsync<long>("""
            select count(*) from outbox_messages m join accounts a on a.id = m.account_id where m.kind = 'role_given_here' and (a.demo_role = 'board_member' or a.demo_role like 'person_%')
            """)).ShouldBe(0, "neither who got it nor who gave it");
    }

    private async Task<Guid> MachineAsync(Visitor administrator)
    {
        (await (await administrator.GetAsync("/maskinkonton")).SubmitAsync("main form.form", ("Input.Name", "Journalsystemet"), ("Input.Purpose", "Prov."))).Status.ShouldBe(200);
        return await _site.FactAsync<Guid>("select account_id from machine_accounts");
    }

    private async Task<Page> GiveAsync(Visitor administrator, Guid machine, Guid initiative) =>
        await (await administrator.GetAsync($"/konton/{machine}/roller/ny")).SubmitAsync("main form",
            ("Input.Role", "ProjectLead"), ("Input.Initiative", initiative.ToString()), ("Input.Organisation", (await _site.FactAsync<Guid>("select id from organisations limit 1")).ToString()));

    private Task<Guid> InitiativeAsync() => _site.FactAsync<Guid>("select initiative_id from role_assignments r join accounts a on a.id = r.account_id where a.demo_role = 'project_lead' order by r.id limit 1")!;
}
