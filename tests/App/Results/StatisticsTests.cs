using Samsteg.Platform;

namespace Samsteg.App.Results;

/// <summary>Figures by group, how long things take, and what of it is told to whom.</summary>
public sealed partial class StatisticsTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Groups_of_a_division_add_up_to_all_and_agree_with_the_register()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        foreach (var division in new[] { "gender", "age", "target_group" })
        {
            var page = await lead.GetAsync($"{await PathAsync()}?by={division}");

            page.Status.ShouldBe(200);
            var row = page.TextsOf("main .table-wrap:first-of-type table tbody tr:first-child td").Select(static text => int.Parse(text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();
            row[0].ShouldBe(row.Skip(1).Sum(), division);
            row[0].ShouldBe((int)await demo.Site.FactAsync<long>("""
                select count(*) from enrolments e where e.initiative_id = (select initiative_id from participants group by initiative_id order by count(*) desc limit 1)
                  and e.superseded_at is null and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null and x.reason = 'misregistered')
                """));
        }
    }

    [Fact]
    public async Task Throughput_time_is_the_median_of_the_exits()
    {
        var page = await (await demo.Site.SignInAsync("project_lead")).GetAsync(await PathAsync());
        var median = await demo.Site.FactAsync<double>("""
            select percentile_cont(0.5) within group (order by x.occurred_on - e.occurred_on) from exits x join enrolments e on e.participant_id = x.participant_id and e.superseded_at is null
            where x.superseded_at is null and x.reason not in ('misregistered', 'deceased') and e.initiative_id = (select initiative_id from participants group by initiative_id order by count(*) desc limit 1)
            """);

        page.TextsOf("main table tr").ShouldContain(text => text.Contains("Genomströmningstid", StringComparison.Ordinal) && text.Contains($" {Display.ShortNumber((decimal)median)} (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_sees_no_individuals_is_told_rounded_numbers_of_last_month_and_no_small_group()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var director = await demo.Site.SignInAsync("association_director");
        var path = $"{await PathAsync()}?by=gender";
        var exact = (await lead.GetAsync($"{path}&on=2026-03-31")).TextsOf("main .table-wrap:first-of-type table tbody tr");

        var page = await director.GetAsync($"{path}&on=2026-04-10");

        page.Text.ShouldContain("31 mars 2026", Case.Sensitive, "the day is not the viewer's to choose");
        page.Document.QuerySelector("[name=On]").ShouldBeNull();
        var told = page.TextsOf("main .table-wrap:first-of-type table tbody tr");
        told.Count.ShouldBe(exact.Count);
        told.ShouldContain(static row => row.Contains("visas inte", StringComparison.Ordinal));
        page.TextsOf("main .table-wrap:first-of-type table tbody td").ShouldAllBe(static cell => cell == "visas inte" || cell == "–" || cell == "0" || cell.StartsWith("ca ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_spread_is_held_against_a_baseline_with_its_source()
    {
        await using var site = await Site.StartAsync();
        var lead = await site.SignInAsync("project_lead");
        var path = $"/insatser/{await site.FactAsync<Guid>("select initiative_id from participants group by initiative_id order by count(*) desc limit 1")}/statistik";
        var form = await lead.GetAsync($"{path}/jamfor/throughput_days");
        (await form.SubmitAsync("main form", ("Input.Value", "270"))).Status.ShouldBe(422, "a source is needed");
        (await form.SubmitAsync("main form", ("Input.Value", "många"), ("Input.Source", "x"))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form", ("Input.Value", "-1"), ("Input.Source", "x"))).Status.ShouldBe(422);

        var page = await form.SubmitAsync("main form", ("Input.Value", "270"), ("Input.Source", "Förra insatsen"));

        page.Text.ShouldContain("Förra insatsen");
        page.Text.ShouldContain("mot jämförelsen");
        (await form.SubmitAsync("main form", ("Input.Value", "1"), ("Input.Source", "x"))).Status.ShouldBe(409, "read before it was set");
        (await (await lead.GetAsync($"{path}/jamfor/throughput_days")).SubmitAsync("main form", ("Input.Value", ""))).Text.ShouldNotContain("Förra insatsen");
        var empty = await (await lead.GetAsync($"{path}/jamfor/throughput_days")).SubmitAsync("main form", ("Input.Value", ""));
        empty.Status.ShouldBe(422, "there is nothing to save, and nothing to take away");
        empty.TextOf("[id='Input_Value-error']").ShouldNotBeNull();
        (await lead.GetAsync($"{path}/jamfor/okand")).Status.ShouldBe(404);
        (await (await site.SignInAsync("coach")).GetAsync($"{path}/jamfor/throughput_days")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_day_to_come_and_a_division_that_is_none_are_answered_calmly()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        (await lead.GetAsync($"{await PathAsync()}?by=okand&on=2031-01-01")).Status.ShouldBe(422);
        (await lead.GetAsync($"{await PathAsync()}?by=okand")).Status.ShouldBe(200);
        (await lead.GetAsync($"{await PathAsync()}?on=igar")).Status.ShouldBe(422);
    }

    [Theory]
    [InlineData("project_lead")]
    [InlineData("association_director")]
    public async Task The_file_holds_what_is_shown_and_no_more(string role)
    {
        var visitor = await demo.Site.SignInAsync(role);
        var page = await visitor.GetAsync($"{await PathAsync()}?by=age");
        var links = page.Document.QuerySelectorAll("main a[download]").Select(static link => link.GetAttribute("href")!).ToList();
        links.Count.ShouldBe(2);

        var csv = await visitor.GetAsync(links[0]);
        var xlsx = await visitor.GetAsync(links[1]);

        csv.Header("Content-Disposition").ShouldNotBeNull().ShouldStartWith("attachment");
        xlsx.Header("Content-Disposition").ShouldNotBeNull().ShouldContain(".xlsx");
        var rows = csv.Source.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static row => row.Split(';')).ToList();
        var shown = page.TextsOf("main .table-wrap:first-of-type table tbody td");
        var sent = rows.Where(static row => row[1] == "Hur många").Select(static row => row[5].Length > 0 ? $"{row[4]} av {row[5]}" : row[4].Length > 0 ? row[4] : "–").ToList();
        sent.ShouldBe(shown.Select(static cell => Figure().Match(cell) is { Success: true } figure ? figure.Value : cell));
        if (role == "association_director")
        {
            rows.Where(static row => row[1] == "Hur många").ShouldAllBe(static row => row[4] == "visas inte" || row[4].Length == 0 || row[4] == "0" || row[4].StartsWith("ca ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_count_leads_to_the_list_of_just_those_it_counts()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var page = await lead.GetAsync(await PathAsync());
        var links = page.Document.QuerySelectorAll("main table a[href*='/deltagare']").ToList();
        links.Count.ShouldBeGreaterThan(3);
        foreach (var link in links)
        {
            var list = await lead.GetAsync(link.GetAttribute("href")!);
            var counted = link.TextContent.Trim().Split(' ')[0];
            list.TextOf(".list-bar [role=status]").ShouldNotBeNull().Split(' ')[0].ShouldBe(counted, link.GetAttribute("href"));
        }

        (await lead.GetAsync($"{await PathAsync()}?on=2026-03-31")).Document.QuerySelector("main table a[href*='/deltagare']").ShouldBeNull("lists tell of today");
        (await (await demo.Site.SignInAsync("association_director")).GetAsync(await PathAsync())).Document.QuerySelector("main table a[href*='/deltagare']").ShouldBeNull();
    }

    [Fact]
    public async Task The_share_of_women_is_not_divided_by_gender()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        (await lead.GetAsync($"{await PathAsync()}?by=gender")).TextsOf("main tbody th").ShouldNotContain(static name => name.Contains("Andel kvinnor", StringComparison.Ordinal));
        (await lead.GetAsync($"{await PathAsync()}?by=age")).TextsOf("main tbody th").ShouldContain(static name => name.Contains("Andel kvinnor", StringComparison.Ordinal));
    }

    /// <summary>What is read before the words that only a screen reader gives a link.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"^\d+( av \d+)?")]
    private static partial System.Text.RegularExpressions.Regex Figure();

    private async Task<string> PathAsync() =>
        $"/insatser/{await demo.Site.FactAsync<Guid>("select initiative_id from participants group by initiative_id order by count(*) desc limit 1")}/statistik";
}
