using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Secret addresses of calendars: who reads what by them, and for how long.</summary>
public sealed class CalendarFeedTests
{
    private const string Own = "/mitt-konto/kalender";

    [Fact]
    public async Task A_calendar_program_reads_sessions_by_type_and_group_and_conversations_without_names()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var person = await site.FactAsync<string>("""
            select p.name from planned_contacts b join participants p on p.id = b.participant_id join accounts a on a.id = b.booked_by and a.demo_role = 'coach'
            where b.state = 'booked' and p.name is not null order by b.starts_at limit 1
            """);
        var address = await MakeAsync(await site.SignInAsync(DemoRoster.Coach));

        var feed = await site.Visit().GetAsync(address);

        feed.Header("Content-Type").ShouldBe("text/calendar; charset=utf-8");
        feed.Header("Cache-Control").ShouldNotBeNull().ShouldContain("private");
        var events = (await ICalendarReading.OfAsync(new ICalendarReading.Asked(feed.Source))).Single().Events;
        var session = events.Single(one => one.Uid == today.Session.ToString());
        session.Start.ShouldBe(await site.FactAsync<DateTime>("select starts_at from sessions where id = $1", today.Session));
        session.Url.ShouldNotBeNull().ShouldEndWith(today.SessionPath);
        events.ShouldContain(static one => one.Category == "Samtal" && (one.Summary == "Samtal" || one.Summary == "Inställd: Samtal"));
        foreach (var meeting in events.Where(static one => one.Category == "Samtal"))
        {
            meeting.Location.ShouldBeNullOrEmpty();
            meeting.Url!.ShouldNotContain("deltagare");
        }

