using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Referrals as staff receive them, take them on and enrol from them.</summary>
public sealed class ReferralTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_referral_is_registered_taken_on_and_enrolled_in_few_taps()
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync("coach");
        var file = await world.ReceiveAsync(coach, ("Input.Why", "Vill börja i kök."), ("Input.Number", ReferralWorld.NumberOf("1990-02-03", 238)));
        (file.Status, file.Path).ShouldBe((200, world.PathOf(world.Last)));
        file.Text.ShouldContain("Vill börja i kök.");

        var contacted = await file.PressAsync("form[action$='/steg/Contact'] button");
        contacted.TextOf("main .status").ShouldBe("Kontaktad");
        (await demo.Site.FactAsync<Guid>("select assigned_to from referrals where id = $1", world.Last)).ShouldBe(await world.AccountAsync("coach"), "who does something takes care of it");

        var booking = await contacted.FollowAsync("a[href$='/steg/BookMeeting']");
        var booked = await booking.SubmitAsync("main form", ("Input.MeetsOn", "2026-04-20"), ("Input.MeetsTime", "13:30"), ("Input.Note", "Tar med sig en vän."));
        booked.TextOf("main .status").ShouldBe("Möte bokat");
        booked.Text.ShouldContain("20 april 2026 13:30");
        booked.Text.ShouldContain("Tar med sig en vän.");

        var enrolling = await booked.FollowAsync($"a[href*='/deltagare/ny?anvisning={world.Last}']");
        enrolling.Document.QuerySelector("[name='Input.FamilyName']")!.GetAttribute("value").ShouldBe(world.FamilyName);
        var enrolled = await enrolling.SubmitAsync("main form", ("Input.Gender", "NotStated"), ("Input.TargetGroup", "needs_work_training"));
        enrolled.Status.ShouldBe(200);

        var row = (await demo.Site.Database.RowsAsync("""
            select r.state, r.participant_id = e.participant_id, e.referrer_organisation_id = r.organisation_id, d.number_hash = r.number_hash
            from referrals r join enrolments e on e.participant_id = r.participant_id join participant_details d on d.participant_id = r.participant_id where r.id = $1
            """, world.Last)).Single();
        row.ShouldBe(["enrolled", true, true, true]);
        (await demo.Site.Database.RowsAsync("select state from referral_events where referral_id = $1 order by registered_at, id", world.Last)).Select(static one => one[0])
            .ShouldBe(["received", "contacted", "meeting_booked", "enrolled"]);
        (await coach.GetAsync(world.PathOf(world.Last))).Document.QuerySelectorAll("main form, main a[href*='/steg/']").ShouldBeEmpty("nothing is left to do");
    }

    [Fact]
    public async Task Every_state_takes_exactly_the_steps_that_may_follow_over_http()
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var lead = await demo.Site.SignInAsync("project_lead");
        foreach (var state in Enum.GetValues<ReferralState>().Where(static state => state is not ReferralState.Enrolled))
        {
            foreach (var action in Enum.GetValues<ReferralAction>().Where(static action => action is not ReferralAction.Enrol))
            {
                await world.ReceiveAsync(lead);
                await world.BringToAsync(lead, state);

                var answer = await world.StepAsync(lead, action);

                answer.Status.ShouldBe(state.After(action) is null ? 409 : 200, $"{state} {action}");
                (await world.StateAsync()).ShouldBe(SnakeCase.Of((state.After(action) ?? state).ToString()), $"{state} {action}");
            }
        }

        (await world.StepAsync(lead, ReferralAction.Enrol)).Status.ShouldBe(404, "that is done by enrolling");
    }

    [Theory]
    [InlineData("Decline", "Input.Reason", "")]
    [InlineData("BookMeeting", "Input.MeetsOn", "")]
    [InlineData("BookMeeting", "Input.MeetsOn", "2026-04-01")]
    [InlineData("BookMeeting", "Input.MeetsOn", "2036-04-01")]
    [InlineData("BookMeeting", "Input.MeetsTime", "")]
    [InlineData("Contact", "Input.OccurredOn", "2026-04-16")]
    [InlineData("Contact", "Input.OccurredOn", "2026-01-01")]
    [InlineData("Contact", "Input.OccurredOn", "igår")]
    public async Task What_is_wrong_with_a_step_is_said_beside_its_field(string step, string field, string value)
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var lead = await demo.Site.SignInAsync("project_lead");
        await world.ReceiveAsync(lead);

        var answer = await world.StepAsync(lead, Enum.Parse<ReferralAction>(step), (field, value));

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='{field.Replace('.', '_')}-error']").ShouldNotBeNull();
        (await world.StateAsync()).ShouldBe("received");
    }

    [Fact]
    public async Task Two_who_take_a_step_at_once_are_told()
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var lead = await demo.Site.SignInAsync("project_lead");
        var first = await world.ReceiveAsync(lead);
        await first.PressAsync("form[action$='/steg/Contact'] button");

        (await first.PressAsync("form[action$='/steg/PutOnWaitingList'] button")).Status.ShouldBe(409);
        (await world.StateAsync()).ShouldBe("contacted");
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_referral_and_a_closed_intake_none()
    {
        await using var site = await Site.StartAsync();
        var world = await ReferralWorld.OfAsync(site);
        var lead = await site.SignInAsync("project_lead");
        await world.ReceiveAsync(lead);
        var form = world.Last;
        await world.ReceiveAsync(lead, ("Input.Form", form.ToString()));
        (await site.FactAsync<long>("select count(*) from referrals where id = $1", form)).ShouldBe(1);

        await site.OwnerAsync("update initiatives set intake_ends_on = '2026-04-14' where id = $1", world.Initiative);
        var refused = await world.ReceiveAsync(lead);
        refused.Status.ShouldBe(422);
        refused.TextOf("#Input_ReceivedOn-error").ShouldNotBeNull().ShouldContain("14 april 2026");
        (await lead.GetAsync(world.List)).TextOf("main .ds-alert").ShouldNotBeNull().ShouldContain("14 april 2026");

        var intake = await lead.GetAsync($"{world.List}/intag");
        (await intake.SubmitAsync("main form", ("Input.LastDay", "2026-04-10"), ("Input.Reason", "Fler platser"))).Status.ShouldBe(422);
        (await intake.SubmitAsync("main form", ("Input.LastDay", "2026-05-10"), ("Input.Reason", " "))).Status.ShouldBe(422);
        (await intake.SubmitAsync("main form", ("Input.LastDay", "2026-05-10"), ("Input.Reason", "Fler platser"))).Status.ShouldBe(200);
        (await intake.SubmitAsync("main form", ("Input.LastDay", "2026-06-10"), ("Input.Reason", "Fler platser"))).Status.ShouldBe(409);
        (await site.FactAsync<string>("select reason from audit_entries where action = 'intake_extended'")).ShouldBe("Fler platser");
        (await world.ReceiveAsync(lead)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Somebody_who_may_be_the_same_is_shown_and_registered_all_the_same_when_meant()
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var lead = await demo.Site.SignInAsync("project_lead");
        await world.ReceiveAsync(lead, ("Input.GivenName", "Christina"), ("Input.FamilyName", "Ericsson-Prov"), ("Input.BirthDate", "1988-03-04"));
        var first = world.Last;

        var warned = await world.ReceiveAsync(lead, ("Input.GivenName", "Kristina"), ("Input.FamilyName", "Eriksonprov"), ("Input.BirthDate", "1988-04-03"));

        warned.Status.ShouldBe(422);
        warned.Document.QuerySelector($"main .ds-alert a[href='{world.PathOf(first)}']").ShouldNotBeNull();
        var file = await warned.SubmitAsync("main form", ("Input.IsAnother", "true"));
        file.Status.ShouldBe(200);
        file.Document.QuerySelector($"main .ds-alert a[href='{world.PathOf(first)}']").ShouldNotBeNull("it is still to be decided about");
    }

    [Fact]
    public async Task A_protected_identity_is_nowhere_to_be_read_and_a_number_does_not_lead_to_it()
    {
        await using var site = await Site.StartAsync();
        var world = await ReferralWorld.OfAsync(site);
        var lead = await site.SignInAsync("project_lead");
        var number = ReferralWorld.NumberOf("1977-07-07", 238);
        await world.ReceiveAsync(lead, ("Input.GivenName", "Hemliga"), ("Input.FamilyName", "Hemlighet"), ("Input.BirthDate", "1977-07-07"), ("Input.Number", number), ("Input.Phone", "070-174 06 99"), ("Input.IsProtected", "true"));
        var hidden = world.Last;
        string[] secrets = ["Hemliga", "Hemlighet", "1977-07-07", "7 juli 1977", number, "070-174 06 99"];

        foreach (var path in new[] { "/", world.List, $"{world.List}?export=csv", world.PathOf(hidden), $"{world.List}?q=Hemlighet", $"{world.PathOf(hidden)}/steg/Contact", $"/insatser/{world.Initiative}/deltagare/ny?anvisning={hidden}", $"/insatser/{world.Initiative}/logg" })
        {
            var page = await lead.GetAsync(path);
            secrets.Where(secret => page.Source.Contains(secret, StringComparison.OrdinalIgnoreCase)).Where(_ => !path.Contains("?q=", StringComparison.Ordinal)).ShouldBeEmpty(path);
        }

        (await lead.GetAsync($"{world.List}?export=csv")).Source.ShouldContain("Skyddade personuppgifter");
        (await site.FactAsync<long>("select count(*) from audit_entries where changes::text ilike '%hemlig%'")).ShouldBe(0);
        var namesake = await world.ReceiveAsync(lead, ("Input.GivenName", "Hemliga"), ("Input.FamilyName", "Hemlighet"), ("Input.BirthDate", "1977-07-07"));
        namesake.Status.ShouldBe(200, "by name nobody is found");
        var byNumber = await world.ReceiveAsync(lead, ("Input.GivenName", "Någon"), ("Input.FamilyName", "Annan"), ("Input.BirthDate", "1977-07-07"), ("Input.Number", number));
        byNumber.Status.ShouldBe(422);
        byNumber.TextOf("main .ds-alert").ShouldNotBeNull().ShouldContain("känt i insatsen");
        byNumber.Source.ShouldNotContain(hidden.ToString());
        byNumber.Source.ShouldNotContain(await site.FactAsync<string>("select reference from referrals where id = $1", hidden) ?? "–");
    }

    [Fact]
    public async Task The_number_of_a_protected_participant_leads_to_the_file_for_who_is_named_alone()
    {
        await using var site = await Site.StartAsync();
        var world = await ReferralWorld.OfAsync(site);
        var cases = await DemoCases.OfAsync(site);
        var (coach, lead) = (await site.SignInAsync(DemoCases.Coach), await site.SignInAsync(DemoCases.Lead));
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.Number", "19811218-9876"), ("Input.BirthDate", "1981-12-18"));
        await (await coach.GetAsync($"{cases.PathOf(participant)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"));
        await site.OwnerAsync("delete from identity_readers");
        (string, string?)[] somebody = [("Input.GivenName", "Någon"), ("Input.FamilyName", "Annan"), ("Input.BirthDate", "1981-12-18"), ("Input.Number", "19811218-9876")];

        var warned = await world.ReceiveAsync(lead, somebody);

        warned.Status.ShouldBe(422, "it is still no duplicate that nobody is warned of");
        warned.TextOf("main .ds-alert").ShouldNotBeNull().ShouldContain("känt i insatsen");
        warned.Source.ShouldNotContain(participant.ToString());
        (await site.FactAsync<long>("select count(*) from audit_entries where action = 'number_met'")).ShouldBeGreaterThan(0);

        await site.OwnerAsync("""
            insert into identity_readers (id, initiative_id, participant_id, account_id, named_by, named_at)
            select gen_random_uuid(), p.initiative_id, p.id, a.id, a.id, now() from participants p, accounts a where p.id = $1 and a.demo_role = $2
            """, participant, DemoCases.Lead);
        (await world.ReceiveAsync(lead, somebody)).Document.QuerySelector($"main .ds-alert a[href$='{participant}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Companies_refer_nobody_although_they_are_partners()
    {
        await using var site = await Site.StartAsync();
        var world = await ReferralWorld.OfAsync(site);
        var partner = await site.FactAsync<Guid>("select organisation_id from initiative_partners p where p.initiative_id = $1 and not exists (select from enrolments e where e.referrer_organisation_id = p.organisation_id) limit 1", world.Initiative);
        await site.OwnerAsync("update organisations set type = 'company' where id = $1", partner);
        var lead = await site.SignInAsync(DemoCases.Lead);

        (await lead.GetAsync($"{world.List}/ny")).Document.QuerySelector($"option[value='{partner}']").ShouldBeNull();
        await site.OwnerAsync("update organisations set type = 'municipality_unit' where id = $1", partner);
        (await lead.GetAsync($"{world.List}/ny")).Document.QuerySelector($"option[value='{partner}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_coach_learns_that_a_number_is_known_elsewhere_and_not_whose()
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var second = await demo.Site.SignInAsync("coach_2");
        await world.ReceiveAsync(second, ("Input.GivenName", "Dolda"), ("Input.FamilyName", "Kollegan"), ("Input.BirthDate", "1979-09-09"), ("Input.Number", ReferralWorld.NumberOf("1979-09-09", 239)));
        var others = world.Last;
        await world.StepAsync(second, ReferralAction.Contact);
        var coach = await demo.Site.SignInAsync("coach");
        (await coach.GetAsync(world.PathOf(others))).Status.ShouldBe(404);

        var warned = await world.ReceiveAsync(coach, ("Input.GivenName", "En"), ("Input.FamilyName", "Annan"), ("Input.BirthDate", "1979-09-09"), ("Input.Number", ReferralWorld.NumberOf("1979-09-09", 239)));

        warned.Status.ShouldBe(422);
        warned.TextOf("main .ds-alert").ShouldNotBeNull().ShouldContain("känt i insatsen");
        warned.Source.ShouldNotContain("Kollegan");
        warned.Source.ShouldNotContain(others.ToString());
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'number_met' and account_id = $1", await world.AccountAsync("coach"))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Somebody_of_the_own_cases_who_has_both_the_number_and_the_name_is_not_told_of_as_a_colleagues_too()
    {
        var (world, cases) = (await ReferralWorld.OfAsync(demo.Site), await DemoCases.OfAsync(demo.Site));
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        (string, string?)[] person =
            [("Input.GivenName", "Egna"), ("Input.FamilyName", "Provbergh"), ("Input.BirthDate", "1978-08-08"), ("Input.Number", ReferralWorld.NumberOf("1978-08-08", 239))];
        var (_, own) = await cases.EnrolAsync(coach, person);

        var warned = await world.ReceiveAsync(coach, person);

        warned.Status.ShouldBe(422);
        warned.Document.QuerySelector($"main .ds-alert a[href='{cases.PathOf(own)}']").ShouldNotBeNull();
        warned.Document.QuerySelectorAll("main .ds-alert > p").ShouldHaveSingleItem("only that there is somebody to see");
    }

    [Fact]
    public async Task A_coach_works_those_that_are_nobodys_and_the_own_and_a_lead_gives_them()
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var (lead, coach, second) = (await demo.Site.SignInAsync("project_lead"), await demo.Site.SignInAsync("coach"), await demo.Site.SignInAsync("coach_2"));
        await world.ReceiveAsync(lead);
        foreach (var visitor in new[] { lead, coach, second })
        {
            (await visitor.GetAsync(world.PathOf(world.Last))).Status.ShouldBe(200);
            (await visitor.GetAsync(world.List)).Source.ShouldContain(world.Last.ToString());
        }

        var choice = await lead.GetAsync($"{world.PathOf(world.Last)}/ansvar");
        (await choice.SubmitAsync("main form", ("Input.Coach", (await world.AccountAsync("coach_2")).ToString()))).Status.ShouldBe(200);

        (await coach.GetAsync(world.PathOf(world.Last))).Status.ShouldBe(404);
        foreach (var path in new[] { world.List, $"{world.List}?export=csv", "/" })
        {
            (await coach.GetAsync(path)).Source.ShouldNotContain(world.FamilyName, Case.Sensitive, path);
        }

        (await world.StepAsync(coach, ReferralAction.Contact)).Status.ShouldBe(404);
        (await coach.PostAsync($"{world.PathOf(world.Last)}/ansvar", [await ReferralWorld.TokenAsync(coach), ("Input.Version", "1")])).Status.ShouldBe(404);
        (await coach.GetAsync($"/insatser/{world.Initiative}/deltagare/ny?anvisning={world.Last}")).Source.ShouldNotContain(world.FamilyName);
        var given = await second.GetAsync(world.PathOf(world.Last));
        (await given.PressAsync("form[action$='/ansvar'] button")).Status.ShouldBe(200);
        (await coach.GetAsync(world.PathOf(world.Last))).Status.ShouldBe(200, "it is nobody's again");
    }

    [Fact]
    public async Task What_is_new_and_what_has_waited_too_long_stands_on_today()
    {
        await using var site = await Site.StartAsync();
        var world = await ReferralWorld.OfAsync(site);
        var coach = await site.SignInAsync("coach");
        await world.ReceiveAsync(coach);
        (await coach.GetAsync("/")).Text.ShouldContain($"Nya {world.FamilyName}");
        (await coach.GetAsync("/")).Text.ShouldContain("Ny anvisning");

        await world.StepAsync(coach, ReferralAction.Contact);
        (await coach.GetAsync("/")).Text.ShouldNotContain(world.FamilyName);
        site.Clock.Advance(TimeSpan.FromDays(7));
        (await (await site.SignInAsync("coach")).GetAsync("/")).Text.ShouldContain(world.FamilyName);

        var lead = await site.SignInAsync("project_lead");
        var settings = await lead.GetAsync($"{world.List}/intag/installningar");
        (await settings.SubmitAsync("main form", ("Input.AnswerDays", "30"), ("Input.TakesReferrals", "true"))).Status.ShouldBe(200);
        (await settings.SubmitAsync("main form", ("Input.AnswerDays", "31"))).Status.ShouldBe(409);
        (await (await site.SignInAsync("coach")).GetAsync("/")).Text.ShouldNotContain(world.FamilyName);
    }

    [Fact]
    public async Task Opening_a_referral_is_logged()
    {
        var world = await ReferralWorld.OfAsync(demo.Site);
        var lead = await demo.Site.SignInAsync("project_lead");
        await world.ReceiveAsync(lead);
        await lead.GetAsync(world.PathOf(world.Last));

        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'read' and subject_kind = 'referrals' and subject_id = $1", world.Last)).ShouldBeGreaterThan(0);
    }
}
