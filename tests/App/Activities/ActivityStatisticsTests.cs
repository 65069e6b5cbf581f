using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Statistics of activities as pages and files: what is told to whom.</summary>
public sealed class ActivityStatisticsTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Attendance = "[aria-labelledby=attendance-heading] tbody tr", Hours = "[aria-labelledby=hours-heading] tbody tr", Outcomes = "[aria-labelledby=outcomes-heading] tbody tr";

    [Fact]
    public async Task A_lead_is_told_the_marks_of_the_period_as_they_are_registered()
    {
        var page = await (await demo.Site.SignInAsync("project_lead")).GetAsync($"{await PathAsync()}?From=2025-04-01&To=2026-04-15");

        page.Status.ShouldBe(200);
        var (came, marked) = (await CountAsync("mark in ('present', 'late')"), await CountAsync("true"));
        marked.ShouldBeGreaterThan(50);
        page.TextsOf($"{Attendance}:first-child td")[1].ShouldBe($"{Math.Round(100m * came / marked)} % ({came} av {marked})");
        page.TextsOf($"{Hours}:first-child td")[0].ShouldBe(Display.Number(await demo.Site.FactAsync<long>(
            "select count(*) from session_outcomes where superseded_at is null and result = 'held' and occurred_on between '2025-04-01' and '2026-04-15' and initiative_id = $1", await InitiativeAsync())));
    }

    [Fact]
    public async Task Groups_of_participants_add_up_to_all()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        foreach (var division in new[] { "Gender", "TargetGroup", "Type", "Series", "Leader", "Weekday", "Month" })
        {
            var rows = (await lead.GetAsync($"{await PathAsync()}?By={division}&From=2025-04-01")).RowsOf("[aria-labelledby=attendance-heading] table");
            var came = rows.Select(static row => row[2] is "–" ? 0 : int.Parse(row[2].Split('(')[1].Split(' ')[0], CultureInfo.InvariantCulture)).ToList();
            rows.Count.ShouldBeGreaterThan(1, division);
            came[0].ShouldBe(came.Skip(1).Sum(), division);
        }
    }

    [Fact]
    public async Task Who_sees_no_individuals_is_told_whole_years_rounded_numbers_and_no_small_group()
    {
        foreach (var role in new[] { "board_member", "association_director", "coach" })
        {
            var page = await (await demo.Site.SignInAsync(role)).GetAsync($"{await PathAsync()}?By=Gender&From=2026-04-01&To=2026-04-02");

            page.Status.ShouldBe(200, role);
            page.Text.ShouldContain("1 januari – 31 mars 2026", Case.Sensitive, "the days are not the viewer's to choose");
            page.Document.QuerySelector("[name=From]").ShouldBeNull();
            page.TextsOf($"{Attendance} td").ShouldAllBe(static cell => cell == "visas inte" || cell == "–" || cell == "0" || cell.StartsWith("ca ", StringComparison.Ordinal));
            page.TextsOf($"{Outcomes} td:first-of-type").ShouldAllBe(static cell => cell == "visas inte" || cell == "–" || cell.StartsWith("ca ", StringComparison.Ordinal));
            page.TextsOf($"{Attendance} td").ShouldContain("visas inte", role);
        }
    }

    [Fact]
    public async Task How_each_leaders_sessions_go_is_for_the_leads()
    {
        var path = $"{await PathAsync()}?By=Leader";
        (await (await demo.Site.SignInAsync("project_lead")).GetAsync(path)).TextOf("[name=By] option[selected]").ShouldBe("Ledare");

        var page = await (await demo.Site.SignInAsync("board_member")).GetAsync(path);

        page.TextOf("[name=By] option[selected]").ShouldBe("Aktivitet");
        page.TextsOf("[name=By] option").ShouldNotContain("Ledare");
    }

    [Fact]
    public async Task The_association_sees_all_initiatives_and_a_lead_the_own()
    {
        var director = await (await demo.Site.SignInAsync("association_director")).GetAsync("/aktiviteter/statistik?By=Initiative");
        director.Status.ShouldBe(200);
        director.Document.QuerySelector($"{Attendance} a[href='{await PathAsync()}']").ShouldNotBeNull();

        var other = await demo.Site.FactAsync<Guid?>("select id from initiatives where id <> $1 limit 1", await InitiativeAsync()) ?? Guid.CreateVersion7();
        var stranger = await demo.Site.SignInAsync(Role.ProjectLead, other);
        (await stranger.GetAsync(await PathAsync())).Status.ShouldBe(404);
        (await stranger.GetAsync("/aktiviteter/statistik")).TextsOf($"{Attendance}:first-child td")[0].ShouldBe("0");
        (await (await demo.Site.SignInAsync("referrer")).GetAsync("/aktiviteter/statistik")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_empty_seat_costs_what_the_session_says_or_else_what_the_reader_says()
    {
        await using var site = await Site.StartAsync();
        var initiative = await site.FactAsync<Guid>("select initiative_id from participants group by initiative_id order by count(*) desc limit 1");
        await site.OwnerAsync("update sessions set capacity = null, cost = null");
        var lead = await site.SignInAsync("project_lead");
        var path = $"/insatser/{initiative}/aktiviteter/statistik?From=2025-04-01";
        (await lead.GetAsync(path)).TextsOf("[aria-labelledby=hours-heading] th").ShouldNotContain("Kostnad för tomma platser", "nobody has said what a seat costs");
        var hours = await site.FactAsync<decimal>("""
            select sum(extract(epoch from s.ends_at - s.starts_at) / 3600) from attendance a join sessions s on s.id = a.session_id
            where a.superseded_at is null and a.mark = 'absent_invalid' and a.initiative_id = $1 and a.occurred_on between '2025-04-01' and '2026-04-15'
            """, initiative);

        (await lead.GetAsync($"{path}&Cost=200")).TextsOf($"{Hours}:first-child td")[^1].ShouldBe(Folded(Display.Money(Math.Round(hours * 200))));

        await site.OwnerAsync("update sessions set capacity = 10, cost = 1000 where initiative_id = $1", initiative);
        var missed = await site.FactAsync<long>("select count(*) from attendance where superseded_at is null and mark = 'absent_invalid' and initiative_id = $1 and occurred_on between '2025-04-01' and '2026-04-15'", initiative);
        (await lead.GetAsync($"{path}&Cost=200")).TextsOf($"{Hours}:first-child td")[^1].ShouldBe(Folded(Display.Money(missed * 100)));
    }

    [Fact]
    public async Task Odd_questions_are_answered_calmly()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        foreach (var (query, field) in new[] { ("From=igar", "From"), ("To=2031-01-01", "To"), ("From=2026-04-10&To=2026-04-01", "From"), ("Cost=-1", "Cost"), ("Cost=mycket", "Cost") })
        {
            var page = await lead.GetAsync($"{await PathAsync()}?{query}");
            page.Status.ShouldBe(422, query);
            page.TextOf($"[id='{field}-error']").ShouldNotBeNull(query);
        }

        (await lead.GetAsync($"{await PathAsync()}?From=1800-01-01&To=1800-01-02")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("project_lead")]
    [InlineData("board_member")]
    public async Task The_file_holds_what_is_shown(string role)
    {
        var visitor = await demo.Site.SignInAsync(role);
        var page = await visitor.GetAsync($"{await PathAsync()}?By=Series&Cost=200");
        var links = page.Document.QuerySelectorAll("main a[download]").Select(static link => link.GetAttribute("href")!).ToList();

        var csv = await visitor.GetAsync(links[0]);
        var xlsx = await visitor.GetAsync(links[1]);

        xlsx.Header("Content-Disposition").ShouldNotBeNull().ShouldContain(".xlsx");
        var rows = csv.Source.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static row => row.Split(';')).ToList();
        rows.Where(static row => row[4] == "Kom").Select(static row => (row[3], row[6].Length > 0 ? $"({row[5]} av {row[6]})" : row[5].Length > 0 ? row[5] : "–"))
            .ShouldBe(page.RowsOf("[aria-labelledby=attendance-heading] table").Select(static row => (row[0], row[2].Contains('(', StringComparison.Ordinal) ? row[2][row[2].IndexOf('(', StringComparison.Ordinal)..] : row[2])));
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'exported' and subject_kind = 'activity_statistics' and initiative_id = $1", await InitiativeAsync())).ShouldBeGreaterThan(1);
    }

    private static string Folded(string text) => text.Replace('\u00A0', ' ');

    private Task<long> CountAsync(string marks) => demo.Site.FactAsync<long>($"select count(*) from attendance where superseded_at is null and {marks} and occurred_on between '2025-04-01' and '2026-04-15'");

    private Task<Guid> InitiativeAsync() => demo.Site.FactAsync<Guid>("select initiative_id from participants group by initiative_id order by count(*) desc limit 1");

    private async Task<string> PathAsync() => $"/insatser/{await InitiativeAsync()}/aktiviteter/statistik";
}
