using Samsteg.Platform;

namespace Samsteg.App.Initiatives;

/// <summary>Accounts and roles as the association's administrator gives, hands over, ends and closes them. Today is 15 April 2026.</summary>
public sealed class AccountAdministrationTests : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(Template.Demo);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_list_tells_who_has_which_role_today_and_is_searched_and_narrowed()
    {
        var administrator = await _site.SignInAsync("association_administrator");

        var page = await administrator.GetAsync("/konton?q=carin");
        page.RowsOf("main table").ShouldHaveSingleItem().ShouldContain(cell => cell.Contains("Coach (", StringComparison.Ordinal));
        (await administrator.GetAsync("/konton?Role=Coach")).RowsOf("main table").Count.ShouldBe(2);
        (await administrator.GetAsync("/konton?State=Closed")).RowsOf("main table").ShouldBeEmpty();
        (await (await _site.SignInAsync("technical_administrator")).GetAsync("/konton?q=carin")).RowsOf("main table").ShouldHaveSingleItem();
        (await (await _site.SignInAsync("project_lead")).GetAsync("/konton")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Whoever_is_invited_gets_an_account_without_a_password_and_a_role()
    {
        var administrator = await _site.SignInAsync("association_administrator");
        var form = await administrator.GetAsync("/konton/ny");

        var page = await form.SubmitAsync("main form", ("Input.Name", "Nya Namnsdotter"), ("Input.Email", "nya@example.se"), ("Input.Role", "BoardMember"));

        page.Status.ShouldBe(200);
        page.RowsOf("main table").ShouldHaveSingleItem()[0].ShouldStartWith("Styrelseledamot");
        (await _site.FactAsync<long>("select count(*) from account_passwords")).ShouldBe(0);
        (await _site.FactAsync<long>("select count(*) from audit_entries e join accounts a on a.id = e.subject_id where e.action = 'invited' and a.email = 'nya@example.se'")).ShouldBe(1);
        var again = await form.SubmitAsync("main form", ("Input.Name", "Nya Namnsdotter"), ("Input.Email", "NYA@example.se"), ("Input.Role", "BoardMember"));
        (again.Status, again.TextOf("[id='Input_Email-error']")).ShouldBe((422, "Fel: Det finns redan ett konto med den adressen."));
    }

    [Theory]
    [InlineData("Evaluator", true, "", "Until")]
    [InlineData("Auditor", true, "", "Until")]
    [InlineData("Signatory", true, "", "Until")]
    [InlineData("Economist", false, "", "Initiative")]
    [InlineData("BoardMember", true, "", "Initiative")]
    [InlineData("Supervisor", false, "", "Organisation")]
    [InlineData("Participant", true, "2026-12-31", "Role")]
    public async Task A_role_is_given_where_it_holds_and_outsiders_until_a_day(string role, bool namesInitiative, string until, string field)
    {
        var administrator = await _site.SignInAsync("association_administrator");
        var before = await _site.FactAsync<long>("select count(*) from role_assignments");

        var page = await (await administrator.GetAsync($"/konton/{await IdAsync("economist")}/roller/ny")).SubmitAsync("main form",
            ("Input.Role", role), ("Input.Initiative", namesInitiative ? (await InitiativeAsync()).ToString() : ""), ("Input.Until", until));

        page.Status.ShouldBe(422);
        page.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from role_assignments")).ShouldBe(before);
    }

    [Fact]
    public async Task A_last_day_that_no_calendar_goes_past_is_refused_beside_its_field()
    {
        var administrator = await _site.SignInAsync("association_administrator");
        var economist = await IdAsync("economist");
        var role = await _site.FactAsync<Guid>("select id from role_assignments where account_id = $1 and valid_until is null limit 1", economist);

        var answer = await (await administrator.GetAsync($"/konton/{economist}/roller/{role}")).SubmitAsync("main form", ("Input.Until", "9999-12-31"));

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_Until-error']").ShouldNotBeNull().ShouldEndWith("Kontrollera året.");
    }

    [Fact]
    public async Task A_role_with_a_last_day_ends_by_itself()
    {
        var administrator = await _site.SignInAsync("association_administrator");
        var board = await _site.SignInAsync("board_member");
        (await (await administrator.GetAsync($"/konton/{await IdAsync("board_member")}/roller/ny")).SubmitAsync("main form",
            ("Input.Role", "Evaluator"), ("Input.Initiative", (await InitiativeAsync()).ToString()), ("Input.Until", "2026-04-20"))).Status.ShouldBe(200);
        await _site.OwnerAsync("delete from role_assignments where role = 'board_member'");

        (await board.GetAsync($"/insatser/{await InitiativeAsync()}")).Status.ShouldBe(200);
        _site.Clock.Advance(TimeSpan.FromDays(6));
        (await (await LetInAsync("board_member")).GetAsync($"/insatser/{await InitiativeAsync()}")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Everything_goes_to_another_person_in_one_act_and_both_sides_are_logged()
    {
        var administrator = await _site.SignInAsync("association_administrator");
        var (first, second) = (await IdAsync("coach"), await IdAsync("economist"));
        var cases = await _site.FactAsync<long>("select count(*) from case_assignments where account_id = $1 and valid_until is null", first);
        var groups = await _site.FactAsync<long>("select count(*) from sessions where leader_account_id = $1 and starts_at >= '2026-04-20'", first);
        cases.ShouldBeGreaterThan(3);
        var page = await administrator.GetAsync($"/konton/{first}");

        var done = await (await page.FollowAsync("main a[href$='/overlamna']")).SubmitAsync("main form", ("Input.Email", "economist@example.se"), ("Input.From", "2026-04-20"));

        done.Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from case_assignments where account_id = $1 and valid_until is null", first)).ShouldBe(0);
        (await _site.FactAsync<long>("select count(*) from case_assignments where account_id = $1 and valid_until is null and valid_from = '2026-04-20'", second)).ShouldBe(cases);
        (await _site.FactAsync<long>("select count(*) from sessions where leader_account_id = $1 and starts_at >= '2026-04-20'", second)).ShouldBe(groups);
        (await _site.FactAsync<DateOnly>("select valid_until from role_assignments where account_id = $1 and role = 'coach'", first)).ShouldBe(new DateOnly(2026, 4, 19));
        (await _site.FactAsync<DateOnly>("select valid_from from role_assignments where account_id = $1 and role = 'coach'", second)).ShouldBe(new DateOnly(2026, 4, 20));
        (await _site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'role_assignments' and account_id = $1 and action in ('added', 'changed')", await IdAsync("association_administrator"))).ShouldBe(2);
        (await _site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'case_assignments' and account_id = $1 and participant_id is not null", await IdAsync("association_administrator"))).ShouldBe(2 * cases);
        done.Source.ShouldNotContain("deltagare/");

        // Until the day the first one has them, from it the second.
        var (old, taker) = (await _site.SignInAsync("coach"), await _site.SignInAsync("economist"));
        (await old.GetAsync("/deltagare")).RowsOf("main table").Count.ShouldBeGreaterThan(3);
        _site.Clock.Advance(TimeSpan.FromDays(6));
        old = await LetInAsync("coach");
        (await old.GetAsync("/deltagare")).Status.ShouldBe(403);
        (await (await _site.SignInAsync("economist")).GetAsync("/deltagare")).RowsOf("main table").Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Whoever_has_no_role_left_is_told_so_and_can_sign_out()
    {
        await _site.OwnerAsync("update role_assignments r set valid_until = '2026-04-01' from accounts a where a.id = r.account_id and a.demo_role = 'economist'");
        var economist = await LetInAsync("economist");

        var page = await economist.GetAsync("/");

        page.Status.ShouldBe(403);
        page.TextOf("main h1").ShouldBe("Du har ingen roll just nu");
        page.Document.QuerySelector("main a.ds-button[href='/']").ShouldBeNull("it would lead here again");
        page.Document.QuerySelector(".phone-menu, .side-menu, a[href='/mitt-konto']").ShouldBeNull("so would these");
        (await page.SubmitAsync("main form[action='/logga-ut']")).Path.ShouldBe("/logga-in");
    }

    [Theory]
    [InlineData("coach@example.se", "2026-04-20", "Email")]
    [InlineData("association.administrator@example.se", "2026-04-20", "Email")]
    [InlineData("ingen@example.se", "2026-04-20", "Email")]
    [InlineData("coach.2@example.se", "2026-04-14", "From")]
    [InlineData("coach.2@example.se", "2031-04-14", "From")]
    public async Task A_hand_over_to_nobody_oneself_or_yesterday_is_refused(string email, string from, string field)
    {
        var administrator = await _site.SignInAsync("association_administrator");

        var page = await (await administrator.GetAsync($"/konton/{await IdAsync("coach")}/overlamna")).SubmitAsync("main form", ("Input.Email", email), ("Input.From", from));

        page.Status.ShouldBe(422);
        page.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from case_assignments where valid_from > '2026-04-13'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("association_administrator")]
    [InlineData("technical_administrator")]
    public async Task A_closed_account_is_signed_out_everywhere_and_lets_nobody_in_until_it_is_opened(string who)
    {
        var administrator = await _site.SignInAsync(who);
        var economist = await _site.SignInAsync("economist");
        var page = await administrator.GetAsync($"/konton/{await IdAsync("economist")}");

        var closed = await (await page.FollowAsync("main a[href$='/lage']")).PressAsync("main form button");

        closed.TextOf("main").ShouldNotBeNull().ShouldContain("Kontot stängdes");
        (await economist.GetAsync("/")).Path.ShouldStartWith("/logga-in");
        await Should.ThrowAsync<InvalidOperationException>(() => _site.SignInAsync("economist"));
        await (await closed.FollowAsync("main a[href$='/lage']")).PressAsync("main form button");
        (await (await _site.SignInAsync("economist")).GetAsync("/")).Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from audit_entries where action in ('closed', 'reopened') and subject_id = $1", await IdAsync("economist"))).ShouldBe(2);
        (await administrator.PostAsync($"/konton/{await IdAsync(who)}/lage", [("closes", "true")])).Status.ShouldNotBe(200);
    }

    [Fact]
    public async Task Nobody_gives_ends_or_closes_her_own()
    {
        var administrator = await _site.SignInAsync("association_administrator");
        var own = await IdAsync("association_administrator");
        var role = await _site.FactAsync<Guid>("select id from role_assignments where account_id = $1", own);

        (await (await administrator.GetAsync($"/konton/{own}/roller/ny")).SubmitAsync("main form", ("Input.Role", "BoardMember"))).Status.ShouldBe(422);
        (await (await administrator.GetAsync($"/konton/{own}/roller/{role}")).SubmitAsync("main form")).Status.ShouldBe(422);
        (await (await administrator.GetAsync($"/konton/{own}/lage")).PressAsync("main form button")).Status.ShouldBe(422);
        (await (await _site.SignInAsync("technical_administrator")).GetAsync($"/konton/{own}/roller/ny")).Status.ShouldBe(403);
    }

    /// <summary>Signs in somebody who may have no role, and so no start page.</summary>
    private async Task<Visitor> LetInAsync(string demoRole)
    {
        var visitor = _site.Visit();
        await (await visitor.GetAsync("/logga-in")).SubmitAsync("form[action*='handler=Demo']", ("role", demoRole));
        return visitor;
    }

    private async Task<Guid> IdAsync(string demoRole) => await _site.FactAsync<Guid>("select id from accounts where demo_role = $1", demoRole);

    private async Task<Guid> InitiativeAsync() => await _site.FactAsync<Guid>("select initiative_id from targets where code = 'R01'");
}
