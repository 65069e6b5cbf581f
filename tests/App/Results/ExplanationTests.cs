using Samsteg.Platform;

namespace Samsteg.App.Results;

/// <summary>What the promised figures show, to whom, and how they move.</summary>
public sealed class ExplanationTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_overview_shows_twelve_result_targets_evaluated()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var page = await lead.GetAsync($"/insatser/{await InitiativeAsync()}");

        var rows = page.Document.QuerySelectorAll(".target-row");
        rows.Length.ShouldBe(12);
        rows.ShouldAllBe(static row => row.QuerySelector(".figure a")!.TextContent.Trim() != "–");
        page.TextsOf(".target-row .status").ShouldContain("Risk");
        page.TextsOf(".target-row .status").ShouldContain("Nått i tid");
        page.TextsOf(".target-row .status").ShouldContain("Efter plan");
    }

    [Fact]
    public async Task Whoever_sees_no_individuals_sees_neither_names_nor_trend_nor_earlier_moments()
    {
        var director = await demo.Site.SignInAsync("association_director");
        var page = await director.GetAsync($"{await TargetAsync("R03")}?dag=2026-04-10");

        page.Status.ShouldBe(200);
        page.Document.QuerySelectorAll("[aria-labelledby=behind-heading] table").ShouldBeEmpty();
        page.Document.QuerySelector("figure.chart").ShouldBeNull();
        page.Document.GetElementById("figure-known-then").ShouldBeNull();
    }

    [Fact]
    public async Task A_small_group_is_hidden_from_those_who_see_no_individuals()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var target = await site.FactAsync<Guid>("select id from targets where code = 'R03'");
        var initiative = await site.FactAsync<Guid>("select initiative_id from targets where code = 'R03'");
        await site.OwnerAsync("delete from next_step_wishes where participant_id not in (select participant_id from next_step_wishes where wants order by id limit 3)");

        var director = await (await site.SignInAsync("association_director")).GetAsync($"/insatser/{initiative}/mal/{target}");
        var lead = await (await site.SignInAsync("project_lead")).GetAsync($"/insatser/{initiative}/mal/{target}");

        var coach = await (await site.SignInAsync("coach")).GetAsync($"/insatser/{initiative}/mal/{target}");

        director.TextOf(".big-figure strong").ShouldBe("< 5");
        coach.TextOf(".big-figure strong").ShouldBe("< 5", "the own cases are some of them only");
        coach.Document.QuerySelectorAll("[aria-labelledby=behind-heading] table").ShouldBeEmpty();
        lead.TextOf(".big-figure strong").ShouldNotBe("< 5");
    }

    /// <summary>Leaves six women and six men who have started, of whom no share may be told: beside how many have started it would tell of the thirteenth.</summary>
    internal const string TwelveHaveStarted = """
        delete from attendance where participant_id not in (
            select id from (select p.id, e.gender, row_number() over (partition by e.gender order by p.id) as number
                            from participants p join enrolments e on e.participant_id = p.id and e.superseded_at is null
                            where exists (select from attendance a join sessions s on s.id = a.session_id join activity_series r on r.id = s.series_id and r.type = 'workshop_series'
                                          where a.participant_id = p.id and a.superseded_at is null and a.mark in ('present', 'late'))) started
            where gender in ('woman', 'man') and number <= 6)
        """;

    [Fact]
    public async Task A_share_of_few_is_told_as_that_to_the_board_and_to_coaches_and_in_numbers_to_the_lead()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await site.OwnerAsync(TwelveHaveStarted);
        var path = await PathAsync(site, "R05");
        var overview = path[..path.IndexOf("/mal", StringComparison.Ordinal)];
        foreach (var role in new[] { "board_member", "coach" })
        {
            var visitor = await site.SignInAsync(role);
            (await visitor.GetAsync(path)).TextOf(".big-figure strong").ShouldBe("för få för att visas", role);
            (await visitor.GetAsync(overview)).TextsOf(".target-row").ShouldContain(static row => row.Contains("Könsfördelning", StringComparison.Ordinal) && row.Contains("för få för att visas", StringComparison.Ordinal), role);
            (await visitor.GetAsync($"{overview}/plan")).TextsOf("tbody tr").ShouldContain(static row => row.Contains("R05", StringComparison.Ordinal) && row.Contains("för få för att visas", StringComparison.Ordinal), role);
        }

        (await (await site.SignInAsync("project_lead")).GetAsync(path)).TextOf(".big-figure strong").ShouldNotBeNull().ShouldStartWith("50");
    }

    [Fact]
    public async Task A_correction_moves_today_and_leaves_what_was_known_then()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var initiative = await site.FactAsync<Guid>("select initiative_id from targets where code = 'R01'");
        var path = $"/insatser/{initiative}/mal/{await site.FactAsync<Guid>("select id from targets where code = 'R01'")}?dag={site.Clock.Today().AddDays(-3):yyyy-MM-dd}";
        var before = await lead.GetAsync(path);
        await site.OwnerAsync("""
            update attendance set superseded_at = $1, superseded_reason = 'fel person'
            where superseded_at is null and participant_id = (select participant_id from attendance where superseded_at is null and mark = 'present' group by participant_id order by count(*) limit 1)
            """, site.Clock.GetUtcNow().AddHours(-1));

        var after = await lead.GetAsync(path);

        var earlier = int.Parse(before.TextOf("#figure-known-then")!, System.Globalization.CultureInfo.InvariantCulture);
        int.Parse(after.TextOf("#figure-known-then")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(earlier);
        int.Parse(after.TextOf("#figure-known-now")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(earlier - 1);
    }

    [Fact]
    public async Task A_revision_is_added_to_the_ledger_and_the_original_stays()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var target = await PathAsync(site, "R10");
        var form = await lead.GetAsync($"{target}/revidera");

        var refused = await form.SubmitAsync("main form", ("Input.Value", "6"), ("Input.Reason", ""), ("Input.DecidedBy", "Styrgruppen"));
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        var done = await form.SubmitAsync("main form", ("Input.Value", "6"), ("Input.Reason", "Upphandlingarna drar ut på tiden."), ("Input.DecidedBy", "Styrgruppen"));

        done.Status.ShouldBe(200);
        done.TextsOf(".ledger li strong").ShouldBe(["10", "6"]);
        (await site.FactAsync<long>("select count(*) from target_values v join targets t on t.id = v.target_id where t.code = 'R10'")).ShouldBe(2);
    }

    [Fact]
    public async Task The_second_of_two_who_revise_at_once_is_told()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var target = await PathAsync(site, "R11");
        var (one, two) = (await lead.GetAsync($"{target}/revidera"), await lead.GetAsync($"{target}/revidera"));

        (await one.SubmitAsync("main form", ("Input.Value", "5"), ("Input.Reason", "Fler träffar."), ("Input.DecidedBy", "Styrgruppen"))).Status.ShouldBe(200);
        (await two.SubmitAsync("main form", ("Input.Value", "3"), ("Input.Reason", "Färre träffar."), ("Input.DecidedBy", "Styrgruppen"))).Status.ShouldBe(409);

        (await site.FactAsync<long>("select count(*) from target_values v join targets t on t.id = v.target_id where t.code = 'R11'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_reported_value_can_be_taken_back_and_stays_in_the_history()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var target = await PathAsync(site, "P08");
        var form = await lead.GetAsync($"{target}/rapportera");
        await form.SubmitAsync("main form", ("Input.Statement", "En artikel om kaféet"), ("Input.Evidence", "Lokaltidningen"));
        var twice = await form.SubmitAsync("main form", ("Input.Statement", "En artikel om kaféet"), ("Input.Evidence", "Lokaltidningen"));
        (await site.FactAsync<long>("select count(*) from reported_values where statement = 'En artikel om kaféet'")).ShouldBe(1);

        var retraction = await twice.FollowAsync("a[href$='/aterta']");
        var back = await retraction.SubmitAsync("main form", ("Input.Reason", "Gällde ett annat företag"));

        back.Status.ShouldBe(200);
        (await site.FactAsync<string>("select superseded_reason from reported_values where statement = 'En artikel om kaféet'")).ShouldBe("Gällde ett annat företag");
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("inte-en-dag")]
    public async Task A_day_that_cannot_be_compared_is_no_fault(string day)
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        (await lead.GetAsync($"{await TargetAsync("R01")}?dag={day}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_targets_of_all_initiatives_are_evaluated_in_as_many_statements_as_those_of_one()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var director = await site.SignInAsync("association_director");
        var one = await director.GetAsync("/resultat");
        await site.OwnerAsync("""
            with another as (insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
                    select uuidv7(), 'Vägen vidare', owner_id, state, starts_on, ends_on from initiatives limit 1 returning id),
                 target as (insert into targets (id, initiative_id, code, level, name_sv, measure, comparison)
                    select uuidv7(), id, 'R01', 'result', 'Avtal', 'agreements_signed', 'at_least' from another returning id, initiative_id)
            insert into target_values (id, initiative_id, target_id, kind, value, due_on, decided_on, registered_at, registered_by)
            select uuidv7(), initiative_id, id, 'original', 3, '2026-12-31', '2026-01-01', '2026-01-01', (select id from accounts limit 1) from target
            """);

        var two = await director.GetAsync("/resultat");

        two.TextsOf("h2").Count.ShouldBe(one.TextsOf("h2").Count + 1);
        two.Queries.Count.ShouldBe(one.Queries.Count);
    }

    [Theory]
    [InlineData("2026-04-01", "Nått i tid")]
    [InlineData("2025-03-31", "Nått efter förfallodagen")]
    public async Task What_is_reached_after_its_day_is_not_called_reached_in_time(string due, string state)
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await site.OwnerAsync("update target_values set value = 1, due_on = $1::date where target_id = (select id from targets where code = 'R10')", due);

        var page = await (await site.SignInAsync("project_lead")).GetAsync(await PathAsync(site, "R10"));

        page.TextOf(".big-figure .status").ShouldBe(state);
    }

    [Theory]
    [InlineData(1, "Nått i tid")]
    [InlineData(1000, "Villkoret inte uppfyllt")]
    public async Task Nothing_is_called_reached_while_a_condition_fails(int least, string state)
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await site.OwnerAsync("update target_values set value = 1, due_on = '2026-12-31' where target_id = (select id from targets where code = 'R10')");
        await AskBesidesAsync(site, "R10", "network_meetings_held", "at_least", least);

        var page = await (await site.SignInAsync("project_lead")).GetAsync(await PathAsync(site, "R10"));

        page.TextOf(".big-figure .status").ShouldBe(state);
    }

    [Fact]
    public async Task A_condition_tells_no_more_of_people_than_the_value_does()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await AskBesidesAsync(site, "R10", "share_women_between", "qualitative", null);
        var path = await PathAsync(site, "R10");

        var director = (await (await site.SignInAsync("association_director")).GetAsync(path)).TextsOf("[aria-labelledby=how-heading] li").ShouldHaveSingleItem();
        var lead = (await (await site.SignInAsync("project_lead")).GetAsync(path)).TextsOf("[aria-labelledby=how-heading] li").ShouldHaveSingleItem();

        lead.ShouldMatch(@": \d+ av \d+");
        director.ShouldMatch(@": nu \d*[05]\s%");
    }

    [Theory]
    [InlineData(1, "2026-04-15", "Nått i tid")]
    [InlineData(2, "2026-04-14", "Missat")]
    [InlineData(1, "2025-05-01", "Nått efter förfallodagen")]
    public async Task A_reported_number_is_held_against_its_promise(int promised, string due, string state)
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await site.OwnerAsync("update target_values set value = $1, due_on = $2::date where target_id = (select id from targets where code = 'P01')", promised, due);
        var lead = await site.SignInAsync("project_lead");
        var path = await PathAsync(site, "P01");

        (await lead.GetAsync(path)).TextOf(".big-figure .status").ShouldBe(state);
        var row = (await lead.GetAsync($"{path[..path.IndexOf("/mal", StringComparison.Ordinal)]}/plan")).TextsOf("[aria-labelledby=plan-targets-project] tbody tr").Single(static text => text.Contains("P01", StringComparison.Ordinal));
        row.ShouldContain(state);
        row.ShouldContain("Rapporterat");
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("2026-04-16")]
    public async Task A_report_for_a_day_that_cannot_be_is_refused_beside_the_day(string day)
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await TargetAsync("P05")}/rapportera");

        var answer = await form.SubmitAsync("main form", ("Input.Statement", "En omöjlig dag"), ("Input.Evidence", "Ingen"), ("Input.OccurredOn", day));

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from reported_values where statement = 'En omöjlig dag'")).ShouldBe(0);
    }

    [Fact]
    public async Task Of_those_who_take_the_same_report_back_at_once_one_does_and_the_others_are_told()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var form = await (await lead.GetAsync(await PathAsync(site, "P08"))).FollowAsync("a[href$='/aterta']");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => form.SubmitAsync("main form", ("Input.Reason", $"Skäl {number}"))));

        answers.Count(static answer => answer.Status == 200).ShouldBe(1);
        answers.Where(static answer => answer.Status != 200).ShouldAllBe(static answer => answer.Status == 409 && answer.TextOf("main h1") != null);
        (await site.FactAsync<long>("select count(*) from reported_values r join targets t on t.id = r.target_id where t.code = 'P08' and superseded_at is null")).ShouldBe(0);
    }

    private static Task AskBesidesAsync(Site site, string code, string measure, string comparison, int? value) => site.OwnerAsync("""
        insert into target_conditions (id, initiative_id, target_id, measure, comparison, value)
        select uuidv7(), initiative_id, id, $2, $3, nullif($4, -1) from targets where code = $1
        """, code, measure, comparison, value ?? -1);

    private static async Task<string> PathAsync(Site site, string code) =>
        $"/insatser/{await site.FactAsync<Guid>("select initiative_id from targets where code = $1", code)}/mal/{await site.FactAsync<Guid>("select id from targets where code = $1", code)}";

    private Task<string> TargetAsync(string code) => PathAsync(demo.Site, code);

    private Task<Guid> InitiativeAsync() => demo.Site.FactAsync<Guid>("select initiative_id from targets where code = 'R01'")!;
}
