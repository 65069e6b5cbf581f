namespace Samsteg.App.Participants;

/// <summary>A household: members, shared goals, and nothing that crosses from one to another without agreement.</summary>
public sealed class HouseholdTests
{
    [Fact]
    public async Task Nothing_crosses_before_both_agree_and_no_longer_when_one_takes_it_back()
    {
        await using var site = await Site.StartAsync();
        var (cases, lead, one, other) = await TwoAsync(site);
        var coach = await site.SignInAsync(DemoCases.Coach);
        var second = await site.SignInAsync("coach_2");
        var (ofOne, ofOther) = ($"{cases.PathOf(one)}/hushall", $"{cases.PathOf(other)}/hushall");
        await JoinAsync(site, lead, ofOne, other);
        var name = (await site.FactAsync<string>("select given_name from participants where id = $1", other)).ShouldNotBeNull();

        (await coach.GetAsync(ofOne)).TextsOf("main .case-list h3").ShouldNotContain(name);
        (await second.GetAsync(ofOne)).Status.ShouldBe(404, "the other's coach has not this case");
        await AgreeAsync(coach, ofOne);
        (await (await coach.GetAsync(ofOne)).SubmitAsync("main form[action*='handler=Goal']", ("Goal.Text", "Äta middag tillsammans"))).Status.ShouldBe(200);
        (await second.GetAsync(ofOther)).Source.ShouldNotContain("Äta middag", Case.Sensitive, "the other has not agreed");
        (await coach.GetAsync(ofOne)).TextsOf("main .case-list h3").ShouldNotContain(name);

        await AgreeAsync(second, ofOther);
        (await second.GetAsync(ofOther)).Text.ShouldContain("Äta middag tillsammans");
        (await coach.GetAsync(ofOne)).TextsOf("main .case-list h3").ShouldContain(name, "by first name alone");
        (await coach.GetAsync(ofOne)).Document.QuerySelector($"main a[href*='{other}']").ShouldBeNull("the file stays closed");
        (await coach.GetAsync(cases.PathOf(other))).Status.ShouldBe(404);

        await AgreeAsync(second, ofOther);
        (await second.GetAsync(ofOther)).Source.ShouldNotContain("Äta middag", Case.Sensitive, "taken back, it stops at the next reading");
        (await coach.GetAsync(ofOne)).TextsOf("main .case-list h3").ShouldNotContain(name);
    }

    [Fact]
    public async Task The_participant_sees_what_is_shared_with_her_and_takes_her_agreement_back_herself()
    {
        await using var site = await Site.StartAsync();
        var (cases, lead, one, other) = await TwoAsync(site);
        await JoinAsync(site, lead, $"{cases.PathOf(one)}/hushall", other);
        var name = (await site.FactAsync<string>("select given_name from participants where id = $1", other)).ShouldNotBeNull();
        var coach = await site.SignInAsync(DemoCases.Coach);
        var own = await new OwnWorld(site).SignInAsync(one);
        (await own.GetAsync("/min-sida/samtycken")).Document.QuerySelector("[aria-labelledby=holding] a[href*='angra=']").ShouldBeNull();

        await AgreeAsync(coach, $"{cases.PathOf(one)}/hushall");
        (await own.GetAsync("/min-sida/samtycken")).TextOf("[aria-labelledby=holding] li").ShouldNotBeNull().ShouldNotContain(name, Case.Sensitive, "the other has not agreed");
        var ownOfOther = await new OwnWorld(site).SignInAsync(other);
        await (await coach.GetAsync($"{cases.PathOf(one)}/hushall")).SubmitAsync("main form[action*='handler=Goal']", ("Goal.Text", "Äta middag tillsammans"));
        (await own.GetAsync("/min-sida/plan")).TextOf("[aria-labelledby=household]").ShouldNotBeNull().ShouldContain("Äta middag tillsammans");
        (await ownOfOther.GetAsync("/min-sida/plan")).Source.ShouldNotContain("Äta middag", Case.Sensitive, "has not agreed");
        await AgreeAsync(await site.SignInAsync("coach_2"), $"{cases.PathOf(other)}/hushall");
        (await ownOfOther.GetAsync("/min-sida/plan")).TextOf("[aria-labelledby=household]").ShouldNotBeNull().ShouldContain("Äta middag tillsammans");
        await Mailbox.TakeAsync(site);
        var page = await own.GetAsync("/min-sida/samtycken");
        page.TextOf("[aria-labelledby=holding] li").ShouldNotBeNull().ShouldContain(name);

        var after = await (await page.FollowAsync("[aria-labelledby=holding] a[href*='angra=']")).SubmitAsync(".own-sure");

        after.TextsOf("[aria-labelledby=holding] li").ShouldBeEmpty();
        (await own.GetAsync("/min-sida/plan")).Source.ShouldNotContain("Äta middag", Case.Sensitive, "it stops at the next reading");
        (await Mailbox.TakeAsync(site)).ShouldHaveSingleItem().Body.ShouldContain($"{cases.PathOf(one)}/hushall");
        (await (await site.SignInAsync("coach_2")).GetAsync($"{cases.PathOf(other)}/hushall")).TextsOf("[aria-labelledby=members] h3").Count.ShouldBe(1, "it stops at the next reading");
        (await site.FactAsync<string>("select string_agg(agrees::text, ' ' order by registered_at) from household_members where participant_id = $1", one)).ShouldBe("false true false");
    }

