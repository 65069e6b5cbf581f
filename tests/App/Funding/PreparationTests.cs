using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>How an application is prepared for the board, and who reads that.</summary>
public sealed class PreparationTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly BoardWorld _world = new(demo.Site);

    [Fact]
    public async Task An_application_that_is_taken_up_gets_number_checklist_and_officer_once()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.ApplyAsync();
        var page = await officer.GetAsync(applied.Preparation);

        var taken = await page.SubmitAsync("form[action*='TakeUp']");
        var again = await page.SubmitAsync("form[action*='TakeUp']");

        taken.Status.ShouldBe(200);
        again.Status.ShouldBe(409);
        again.Text.ShouldContain("redan upptagen");
        (await _world.StateAsync(applied)).ShouldBe("in_preparation");
        (await demo.Site.FactAsync<string>("select registry_number from initiatives where id = $1", applied.Id))!.ShouldStartWith("2026/");
        (await demo.Site.FactAsync<decimal>("select applied from preparations where initiative_id = $1", applied.Id)).ShouldBe(500_000);
        (await demo.Site.FactAsync<string>("select summary from preparations where initiative_id = $1", applied.Id)).ShouldBe("Fler ska i arbete.");
        (await demo.Site.FactAsync<long>("select count(*) from preparation_checks where initiative_id = $1", applied.Id)).ShouldBe(6);
        (await officer.GetAsync("/beredning")).Text.ShouldContain("Provinsats");
        (await officer.GetAsync("/beredning?export=csv")).Status.ShouldBe(200);
        (await officer.GetAsync("/beredning?State=OnAgenda")).RowsOf("table").ShouldAllBe(row => !row.Contains("Bereds"));
    }

    [Fact]
    public async Task Registry_numbers_have_no_gaps_however_many_are_given_at_once()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var world = new BoardWorld(site);
        var officer = await site.SignInAsync(Role.AssociationOfficer);
        await site.OwnerAsync("update initiatives set registry_number = '2026/003' where id = (select id from initiatives order by id limit 1)");
        var pages = new List<Page>();
        for (var number = 0; number < 8; number++)
        {
            pages.Add(await officer.GetAsync((await world.ApplyAsync()).Preparation));
        }

        var answers = await Task.WhenAll(pages.Select(static page => page.SubmitAsync("form[action*='TakeUp']")));

        answers.ShouldAllBe(static answer => answer.Status == 200);
        var given = (await site.Database.RowsAsync("select sequence, number from registry_numbers order by sequence")).Select(static row => ((int)row[0]!, (string)row[1]!)).ToList();
        given.Select(static row => row.Item1).ShouldBe([1, 2, 4, 5, 6, 7, 8, 9], "003 was written by hand already");
        given.Select(static row => row.Item2).ShouldBe(given.Select(static row => $"2026/{row.Item1:000}"));
    }

    [Fact]
    public async Task A_pattern_is_checked_as_it_is_typed_and_shown_before_it_is_saved()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var page = await administrator.GetAsync("/installningar/beredning");

        var wrong = await page.SubmitAsync("main form", ("Input.Pattern", "DNR {nr}"), ("Input.Checklist", " \n "));
        wrong.Status.ShouldBe(422);
        wrong.TextOf("[id='Input_Pattern-error']").ShouldNotBeNull();
        wrong.TextOf("[id='Input_Checklist-error']").ShouldNotBeNull();
        (await page.PressAsync("button[formaction*='Preview']", ("Input.Pattern", "{år}{nr}"))).Status.ShouldBe(422);
        (await page.PressAsync("button[formaction*='Preview']", ("Input.Pattern", "DNR {år}/{nr:00}"))).Text.ShouldContain("DNR 2026/07");
        (await page.SubmitAsync("main form", ("Input.Pattern", "DNR {år}/{nr:00}"), ("Input.Checklist", "Är den komplett?\n\nHör den hit?"))).Status.ShouldBe(200);

        var world = new BoardWorld(site);
        var officer = await site.SignInAsync(Role.AssociationOfficer);
        var applied = await world.ApplyAsync();
        await (await officer.GetAsync(applied.Preparation)).SubmitAsync("form[action*='TakeUp']");
        (await site.FactAsync<string>("select registry_number from initiatives where id = $1", applied.Id)).ShouldBe("DNR 2026/01");
        (await site.FactAsync<long>("select count(*) from preparation_checks where initiative_id = $1", applied.Id)).ShouldBe(2);
    }

    [Fact]
    public async Task What_does_not_apply_has_a_reason_and_a_note_is_corrected_by_another()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.ApplyAsync();
        var page = await (await officer.GetAsync(applied.Preparation)).SubmitAsync("form[action*='TakeUp']");

        var check = await page.FollowAsync("a[href*='/punkt/']");
        (await check.SubmitAsync("main form[data-warn]", ("Input.State", "NotApplicable"), ("Input.Note", ""))).TextOf("[id='Input_Note-error']").ShouldNotBeNull();
        (await check.SubmitAsync("main form[data-warn]", ("Input.State", "NotApplicable"), ("Input.Note", "Gäller inte en förstudie."))).Text.ShouldContain("Gäller inte en förstudie.");
        var noted = await (await officer.GetAsync($"{applied.Preparation}/anteckning")).SubmitAsync("main form[data-warn]", ("Input.Text", "Ringde den sökande."));
        noted.Text.ShouldContain("Ringde den sökande.");
        (await (await noted.FollowAsync("a[href*='rattar=']")).SubmitAsync("main form[data-warn]", ("Input.Text", "Mejlade den sökande."))).Text.ShouldContain("Rättade anteckningar (1)");
        (await demo.Site.FactAsync<long>("select count(*) from preparation_notes where initiative_id = $1 and corrected_at is null", applied.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task No_more_is_proposed_than_was_applied_for_and_the_call_lets()
    {
        var call = await demo.Site.FactAsync<Guid>("""
            insert into calls (id, name_sv, form_key, form_version, kind, opens_on, maximum) values (uuidv7(), 'Öppen', 'rar-sormland-application', 1, 'open', '2026-01-01', 300000) returning id
            """);
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.ApplyAsync(500_000, call);
        await (await officer.GetAsync(applied.Preparation)).SubmitAsync("form[action*='TakeUp']");
        var page = await officer.GetAsync($"{applied.Preparation}/forslag");

        Task<Page> ProposeAsync(string kind, string sum, string conditions = "", string reasons = "") =>
            page.SubmitAsync("main form[data-warn]", ("Input.Kind", kind), ("Input.Sum", sum), ("Input.Conditions", conditions), ("Input.Reasons", reasons));

        (await ProposeAsync("Granted", "300 000,01")).TextOf("[id='Input_Sum-error']")!.ShouldContain("tak");
        (await ProposeAsync("Granted", "500 001")).TextOf("[id='Input_Sum-error']")!.ShouldContain("sökt");
        (await ProposeAsync("Granted", "")).TextOf("[id='Input_Sum-error']").ShouldNotBeNull();
        (await ProposeAsync("GrantedOnConditions", "1")).TextOf("[id='Input_Conditions-error']").ShouldNotBeNull();
        (await ProposeAsync("Declined", "")).TextOf("[id='Input_Reasons-error']").ShouldNotBeNull();
        (await ProposeAsync("Granted", "300000")).Status.ShouldBe(200);
        (await ProposeAsync("Granted", "200000")).Status.ShouldBe(409, "the form was read before the proposal was changed");
    }

    [Fact]
    public async Task The_applicant_and_the_board_read_nothing_of_the_preparation_and_others_are_refused()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.PrepareAsync(officer);
        await (await officer.GetAsync($"{applied.Preparation}/anteckning")).SubmitAsync("main form[data-warn]", ("Input.Text", "Hemligt."));
        var (member, account) = await _world.MemberAsync();

        foreach (var path in new[] { applied.Preparation, $"{applied.Preparation}/forslag", $"{applied.Preparation}/anteckning", "/beredning" })
        {
            (await applied.Lead.GetAsync(path)).Status.ShouldBe(403, path);
            (await member.GetAsync(path)).Status.ShouldBe(403, path);
        }

        (await applied.Lead.GetAsync("/sammantraden")).Status.ShouldBe(403);
        foreach (var table in new[] { "preparations", "preparation_checks", "earlier_preparations", "preparation_notes", "registry_numbers", "conflicts_of_interest", "agenda_items" })
        {
            (await _world.SeenAsync(applied.LeadAccount, table, applied)).ShouldBe(0, table);
        }

        (await _world.SeenAsync(account, "preparations", applied)).ShouldBe(1, "the board reads what is proposed");
        (await _world.SeenAsync(account, "preparation_notes", applied)).ShouldBe(0);
    }
}
