namespace Samsteg.App;

public sealed class CaseTests(DemoSite demo) : IClassFixture<DemoSite>
{
    public static TheoryData<string> Pages => ["", "/plan", "/plan/mal", "/plan/steg", "/kontakt", "/avslut", "/inskrivning", "/uppgifter", "/skydd"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_file_is_open_to_its_coach_and_its_lead_and_does_not_exist_for_others(string page)
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var (own, others) = (await cases.OwnAsync(), await cases.OthersAsync());

        (await coach.GetAsync(cases.PathOf(own) + page)).Status.ShouldBe(200);
        (await lead.GetAsync(cases.PathOf(others) + page)).Status.ShouldBe(200);
        (await coach.GetAsync(cases.PathOf(others) + page)).Status.ShouldBe(404);
        (await coach.GetAsync(cases.PathOf(Guid.CreateVersion7()) + page)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_number_that_cannot_be_read_is_told_between_what_it_is_to_be()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var page = await (await site.SignInAsync(DemoCases.Coach)).GetAsync(cases.PathOf(await cases.OwnAsync()) + "/kontakt");

        (await page.SubmitAsync("form[data-warn]", ("Input.Minutes", "en timme"))).TextOf("#Input_Minutes-error").ShouldBe("Fel: Skriv ett heltal mellan 1 och 600.");
    }

    [Fact]
    public async Task The_night_is_greeted_neither_as_evening_nor_as_morning()
    {
        await using var site = await Site.StartAsync();
        site.Clock.Advance(TimeSpan.FromHours(18.5)); // 04:30 in Sweden

        var today = await (await site.SignInAsync(DemoCases.Coach)).GetAsync("/");

        today.TextOf("h1").ShouldNotBeNull().ShouldStartWith("Hej");
    }

    [Fact]
    public async Task A_file_is_not_reached_through_another_initiative()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var other = await site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
            select uuidv7(), 'En annan insats', owner_id, state, starts_on, ends_on from initiatives limit 1 returning id
            """);
        await site.OwnerAsync("""
            insert into role_assignments (id, account_id, role, initiative_id, organisation_id, valid_from)
            select uuidv7(), account_id, role, $1, organisation_id, valid_from from role_assignments where role = 'project_lead' and initiative_id = $2
            """, other, cases.Initiative);
        var lead = await site.SignInAsync(DemoCases.Lead);

        (await lead.GetAsync($"/insatser/{other}/deltagare")).Status.ShouldBe(200);
        (await lead.GetAsync($"/insatser/{other}/deltagare/{await cases.OwnAsync()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Opening_a_file_is_logged_and_takes_a_fixed_number_of_statements()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var own = await cases.OwnAsync();
        var before = await ReadsAsync(own);

        var file = await coach.GetAsync(cases.PathOf(own));

        (await ReadsAsync(own)).ShouldBe(before + 1);
        file.Queries.Count.ShouldBeLessThanOrEqualTo(28);
    }

    [Fact]
    public async Task A_form_sent_twice_for_another_participant_is_a_conflict_and_not_done()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var lead = await site.SignInAsync(DemoCases.Lead);
        var (one, other) = (await cases.OwnAsync(), await cases.OthersAsync());
        var form = Guid.CreateVersion7().ToString();
        (string, string?)[] contact = [("Input.Form", form), ("Input.Purpose", "Other"), ("Input.OccurredOn", "2026-04-14")];
        (string, string?)[] goal = [("Input.Form", form), ("Input.Text", "Körkort")];

        (await (await lead.GetAsync(cases.PathOf(one) + "/kontakt")).SubmitAsync("main form", contact)).Status.ShouldBe(200);
        (await (await lead.GetAsync(cases.PathOf(other) + "/kontakt")).SubmitAsync("main form", contact)).Status.ShouldBe(409);
        (await (await lead.GetAsync(cases.PathOf(one) + "/plan/mal")).SubmitAsync("main form", goal)).Status.ShouldBe(200);
        (await (await lead.GetAsync(cases.PathOf(other) + "/plan/mal")).SubmitAsync("main form", goal)).Status.ShouldBe(409);
        (await site.FactAsync<long>("select count(*) from contacts where id = $1", Guid.Parse(form))).ShouldBe(1);
    }

    [Fact]
    public async Task A_note_of_another_organisation_is_not_shown_but_who_keeps_it_is()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var own = await cases.OwnAsync();
        var coach = await site.SignInAsync(DemoCases.Coach);
        await NoteAsync(coach, cases, own, "Bara för oss");
        (await coach.GetAsync(cases.PathOf(own))).Text.ShouldContain("Bara för oss");
        await site.OwnerAsync("update role_assignments set organisation_id = (select id from organisations where type = 'state_authority' limit 1) where role = 'project_lead'");
        await site.OwnerAsync("update role_assignments set organisation_id = (select id from organisations where id not in (select keeper_organisation_id from contacts) limit 1) where role = 'project_lead' and organisation_id is null");

        var file = await (await site.SignInAsync(DemoCases.Lead)).GetAsync(cases.PathOf(own));

        file.Status.ShouldBe(200);
        file.Text.ShouldNotContain("Bara för oss");
        file.Text.ShouldContain("Anteckning förs av");
        var contact = await site.FactAsync<Guid>("select id from contacts where participant_id = $1 order by registered_at desc limit 1", own);
        (await file.Visitor.GetAsync($"{cases.PathOf(own)}/kontakt/{contact}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_contact_is_refused_in_the_future_and_before_the_enrolment()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var own = await cases.OwnAsync();
        var page = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{cases.PathOf(own)}/kontakt");
        var contacts = await ContactsAsync(own);

        foreach (var day in new[] { "2026-04-16", "2001-01-01", "" })
        {
            var answer = await page.SubmitAsync("main form", ("Input.Purpose", "IndividualCoaching"), ("Input.OccurredOn", day));
            answer.Status.ShouldBe(422);
            answer.TextOf("#Input_OccurredOn-error").ShouldNotBeNull();
        }

        (await ContactsAsync(own)).ShouldBe(contacts);
    }

    [Fact]
    public async Task A_contact_sent_twice_stands_once_with_its_note_and_its_next_step()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        var page = await coach.GetAsync($"{cases.PathOf(participant)}/kontakt");
        (string, string?)[] fields =
        [
            ("Input.Purpose", "IndividualCoaching"), ("Input.Note", "<script>alert(1)</script>"), ("Input.NewGoal", "Jag vill jobba"), ("Input.NextStep", "Ring köket"), ("Input.Responsible", "Coach"),
        ];

        var first = await page.SubmitAsync("main form", fields);
        var second = await page.SubmitAsync("main form", fields);

        first.Status.ShouldBe(200);
        second.Status.ShouldBe(200);
        (await ContactsAsync(participant)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from contact_notes where participant_id = $1", participant)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from action_steps where participant_id = $1 and is_next and superseded_at is null", participant)).ShouldBe(1);
        second.TextOf(".next-step-text").ShouldBe("Ring köket");
        second.Document.QuerySelector("main script").ShouldBeNull();
    }

    [Fact]
    public async Task A_corrected_contact_takes_the_place_of_the_first_and_the_second_correction_of_it_is_a_conflict()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        await NoteAsync(coach, cases, participant, "Vi sågs");
        var contact = await demo.Site.FactAsync<Guid>("select id from contacts where participant_id = $1", participant);
        var page = await coach.GetAsync($"{cases.PathOf(participant)}/kontakt/{contact}");

        (await page.SubmitAsync("main form")).Status.ShouldBe(422, "a reason is asked for");
        var corrected = await page.SubmitAsync("main form", ("Input.Reason", "fel dag"), ("Input.OccurredOn", "2026-04-10"));
        var again = await page.SubmitAsync("main form", ("Input.Reason", "fel dag"), ("Input.OccurredOn", "2026-04-11"));

        corrected.Status.ShouldBe(200);
        corrected.Text.ShouldContain("Vi sågs");
        again.Status.ShouldBe(409);
        (await demo.Site.FactAsync<long>("select count(*) from contacts where participant_id = $1", participant)).ShouldBe(2);
        (await demo.Site.FactAsync<DateOnly>("select occurred_on from contacts where participant_id = $1 and superseded_at is null", participant)).ShouldBe(new DateOnly(2026, 4, 10));
        (await demo.Site.FactAsync<string>("select superseded_reason from contacts where id = $1", contact)).ShouldBe("fel dag");
    }

    [Fact]
    public async Task Corrections_at_once_leave_one_standing_row()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        await NoteAsync(coach, cases, participant, "Vi sågs");
        var contact = await demo.Site.FactAsync<Guid>("select id from contacts where participant_id = $1", participant);
        var page = await coach.GetAsync($"{cases.PathOf(participant)}/kontakt/{contact}");

        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(day =>
            page.SubmitAsync("main form", ("Input.Reason", "fel dag"), ("Input.OccurredOn", $"2026-04-0{day}"))));

        answers.Count(static answer => answer.Status == 200).ShouldBe(1);
        answers.ShouldAllBe(static answer => answer.Status == 200 || answer.Status == 409);
        (await demo.Site.FactAsync<long>("select count(*) from contacts where participant_id = $1 and superseded_at is null", participant)).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_leaves_once_between_enrolment_and_today_and_may_come_back()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        var page = await coach.GetAsync($"{cases.PathOf(participant)}/avslut");

        (await page.SubmitAsync("main form", ("Input.Reason", "Work"), ("Input.ExitedOn", "2026-03-31"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Reason", "Work"), ("Input.ExitedOn", "2026-04-16"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Reason", "Work"), ("Input.ParticipantOutcome", new string('x', 2001)))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Reason", "Work"))).Status.ShouldBe(200);
        (await page.SubmitAsync("main form", ("Input.Reason", "Studies"))).Status.ShouldBe(409);

        var retraction = await coach.GetAsync($"{cases.PathOf(participant)}/avslut/ta-tillbaka");
        (await retraction.SubmitAsync("main form")).Status.ShouldBe(422, "a reason is asked for");
        (await retraction.SubmitAsync("main form", ("Input.Reason", "fel person"))).Status.ShouldBe(200);
        (await retraction.SubmitAsync("main form", ("Input.Reason", "fel person"))).Status.ShouldBe(409);
        (await demo.Site.FactAsync<long>("select count(*) from exits where participant_id = $1 and superseded_at is null", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_is_stale_also_when_only_the_telephone_was_changed()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        var details = await coach.GetAsync($"{cases.PathOf(participant)}/uppgifter");

        (await details.SubmitAsync("main form", ("Input.Phone", "070-174 06 05"))).Status.ShouldBe(200);

        (await details.SubmitAsync("main form", ("Input.Phone", "070-174 06 06"))).Status.ShouldBe(409);
        (await demo.Site.FactAsync<string>("select phone from participant_details where participant_id = $1", participant)).ShouldBe("070-174 06 05");
        (await demo.Site.FactAsync<string>("select changes::text from audit_entries where participant_id = $1 and action = 'changed' order by id desc limit 1", participant))
            .ShouldBe("""{"phone": "changed"}""");
    }

    [Fact]
    public async Task A_wrong_birth_date_and_number_are_corrected_by_the_rules_of_enrolment()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await cases.EnrolAsync(coach, ("Input.Number", "701212-0007"), ("Input.BirthDate", "1970-12-12"));
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.Number", "850707-0004"), ("Input.BirthDate", "1985-07-07"));
        var form = await coach.GetAsync($"{cases.PathOf(participant)}/uppgifter");
        form.Source.ShouldNotContain("850707-0004");
        form.Source.ShouldNotContain("198507070004");
        var before = await HashAsync();

        (await form.SubmitAsync("main form", ("Input.BirthDate", "1970-12-12"))).TextOf("#Input_Number-error").ShouldNotBeNull().ShouldContain("stämmer inte överens");
        (await form.SubmitAsync("main form", ("Input.BirthDate", "1970-12-12"), ("Input.Number", "701212-0007"))).TextOf("#Input_Number-error").ShouldNotBeNull().ShouldContain("finns redan");
        (await form.SubmitAsync("main form", ("Input.Number", "850707-0005"))).TextOf("#Input_Number-error").ShouldNotBeNull();
        (await form.SubmitAsync("main form", ("Input.BirthDate", "2036-01-01"))).TextOf("#Input_BirthDate-error").ShouldNotBeNull();
        (await HashAsync()).ShouldBe(before);

        (await form.SubmitAsync("main form", ("Input.BirthDate", "1970-12-13"), ("Input.Number", "701213-0006"))).Status.ShouldBe(200);

        (await HashAsync()).ShouldNotBe(before);
        (await demo.Site.FactAsync<DateOnly>("select birth_date from participant_details where participant_id = $1", participant)).ShouldBe(new DateOnly(1970, 12, 13));
        (await demo.Site.FactAsync<string>("select changes::text from audit_entries where participant_id = $1 and action = 'changed' order by id desc limit 1", participant))
            .ShouldBe("""{"birth_date": "changed", "number_hash": "changed", "number_cipher": "changed"}""");
        (await form.SubmitAsync("main form", ("Input.BirthDate", "1970-12-14"))).Status.ShouldBe(409);

        async Task<string?> HashAsync() => await demo.Site.FactAsync<string>("select encode(number_hash, 'hex') from participant_details where participant_id = $1", participant);
    }

    [Fact]
    public async Task A_stale_form_is_a_conflict_and_changes_nothing()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        var details = await coach.GetAsync($"{cases.PathOf(participant)}/uppgifter");
        var enrolment = await coach.GetAsync($"{cases.PathOf(participant)}/inskrivning");

        (await details.SubmitAsync("main form", ("Input.GivenName", "Första"))).Status.ShouldBe(200);
        var stale = await details.SubmitAsync("main form", ("Input.GivenName", "Andra"));
        (await enrolment.SubmitAsync("main form", ("Input.Gender", "Other"), ("Input.Reason", "ändrad"))).Status.ShouldBe(200);
        var staleEnrolment = await enrolment.SubmitAsync("main form", ("Input.Gender", "Man"), ("Input.Reason", "ändrad"));

        stale.Status.ShouldBe(409);
        stale.Document.QuerySelector("[name='Input.GivenName']")!.GetAttribute("value").ShouldBe("Andra");
        staleEnrolment.Status.ShouldBe(409);
        (await demo.Site.FactAsync<string>("select given_name from participants where id = $1", participant)).ShouldBe("Första");
        (await demo.Site.FactAsync<string>("select gender from enrolments where participant_id = $1 and superseded_at is null", participant)).ShouldBe("other");
    }

    [Fact]
    public async Task A_lead_hands_a_case_over_and_a_coach_may_not()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        var other = await demo.Site.FactAsync<Guid>(
            "select r.account_id from role_assignments r join accounts a on a.id = r.account_id where r.role = 'coach' and a.demo_role <> $1 limit 1", DemoCases.Coach);
        var page = await (await demo.Site.SignInAsync(DemoCases.Lead)).GetAsync($"{cases.PathOf(participant)}/coach");

        (await coach.GetAsync($"{cases.PathOf(participant)}/coach")).Status.ShouldBe(403);
        (await page.SubmitAsync("main form", ("Input.Coach", other.ToString()), ("Input.From", "2026-03-31"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Coach", (await cases.CoachAccountAsync()).ToString()))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Coach", other.ToString()))).Status.ShouldBe(200);

        (await coach.GetAsync(cases.PathOf(participant))).Status.ShouldBe(404);
        (await demo.Site.FactAsync<long>("select count(*) from case_assignments where participant_id = $1", participant)).ShouldBe(2);
    }

    [Fact]
    public async Task The_list_and_its_export_hold_the_same_people_and_only_those_in_reach()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var others = await demo.Site.FactAsync<string>("select name from participants where id = $1", await cases.OthersAsync());

        var list = await coach.GetAsync($"{cases.ListPath}?status=Enrolled");
        var export = await coach.GetAsync($"{cases.ListPath}?status=Enrolled&export=csv");

        list.Status.ShouldBe(200);
        var names = list.RowsOf("table").Select(static row => row[0]).ToList();
        names.ShouldNotBeEmpty();
        names.ShouldAllBe(name => export.Source.Contains(name));
        export.Source.ShouldNotContain(others!);
        (await coach.GetAsync("/deltagare?silent=true&work=true&status=nothing&coach=nobody&q=%25")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("modell didrik")]
    [InlineData("Didrik Mod")]
    [InlineData("D-020")]
    [InlineData("odel drik")]
    public async Task Every_word_searched_for_may_stand_anywhere_in_the_name(string words)
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);

        foreach (var path in new[] { (await DemoCases.OfAsync(demo.Site)).ListPath, "/deltagare" })
        {
            (await lead.GetAsync($"{path}?q={Uri.EscapeDataString(words)}")).RowsOf("main table").ShouldHaveSingleItem()[0].ShouldBe("Didrik Modell");
        }
    }

    [Fact]
    public async Task Words_that_do_not_all_fit_find_nobody() =>
        (await (await demo.Site.SignInAsync(DemoCases.Lead)).GetAsync("/deltagare?q=didrik+fabelmark")).RowsOf("main table").ShouldBeEmpty();

    [Fact]
    public async Task One_enrols_from_the_list_over_all_initiatives_and_calls_from_where_one_notes_a_contact()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"), ("Input.Phone", "070-174 06 97"));

        (await (await coach.GetAsync("/deltagare")).FollowAsync($"main a[href='{cases.ListPath}/ny']")).Status.ShouldBe(200);
        foreach (var page in new[] { "", "/kontakt" })
        {
            (await coach.GetAsync(cases.PathOf(participant) + page)).Document.QuerySelector("main a[href='tel:0701740697']").ShouldNotBeNull();
        }
    }

    private static async Task NoteAsync(Visitor coach, DemoCases cases, Guid participant, string note)
    {
        var page = await coach.GetAsync($"{cases.PathOf(participant)}/kontakt");
        (await page.SubmitAsync("main form", ("Input.Purpose", "IndividualCoaching"), ("Input.Note", note))).Status.ShouldBe(200);
    }

    private Task<long> ContactsAsync(Guid participant) =>
        demo.Site.FactAsync<long>("select count(*) from contacts where participant_id = $1 and superseded_at is null", participant);

    private Task<long> ReadsAsync(Guid participant) =>
        demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'read' and participant_id = $1", participant);
}
