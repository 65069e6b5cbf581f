namespace Samsteg.App;

public sealed class PlanTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_plan_is_read_in_words_in_both_languages()
    {
        var (lead, path, _) = await OpenAsync();
        var plan = await lead.GetAsync($"{path}/plan");

        plan.Text.ShouldContain("4 omgångar × 6 träffar à 3 timmar, 7–8 per grupp, 30 deltagare totalt");
        plan.Text.ShouldContain("Varje vecka, 3 gånger, helst besök på plats");
        plan.Text.ShouldContain("anges inte i planen");
        plan.TextsOf("[aria-labelledby=fragetecken] .planned > li").Count.ShouldBe(12);
        lead.Speak("en-GB");
        var english = await lead.GetAsync($"{path}/plan");
        english.Text.ShouldContain("4 series × 6 sessions of 3 hours, 7–8 in a group, 30 participants in all");
        english.Source.ShouldNotContain("[initiatives.");
    }

    [Fact]
    public async Task A_post_is_added_changed_and_removed()
    {
        var (lead, path, id) = await OpenAsync();
        var form = await lead.GetAsync($"{path}/plan/bemanning");
        var added = await form.SubmitAsync("main form.form", ("Input.TitleSv", "Provtjänst"), ("Input.Employment", "External"), ("Input.SharePercent", "62,5"));

        added.Status.ShouldBe(200);
        added.Text.ShouldContain("62,5 %");
        (await form.SubmitAsync("main form.form", ("Input.TitleSv", "Provtjänst"), ("Input.Employment", "External"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from staffing where initiative_id = $1 and title_sv = 'Provtjänst'", id)).ShouldBe(1);
        var member = await demo.Site.FactAsync<Guid>("select id from staffing where initiative_id = $1 and title_sv = 'Provtjänst'", id);
        var first = await lead.GetAsync($"{path}/plan/bemanning/{member}");
        var second = await lead.GetAsync($"{path}/plan/bemanning/{member}");
        (await first.SubmitAsync("main form.form", ("Input.SharePercent", "80"))).Status.ShouldBe(200);
        (await second.SubmitAsync("main form.form", ("Input.SharePercent", "10"))).Status.ShouldBe(409);
        (await demo.Site.FactAsync<decimal>("select share_percent from staffing where id = $1", member)).ShouldBe(80);
        (await (await lead.GetAsync($"{path}/plan/bemanning/{member}")).SubmitAsync(".remove-part form")).Text.ShouldNotContain("Provtjänst");
    }

    [Theory]
    [InlineData("100,01")]
    [InlineData("-1")]
    [InlineData("33,333")]
    [InlineData("halva")]
    public async Task A_share_that_cannot_be_is_refused(string share)
    {
        var (lead, path, _) = await OpenAsync();
        var answer = await (await lead.GetAsync($"{path}/plan/bemanning")).SubmitAsync(
            "main form.form", ("Input.TitleSv", "Fel andel"), ("Input.Employment", "Employed"), ("Input.SharePercent", share));

        answer.Status.ShouldBe(422);
        answer.TextOf(".question-invalid").ShouldNotBeNull().ShouldContain("Andel");
        answer.Source.ShouldContain(share);
    }

    [Fact]
    public async Task A_partner_is_party_once_and_the_owner_stays()
    {
        var (lead, path, id) = await OpenAsync();
        var partner = await demo.Site.FactAsync<Guid>("select organisation_id from initiative_partners where initiative_id = $1 and not is_owner limit 1", id);
        var twice = await (await lead.GetAsync($"{path}/plan/parter")).SubmitAsync("main form.form", ("Input.Organisation", partner.ToString()), ("Input.RoleSv", "Igen"));
        var owner = await demo.Site.FactAsync<Guid>("select id from initiative_partners where initiative_id = $1 and is_owner", id);
        var ownerForm = await lead.GetAsync($"{path}/plan/parter/{owner}");
        var removal = await lead.PostAsync($"{path}/plan/parter/{owner}?handler=Remove",
            [("__RequestVerificationToken", ownerForm.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

        twice.Status.ShouldBe(422);
        ownerForm.Document.QuerySelector(".remove-part").ShouldBeNull();
        removal.Status.ShouldBe(422);
        (await demo.Site.FactAsync<long>("select count(*) from initiative_partners where id = $1", owner)).ShouldBe(1);
    }

    [Fact]
    public async Task Parties_seats_and_groups_are_added_and_taken_away()
    {
        var (lead, path, id) = await OpenAsync();
        var organisation = await demo.Site.FactAsync<Guid>("""
            select id from organisations where id not in (select organisation_id from initiative_partners) and id not in (select organisation_id from steering_members) limit 1
            """);
        (await (await lead.GetAsync($"{path}/plan/parter")).SubmitAsync("main form.form", ("Input.Organisation", organisation.ToString()), ("Input.RoleSv", "Provroll"))).Text.ShouldContain("Provroll");
        (await (await lead.GetAsync($"{path}/plan/styrgrupp")).SubmitAsync("main form.form", ("Input.Organisation", organisation.ToString()))).Status.ShouldBe(200);
        (await (await lead.GetAsync($"{path}/plan/malgrupper")).SubmitAsync("main form.form", ("Input.Code", "residents"))).TextOf("[aria-labelledby=malgrupper]").ShouldNotBeNull().ShouldContain("Invånare");
        (await demo.Site.FactAsync<string>("select name_en from initiative_target_groups where initiative_id = $1 and code = 'residents'", id)).ShouldBe("Residents");
        (await (await lead.GetAsync($"{path}/plan/malgrupper")).SubmitAsync("main form.form", ("Input.Code", "martians"))).Status.ShouldBe(422);

        var partner = await demo.Site.FactAsync<Guid>("select id from initiative_partners where initiative_id = $1 and organisation_id = $2", id, organisation);
        var seat = await demo.Site.FactAsync<Guid>("select id from steering_members where initiative_id = $1 and organisation_id = $2", id, organisation);
        var group = await demo.Site.FactAsync<Guid>("select id from initiative_target_groups where initiative_id = $1 and code = 'residents'", id);
        (await (await lead.GetAsync($"{path}/plan/parter/{partner}")).SubmitAsync(".remove-part form")).Text.ShouldNotContain("Provroll");
        (await (await lead.GetAsync($"{path}/plan/styrgrupp/{seat}")).SubmitAsync("main form.form")).Status.ShouldBe(200);
        (await (await lead.GetAsync($"{path}/plan/malgrupper/{group}")).SubmitAsync(".remove-part form")).Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from steering_members where id = $1", seat)).ShouldBe(0);
    }

    [Fact]
    public async Task What_others_refer_to_is_not_removed()
    {
        var (lead, path, id) = await OpenAsync();
        var area = await demo.Site.FactAsync<Guid>("select goal_area_id from objectives where initiative_id = $1 limit 1", id);
        var objective = await demo.Site.FactAsync<Guid>("select objective_id from planned_activity_objectives where initiative_id = $1 limit 1", id);
        var group = await demo.Site.FactAsync<Guid>("select id from initiative_target_groups where initiative_id = $1 and code = (select target_group from enrolments where initiative_id = $1 limit 1)", id);

        foreach (var page in (string[])[$"malomraden/{area}", $"malsattningar/{objective}", $"malgrupper/{group}"])
        {
            var answer = await (await lead.GetAsync($"{path}/plan/{page}")).SubmitAsync(".remove-part form");
            answer.Status.ShouldBe(422);
            answer.TextOf(".ds-error-summary").ShouldNotBeNull().ShouldContain("går inte att ta bort");
        }

        (await demo.Site.FactAsync<long>("select count(*) from objectives where id = $1", objective)).ShouldBe(1);
    }

    [Fact]
    public async Task Goals_and_activities_are_planned_together()
    {
        var (lead, path, id) = await OpenAsync();
        await (await lead.GetAsync($"{path}/plan/malomraden")).SubmitAsync("main form.form", ("Input.NameSv", "Provområde"));
        var area = await demo.Site.FactAsync<Guid>("select id from goal_areas where initiative_id = $1 and name_sv = 'Provområde'", id);
        var taken = await (await lead.GetAsync($"{path}/plan/malsattningar")).SubmitAsync("main form.form", ("Input.GoalArea", area.ToString()), ("Input.Number", "1"), ("Input.NameSv", "Provmål"));
        taken.Status.ShouldBe(422);
        await (await lead.GetAsync($"{path}/plan/malsattningar")).SubmitAsync("main form.form", ("Input.GoalArea", area.ToString()), ("Input.NameSv", "Provmål"));
        var objective = await demo.Site.FactAsync<Guid>("select id from objectives where initiative_id = $1 and name_sv = 'Provmål'", id);
        (await demo.Site.FactAsync<int>("select number from objectives where id = $1", objective)).ShouldBe(9);

        var plan = await (await lead.GetAsync($"{path}/plan/aktiviteter")).SubmitAsync("main form.form", ("Input.Code", "X01"), ("Input.Type", "network"),
            ("Input.Audience", "Joint"), ("Input.NameSv", "Provnätverk"), ("Input.PlannedCount", "2"), ("Input.Objectives", objective.ToString()));
        plan.TextOf("#X01 .quantities").ShouldBe("2 tillfällen");
        var activity = await demo.Site.FactAsync<Guid>("select id from planned_activities where initiative_id = $1 and code = 'X01'", id);
        var form = await lead.GetAsync($"{path}/plan/aktiviteter/{activity}");
        form.Document.QuerySelectorAll("input[type=checkbox][checked]").Length.ShouldBe(1);
        var other = await demo.Site.FactAsync<Guid>("select id from objectives where initiative_id = $1 and number = 1", id);
        (await (await lead.GetAsync($"{path}/plan/aktiviteter/{activity}")).SubmitAsync("main form.form", ("Input.Objectives", other.ToString()))).Status.ShouldBe(200);
        (await form.SubmitAsync("main form.form", ("Input.PlannedCount", "3"))).Status.ShouldBe(409);
        (await (await lead.GetAsync($"{path}/plan/aktiviteter/{activity}")).SubmitAsync("main form.form", ("Input.Objectives", objective.ToString()))).Status.ShouldBe(200);
        (await (await lead.GetAsync($"{path}/plan/malsattningar/{objective}")).SubmitAsync(".remove-part form")).Status.ShouldBe(422);
        (await form.SubmitAsync("main form.form", ("Input.Objectives", Guid.NewGuid().ToString()))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form.form", ("Input.GroupMinimum", "9"), ("Input.GroupMaximum", "8"))).Status.ShouldBe(422);
        (await form.SubmitAsync(".remove-part form")).Status.ShouldBe(200);
        (await (await lead.GetAsync($"{path}/plan/malsattningar/{objective}")).SubmitAsync(".remove-part form")).Status.ShouldBe(200);
        (await (await lead.GetAsync($"{path}/plan/malomraden/{area}")).SubmitAsync(".remove-part form")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Forms_sent_many_times_at_once_add_one_part_each_in_an_order()
    {
        var (lead, path, id) = await OpenAsync();
        var before = await demo.Site.FactAsync<long>("select count(*) from goal_areas where initiative_id = $1", id);
        Guid[] forms = [Guid.CreateVersion7(), Guid.CreateVersion7()];

        var token = (await lead.GetAsync($"{path}/plan/malomraden")).Document.QuerySelector("main form.form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(round => lead.Clone().PostAsync($"{path}/plan/malomraden",
            [("__RequestVerificationToken", token), ("Input.Id", forms[round % 2].ToString()), ("Input.Version", "0"), ("Input.NameSv", "Samtidigt")])));

        answers.Select(static answer => answer.Status).Distinct().ShouldBe([200]);
        (await demo.Site.FactAsync<long>("select count(*) from goal_areas where initiative_id = $1", id)).ShouldBe(before + 2);
        (await demo.Site.FactAsync<long>("select count(distinct position) from goal_areas where id = any ($1)", forms)).ShouldBe(2);
        await demo.Site.OwnerAsync("delete from goal_areas where id = any ($1)", forms);
    }

    [Fact]
    public async Task The_cadence_is_replaced_as_a_whole_and_only_by_who_has_seen_it()
    {
        await using var site = await Site.StartAsync();
        var id = await site.FactAsync<Guid>("select id from initiatives where name_sv like 'Nyttiga%'");
        var lead = await site.SignInAsync("project_lead");
        var first = await lead.GetAsync($"/insatser/{id}/plan/uppfoljning");
        var second = await lead.GetAsync($"/insatser/{id}/plan/uppfoljning");

        (await first.SubmitAsync("main form.form", ("Input.Phases[0].Times", ""))).Status.ShouldBe(422);
        var plan = await first.SubmitAsync("main form.form", ("Input.Phases[0].Times", "4"), ("Input.Maximum", "8"));
        plan.Text.ShouldContain("Varje vecka, 4 gånger");
        plan.Text.ShouldContain("4–8 uppföljningar per placering");
        (await second.SubmitAsync("main form.form", ("Input.Phases[0].Times", "5"))).Status.ShouldBe(409);
        (await site.FactAsync<long>("select count(*) from follow_up_phases where initiative_id = $1", id)).ShouldBe(2);
        (await (await lead.GetAsync($"/insatser/{id}/plan/uppfoljning")).SubmitAsync("main form.form",
            ("Input.Phases[0].Every", ""), ("Input.Phases[0].Times", ""), ("Input.Phases[1].Every", ""))).Text.ShouldContain("Planen säger inte hur ofta");
    }

    [Fact]
    public async Task A_part_of_another_initiative_is_not_found()
    {
        var (lead, path, _) = await OpenAsync();
        var owner = await demo.Site.FactAsync<Guid>("select owner_id from initiatives limit 1");
        var (other, area) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await demo.Site.OwnerAsync("insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) values ($1, 'Annan', $2, 'draft', '2026-01-01', '2026-12-31')", other, owner);
        await demo.Site.OwnerAsync("insert into goal_areas (id, initiative_id, name_sv) values ($1, $2, 'Annans')", area, other);
        var director = await demo.Site.SignInAsync("association_director");

        (await lead.GetAsync($"{path}/plan/malomraden/{area}")).Status.ShouldBe(404);
        (await director.GetAsync($"{path}/plan/malomraden/{area}")).Status.ShouldBe(404);
        (await director.GetAsync($"/insatser/{other}/plan/malomraden/{area}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_plan_costs_the_same_number_of_queries_however_long_it_is()
    {
        var (lead, path, _) = await OpenAsync();

        (await lead.GetAsync($"{path}/plan")).Queries.Count.ShouldBeLessThan(25);
    }

    private async Task<(Visitor Lead, string Path, Guid Id)> OpenAsync()
    {
        var id = await demo.Site.FactAsync<Guid>("select id from initiatives where name_sv like 'Nyttiga%'");
        return (await demo.Site.SignInAsync("project_lead"), $"/insatser/{id}", id);
    }
}
