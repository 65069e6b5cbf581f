using Samsteg.Placements;

namespace Samsteg.App;

/// <summary>From people and places to explained proposals and decisions: profiles, rounds, pins and bans, placements, and who may what.</summary>
public sealed class MatchingTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const int Mornings = 0b_01_01_01_01_01;
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task What_somebody_can_and_needs_is_kept_and_shown_on_the_file()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var participant = await _world.ParticipantAsync();
        var file = $"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}";
        var form = await (await coach.GetAsync(file)).FollowAsync("main a[href$='/platsprofil']");

        var page = await form.SubmitAsync("main form",
            ("Input.LeastHours", "10"), ("Input.MostHours", "20,5"), ("Input.Swedish", "Words"), ("Input.Skills", "Kassa, truckkort"), ("Input.Occupations[0]", "9412"), ("Input.Avoids", "Noise"),
            ("Input.From", "59.37123, 16.51456"), ("Input.MostKilometres", "30"), ("Input.NotAt", $"{await _world.OrganisationAsync()}"));

        page.Path.ShouldBe(file);
        page.TextOf("[aria-labelledby='place-profile']")!.ShouldContain("10–20,5");
        (await demo.Site.FactAsync<string>("select concat_ws(' ', latitude, longitude, skills, occupations, avoids, times) from place_profiles where participant_id = $1", participant))
            .ShouldBe("59.37 16.51 {kassa,truckkort} {9412} {noise} 1023", "no closer than about a kilometre");
        (await demo.Site.FactAsync<long>("select count(*) from place_conflicts where participant_id = $1", participant)).ShouldBe(1);
        (await coach.GetAsync($"{file}/platsprofil")).Document.QuerySelector("[name='Input.From']")!.GetAttribute("value").ShouldBe("59.37, 16.51");
    }

    [Theory]
    [InlineData("Input.LeastHours", "0")]
    [InlineData("Input.MostHours", "41")]
    [InlineData("Input.MostHours", "9")]
    [InlineData("Input.From", "16.51, 59.37")]
    [InlineData("Input.From", "Ingenstans by")]
    [InlineData("Input.From", "Valla")]
    [InlineData("Input.From", "999 99")]
    [InlineData("Input.From", "6413")]
    [InlineData("Input.MostKilometres", "0")]
    [InlineData("Input.Occupations[0]", "0001")]
    [InlineData("Input.Occupations[2]", "kock")]
    [InlineData("Input.ReadyOn", "2026-04-16")]
    [InlineData("Input.Times", "99")]
    [InlineData("Input.NotAt", "01900000-0000-7000-8000-000000000000")]
    public async Task What_cannot_be_in_a_profile_is_refused_beside_its_field(string field, string value)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var participant = await _world.ParticipantAsync();
        var form = await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}/platsprofil");
        var fields = new[] { ("Input.LeastHours", "10"), ("Input.MostHours", "20"), ("Input.Swedish", "Words") }.Where(one => one.Item1 != field).Select(static one => (one.Item1, (string?)one.Item2));

        var page = await form.SubmitAsync("main form", [.. fields, (field, value), .. field == "Input.Times" ? [("Input.AllWeekdays", (string?)"false")] : Array.Empty<(string, string?)>()]);

        page.Status.ShouldBe(422);
        page.Source.ShouldContain("ds-validation-message");
        if (field is "Input.From" || field.StartsWith("Input.Occupations", StringComparison.Ordinal))
        {
            page.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value").ShouldBe(value, "nothing is lost");
            page.TextOf($"[id='{field.Replace('.', '_').Replace('[', '_').Replace(']', '_')}-error']").ShouldNotBeNull();
        }

        (await demo.Site.FactAsync<long>("select count(*) from place_profiles where participant_id = $1", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task A_town_or_a_postcode_is_about_where_they_set_out_from_and_stands_as_it_was_written()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var participant = await _world.ParticipantAsync();
        var file = $"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}";
        await PremisesAsync(await _world.OrganisationAsync(), "98765", "Provköping", 67.12m, 20.34m);

        foreach (var (typed, point) in new[] { ("katrineholm", "59.00 16.21 katrineholm"), ("987 65", "67.12 20.34 987 65"), ("98701", "67.12 20.34 98701"), ("provköping", "67.12 20.34 provköping"), ("59.37, 16.51", "59.37 16.51") })
        {
            (await (await coach.GetAsync($"{file}/platsprofil")).SubmitAsync("main form", ("Input.LeastHours", "10"), ("Input.MostHours", "20"), ("Input.Swedish", "Words"), ("Input.From", typed), ("Input.MostKilometres", "30"))).Status.ShouldBe(200, typed);
            (await demo.Site.FactAsync<string>("select concat_ws(' ', latitude, longitude, starts_from) from place_profiles where participant_id = $1", participant)).ShouldBe(point);
            (await coach.GetAsync($"{file}/platsprofil")).Document.QuerySelector("[name='Input.From']")!.GetAttribute("value").ShouldBe(typed);
            (await coach.GetAsync(file)).TextOf("[aria-labelledby='place-profile']")!.ShouldContain($"{typed} (ungefär), högst 30 km bort");
        }
    }

    [Fact]
    public async Task What_is_not_touched_keeps_its_point_whatever_is_known_of_the_town_since_then()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var participant = await _world.ParticipantAsync();
        var path = $"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}/platsprofil";
        var host = await _world.OrganisationAsync();
        await PremisesAsync(host, "97654", "Glömskeby", 66.12m, 21.34m);
        await (await coach.GetAsync(path)).SubmitAsync("main form", ("Input.LeastHours", "10"), ("Input.MostHours", "20"), ("Input.Swedish", "Words"), ("Input.From", "Glömskeby"));
        await demo.Site.OwnerAsync("delete from organisation_places where organisation_id = $1", host);

        (await (await coach.GetAsync(path)).SubmitAsync("main form", ("Input.Skills", "kassa"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("select concat_ws(' ', latitude, longitude, starts_from, skills) from place_profiles where participant_id = $1", participant)).ShouldBe("66.12 21.34 Glömskeby {kassa}");
    }

    [Fact]
    public async Task Occupations_are_written_by_name_and_all_weekdays_are_one_choice()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var participant = await _world.ParticipantAsync();
        var path = $"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}/platsprofil";
        var form = await coach.GetAsync(path);
        form.Document.QuerySelectorAll("datalist option").Length.ShouldBe(429);
        form.Document.QuerySelectorAll("datalist option, select option").ShouldAllBe(static option => !(option.GetAttribute("value") ?? string.Empty).StartsWith("9412", StringComparison.Ordinal));
        var asked = await form.SubmitAsync("main form", ("Input.LeastHours", "10"), ("Input.MostHours", "20"), ("Input.Swedish", "Words"), ("Input.Occupations[0]", "kock"));
        asked.TextOf("[id='Input_Occupations_0_-error']")!.ShouldContain("Kockar och kallskänkor");

        (await asked.SubmitAsync("main form", ("Input.Occupations[0]", "kockar och kallskänkor"), ("Input.Occupations[1]", "Städare"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select concat_ws(' ', occupations, times) from place_profiles where participant_id = $1", participant)).ShouldBe("{5120,9111} 1023");

        form = await coach.GetAsync(path);
        form.Document.QuerySelectorAll("[name='Input.Times'][checked]").Length.ShouldBe(0, "one choice, and no other");
        form.Document.QuerySelector("[name='Input.AllWeekdays'][checked]").ShouldNotBeNull();
        form.Document.QuerySelector("[name='Input.Occupations[0]']")!.GetAttribute("value").ShouldBe("Kockar och kallskänkor");
        await (await coach.GetAsync(path)).SubmitAsync("main form", ("Input.Times", "10"));
        (await demo.Site.FactAsync<int>("select times from place_profiles where participant_id = $1", participant)).ShouldBe(1023 | 1 << 10, "Saturday's morning beside the weekdays");
        await (await coach.GetAsync(path)).SubmitAsync("main form", ("Input.AllWeekdays", "false"), ("Input.Times", "0"), ("Input.Times", "2"), ("Input.Times", "4"));
        (await demo.Site.FactAsync<int>("select times from place_profiles where participant_id = $1", participant)).ShouldBe(0b_01_01_01);
        (await (await coach.GetAsync(path)).SubmitAsync("main form", ("Input.Times", null))).TextOf("#Input_Times-error")!.ShouldContain("Kryssa i minst en halvdag");
    }

    [Fact]
    public async Task Of_a_protected_identity_nothing_is_kept_of_where_they_live()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var form = await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/deltagare/{await _world.ParticipantAsync(isProtected: true)}/platsprofil");

        form.Document.QuerySelector("[name='Input.From']").ShouldBeNull();
        (await form.SubmitAsync("main form", ("Input.LeastHours", "10"), ("Input.MostHours", "20"), ("Input.Swedish", "Words"), ("Input.From", "59.37, 16.51"))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Three_people_and_two_places_give_two_proposals_and_a_reason()
    {
        var (people, openings, round) = await RoundAsync(people: 3, openings: [(1, WeekTimes.Weekdays.Bits), (1, WeekTimes.Weekdays.Bits)]);

        round.Text.ShouldContain("3 deltagare och 2 lediga platser");
        round.Document.QuerySelectorAll("[aria-labelledby='proposals'] .match-rows > li").Length.ShouldBe(2);
        round.TextOf("[aria-labelledby='without']")!.ShouldContain("Passar på 2, men platserna räcker inte till alla");
        round.Text.ShouldContain("Platserna räcker inte till alla");
        (await round.FollowAsync("[aria-labelledby='proposals'] .match-rows a")).Text.ShouldContain("utan den här personen hade någon annan fått ett förslag");
        (await PairsAsync(round)).ShouldBe(6);
        (await demo.Site.FactAsync<long>("select count(distinct opening_id) from match_people where opening_id = any ($1) and participant_id = any ($2)", openings, people)).ShouldBe(2);
    }

    [Fact]
    public async Task That_the_list_of_a_round_was_read_is_logged_and_whose_file_is_told_of_in_it()
    {
        var (people, _, round) = await RoundAsync(people: 1, openings: [(1, Mornings << 1)], profile: ("Input.Times", Enumerable.Range(0, 5).Select(static day => $"{2 * day}")));
        var id = Guid.Parse(round.Path.Split('/')[^1]);
        const string Reads = "select count(*) from audit_entries where action = 'read' and subject_kind = 'match_rounds' and subject_id = $1 and initiative_id = $2 and account_id = (select id from accounts where demo_role = 'coach')";
        const string OfPerson = "select count(*) from audit_entries where action = 'read' and subject_kind = 'participants' and participant_id = $1";
        var (before, initiative) = (await demo.Site.FactAsync<long>(Reads, id, await _world.InitiativeAsync()), await _world.InitiativeAsync());
        var file = await demo.Site.FactAsync<long>(OfPerson, people[0]);

        await round.Visitor.GetAsync(round.Path);

        (await demo.Site.FactAsync<long>(Reads, id, initiative)).ShouldBe(before + 1);
        (await demo.Site.FactAsync<long>(OfPerson, people[0])).ShouldBeGreaterThan(file);
    }

    [Fact]
    public async Task A_proposal_says_why_in_words_and_where_it_is_and_its_points_after()
    {
        var (people, openings, coach) = await MatterAsync(1, [(1, WeekTimes.Weekdays.Bits), (1, WeekTimes.Weekdays.Bits)], ("Input.From", ["Katrineholm"]));
        var host = await demo.Site.FactAsync<Guid>("select organisation_id from placement_openings where id = $1", openings[0]);
        await PremisesAsync(host, "64130", "Katrineholm", 59.10m, 16.21m);
        await demo.Site.OwnerAsync("update placement_openings set place_id = (select id from organisation_places where organisation_id = $2) where id = $1", openings[0], host);

        var round = await (await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank/matchning/ny")).SubmitAsync("main form", Fields(people, openings));

        round.TextOf("[aria-labelledby='proposals'] .match-why").ShouldBe("Nära, timmarna passar, tiderna passar, men svenskan kan bli svår.");
        round.TextOf("[aria-labelledby='proposals'] .match-what > small").ShouldBe("Katrineholm · cirka 11 km · 8–40 timmar i veckan");
        round.TextOf("[aria-labelledby='proposals'] details:not([open])")!.ShouldContain("poäng av 1000");
        var person = await round.Visitor.GetAsync($"{round.Path}/{people[0]}");
        person.TextOf("[aria-labelledby='proposal']")!.ShouldContain("Nära, timmarna passar");
        person.TextsOf("[aria-labelledby='candidates'] .match-what > small").ShouldContain(static line => line!.EndsWith("Katrineholm · cirka 11 km · 8–40 timmar i veckan", StringComparison.Ordinal));
        person.Document.QuerySelectorAll("details:not([open]) .match-parts").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Places_that_fit_one_participant_are_shown_without_a_round_and_that_it_was_read_is_logged()
    {
        var (people, openings, coach) = await MatterAsync(1, [(1, WeekTimes.Weekdays.Bits), (2, 0b11 << 12)], null);
        var file = $"/insatser/{await _world.InitiativeAsync()}/deltagare/{people[0]}";
        var rounds = await demo.Site.FactAsync<long>("select count(*) from match_rounds");

        var page = await (await coach.GetAsync(file)).FollowAsync("[aria-labelledby='place-profile'] a[href$='/platser-som-passar']");

        page.Status.ShouldBe(200);
        var fits = page.Document.QuerySelector($"[aria-labelledby='fitting'] li:has(a[href$='/platsbank/{openings[0]}'])").ShouldNotBeNull();
        fits.TextContent.ShouldContain("Timmarna passar");
        fits.TextContent.ShouldContain("poäng av 1000");
        page.Document.QuerySelector($"[aria-labelledby='fitting'] a[href$='/platsbank/{openings[1]}']").ShouldBeNull();
        page.TextOf($"details.card li:has(a[href$='/platsbank/{openings[1]}'])")!.ShouldContain("tiderna");
        (await page.FollowAsync($"[aria-labelledby='fitting'] a[href*='opening={openings[0]}']")).Document.QuerySelector($"option[value='{people[0]}'][selected]").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from match_rounds")).ShouldBe(rounds);
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries e join accounts a on a.id = e.account_id and a.demo_role = 'coach' where e.participant_id = $1 and e.action = 'read'", people[0])).ShouldBeGreaterThan(0);
        (await (await demo.Site.SignInAsync("coach_2")).GetAsync(page.Path)).Status.ShouldBe(404);
        (await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/deltagare/{await _world.ParticipantAsync()}/platser-som-passar")).Text.ShouldContain("Ingen platsprofil än");
        await demo.Site.OwnerAsync("""
            insert into exits (id, initiative_id, participant_id, reason, occurred_on, registered_at, registered_by)
            select uuidv7(), p.initiative_id, p.id, 'work', '2026-04-15', now(), c.id from participants p, accounts c where p.id = $1 and c.demo_role = 'coach'
            """, people[0]);
        (await coach.GetAsync(page.Path)).TextOf("main").ShouldNotBeNull().ShouldContain("inte inskriven");
    }

    [Fact]
    public async Task Who_is_kept_from_every_place_is_told_by_which_rule_and_what_would_help()
    {
        var (_, _, round) = await RoundAsync(people: 1, openings: [(1, Mornings << 1), (2, Mornings << 1)], profile: ("Input.Times", Enumerable.Range(0, 5).Select(static day => $"{2 * day}")));

        round.TextOf("[aria-labelledby='without']")!.ShouldContain("Utan hindret ”tiderna” vore 2 till möjliga.");
        var person = await round.FollowAsync("[aria-labelledby='without'] a");
        person.Text.ShouldContain("Med eftermiddagar också: 3 platser till");
        person.Text.ShouldContain("2 platser som inte går, och varför");
    }

    [Fact]
    public async Task Another_place_in_the_decision_brings_its_own_supervisor_and_tasks_and_keeps_the_rest()
    {
        var (people, openings, round) = await RoundAsync(people: 1, openings: [(1, WeekTimes.Weekdays.Bits), (1, WeekTimes.Weekdays.Bits)]);
        var other = openings.Single(opening => opening != ProposedAsync(round, people[0]).GetAwaiter().GetResult());
        var contact = await new SupervisionWorld(demo.Site).ContactAsync(await demo.Site.FactAsync<Guid>("select organisation_id from placement_openings where id = $1", other));
        await demo.Site.OwnerAsync("update placement_openings set supervisor_id = $2, tasks = 'Plantera rosor' where id = $1", other, contact);
        var page = await round.Visitor.GetAsync($"{round.Path}/{people[0]}");
        page.Document.QuerySelector("[name='Input.Tasks']")!.TextContent.ShouldNotContain("rosor");

        var typed = new Dictionary<string, string> { ["Input.Opening"] = $"{other}", ["Input.HoursPerWeek"] = "11", ["Input.Reason"] = "Närmare hem", ["Input.Tasks"] = "Något annat" };
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form:has([name='Input.Opening'])")!;
        var again = await page.Visitor.PostAsync($"{page.Path}?handler=Opening", [.. Page.FieldsOf(form).Where(field => !typed.ContainsKey(field.Name)), .. typed.Select(static field => (field.Key, field.Value))]);

        again.Status.ShouldBe(200);
        again.TextOf("[name='Input.Tasks']")!.ShouldBe("Plantera rosor");
        again.Document.QuerySelector("[name='Input.Supervisor'] option[selected]")!.GetAttribute("value").ShouldBe($"{contact}");
        again.Document.QuerySelector("[name='Input.HoursPerWeek']")!.GetAttribute("value").ShouldBe("11");
        again.TextOf("[name='Input.Reason']").ShouldBe("Närmare hem");
        again.Document.QuerySelector(".ds-error-summary").ShouldBeNull("nothing is judged yet");
    }

    [Fact]
    public async Task A_pin_and_a_ban_solve_the_rest_anew_and_are_taken_back()
    {
        var (people, openings, round) = await RoundAsync(people: 2, openings: [(1, WeekTimes.Weekdays.Bits), (1, WeekTimes.Weekdays.Bits)]);
        var (before, path) = (await ProposedAsync(round, people[0]), round.Path);
        var other = openings.Single(opening => opening != before);

        round = await (await round.Visitor.GetAsync($"{path}/{people[0]}")).PressAsync($"form[action*='handler=Pin'][action*='{other}'] button");
        round.Status.ShouldBe(200, round.TextOf(".ds-error-summary"));
        (await ProposedAsync(round, people[0])).ShouldBe(other);
        (await ProposedAsync(round, people[1])).ShouldBe(before);
        round = await round.Visitor.GetAsync(path);
        round.TextsOf("[aria-labelledby='proposals'] small").Count(static text => text!.StartsWith("Ändrat: var ", StringComparison.Ordinal)).ShouldBe(1, "who is pinned was decided; the other was moved");

        round = await (await round.Visitor.GetAsync(path)).PressAsync("form[action*='handler=Lift'] button");
        round = await (await round.Visitor.GetAsync($"{path}/{people[0]}")).PressAsync($"form[action*='handler=Ban'][action*='{before}'] button");
        (await ProposedAsync(round, people[0])).ShouldBe(other);
        round = await (await round.Visitor.GetAsync($"{path}/{people[0]}")).PressAsync($"form[action*='handler=Ban'][action*='{other}'] button");
        (await ProposedAsync(round, people[0])).ShouldBeNull();
        await (await round.Visitor.GetAsync($"{path}/{people[0]}")).PressAsync($"form[action*='handler=Lift'][action*='{before}'] button");
        (await ProposedAsync(round, people[0])).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_accepted_is_a_placement_and_another_way_needs_a_reason_and_is_counted()
    {
        var (people, openings, round) = await RoundAsync(people: 2, openings: [(2, WeekTimes.Weekdays.Bits), (2, WeekTimes.Weekdays.Bits)]);
        var path = round.Path;
        (await (await round.Visitor.GetAsync($"{path}/{people[0]}")).SubmitAsync("section[aria-labelledby='decide'] form")).Path.ShouldBe(path);
        (await TakenAsync(openings)).ShouldBe(1);
        var foreign = await (await round.Visitor.GetAsync($"{path}/{people[1]}")).SubmitAsync("section[aria-labelledby='decide'] form", ("Input.Id", $"{await demo.Site.FactAsync<Guid>("select id from placements where participant_id = $1", people[0])}"));
        foreign.Status.ShouldBe(409, "another's placement is not hers");

        var form = await round.Visitor.GetAsync($"{path}/{people[1]}");
        var other = openings.Except([(await ProposedAsync(round, people[1]))!.Value]).Single();
        var refused = await form.SubmitAsync("section[aria-labelledby='decide'] form", ("Input.Opening", $"{other}"));
        refused.Status.ShouldBe(422);
        refused.TextOf("#Input_Reason-error")!.ShouldEndWith("Skriv ett skäl.");
        var page = await refused.SubmitAsync("section[aria-labelledby='decide'] form", ("Input.Reason", "Ligger närmare skolan"));
        page.Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select string_agg(decision, ' ' order by decision) from match_decisions where participant_id = any ($1) and superseded_at is null", people))
            .ShouldBe("accepted overridden");
        (await round.Visitor.GetAsync($"{path}/{people[0]}")).Document.QuerySelector("section[aria-labelledby='decide']").ShouldBeNull("decided once");
    }

    [Fact]
    public async Task A_proposal_that_has_changed_meanwhile_is_not_accepted_and_a_withdrawn_place_is_told()
    {
        var (people, openings, round) = await RoundAsync(people: 1, openings: [(1, WeekTimes.Weekdays.Bits), (1, WeekTimes.Weekdays.Bits)]);
        var form = await round.Visitor.GetAsync($"{round.Path}/{people[0]}");
        var proposed = (await ProposedAsync(round, people[0]))!.Value;
        await (await round.Visitor.GetAsync($"{round.Path}/{people[0]}")).PressAsync($"form[action*='handler=Ban'][action*='{proposed}'] button");
        (await form.SubmitAsync("section[aria-labelledby='decide'] form")).Status.ShouldBe(409);

        await demo.Site.OwnerAsync("update placement_openings set withdrawn_on = '2026-04-15', withdrawn_because = 'Nej' where id = any ($1)", openings);
        var late = await (await round.Visitor.GetAsync($"{round.Path}/{people[0]}")).SubmitAsync("section[aria-labelledby='decide'] form");
        late.Status.ShouldBe(422);
        late.Text.ShouldContain("drog tillbaka");
        await (await round.Visitor.GetAsync(round.Path)).PressAsync("form[action*='handler=Solve'] button");
        (await ProposedAsync(round, people[0])).ShouldBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from placements where participant_id = $1", people[0])).ShouldBe(0);
    }

    [Fact]
    public async Task A_coach_says_what_they_think_before_a_score_is_shown_where_the_initiative_wants_it()
    {
        await using var site = await Site.StartAsync();
        var world = new PlacementWorld(site);
        var lead = await site.SignInAsync("project_lead");
        var initiative = await world.InitiativeAsync();
        (await (await lead.GetAsync($"/insatser/{initiative}/platsbank/matchning/installningar")).SubmitAsync("main form", ("Input.AsksView", "true"), ("Input.Weights[0]", "-1"))).Status.ShouldBe(422);
        (await (await lead.GetAsync($"/insatser/{initiative}/platsbank/matchning/installningar")).SubmitAsync("main form", ("Input.AsksView", "true"))).Path.ShouldEndWith("/platsbank/matchning");
        var coach = await site.SignInAsync("coach");
        var profiled = await site.FactAsync<Guid>("select f.participant_id from place_profiles f join case_assignments c on c.participant_id = f.participant_id and c.valid_until is null join accounts a on a.id = c.account_id and a.demo_role = 'coach' limit 1");
        var fitting = await coach.GetAsync($"/insatser/{initiative}/deltagare/{profiled}/platser-som-passar");
        fitting.Text.ShouldContain("Därför står platserna i bokstavsordning, utan poäng och skäl.");
        fitting.Source.ShouldNotContain("poäng av 1000");
        fitting.Document.QuerySelector(".match-why").ShouldBeNull("what a score would tell is not told in words either");
        var titles = fitting.TextsOf("[aria-labelledby='fitting'] .match-what > a");
        titles.Count.ShouldBeGreaterThan(1);
        titles.ShouldBe(titles.Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: false)));
        var round = await (await coach.GetAsync($"/insatser/{initiative}/platsbank/matchning/ny")).SubmitAsync("main form");
        round.Source.ShouldNotContain(" poäng av 1000");
        round.Document.QuerySelector(".match-why").ShouldBeNull();

        var person = await round.FollowAsync("[aria-labelledby='proposals'] .match-rows a");
        person.Source.ShouldNotContain(" poäng av 1000");
        var token = person.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var guessed = await site.FactAsync<Guid>("select opening_id from match_people where participant_id = $1", Guid.Parse(person.Path.Split('/')[^1]));
        foreach (var handler in new[] { null, "Pin", "Ban" })
        {
            (await coach.PostAsync(person.Path + (handler is null ? null : $"?handler={handler}&opening={guessed}"),
                [("__RequestVerificationToken", token), ("Input.Id", $"{Guid.CreateVersion7()}"), ("Input.Opening", $"{guessed}"), ("Input.Proposed", $"{guessed}"), ("Input.PlannedStart", "2026-05-04"), ("Input.PlannedEnd", "2026-06-05")]))
                .Status.ShouldBe(409, "a guess does not tell what is proposed");
        }

        person = await person.SubmitAsync("form[action*='handler=View']", ("View.Text", "Lugnt där"));
        person.TextOf(".ds-error-summary").ShouldBeNull();

        person.Text.ShouldContain("poäng av 1000");
        person.Text.ShouldContain("Trodde före förslaget: Ingen av dem.");
        (await site.FactAsync<long>("select count(*) from match_views where text = 'Lugnt där'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_participants_objection_is_kept_and_shown()
    {
        var (people, _, round) = await RoundAsync(people: 1, openings: [(1, WeekTimes.Weekdays.Bits)]);
        var page = await (await round.Visitor.GetAsync($"{round.Path}/{people[0]}")).SubmitAsync("form[action*='handler=Contest']", ("Contest.Text", "Vill hellre arbeta ute"));
        page.TextOf("[aria-labelledby='said']")!.ShouldContain("Vill hellre arbeta ute");
        (await round.Visitor.GetAsync(round.Path)).Text.ShouldContain("Har synpunkter");
        (await (await round.Visitor.GetAsync($"{round.Path}/{people[0]}")).SubmitAsync("form[action*='handler=Contest']", ("Contest.Text", ""))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Who_sees_some_who_take_part_decides_about_them_and_leaves_the_rest_to_others()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var rounds = await lead.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank/matchning");
        var path = rounds.Document.QuerySelectorAll("tbody th a").Single(static link => link.TextContent.StartsWith("Ateljé", StringComparison.Ordinal)).GetAttribute("href")!;
        (await lead.GetAsync(path)).Document.QuerySelector("form[action*='handler=Solve']").ShouldNotBeNull();

        var coach = await demo.Site.SignInAsync("coach_2");
        var seen = await coach.GetAsync(path);
        seen.Status.ShouldBe(200);
        seen.Document.QuerySelector("form[action*='handler=Solve']").ShouldBeNull();
        seen.Text.ShouldContain("av 10 som deltar");
        var others = await demo.Site.FactAsync<Guid>("""
            select m.participant_id from match_people m where m.round_id = $1
            and m.participant_id not in (select participant_id from case_assignments c join accounts a on a.id = c.account_id where a.demo_role = 'coach_2') limit 1
            """, Guid.Parse(path.Split('/')[^1]));
        (await coach.GetAsync($"{path}/{others}")).Status.ShouldBe(404);
        foreach (var role in new[] { "board_member", "association_officer", "participant" })
        {
            (await (await demo.Site.SignInAsync(role)).GetAsync(path)).Status.ShouldBeOneOf(403, 404);
        }
    }

    [Fact]
    public async Task A_file_that_was_opened_is_read_for_four_hours_and_nothing_is_decided_by_it_in_a_round()
    {
        var (people, openings, round) = await RoundAsync(people: 2, openings: [(2, WeekTimes.Weekdays.Bits)]);
        await demo.Site.OwnerAsync("update case_assignments set account_id = (select id from accounts where demo_role = 'coach_2') where participant_id = $1", people[1]); // who sees one of them reaches the round
        var (who, file, reference) = (people[0], $"/insatser/{await _world.InitiativeAsync()}/deltagare/{people[0]}", PlacementWorld.Reference(people[0]));
        var coach = await demo.Site.SignInAsync("coach_2");
        (await coach.GetAsync(file)).Status.ShouldBe(404);
        var open = await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/deltagare/oppna");
        (await open.SubmitAsync("main form", ("Input.Who", reference), ("Input.Reason", "Kort"))).Status.ShouldBe(422, "not without a reason");
        (await open.SubmitAsync("main form", ("Input.Who", reference), ("Input.Reason", "Deltagaren står här och kollegan är sjuk"))).Path.ShouldBe(file);

        var seen = await coach.GetAsync(round.Path);
        seen.Status.ShouldBe(200);
        (seen.Source.Contains($"/{people[1]}", StringComparison.Ordinal), seen.Source.Contains($"/{who}", StringComparison.Ordinal)).ShouldBe((true, false), "one's own, not who was opened");
        seen.Text.ShouldContain("Du ser 1 av 2 som deltar: 1 har ett förslag eller en placering, 0 är utan.");
        var rounds = await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank/matchning");
        rounds.TextsOf($"tr:has(a[href='{round.Path}']) td").Skip(1).Take(2).ShouldBe(["1 av 2", "1"], "counted as the round's own page does");
        (await coach.GetAsync($"{file}/platser-som-passar")).Status.ShouldBe(403);
        (await coach.GetAsync($"{round.Path}/{who}")).Status.ShouldBe(404);
        (await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank/matchning/ny")).Document.QuerySelector($"[value='{who}']").ShouldBeNull("nobody is matched who was only opened");
        var own = await coach.GetAsync($"{round.Path}/{people[1]}");
        foreach (var form in new[] { "section[aria-labelledby='decide'] form", $"form[action*='handler=Pin'][action*='{openings[0]}']", $"form[action*='handler=Ban'][action*='{openings[0]}']", "form[action*='handler=Decline']", "form[action*='handler=Contest']" })
        {
            var sent = own.Document.QuerySelector(form).ShouldNotBeNull(form);
            sent.SetAttribute("action", (sent.GetAttribute("action") ?? own.Path).Replace($"{people[1]}", $"{who}", StringComparison.Ordinal));
            (await own.SubmitAsync(form, ("Decline.Reason", "Nej"), ("Contest.Text", "Nej"))).Status.ShouldBe(404, form);
        }

        (await demo.Site.FactAsync<long>("select (select count(*) from match_decisions where participant_id = $1) + (select count(*) from match_contests where participant_id = $1) + (select count(*) from placements where participant_id = $1)", who)).ShouldBe(0);
        (await coach.GetAsync(file)).Status.ShouldBe(200, "it is read");
        (await demo.Site.FactAsync<double>("select extract(epoch from closes_at - clock_timestamp())::double precision from case_openings where participant_id = $1", who)).ShouldBeInRange((4 * 3600) - 120, 4 * 3600);
        await demo.Site.OwnerAsync("update case_openings set closes_at = now() - interval '1 second' where participant_id = $1", who);
        (await coach.GetAsync(file)).Status.ShouldBe(404);
        (await coach.GetAsync($"{round.Path}/{who}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Where_somebody_shall_not_be_counts_from_the_day_it_is_known()
    {
        var (people, openings, round) = await RoundAsync(people: 1, openings: [(1, WeekTimes.Weekdays.Bits)]);
        var path = $"{round.Path}/{people[0]}";
        await demo.Site.OwnerAsync("""
            insert into place_conflicts (participant_id, initiative_id, organisation_id) select p.id, p.initiative_id, o.organisation_id from participants p, placement_openings o where p.id = $1 and o.id = $2
            """, people[0], openings[0]);

        (await (await round.Visitor.GetAsync(path)).SubmitAsync("section[aria-labelledby='decide'] form")).TextOf("#Input_Reason-error")!.ShouldEndWith("Skriv ett skäl.");
        await demo.Site.OwnerAsync("update match_people set opening_id = null where participant_id = $1", people[0]);
        await (await round.Visitor.GetAsync(round.Path)).PressAsync("form[action*='handler=Solve'] button");

        (await ProposedAsync(round, people[0])).ShouldBeNull();
        var person = await round.Visitor.GetAsync(path);
        person.Document.QuerySelector("form[action*='handler=Pin']").ShouldBeNull();
        person.TextOf("[aria-labelledby='candidates']")!.ShouldNotContain("Provplats");
    }

    [Fact]
    public async Task Who_has_left_or_has_a_place_in_another_way_is_proposed_nothing()
    {
        var (people, openings, round) = await RoundAsync(people: 3, openings: [(3, WeekTimes.Weekdays.Bits)]);
        var form = await round.Visitor.GetAsync($"{round.Path}/{people[0]}");
        await demo.Site.OwnerAsync("""
            insert into exits (id, initiative_id, participant_id, reason, occurred_on, registered_at, registered_by)
            select uuidv7(), p.initiative_id, p.id, 'completed', '2026-04-15', now(), c.id from participants p, accounts c where p.id = $1 and c.demo_role = 'coach'
            """, people[0]);
        await _world.PlacementAsync(people[1], startedOn: "2026-04-15");

        (await form.SubmitAsync("section[aria-labelledby='decide'] form")).Status.ShouldBe(409);
        round = await (await round.Visitor.GetAsync(round.Path)).PressAsync("form[action*='handler=Solve'] button");

        (await ProposedAsync(round, people[0])).ShouldBeNull();
        (await ProposedAsync(round, people[1])).ShouldBeNull();
        (await ProposedAsync(round, people[2])).ShouldBe(openings[0]);
        round.TextsOf("[aria-labelledby='without'] li").ShouldAllBe(static row => row.Contains("Är inte med längre", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_placement_that_came_to_nothing_leaves_its_participant_to_be_proposed_anew()
    {
        var (people, openings, round) = await RoundAsync(people: 1, openings: [(1, WeekTimes.Weekdays.Bits)]);
        await (await round.Visitor.GetAsync($"{round.Path}/{people[0]}")).SubmitAsync("section[aria-labelledby='decide'] form");
        (await TakenAsync(openings)).ShouldBe(1);
        await demo.Site.OwnerAsync("""
            insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by, reason)
            select uuidv7(), p.initiative_id, p.participant_id, p.id, 'withdrawn', '2026-04-15', now(), c.id, 'declined_by_organisation' from placements p, accounts c where p.participant_id = $1 and c.demo_role = 'coach'
            """, people[0]);

        await (await round.Visitor.GetAsync(round.Path)).PressAsync("form[action*='handler=Solve'] button");

        (await ProposedAsync(round, people[0])).ShouldBe(openings[0]);
        (await (await round.Visitor.GetAsync($"{round.Path}/{people[0]}")).SubmitAsync("section[aria-labelledby='decide'] form")).Path.ShouldBe(round.Path);
        (await TakenAsync(openings)).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_coach_decides_who_does_not_see_all_shows_at_once_and_a_banned_place_is_not_accepted()
    {
        await using var site = await Site.StartAsync();
        var coach = await site.SignInAsync("coach_2");
        var own = await site.FactAsync<Guid>("""
            select m.participant_id from match_people m join case_assignments c on c.participant_id = m.participant_id and c.valid_until is null join accounts a on a.id = c.account_id and a.demo_role = 'coach_2'
            where m.opening_id is not null limit 1
            """);
        var path = await site.FactAsync<string>("select '/insatser/' || initiative_id || '/platsbank/matchning/' || round_id || '/' || participant_id from match_people where participant_id = $1", own);
        var proposed = await site.FactAsync<Guid>("select opening_id from match_people where participant_id = $1", own);
        var form = await coach.GetAsync(path!);

        await form.PressAsync($"form[action*='handler=Ban'][action*='{proposed}'] button");

        (await site.FactAsync<Guid?>("select opening_id from match_people where participant_id = $1", own)).ShouldBeNull();
        var refused = await (await coach.GetAsync(path!)).SubmitAsync("section[aria-labelledby='decide'] form", ("Input.Opening", $"{proposed}"), ("Input.Reason", "Ändå"), ("Input.PlannedStart", "2026-05-04"), ("Input.PlannedEnd", "2026-06-04"));
        refused.TextOf("#Input_Opening-error")!.ShouldContain("borttagen för personen");
        await (await coach.GetAsync(path!)).SubmitAsync("form[action*='handler=Decline']", ("Decline.Reason", "Studerar"));
        (await coach.GetAsync(path![..path!.LastIndexOf('/')])).TextOf("[aria-labelledby='without']")!.ShouldContain("Ingen placering just nu");
    }

    [Fact]
    public async Task Of_who_becomes_protected_it_is_forgotten_where_they_live_and_what_two_change_at_once_is_kept()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var participant = await _world.ParticipantAsync();
        var path = $"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}/platsprofil";
        (await (await coach.GetAsync(path)).SubmitAsync("main form", ("Input.LeastHours", "10"), ("Input.MostHours", "20"), ("Input.Swedish", "Words"), ("Input.From", "59.37, 16.51"))).Status.ShouldBe(200);
        var other = await coach.GetAsync(path);
        var host = await _world.OrganisationAsync();
        (await (await coach.GetAsync(path)).SubmitAsync("main form", ("Input.NotAt", $"{host}"))).Status.ShouldBe(200);

        (await other.SubmitAsync("main form")).Status.ShouldBe(409);

        (await demo.Site.FactAsync<long>("select count(*) from place_conflicts where participant_id = $1 and organisation_id = $2", participant, host)).ShouldBe(1);
        (await demo.Site.FactAsync<bool>("select latitude is not null from place_profiles where participant_id = $1", participant)).ShouldBeTrue();
        await demo.Site.OwnerAsync("delete from participant_details where participant_id = $1", participant);
        await demo.Site.OwnerAsync("update participants set is_protected = true, given_name = null, family_name = null where id = $1", participant);
        (await demo.Site.FactAsync<bool>("select latitude is null and longitude is null from place_profiles where participant_id = $1", participant)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_who_becomes_protected_nothing_is_kept_of_what_was_worked_out_of_where_they_live()
    {
        var (people, _, round) = await RoundAsync(people: 2, openings: [(2, WeekTimes.Weekdays.Bits)]);
        (await PairsAsync(round)).ShouldBe(2);

        await demo.Site.OwnerAsync("delete from participant_details where participant_id = $1", people[0]);
        await demo.Site.OwnerAsync("update participants set is_protected = true, given_name = null, family_name = null where id = $1", people[0]);

        (await PairsAsync(round)).ShouldBe(1);
        (await ProposedAsync(round, people[0])).ShouldBeNull();
        (await round.Visitor.GetAsync(round.Path)).Status.ShouldBe(200);
        var person = await round.Visitor.GetAsync($"{round.Path}/{people[0]}");
        person.Status.ShouldBe(200);
        person.Source.ShouldNotContain("poäng av 1000");
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_round()
    {
        var (people, openings, _) = await MatterAsync(1, [(1, WeekTimes.Weekdays.Bits)], null);
        var form = await (await demo.Site.SignInAsync("coach")).GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank/matchning/ny");
        form.Document.QuerySelectorAll("[data-ticks='Input.Participants'] button, [data-ticks='Input.Openings'] button").Select(static button => button.GetAttribute("value")).ShouldBe(["all", "none", "all", "none"]);
        var fields = Fields(people, openings);
        (await form.SubmitAsync("main form", fields)).Path.ShouldBe((await form.SubmitAsync("main form", fields)).Path);
        (await demo.Site.FactAsync<long>("select count(*) from match_people where participant_id = $1", people[0])).ShouldBe(1);
        var empty = await form.SubmitAsync("main form", ("Input.Participants", null), ("Input.Openings", null), ("Input.Id", $"{Guid.CreateVersion7()}"));
        empty.Status.ShouldBe(422);
        empty.TextOf("#Input_Participants-error")!.ShouldEndWith("Välj minst en deltagare.");
    }

    private async Task<(Guid[] People, Guid[] Openings, Page Round)> RoundAsync(int people, (int Places, int Times)[] openings, (string Field, IEnumerable<string> Values)? profile = null)
    {
        var (persons, places, coach) = await MatterAsync(people, openings, profile);
        var page = await (await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platsbank/matchning/ny")).SubmitAsync("main form", Fields(persons, places));
        page.Status.ShouldBe(200, page.Text);
        page.Path.ShouldContain("/platsbank/matchning/");
        return (persons, places, page);
    }

    private static (string, string?)[] Fields(Guid[] people, Guid[] openings) =>
        [.. people.Select(static person => ("Input.Participants", (string?)$"{person}")), .. openings.Select(static opening => ("Input.Openings", (string?)$"{opening}"))];

    private async Task<(Guid[] People, Guid[] Openings, Visitor Coach)> MatterAsync(int people, (int Places, int Times)[] openings, (string Field, IEnumerable<string> Values)? profile)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var initiative = await _world.InitiativeAsync();
        var (persons, places) = (new List<Guid>(), new List<Guid>());
        for (var number = 0; number < people; number++)
        {
            persons.Add(await _world.ParticipantAsync());
            var form = await coach.GetAsync($"/insatser/{initiative}/deltagare/{persons[^1]}/platsprofil");
            var answer = await form.SubmitAsync("main form",
                [("Input.LeastHours", "10"), ("Input.MostHours", "20"), ("Input.Swedish", "Conversation"), .. profile is { Field: "Input.Times" } ? [("Input.AllWeekdays", (string?)"false")] : Array.Empty<(string, string?)>(), .. profile is { } given ? given.Values.Select(value => (given.Field, (string?)value)) : []]);
            answer.Status.ShouldBe(200, answer.Text);
        }

        foreach (var (room, times) in openings)
        {
            places.Add(Guid.CreateVersion7());
            await demo.Site.OwnerAsync("""
                insert into placement_openings (id, initiative_id, organisation_id, responsible_id, kind, title, starts_on, places, least_hours, most_hours, times, swedish, valid_until, confirmed_on)
                select $1, $2, $3, (select id from accounts where demo_role = 'coach'), 'work_training', 'Provplats', '2026-04-01', $4, 8, 40, $5, 'words', '2026-09-01', '2026-04-01'
                """, places[^1], initiative, await _world.OrganisationAsync(), room, times);
        }

        return ([.. persons], [.. places], coach);
    }

    private Task PremisesAsync(Guid organisation, string postcode, string town, decimal latitude, decimal longitude) => demo.Site.OwnerAsync("""
        insert into organisation_places (id, organisation_id, name, postcode, town, latitude, longitude, point_source) values (uuidv7(), $1, 'Provlokalen', $2, $3, $4, $5, 'postcode')
        """, organisation, postcode, town, latitude, longitude);

    private Task<long> PairsAsync(Page round) => demo.Site.FactAsync<long>("select count(*) from match_pairs where round_id = $1", Guid.Parse(round.Path.Split('/')[^1]));

    private Task<Guid?> ProposedAsync(Page round, Guid person) =>
        demo.Site.FactAsync<Guid?>("select opening_id from match_people where round_id = $1 and participant_id = $2", Guid.Parse(round.Path.Split("/matchning/")[1][..36]), person);

    private Task<long> TakenAsync(Guid[] openings) => demo.Site.FactAsync<long>("select sum(taken) from placement_openings where id = any ($1)", openings);
}
