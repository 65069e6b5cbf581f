namespace Samsteg.App;

public sealed class EnrolmentTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Theory]
    [InlineData("Input.Number", "19900203-1110")]
    [InlineData("Input.Number", "811218-9876")]
    [InlineData("Input.BirthDate", "2040-01-01")]
    [InlineData("Input.BirthDate", "tomorrow")]
    [InlineData("Input.BirthDate", "0001-01-01")]
    [InlineData("Input.BirthDate", "1920-01-01")]
    [InlineData("Input.BirthDate", "2014-01-01")]
    [InlineData("Input.Phone", "ring mig")]
    [InlineData("Input.Phone", "12345")]
    [InlineData("Input.EnrolledOn", "0001-01-01")]
    [InlineData("Input.TargetGroup", "")]
    [InlineData("Input.EnrolledOn", "2040-01-01")]
    [InlineData("Input.EnrolledOn", "2001-01-01")]
    [InlineData("Input.GivenName", " ")]
    [InlineData("Input.Gender", "9")]
    [InlineData("Input.TargetGroup", "no_such_group")]
    [InlineData("Input.Coach", "01890000-0000-7000-8000-000000000000")]
    [InlineData("Input.Coach", "nobody")]
    [InlineData("Input.Referrer", "01890000-0000-7000-8000-000000000000")]
    [InlineData("Input.Email", "no address")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_written(string field, string value)
    {
        var cases = await DemoCases.OfAsync(demo.Site);

        var (answer, participant) = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Coach), (field, value));

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='{field.Replace('.', '_')}-error']").ShouldNotBeNull();
        (await CountAsync(participant)).ShouldBe(0);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var cases = await DemoCases.OfAsync(demo.Site);

        var (answer, participant) = await cases.EnrolAsync(
            await demo.Site.SignInAsync(DemoCases.Coach), ("Input.Email", "no address"), ("Input.Phone", "ring"), ("Input.Number", "1"), ("Input.BirthDate", ""), ("Input.EnrolledOn", "2040-01-01"));

        answer.Status.ShouldBe(422);
        answer.TextsOf(".ds-error-summary li").Count.ShouldBe(5);
        (await CountAsync(participant)).ShouldBe(0);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("")]
    [InlineData("x")]
    public async Task A_form_without_its_id_is_refused_in_words(string form)
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var before = await demo.Site.FactAsync<long>("select count(*) from participants");

        var (answer, _) = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Coach), ("Input.Form", form));

        answer.Status.ShouldBe(422);
        answer.TextsOf(".ds-error-summary li").ShouldHaveSingleItem();
        (await demo.Site.FactAsync<long>("select count(*) from participants")).ShouldBe(before);
    }

    [Fact]
    public async Task Somebody_of_the_same_name_and_birth_date_is_warned_of_with_a_link_and_enrolled_when_meant()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        (string, string?)[] person = [("Input.GivenName", "Tvilling"), ("Input.FamilyName", "Provlund"), ("Input.BirthDate", "1991-01-01")];
        var (_, first) = await cases.EnrolAsync(coach, person);

        var (warned, second) = await cases.EnrolAsync(coach, ("Input.GivenName", " tvilling "), ("Input.FamilyName", "PROVLUND"), ("Input.BirthDate", "1991-01-01"));

        warned.Status.ShouldBe(422);
        warned.Document.QuerySelector($"main form a[href='{cases.PathOf(first)}']").ShouldNotBeNull();
        warned.TextOf("#Input_IsAnother-error").ShouldNotBeNull();
        (await CountAsync(second)).ShouldBe(0);
        (await warned.SubmitAsync("main form", ("Input.IsAnother", "true"))).Status.ShouldBe(200);
        (await CountAsync(second)).ShouldBe(1);
    }

    [Fact]
    public async Task A_namesake_whose_file_is_closed_is_told_of_without_who_or_with_whom()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        (string, string?)[] person = [("Input.GivenName", "Fjärran"), ("Input.FamilyName", "Provlund"), ("Input.BirthDate", "1991-01-01")];
        var other = await demo.Site.FactAsync<Guid>(
            "select r.account_id from role_assignments r join accounts a on a.id = r.account_id where r.role = 'coach' and a.demo_role <> $1 limit 1", DemoCases.Coach);
        (await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Lead), [.. person, ("Input.Coach", other.ToString())])).Answer.Status.ShouldBe(200);

        var met = await MetAsync();
        var (warned, second) = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Coach), person);

        warned.Status.ShouldBe(422);
        warned.TextOf("main form .ds-alert").ShouldNotBeNull().ShouldContain("redan inskriven");
        warned.Document.QuerySelector("main form .ds-alert a").ShouldBeNull();
        (await MetAsync()).ShouldBeGreaterThan(met, "to be told so is logged");
        (await warned.SubmitAsync("main form", ("Input.IsAnother", "true"))).Status.ShouldBe(200);
        (await CountAsync(second)).ShouldBe(1);

        Task<long> MetAsync() => demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'number_met'");
    }

    [Fact]
    public async Task A_name_that_sounds_the_same_is_asked_about()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        (await cases.EnrolAsync(coach, ("Input.GivenName", "Pelle"), ("Input.FamilyName", "Ljudmark"), ("Input.BirthDate", "1983-05-06"))).Answer.Status.ShouldBe(200);

        var (warned, _) = await cases.EnrolAsync(coach, ("Input.GivenName", "Pele"), ("Input.FamilyName", "Ljudmarck"), ("Input.BirthDate", "1983-05-06"));

        warned.Status.ShouldBe(422);
        warned.TextOf("main form .ds-alert").ShouldNotBeNull().ShouldContain("Pelle Ljudmark");
    }

    [Fact]
    public async Task An_overlong_name_is_refused_and_kept_in_the_form()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var name = new string('å', 101);

        var (answer, participant) = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Coach), ("Input.GivenName", name));

        answer.Status.ShouldBe(422);
        answer.Document.QuerySelector("[name='Input.GivenName']")!.GetAttribute("value").ShouldBe(name);
        (await CountAsync(participant)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_enrolled_on_a_day_after_intake()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        await site.OwnerAsync("update initiatives set intake_ends_on = '2026-04-01' where id = $1", cases.Initiative);
        var coach = await site.SignInAsync(DemoCases.Coach);

        var (late, _) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-02"));
        var (onTime, _) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));

        late.Status.ShouldBe(422);
        late.TextOf("#Input_EnrolledOn-error").ShouldNotBeNull();
        onTime.Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_coach_enrols_and_reads_the_new_file_at_once()
    {
        var cases = await DemoCases.OfAsync(demo.Site);

        var (answer, participant) = await cases.EnrolAsync(
            await demo.Site.SignInAsync(DemoCases.Coach), ("Input.GivenName", "<i>Kursiv</i>"), ("Input.FamilyName", "Prov"), ("Input.Number", "900203-0014"), ("Input.BirthDate", "3/2 1990"));

        answer.Status.ShouldBe(200);
        answer.Path.ShouldBe($"{cases.PathOf(participant)}/bakgrund");
        answer.Text.ShouldContain("<i>Kursiv</i> Prov");
        (await demo.Site.FactAsync<bool>("select number_cipher is not null and number_hash is not null from participant_details where participant_id = $1", participant)).ShouldBeTrue();
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where changes::text like '%Kursiv%'")).ShouldBe(0, "names do not stand in the log");
    }

    [Fact]
    public async Task The_same_number_twice_in_an_initiative_is_refused_also_for_somebody_the_coach_does_not_reach()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var first = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Lead), ("Input.Number", "811218-9876"), ("Input.BirthDate", "1981-12-18"),
            ("Input.Coach", (await demo.Site.FactAsync<Guid>("select r.account_id from role_assignments r join accounts a on a.id = r.account_id where r.role = 'coach' and a.demo_role <> $1 limit 1", DemoCases.Coach)).ToString()));
        first.Answer.Status.ShouldBe(200);

        var (answer, participant) = await cases.EnrolAsync(
            await demo.Site.SignInAsync(DemoCases.Coach), ("Input.Number", "19811218-9876"), ("Input.BirthDate", "1981-12-18"));

        answer.Status.ShouldBe(422);
        answer.TextOf("#Input_Number-error").ShouldNotBeNull();
        (await CountAsync(participant)).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_sent_many_times_at_once_makes_one_participant()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var page = await cases.NewFormAsync(coach);
        var form = Guid.Parse(page.Document.QuerySelector("[name='Input.Form']")!.GetAttribute("value")!);
        (string, string?)[] fields =
        [
            ("Input.GivenName", "Dubbel"), ("Input.FamilyName", "Prov"), ("Input.BirthDate", "1990-02-03"), ("Input.Gender", "NotStated"),
        ];

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => page.SubmitAsync("main form", fields)));

        answers.ShouldAllBe(answer => answer.Status == 200 && answer.Path == $"{cases.PathOf(form)}/bakgrund");
        (await CountAsync(form)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from enrolments where participant_id = $1", form)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from case_assignments where participant_id = $1", form)).ShouldBe(1);
    }

    [Fact]
    public async Task Several_enrolled_at_once_have_references_of_their_own()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);

        var enrolled = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => cases.EnrolAsync(coach)));

        enrolled.ShouldAllBe(static one => one.Answer.Status == 200);
        (await demo.Site.FactAsync<long>("select count(distinct reference) from participants where id = any ($1)", enrolled.Select(static one => one.Participant).ToArray())).ShouldBe(6);
    }

    [Fact]
    public async Task A_protected_identity_leaves_only_its_reference_in_the_open()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);

        var (answer, participant) = await cases.EnrolAsync(lead, ("Input.GivenName", "Hemliga"), ("Input.IsProtected", "true"), ("Input.Phone", "070-000 00 00"));

        answer.Status.ShouldBe(200);
        answer.Source.ShouldNotContain("Hemliga");
        (await lead.GetAsync($"{cases.ListPath}?q=Hemliga")).Source.ShouldNotContain("Nästa steg");
        (await lead.GetAsync($"{cases.ListPath}?export=csv")).Source.ShouldNotContain("Hemliga");
        (await lead.GetAsync($"{cases.PathOf(participant)}/uppgifter")).Status.ShouldBe(404);
        (await demo.Site.FactAsync<bool>("""
            select given_name is null and family_name is null and birth_date is null and phone is null and name is null
            from participants join participant_details on participant_id = id where id = $1
            """, participant)).ShouldBeTrue();
        (await demo.Site.FactAsync<long>("select count(*) from protected_identities where participant_id = $1 and position('Hemliga'::bytea in cipher) = 0", participant)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where changes::text like '%Hemliga%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Another_coach_can_be_given_the_new_participant()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var other = await demo.Site.FactAsync<Guid>(
            "select r.account_id from role_assignments r join accounts a on a.id = r.account_id where r.role = 'coach' and a.demo_role <> $1 limit 1", DemoCases.Coach);

        var (answer, participant) = await cases.EnrolAsync(await demo.Site.SignInAsync(DemoCases.Coach), ("Input.Coach", other.ToString()));

        answer.Path.ShouldBe(cases.ListPath);
        (await demo.Site.FactAsync<Guid>("select account_id from case_assignments where participant_id = $1", participant)).ShouldBe(other);
    }

    private Task<long> CountAsync(Guid participant) => demo.Site.FactAsync<long>("select count(*) from participants where id = $1", participant);
}
