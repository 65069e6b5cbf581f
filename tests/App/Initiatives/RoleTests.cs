using Samsteg.Platform;

namespace Samsteg.App.Initiatives;

/// <summary>Roles in an initiative, given and ended by the association's administrator. Today is 15 April 2026.</summary>
public sealed class RoleTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "[aria-labelledby=give-heading] form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task A_role_is_given_to_an_account_reaches_the_initiative_and_ends()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var plan = await administrator.GetAsync($"/insatser/{await InitiativeAsync()}/plan");
        var page = await plan.FollowAsync("main a[href$='/roller']");
        var economist = await _site.SignInAsync(Role.Referrer);
        var address = (await LatestAddressAsync())!;
        (await economist.GetAsync($"/insatser/{await InitiativeAsync()}")).Status.ShouldBe(403);

        var given = await page.SubmitAsync(Form, ("Input.Email", $" {address.ToUpperInvariant()} "), ("Input.Role", "Economist"), ("Input.Until", "2026-12-31"));

        given.Status.ShouldBe(200);
        given.RowsOf("main table").ShouldContain(row => row[0].Contains(address, StringComparison.Ordinal) && row[1] == "Ekonom");
        (await economist.GetAsync($"/insatser/{await InitiativeAsync()}")).Status.ShouldBe(200);
        (await page.SubmitAsync(Form, ("Input.Email", address), ("Input.Role", "Economist"))).TextOf("[id='Input_Role-error']").ShouldNotBeNull();
        (await _site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'role_assignments' and action = 'added' and initiative_id = $1", await InitiativeAsync())).ShouldBe(1);

        var assignment = await _site.FactAsync<Guid>("select r.id from role_assignments r join accounts a on a.id = r.account_id where a.email = $1 and r.role = 'economist'", address);
        (await given.SubmitAsync($"main table form:has(input[value='{assignment}'])")).Status.ShouldBe(200);
        (await economist.GetAsync($"/insatser/{await InitiativeAsync()}")).Status.ShouldBe(403);
        (await given.SubmitAsync($"main table form:has(input[value='{assignment}'])")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("Input.Email", "ingen@example.se", "Email")]
    [InlineData("Input.Email", "inte en adress", "Email")]
    [InlineData("Input.Role", "AssociationDirector", "Role")]
    [InlineData("Input.Role", "Hittepå", "Role")]
    [InlineData("Input.Organisation", "", "Organisation")]
    [InlineData("Input.Organisation", "11111111-1111-1111-1111-111111111111", "Organisation")]
    [InlineData("Input.From", "0001-01-01", "From")]
    [InlineData("Input.Until", "2026-04-14", "Until")]
    [InlineData("Input.Until", "9999-12-31", "Until")]
    [InlineData("Input.From", "9999-12-31", "From")]
    public async Task What_is_wrong_is_told_beside_its_field(string name, string typed, string field)
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var before = await _site.FactAsync<long>("select count(*) from role_assignments");
        var page = await administrator.GetAsync($"/insatser/{await InitiativeAsync()}/roller");
        var answers = new (string Name, string? Value)[]
        {
            ("Input.Email", "coach@example.se"), ("Input.Role", "Coordinator"), ("Input.Organisation", (await _site.FactAsync<Guid>("select id from organisations limit 1")).ToString()),
        };

        var answer = await page.SubmitAsync(Form, [.. answers.Where(answer => answer.Name != name), (name, typed)]);

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from role_assignments")).ShouldBe(before);
    }

    [Fact]
    public async Task A_coach_with_participants_keeps_the_role_until_they_are_handed_over()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var page = await administrator.GetAsync($"/insatser/{await InitiativeAsync()}/roller");
        var assignment = await _site.FactAsync<Guid>("select r.id from role_assignments r join accounts a on a.id = r.account_id where a.demo_role = 'coach' and r.role = 'coach'");

        var refused = await page.SubmitAsync($"main table form:has(input[value='{assignment}'])");

        refused.Status.ShouldBe(422);
        refused.TextOf(".ds-error-summary").ShouldNotBeNull().ShouldContain("inskrivna deltagare");
        (await (await _site.SignInAsync("coach")).GetAsync("/deltagare")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Nobody_gives_herself_a_role_and_leads_give_none()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        var own = await LatestAddressAsync();
        var page = await administrator.GetAsync($"/insatser/{await InitiativeAsync()}/roller");
        (await page.SubmitAsync(Form, ("Input.Email", own), ("Input.Role", "Economist"))).TextOf("[id='Input_Email-error']").ShouldNotBeNull().ShouldContain("dig själv");
        (await (await _site.SignInAsync("project_lead")).GetAsync($"/insatser/{await InitiativeAsync()}/roller")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_administrator_sees_the_plan_but_neither_participants_nor_figures()
    {
        var administrator = await _site.SignInAsync(Role.AssociationAdministrator);
        (await administrator.GetAsync($"/insatser/{await InitiativeAsync()}/deltagare")).Status.ShouldBe(403);
        (await administrator.GetAsync("/resultat")).Status.ShouldBe(403);
        (await administrator.GetAsync($"/insatser/{await InitiativeAsync()}")).Document.QuerySelector(".target-row").ShouldBeNull();
    }

    private Task<string?> LatestAddressAsync() => _site.FactAsync<string>("select email from accounts where demo_role like 'person_%' order by id desc limit 1");

    private Task<Guid> InitiativeAsync() => _site.FactAsync<Guid>("select initiative_id from targets where code = 'R01'")!;
}