    [Fact]
    public async Task The_next_member_is_chosen_by_name_among_own_cases_that_have_no_household()
    {
        await using var site = await Site.StartAsync();
        var (cases, lead, one, other) = await TwoAsync(site);
        var coach = await site.SignInAsync(DemoCases.Coach);
        var path = $"{cases.PathOf(one)}/hushall";
        var page = await (await coach.GetAsync(path)).PressAsync("main form button[value=Adult]");
        var name = await site.FactAsync<string>("select name || ' (' || reference || ')' from participants where id = $1", other);
        var own = await site.FactAsync<string>("select name || ' (' || reference || ')' from participants where id = $1", one);

        page.TextsOf("#Input_Reference option").Count.ShouldBeGreaterThan(1);
        page.TextsOf("#Input_Reference option").ShouldNotContain(name, "the case of another");
        page.TextsOf("#Input_Reference option").ShouldNotContain(own, "she is in it already");

        await (await lead.GetAsync($"{cases.PathOf(other)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Hotbild enligt handläggare"));
        var options = (await lead.GetAsync(path)).TextsOf("#Input_Reference option");
        options.ShouldNotContain(name);
        options.ShouldContain(await site.FactAsync<string>("select 'Skyddade personuppgifter (' || reference || ')' from participants where id = $1", other));
    }

