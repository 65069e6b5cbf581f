namespace Samsteg.App.Activities;

/// <summary>Marks corrected afterwards.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public async Task A_correction_keeps_the_day_and_tells_what_it_was()
    {
        await using var site = await Site.StartAsync();
        var (path, attendance) = await PastMarkAsync(site);
        var lead = await site.SignInAsync(DemoRoster.Lead);

        var answer = await (await lead.GetAsync(path)).SubmitAsync("main form", ("Input.Mark", "absent_valid"), ("Input.Reason", "Fel i <b>listan</b>"));

        answer.Status.ShouldBe(200);
        (await site.FactAsync<string>("select superseded_reason from attendance where id = $1", attendance)).ShouldBe("Fel i <b>listan</b>");
        (await site.FactAsync<bool>("""
            select new.occurred_on = old.occurred_on and new.registered_at = old.superseded_at and new.mark = 'absent_valid'
            from attendance old join attendance new on new.session_id = old.session_id and new.participant_id = old.participant_id and new.superseded_at is null
            where old.id = $1
            """, attendance)).ShouldBeTrue();
        var history = await lead.GetAsync(path);
        history.Source.ShouldContain("Fel i &lt;b&gt;listan&lt;/b&gt;");
    }

    [Fact]
    public async Task A_correction_needs_its_reason()
    {
        await using var site = await Site.StartAsync();
        var (path, attendance) = await PastMarkAsync(site);

        var answer = await (await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(path)).SubmitAsync("main form", ("Input.Mark", "absent_valid"));

        answer.Status.ShouldBe(422);
        answer.TextOf(".ds-error-summary").ShouldNotBeNull().ShouldContain("Varför rättar du?");
        (await StandsAsync(site, attendance)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_overlong_reason_and_an_unknown_mark_are_refused()
    {
        await using var site = await Site.StartAsync();
        var (path, attendance) = await PastMarkAsync(site);
        var page = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(path);

        (await page.SubmitAsync("main form", ("Input.Mark", "absent_valid"), ("Input.Reason", new string('x', 501)))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Mark", "gone"), ("Input.Reason", "Skäl"))).Status.ShouldBe(422);
        (await StandsAsync(site, attendance)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_retracted_mark_leaves_none_standing()
    {
        await using var site = await Site.StartAsync();
        var (path, attendance) = await PastMarkAsync(site);

        await (await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(path)).SubmitAsync("main form", ("Input.Mark", "retracted"), ("Input.Reason", "Fel person"));

        (await site.FactAsync<long>("""
            select count(*) from attendance a join attendance old on old.id = $1
            where a.session_id = old.session_id and a.participant_id = old.participant_id and a.superseded_at is null
            """, attendance)).ShouldBe(0);
    }

    [Fact]
    public async Task The_second_of_two_corrections_of_the_same_mark_is_a_conflict()
    {
        await using var site = await Site.StartAsync();
        var (path, _) = await PastMarkAsync(site);
        var page = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(path);
        await page.SubmitAsync("main form", ("Input.Mark", "absent_valid"), ("Input.Reason", "Ett"));

        (await page.SubmitAsync("main form", ("Input.Mark", "absent_invalid"), ("Input.Reason", "Två"))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_mark_of_a_held_session_is_not_changed_by_the_roster()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var roster = await today.PressAsync(await coach.GetAsync(today.Path), "AllPresent");
        await today.PressAsync(roster, "Done");

        var answer = await today.TapAsync(roster, 0, DemoRoster.Mark(0, "absent"));

        answer.Status.ShouldBe(409);
        (await today.StandingAsync("absent_invalid")).ShouldBe(0);
    }

    private static async Task<(string Path, Guid Attendance)> PastMarkAsync(Site site)
    {
        var today = await DemoRoster.OfAsync(site);
        var attendance = await site.FactAsync<Guid>("""
            select a.id from attendance a join sessions s on s.id = a.session_id
            where s.series_id = $1 and a.mark = 'present' and a.superseded_at is null order by a.id limit 1
            """, today.Series);
        var session = await site.FactAsync<Guid>("select session_id from attendance where id = $1", attendance);
        var participant = await site.FactAsync<Guid>("select participant_id from attendance where id = $1", attendance);
        return ($"{today.Activities}/traffar/{session}/narvaro/{participant}/ratta", attendance);
    }

    private static async Task<bool> StandsAsync(Site site, Guid attendance) =>
        await site.FactAsync<bool>("select superseded_at is null from attendance where id = $1", attendance);
}
