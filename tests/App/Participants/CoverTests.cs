namespace Samsteg.App.Participants;

/// <summary>A coach has another's cases in full for some days, marked as such, and then no longer.</summary>
public sealed class CoverTests
{
    [Fact]
    public async Task Who_covers_has_the_chosen_cases_in_full_until_the_last_day_and_is_told_for_whom()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var (coach, other) = (await site.SignInAsync(DemoCases.Coach), await site.SignInAsync("coach_2"));
        var own = await cases.OwnAsync();
        var second = await SecondAsync(site, own);
        (await other.GetAsync(cases.PathOf(own))).Status.ShouldBe(404);

        var page = await CoverAsync(site, cases, coach, own, "2026-04-15", "2026-04-16");

        page.Text.ShouldContain("vikarie");
        var today = await other.GetAsync("/");
        today.Text.ShouldContain("Du vikarierar för");
        var file = await other.GetAsync(cases.PathOf(own));
        file.Status.ShouldBe(200);
        file.TextsOf("main .ds-alert[role=note]").ShouldContain(static text => text.Contains("vikarierar för", StringComparison.Ordinal));
        (await (await other.GetAsync($"{cases.PathOf(own)}/kontakt")).SubmitAsync("main form", ("Input.Purpose", "Other"), ("Input.OccurredOn", "2026-04-15"))).Status.ShouldBe(200);
        (await other.GetAsync($"{cases.ListPath}?status=Enrolled&coach={await cases.CoachAccountAsync()}")).TextOf("#list tbody").ShouldNotBeNull().ShouldContain("vikarie");
        (await other.GetAsync(cases.PathOf(second))).Status.ShouldBe(404, "it was not chosen");
        (await coach.GetAsync(cases.PathOf(own))).Status.ShouldBe(200, "the covered coach keeps it");

        site.Clock.Advance(TimeSpan.FromDays(1));
        (await (await site.SignInAsync("coach_2")).GetAsync(cases.PathOf(own))).Status.ShouldBe(200);
        site.Clock.Advance(TimeSpan.FromDays(1));
        (await (await site.SignInAsync("coach_2")).GetAsync(cases.PathOf(own))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_covered_ends_before_its_day_when_it_is_ended_or_the_case_is_handed_over()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var (coach, other) = (await site.SignInAsync(DemoCases.Coach), await site.SignInAsync("coach_2"));
        var own = await cases.OwnAsync();
        var page = await CoverAsync(site, cases, coach, own, "2026-04-15", "2026-05-15");
        (await other.GetAsync(cases.PathOf(own))).Status.ShouldBe(200);

        (await page.PressAsync("main form[action*='handler=End'] button")).Status.ShouldBe(200);

        (await other.GetAsync(cases.PathOf(own))).Status.ShouldBe(404);
        await CoverAsync(site, cases, coach, own, "2026-04-15", "2026-05-15");
        (await other.GetAsync(cases.PathOf(own))).Status.ShouldBe(200);
        await site.OwnerAsync("update case_assignments set account_id = (select id from accounts where demo_role = 'project_lead') where participant_id = $1 and valid_until is null", own);
        (await other.GetAsync(cases.PathOf(own))).Status.ShouldBe(404);
        (await site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'case_covers' and participant_id = $1", own)).ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_covers_twice_at_once_nor_before_today_nor_a_case_that_is_somebody_elses()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var coach = await site.SignInAsync(DemoCases.Coach);
        var own = await cases.OwnAsync();
        (await CoverAsync(site, cases, coach, own, "2026-04-15", "2026-04-20")).Status.ShouldBe(200);

        (await CoverAsync(site, cases, coach, own, "2026-04-20", "2026-04-25")).Status.ShouldBe(422);
        (await CoverAsync(site, cases, coach, own, "2026-04-14", "2026-04-14")).Status.ShouldBe(422);
        (await CoverAsync(site, cases, coach, own, "2026-05-14", "2026-05-13")).Status.ShouldBe(422);
        (await CoverAsync(site, cases, coach, await cases.OthersAsync(), "2026-05-14", "2026-05-15")).Status.ShouldBe(409);
        (await CoverAsync(site, cases, coach, own, "2026-04-21", "2026-04-25")).Status.ShouldBe(200);
        (await site.FactAsync<long>("select count(*) from case_covers")).ShouldBe(2);
    }

    [Fact]
    public async Task A_coach_lets_nobody_cover_for_another()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var path = $"/insatser/{cases.Initiative}/arendemangd/vikarie?coach={await cases.CoachAccountAsync()}";

        (await (await site.SignInAsync("coach_2")).GetAsync(path)).Status.ShouldBe(404);
        (await (await site.SignInAsync(DemoCases.Lead)).GetAsync(path)).Status.ShouldBe(200);
        (await (await site.SignInAsync(DemoCases.Lead)).GetAsync($"/insatser/{cases.Initiative}/arendemangd/vikarie")).Status.ShouldBe(200, "the own cases, when no coach is named");
    }

    private static async Task<Page> CoverAsync(Site site, DemoCases cases, Visitor visitor, Guid participant, string from, string until) =>
        await (await visitor.GetAsync($"/insatser/{cases.Initiative}/arendemangd/vikarie?coach={await cases.CoachAccountAsync()}")).SubmitAsync(
            "main form.form", ("Input.Cases", participant.ToString()), ("Input.From", from), ("Input.Until", until),
            ("Input.Coach", (await site.FactAsync<Guid>("select id from accounts where demo_role = 'coach_2'")).ToString()));

    private static Task<Guid> SecondAsync(Site site, Guid first) => site.FactAsync<Guid>("""
        select c.participant_id from case_assignments c join accounts a on a.id = c.account_id
        where a.demo_role = $1 and c.valid_until is null and c.participant_id <> $2 order by 1 limit 1
        """, DemoCases.Coach, first);
}