    [Fact]
    public async Task A_file_only_opened_is_neither_offered_nor_linked_nor_taken_out()
    {
        await using var site = await Site.StartAsync();
        var (cases, lead, one, other) = await TwoAsync(site);
        var coach = await site.SignInAsync(DemoCases.Coach);
        var path = $"{cases.PathOf(one)}/hushall";
        var reference = await site.FactAsync<string>("select reference from participants where id = $1", other);
        var opened = await (await coach.GetAsync($"/insatser/{cases.Initiative}/deltagare/oppna")).SubmitAsync("main form", ("Input.Who", reference), ("Input.Reason", "Deltagaren står här och kollegan är sjuk"));
        (opened.Status, opened.Path).ShouldBe((200, cases.PathOf(other)));

        var page = await (await coach.GetAsync(path)).PressAsync("main form button[value=Adult]");
        page.Document.QuerySelector($"#Input_Reference option[value='{reference}']").ShouldBeNull();

        (await (await lead.GetAsync(path)).SubmitAsync("main form[action$='/hushall']", ("Input.Relation", "Adult"), ("Input.Reference", reference))).Status.ShouldBe(200);
        await AgreeAsync(coach, path);
        await AgreeAsync(await site.SignInAsync("coach_2"), $"{cases.PathOf(other)}/hushall");
        page = await coach.GetAsync(path);
        page.TextsOf("[aria-labelledby=members] h3").Count.ShouldBe(2);
        page.Document.QuerySelector($"main a[href*='{other}']").ShouldBeNull();
        page.Document.QuerySelectorAll("main form[action*='handler=Remove']").Length.ShouldBe(1, "the participant herself");
        var member = await site.FactAsync<Guid>("select member_id from household_members where participant_id = $1 and superseded_at is null", other);
        (await page.SubmitAsync("main form[action*='handler=Remove']", ("member", member.ToString()))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_protected_identity_is_named_to_nobody_and_the_database_says_so_too()
    {
        await using var site = await Site.StartAsync();
        var (cases, lead, one, other) = await TwoAsync(site);
        var (coach, second) = (await site.SignInAsync(DemoCases.Coach), await site.SignInAsync("coach_2"));
        await JoinAsync(site, lead, $"{cases.PathOf(one)}/hushall", other);
        await AgreeAsync(coach, $"{cases.PathOf(one)}/hushall");
        await AgreeAsync(second, $"{cases.PathOf(other)}/hushall");
        var name = (await site.FactAsync<string>("select given_name from participants where id = $1", other)).ShouldNotBeNull();
        (await (await lead.GetAsync($"{cases.PathOf(other)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Hotbild enligt handläggare"))).Status.ShouldBe(200);

        var page = await coach.GetAsync($"{cases.PathOf(one)}/hushall");

        page.TextsOf("main .case-list h3").ShouldNotContain(name);
        page.TextsOf("main .case-list h3").Count.ShouldBe(1, "where she lives is not told either");
        (await (await second.GetAsync($"{cases.PathOf(other)}/hushall")).PressAsync("main form[action*='handler=Agree'] button")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Who_does_not_take_part_is_told_without_a_name_and_wrong_words_are_answered_beside_the_field()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var coach = await site.SignInAsync(DemoCases.Coach);
        var path = $"{cases.PathOf(await cases.OwnAsync())}/hushall";
        var page = await (await coach.GetAsync(path)).PressAsync("main form button[value=Adult]");
        (await page.SubmitAsync("main form[action$='/hushall']")).TextOf("#Input_Relation-error").ShouldNotBeNull();
        foreach (var year in new[] { "1700", "2031", "sju" })
        {
            (await page.SubmitAsync("main form[action$='/hushall']", ("Input.Relation", "Child"), ("Input.BirthYear", year))).Status.ShouldBe(422, year);
        }

        var reference = await site.FactAsync<string>("select reference from participants where id = $1", await cases.OthersAsync());
        (await page.SubmitAsync("main form[action$='/hushall']", ("Input.Relation", "Adult"), ("Input.Reference", reference))).Status.ShouldBe(422, "not a case of the coach's");
        var added = await page.SubmitAsync("main form[action$='/hushall']", ("Input.Relation", "Child"), ("Input.BirthYear", "2017"));
        (await page.SubmitAsync("main form[action$='/hushall']", ("Input.Relation", "Child"), ("Input.BirthYear", "2017"))).Status.ShouldBe(200, "sent twice it is one");

        added.Text.ShouldContain("född 2017");
        (await site.FactAsync<long>("select count(*) from household_members where superseded_at is null")).ShouldBe(2);
        (await added.PressAsync("main .case-list li:last-child form button")).Text.ShouldNotContain("född 2017");
        (await site.FactAsync<long>("select count(*) from household_members")).ShouldBe(2, "what was is kept");
    }

    [Fact]
    public async Task What_is_not_among_the_answers_changes_nothing()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var coach = await site.SignInAsync(DemoCases.Coach);
        var page = await coach.GetAsync($"{cases.PathOf(await cases.OwnAsync())}/hushall");

        (await page.SubmitAsync("main form[action*='handler=Make']", ("relation", "Granne"))).Status.ShouldBe(404);

        (await site.FactAsync<long>("select count(*) from households")).ShouldBe(0);
    }

    /// <summary>A case of the demo's coach and one of the other coach's, and the lead who has both.</summary>
    private static async Task<(DemoCases Cases, Visitor Lead, Guid One, Guid Other)> TwoAsync(Site site)
    {
        var cases = await DemoCases.OfAsync(site);
        var other = await site.FactAsync<Guid>("""
            select a.participant_id from case_assignments a join accounts c on c.id = a.account_id join participants p on p.id = a.participant_id and not p.is_protected
            where c.demo_role = 'coach_2' and a.valid_until is null and not exists (select from exits x where x.participant_id = a.participant_id and x.superseded_at is null)
            order by a.participant_id limit 1
            """);
        return (cases, await site.SignInAsync(DemoCases.Lead), await cases.OwnAsync(), other);
    }

    private static async Task JoinAsync(Site site, Visitor lead, string path, Guid other)
    {
        var page = await (await lead.GetAsync(path)).PressAsync("main form button[value=Adult]");
        var reference = await site.FactAsync<string>("select reference from participants where id = $1", other);
        (await page.SubmitAsync("main form[action$='/hushall']", ("Input.Relation", "Adult"), ("Input.Reference", reference))).Status.ShouldBe(200);
    }

    private static async Task AgreeAsync(Visitor coach, string path) =>
        (await (await coach.GetAsync(path)).PressAsync("main form[action*='handler=Agree'] button")).Status.ShouldBe(200);
}