        feed.Source.ShouldNotContain(person!);
        feed.Source.ShouldNotContain(person!.Split(' ')[^1]);
    }

    [Fact]
    public async Task What_is_moved_counts_up_and_what_is_cancelled_says_so_under_the_same_name()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var address = await MakeAsync(await site.SignInAsync(DemoRoster.Coach));
        async Task<ICalendarReading.Event> ReadAsync() =>
            (await ICalendarReading.OfAsync(new ICalendarReading.Asked((await site.Visit().GetAsync(address)).Source))).Single().Events.Single(one => one.Uid == today.Session.ToString());

        var before = await ReadAsync();
        await site.OwnerAsync("update sessions set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1", today.Session);
        var moved = await ReadAsync();
        await site.OwnerAsync("update sessions set is_cancelled = true where id = $1", today.Session);
        var cancelled = await ReadAsync();

        (moved.Start - before.Start).ShouldBe(TimeSpan.FromDays(1));
        new[] { before.Sequence, moved.Sequence, cancelled.Sequence }.ShouldBe([before.Sequence, before.Sequence + 1, before.Sequence + 2]);
        (before.Status, moved.Status, cancelled.Status).ShouldBe(("CONFIRMED", "CONFIRMED", "CANCELLED"));

        await using var application = new NpgsqlConnection(site.Database.ApplicationConnectionString);
        await application.OpenAsync();
        await using var removal = new NpgsqlCommand("delete from sessions", application);
        (await Should.ThrowAsync<PostgresException>(() => removal.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "no session is ever gone without a word");
    }

    [Fact]
    public async Task A_calendar_that_the_program_has_already_is_not_sent_again_until_something_changes()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var address = await MakeAsync(await site.SignInAsync(DemoRoster.Coach));
        var first = await site.Visit().GetAsync(address);
        var tag = first.Header("ETag").ShouldNotBeNull();

        var again = await site.Visit().GetAsync(address, ("If-None-Match", tag));
        await site.OwnerAsync("update activity_series set name_sv = 'Nytt namn' where id = $1", today.Series);
        var changed = await site.Visit().GetAsync(address, ("If-None-Match", tag));

        (again.Status, again.Bytes.Length, again.Header("ETag")).ShouldBe((304, 0, tag));
        changed.Status.ShouldBe(200);
        changed.Source.ShouldContain("Nytt namn");
        again.Queries.Count(static sql => sql.Contains("order by starts_at, id")).ShouldBe(0);
    }

    [Fact]
    public async Task An_initiatives_address_ends_with_the_role_there_and_an_account_that_is_closed_with_all()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var (own, initiative) = (await MakeAsync(coach), await MakeAsync(coach, $"initiative:{today.Initiative}"));
        (await site.Visit().GetAsync(initiative)).Source.ShouldContain(today.Session.ToString());

        await site.OwnerAsync("update role_assignments set valid_until = '2026-04-14' where account_id = (select id from accounts where demo_role = 'coach')");
        (await site.Visit().GetAsync(initiative)).Status.ShouldBe(404);
        (await site.Visit().GetAsync(own)).Status.ShouldBe(404);
        await site.OwnerAsync("update role_assignments set valid_until = null where account_id = (select id from accounts where demo_role = 'coach')");
        (await site.Visit().GetAsync(own)).Status.ShouldBe(200);
        await site.OwnerAsync("update accounts set closed_at = now() where demo_role = 'coach'");
        (await site.Visit().GetAsync(own)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_renewed_or_revoked_address_leads_nowhere_and_says_no_more_than_one_never_made()
    {
        await using var site = await Site.StartAsync();
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var first = await MakeAsync(coach);
        (await site.Visit().GetAsync(first)).Status.ShouldBe(200);
        (await coach.GetAsync(Own)).TextsOf("tbody td").Count(static cell => cell == "15 april 2026").ShouldBe(2);

        var second = AddressOn(await (await coach.GetAsync(Own)).SubmitAsync("form[action*='handler=Renew']"));
        var renewed = await site.Visit().GetAsync(first);
        (await site.Visit().GetAsync(second)).Status.ShouldBe(200);
        await (await coach.GetAsync(Own)).SubmitAsync("form[action*='handler=Revoke']");
        var revoked = await site.Visit().GetAsync(second);
        var never = await site.Visit().GetAsync($"/kalender/{new string('x', 43)}.ics");

        (renewed.Status, revoked.Status, never.Status).ShouldBe((404, 404, 404));
        (renewed.TextOf("h1"), revoked.TextOf("h1")).ShouldBe((never.TextOf("h1"), never.TextOf("h1")));
        (await site.Visit().GetAsync($"/kalender/{new string('x', 2000)}.ics")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_secret_is_nowhere_in_the_database_or_the_log_and_nobody_else_finds_the_row()
    {
        await using var site = await Site.StartAsync();
        var secret = (await MakeAsync(await site.SignInAsync(DemoRoster.Coach)))["/kalender/".Length..^".ics".Length];

        Convert.FromBase64String(secret.Replace('-', '+').Replace('_', '/') + "=").Length.ShouldBe(32);
        (await site.FactAsync<long>("select count(*) from calendar_feeds f where position($1 in f::text) > 0", secret)).ShouldBe(0);
        (await site.FactAsync<long>("select count(*) from audit_entries a where position($1 in a::text) > 0 or position(encode(sha256($1::bytea), 'hex') in a::text) > 0", secret)).ShouldBe(0);
        (await site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'calendar_feeds' and action = 'added'")).ShouldBe(1);
        await using var scope = await site.ScopeOfAsync(await site.FactAsync<Guid>("select id from accounts where demo_role = 'project_lead'"));
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        (await database.QueryAsync<Guid>(Sql.Of($"select id from calendar_feeds"))).ShouldBeEmpty();
        (await database.ExecuteAsync(Sql.Of($"update calendar_feeds set revoked_at = now()"))).ShouldBe(0);
        await Should.ThrowAsync<PostgresException>(() => database.ExecuteAsync(Sql.Of($"""
            insert into calendar_feeds (id, account_id, label, digest, made_at) select uuidv7(), id, 'x', sha256('x'), now() from accounts where demo_role = 'coach'
            """)));
    }

    [Fact]
    public async Task A_calendar_beyond_reach_is_not_offered_and_not_given()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var beyond = await site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
            select uuidv7(), 'En annan insats', owner_id, state, starts_on, ends_on from initiatives where id = $1 returning id
            """, today.Initiative);
        var page = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(Own);

        var answer = await page.SubmitAsync("main form", ("Input.Label", "Telefonen"), ("Input.Of", $"initiative:{beyond}"));

        page.Source.ShouldNotContain(beyond.ToString());
        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_Of-error']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_reads_or_guesses_too_often_waits()
    {
        await using var site = await Site.StartAsync(Template.Demo, static deployment => deployment with { Limits = deployment.Limits with { Feeds = 3 } });
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var address = await MakeAsync(coach);
        (await site.Visit().GetAsync(address)).Status.ShouldBe(200);
        (await site.Visit().GetAsync("/kalender/one-guess.ics")).Status.ShouldBe(404);
        (await site.Visit().GetAsync("/kalender/another-guess.ics")).Status.ShouldBe(404);

        (await site.Visit().GetAsync("/kalender/a-third-guess.ics")).Status.ShouldBe(429);
        (await site.Visit().GetAsync(address)).Status.ShouldBe(429);
    }

    private static async Task<string> MakeAsync(Visitor visitor, string? of = null) =>
        AddressOn(await (await visitor.GetAsync(Own)).SubmitAsync("main form.form", ("Input.Label", "Telefonen"), ("Input.Of", of)));

    private static string AddressOn(Page page) => new Uri(page.TextOf(".secret").ShouldNotBeNull(page.Text)).PathAndQuery;
}
