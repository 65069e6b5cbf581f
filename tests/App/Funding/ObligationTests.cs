using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.App.Activities;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>What initiatives are to hand in, over HTTP. Today is 15 April 2026.</summary>
public sealed class ObligationTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private const string MarkOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; // SHA-256 of no text at all

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task What_is_handed_in_is_sent_back_with_words_handed_in_again_and_accepted_and_the_history_says_so()
    {
        var world = await World.MakeAsync(_site);
        var officer = await _site.SignInAsync("association_officer");
        var path = world.PathOf(await world.AddAsync("final", "2026-05-01"));
        (await world.Lead.GetAsync(path)).Text.ShouldContain("om 16 dagar");

        (await WriteAsync(world.Lead, path, "Ett **utkast**.", submits: false)).Text.ShouldContain("Utkastet är sparat");
        (await officer.GetAsync(path)).Text.ShouldNotContain("Ett utkast", customMessage: "a draft is between those who write it");
        (await WriteAsync(world.Lead, path, "Så här gick det.", submits: true)).Text.ShouldContain("Det är inlämnat");
        (await officer.GetAsync(path)).Text.ShouldContain("Så här gick det.");
        (await ReviewAsync(officer, path, "Return", "Skriv mer om pengarna.")).Text.ShouldContain("Tillbakaskickad");
        (await world.Lead.GetAsync(path)).TextOf(".ds-alert").ShouldNotBeNull().ShouldContain("Skriv mer om pengarna.");
        (await world.Lead.GetAsync(path + "/skriv")).TextOf(".ds-alert").ShouldNotBeNull().ShouldContain("Skriv mer om pengarna.");
        (await WriteAsync(world.Lead, path, "Så här gick det, och så här gick pengarna.", submits: true)).Status.ShouldBe(200);
        var accepted = await ReviewAsync(officer, path, "Accept", null);

        accepted.Text.ShouldContain("Godkänd");
        accepted.TextsOf(".ledger strong").ShouldBe(["Planerades", "Påbörjades", "Lämnades in", "Skickades tillbaka", "Lämnades in", "Godkändes"]);
        accepted.TextsOf(".ledger details p").ShouldBe(["Så här gick det.", "Så här gick det, och så här gick pengarna."], "what was handed in the first time is kept");
    }

    [Fact]
    public async Task In_each_state_each_role_may_do_what_the_table_says_and_nothing_else()
    {
        var world = await World.MakeAsync(_site);
        var (officer, board, economist) = (await _site.SignInAsync("association_officer"), await _site.SignInAsync("board_member"), await _site.SignInAsync(Role.Economist, world.Initiative));
        var (coach, stranger) = (await _site.SignInAsync(Role.Coach, world.Initiative), (await World.MakeAsync(_site)).Lead);
        foreach (var state in Enum.GetValues<ObligationState>())
        {
            var id = await world.AddAsync("status", "2026-05-01", SnakeCase.Of(state.ToString()));
            var path = world.PathOf(id);
            foreach (var (who, writes, reviews) in new[] { (world.Lead, true, false), (economist, true, false), (officer, false, true), (board, false, false) })
            {
                var page = await who.GetAsync(path);
                page.Status.ShouldBe(200);
                (page.Document.QuerySelector("a[href$='/skriv']") is not null).ShouldBe(writes && state.IsOpen(), $"{state} written");
                (page.Document.QuerySelector("a[href$='/granska']") is not null).ShouldBe(reviews && state.After(ObligationAct.Waive) is not null, $"{state} reviewed");
                (await who.GetAsync(path + "/skriv")).Status.ShouldBe(writes ? 200 : 403);
                (await who.GetAsync(path + "/granska")).Status.ShouldBe(reviews ? 200 : 403);
            }

            (await coach.GetAsync(path)).Status.ShouldBe(403);
            (await stranger.GetAsync(path)).Status.ShouldBeOneOf(403, 404);
            foreach (var act in Enum.GetValues<ObligationAct>())
            {
                var version = await VersionAsync(id);
                var answer = await PostAsync(officer, path, path + "/granska", ("Input.Act", act.ToString()), ("Input.Words", "Ord"), ("Input.Version", version));
                var mayBe = act is ObligationAct.Return or ObligationAct.Accept or ObligationAct.Waive && state.After(act) is not null;
                answer.Status.ShouldBe(mayBe ? 200 : 409, $"{act} of {state}");
                (await StateAsync(id)).ShouldBe(SnakeCase.Of((mayBe ? state.After(act)!.Value : state).ToString()));
                await _site.OwnerAsync("update obligations set state = $2 where id = $1", id, SnakeCase.Of(state.ToString()));
            }

            var written = await PostAsync(world.Lead, path, path + "/skriv", ("Input.Text", "Text"), ("Input.Read", MarkOfNothing), ("submits", "true"));
            written.Status.ShouldBe(state.IsOpen() ? 200 : 409, $"handed in when {state}");
        }
    }

    [Fact]
    public async Task Who_adds_a_file_is_not_in_the_way_of_who_writes()
    {
        var world = await World.MakeAsync(_site);
        var path = world.PathOf(await world.AddAsync("annual", "2026-05-01"));
        var writing = await world.Lead.GetAsync(path + "/skriv");
        await (await world.Lead.GetAsync(path + "/fil")).UploadAsync(Form, "Input.File", "siffror.txt", Encoding.UTF8.GetBytes("Siffror"), ("Input.Title", "Siffror"));

        (await writing.SubmitAsync(Form, ("Input.Text", "Året i korthet"), ("submits", "true"))).Text.ShouldContain("Det är inlämnat");
    }

    [Fact]
    public async Task A_file_that_comes_while_it_is_handed_in_is_told_so_and_kept_out()
    {
        var world = await World.MakeAsync(_site);
        var id = await world.AddAsync("annual", "2026-05-01", "draft");
        var path = world.PathOf(id);
        await (await world.Lead.GetAsync(path + "/fil")).UploadAsync(Form, "Input.File", "siffror.txt", Encoding.UTF8.GetBytes("Siffror"), ("Input.Title", "Siffror"));
        var (adding, there) = (await world.Lead.GetAsync(path + "/fil"), await FileOfAsync(id));
        await using var owner = new Npgsql.NpgsqlConnection(_site.Database.OwnerConnectionString);
        await owner.OpenAsync(TestContext.Current.CancellationToken);

        foreach (var send in new[]
        {
            () => adding.UploadAsync(Form, "Input.File", "mer.txt", Encoding.UTF8.GetBytes("Mer"), ("Input.Title", "Mer")),
            () => PostAsync(world.Lead, path + "/fil", $"{path}/fil?handler=Detach&file={there}"),
        })
        {
            await using var handing = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using (var submit = new Npgsql.NpgsqlCommand("update obligations set state = 'submitted' where id = $1", owner) { Parameters = { new() { Value = id } } })
            {
                await submit.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }

            var answer = send();
            while (!answer.IsCompleted && await _site.FactAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
            {
                await Task.Yield();
            }

            await handing.CommitAsync(TestContext.Current.CancellationToken);
            (await answer).Status.ShouldBe(409);
            await _site.OwnerAsync("update obligations set state = 'draft' where id = $1", id);
        }

        (await FileOfAsync(id)).ShouldBe(there, "the one there was");
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_one_is_told_beside_its_field_and_nothing_is_lost()
    {
        var world = await World.MakeAsync(_site);
        var form = await world.Lead.GetAsync($"{world.Path}/nytt");

        var empty = await form.SubmitAsync(Form, ("Input.Kind", string.Empty), ("Input.DueOn", string.Empty));
        empty.Status.ShouldBe(422);
        empty.TextOf("[id='Input_Kind-error']").ShouldBe("Fel: Välj vad det är.");
        empty.TextOf("[id='Input_DueOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.Kind", "Other"), ("Input.DueOn", "2026-05-01"))).TextOf("[id='Input_Name-error']").ShouldBe("Fel: Skriv vad det ska heta.");
        (await form.SubmitAsync(Form, ("Input.Kind", "Final"), ("Input.DueOn", "2026-04-14"))).TextOf("[id='Input_DueOn-error']").ShouldNotBeNull().ShouldContain("har redan varit");
        (await form.SubmitAsync(Form, ("Input.Kind", "99"), ("Input.DueOn", "2026-05-01"))).TextOf("[id='Input_Kind-error']").ShouldNotBeNullOrWhiteSpace();
        var unread = await form.SubmitAsync(Form, ("Input.Kind", "Final"), ("Input.Name", "Något viktigt"), ("Input.DueOn", "nästa fredag"));
        unread.TextOf("[id='Input_DueOn-error']").ShouldNotBeNullOrWhiteSpace();
        unread.Document.QuerySelector("[id='Input_Name']")!.GetAttribute("value").ShouldBe("Något viktigt");
        (await form.SubmitAsync(Form, ("Input.Kind", "Final"), ("Input.Name", new string('x', 201)), ("Input.DueOn", "2026-05-01"))).TextOf("[id='Input_Name-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from obligations where initiative_id = $1", world.Initiative)).ShouldBe(0);
    }

    [Fact]
    public async Task One_added_by_hand_can_be_taken_away_while_nobody_has_begun_and_sent_twice_it_is_one()
    {
        var world = await World.MakeAsync(_site);
        var form = await world.Lead.GetAsync($"{world.Path}/nytt");
        (string, string?)[] fields = [("Input.Kind", "Other"), ("Input.Name", "Underlag till årsmötet"), ("Input.DueOn", "2026-05-01")];
        await form.SubmitAsync(Form, fields);
        var page = await form.SubmitAsync(Form, fields);

        page.TextOf("h1").ShouldBe("Underlag till årsmötet");
        (await _site.FactAsync<long>("select count(*) from obligations where initiative_id = $1", world.Initiative)).ShouldBe(1);
        await WriteAsync(world.Lead, page.Path, "Början", submits: false);
        (await page.SubmitAsync("form[action*='Withdraw']")).Status.ShouldBe(409, "somebody has begun");
        var agreed = await world.Lead.GetAsync(world.PathOf(await world.AddAsync("final", "2026-05-01")));
        agreed.Document.QuerySelector("form[action*='Withdraw']").ShouldBeNull("what the agreement says is not taken away by hand");
        var other = await (await world.Lead.GetAsync($"{world.Path}/nytt")).SubmitAsync(Form, fields);
        (await other.SubmitAsync("form[action*='Withdraw']")).Path.ShouldBe(world.Path);
        (await StateAsync(Guid.Parse(other.Path.Split('/')[^1]))).ShouldBe("withdrawn");
    }

    [Fact]
    public async Task Nothing_at_all_is_not_handed_in_and_a_file_alone_is()
    {
        var world = await World.MakeAsync(_site);
        var id = await world.AddAsync("annual", "2026-05-01");
        var path = world.PathOf(id);
        var refused = await WriteAsync(world.Lead, path, "  \n ", submits: true);
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Text-error']").ShouldNotBeNull().ShouldContain("lägg till en fil");
        (await StateAsync(id)).ShouldBe("due");

        var upload = await world.Lead.GetAsync(path + "/fil");
        var file = Encoding.UTF8.GetBytes("Siffror");
        (await upload.UploadAsync(Form, "Input.File", "siffror.txt", file)).TextOf("[id='Input_Title-error']").ShouldNotBeNullOrWhiteSpace();
        (await upload.SubmitAsync(Form, ("Input.Title", "Siffror"))).TextOf("[id='Input_File-error']").ShouldNotBeNullOrWhiteSpace();
        (await upload.UploadAsync(Form, "Input.File", "siffror.pdf", [0x4D, 0x5A, 0x90], ("Input.Title", "Siffror"))).Status.ShouldBe(422);
        (await _site.FactAsync<long>("select count(*) from obligation_files where obligation_id = $1", id)).ShouldBe(0);
        await upload.UploadAsync(Form, "Input.File", "siffror.txt", file, ("Input.Title", "Siffror"));
        (await upload.UploadAsync(Form, "Input.File", "siffror.txt", file, ("Input.Title", "Siffror"))).Status.ShouldBe(200, "sent twice");
        (await StateAsync(id)).ShouldBe("draft");
        (await WriteAsync(world.Lead, path, string.Empty, submits: true)).Text.ShouldContain("Det är inlämnat");

        var read = await (await _site.SignInAsync("association_officer")).GetAsync(path);
        (await read.FollowAsync("a[download]")).Source.ShouldBe("Siffror");
        read.Document.QuerySelectorAll("a[download]").Length.ShouldBe(1);
        (await PostAsync(world.Lead, path, path + "/fil?handler=Detach", ("file", (await FileOfAsync(id)).ToString()))).Status.ShouldBe(409, "what is handed in stays");
    }

    [Fact]
    public async Task A_file_is_taken_away_again_and_another_ones_is_not_taken_in_by_its_id()
    {
        var world = await World.MakeAsync(_site);
        var (id, other) = (await world.AddAsync("annual", "2026-05-01"), await world.AddAsync("final", "2026-06-01"));
        var upload = await world.Lead.GetAsync(world.PathOf(id) + "/fil");
        var page = await upload.UploadAsync(Form, "Input.File", "siffror.txt", Encoding.UTF8.GetBytes("Siffror"), ("Input.Title", "Siffror"));
        var file = await FileOfAsync(id);

        (await (await world.Lead.GetAsync(world.PathOf(other) + "/fil")).UploadAsync(Form, "Input.File", "siffror.txt", Encoding.UTF8.GetBytes("Siffror"), ("Input.Title", "Siffror"), ("Input.Form", file.ToString()))).Status.ShouldBe(409);
        var foreign = await _site.FactAsync<Guid>("""
            with d as (insert into documents (id, initiative_id, kind, title) values (uuidv7(), $1, 'plan', 'Någon annans') returning id)
            insert into document_versions (id, document_id, number, file_name, format, size, sha256, state, uploaded_at, uploaded_by)
            select uuidv7(), d.id, 1, 'plan.txt', 'txt', 1, '\x00', 'clean', now(), a.id from d, (select id from accounts where demo_role = 'coach') a returning id
            """, world.Initiative);
        (await (await world.Lead.GetAsync(world.PathOf(other) + "/fil")).UploadAsync(Form, "Input.File", "siffror.txt", Encoding.UTF8.GetBytes("Siffror"), ("Input.Title", "Siffror"), ("Input.Form", foreign.ToString()))).Status.ShouldBe(409);
        (await _site.FactAsync<long>("select count(*) from obligation_files where obligation_id = $1", other)).ShouldBe(0);
        (await PostAsync(world.Lead, page.Path, world.PathOf(other) + "/fil?handler=Detach", ("file", file.ToString()))).Status.ShouldBe(404, "it is not of that one");
        (await page.SubmitAsync("form[action*='Detach']")).Document.QuerySelector("a[download]").ShouldBeNull();
        (await _site.FactAsync<bool>("select removed_at is not null from documents d join document_versions v on v.document_id = d.id where v.id = $1", file)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Return", "Skriv vad som behöver ändras.")]
    [InlineData("Waive", "Skriv varför det inte behövs.")]
    public async Task Words_are_asked_for_when_something_is_sent_back_or_not_asked_for_any_more(string act, string words)
    {
        var world = await World.MakeAsync(_site);
        var id = await world.AddAsync("status", "2026-05-01", "submitted");
        var refused = await ReviewAsync(await _site.SignInAsync("association_officer"), world.PathOf(id), act, "  ");

        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Words-error']").ShouldBe($"Fel: {words}");
        (await StateAsync(id)).ShouldBe("submitted");
    }

    [Fact]
    public async Task Who_writes_in_what_somebody_else_has_changed_is_told_and_keeps_the_text()
    {
        var world = await World.MakeAsync(_site);
        var path = world.PathOf(await world.AddAsync("status", "2026-05-01"));
        var (first, second) = (await world.Lead.GetAsync(path + "/skriv"), await world.Lead.GetAsync(path + "/skriv"));
        await first.SubmitAsync(Form, ("Input.Text", "Den ena"));
        var late = await second.SubmitAsync(Form, ("Input.Text", "Den andra"));

        late.Status.ShouldBe(409);
        late.TextOf("textarea").ShouldBe("Den andra");
    }

    [Fact]
    public async Task The_lists_find_what_is_late_and_show_nobody_elses()
    {
        var (world, other) = (await World.MakeAsync(_site), await World.MakeAsync(_site));
        await world.AddAsync("quarterly", "2026-04-14", "draft");
        await world.AddAsync("annual", "2026-04-14", "submitted");
        await world.AddAsync("final", "2026-04-15");
        await world.AddAsync("status", "2026-04-01", "withdrawn");
        await other.AddAsync("eight_point", "2026-04-01");

        (await world.Lead.GetAsync(world.Path)).RowsOf("main table").Count.ShouldBe(3, "what is withdrawn is not planned");
        var late = (await world.Lead.GetAsync($"{world.Path}?forsenade=true")).RowsOf("main table").ShouldHaveSingleItem();
        late[0].ShouldBe("Kvartalsrapport");
        late.ShouldContain("1 dag för sent");
        (await world.Lead.GetAsync($"{world.Path}?lage=Withdrawn")).RowsOf("main table").Count.ShouldBe(1);
        var all = await world.Lead.GetAsync("/ataganden");
        all.Source.ShouldContain("Kvartalsrapport");
        all.Source.ShouldNotContain("Rapport i åtta punkter");
        (await (await _site.SignInAsync("association_director")).GetAsync("/ataganden?forsenade=true&export=csv")).Source.ShouldContain("Rapport i åtta punkter");
        (await (await _site.SignInAsync(Role.Coach, world.Initiative)).GetAsync("/ataganden")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task What_is_far_away_is_told_in_months_and_years()
    {
        var world = await World.MakeAsync(_site);
        foreach (var (kind, day) in new[] { ("annual", "2026-06-14"), ("final", "2027-06-15"), ("eight_point", "2031-03-15"), ("status", "2026-01-15") })
        {
            await world.AddAsync(kind, day);
        }

        (await world.Lead.GetAsync(world.Path)).RowsOf("main table").SelectMany(static row => row).Where(static cell => cell.StartsWith("om ", StringComparison.Ordinal) || cell.EndsWith(" för sent", StringComparison.Ordinal))
            .ShouldBe(["om 60 dagar", "om 14 månader", "om ungefär 5 år", "3 månader för sent"], ignoreOrder: true);
    }

    [Fact]
    public async Task Today_tells_the_lead_what_comes_is_late_or_came_back_and_the_association_what_was_handed_in()
    {
        var world = await World.MakeAsync(_site);
        var officer = await _site.SignInAsync("association_officer");
        var (coming, later, late) = (await world.AddAsync("annual", "2026-05-15"), await world.AddAsync("final", "2026-05-16"), await world.AddAsync("status", "2026-04-14"));
        async Task<IReadOnlyList<string>> OfAsync(Visitor who) => [.. (await who.GetAsync("/")).Document.QuerySelectorAll("main a").Select(static link => link.GetAttribute("href") ?? string.Empty).Where(static path => path.Contains("/ataganden/"))];

        (await OfAsync(world.Lead)).ShouldBe([world.PathOf(late), world.PathOf(coming)], ignoreOrder: true);
        (await world.Lead.GetAsync("/")).Text.ShouldContain("Åtagande som är försenat · 14 apr · Lägesrapport");
        await WriteAsync(world.Lead, world.PathOf(later), "Klart", submits: true);
        (await OfAsync(officer)).ShouldContain(world.PathOf(later));
        await ReviewAsync(officer, world.PathOf(later), "Return", "Mer");
        (await OfAsync(officer)).ShouldNotContain(world.PathOf(later));
        (await OfAsync(world.Lead)).ShouldContain(world.PathOf(later));
        (await world.Lead.GetAsync("/")).Text.ShouldContain("Ett åtagande har kommit tillbaka");
    }

    [Fact]
    public async Task An_agreement_makes_its_obligations_and_made_again_it_changes_only_what_nobody_has_begun()
    {
        var world = await World.MakeAsync(_site);
        PlannedObligation[] planned = [new(ObligationKind.Annual, new DateOnly(2027, 2, 28)), new(ObligationKind.HalfTime, new DateOnly(2027, 6, 1)), new(ObligationKind.Final, new DateOnly(2028, 8, 31))];
        await world.AgreeAsync(planned);
        await world.AgreeAsync(planned);
        async Task<string?> NowAsync() => await _site.FactAsync<string>("select string_agg(kind || ' ' || due_on || ' ' || state, ', ' order by due_on) from obligations where initiative_id = $1", world.Initiative);
        (await NowAsync()).ShouldBe("annual 2027-02-28 due, half_time 2027-06-01 due, final 2028-08-31 due");
        (await _site.FactAsync<long>("select count(*) from obligation_events where initiative_id = $1", world.Initiative)).ShouldBe(3, "nothing happened the second time");

        await WriteAsync(world.Lead, world.PathOf(await _site.FactAsync<Guid>("select id from obligations where initiative_id = $1 and kind = 'half_time'", world.Initiative)), "Halvvägs", submits: false);
        await world.AddAsync("status", "2026-12-01", source: "added");
        await world.AgreeAsync([new(ObligationKind.HalfTime, new DateOnly(2027, 9, 1)), new(ObligationKind.Final, new DateOnly(2029, 8, 31))]);

        (await NowAsync()).ShouldBe("status 2026-12-01 due, annual 2027-02-28 withdrawn, half_time 2027-06-01 draft, final 2029-08-31 due");
        await world.AgreeAsync(planned);
        (await NowAsync()).ShouldBe("status 2026-12-01 due, annual 2027-02-28 due, half_time 2027-06-01 draft, final 2028-08-31 due");
    }

    [Fact]
    public async Task Each_step_towards_the_day_is_reminded_of_once_also_late_and_never_what_is_handed_in()
    {
        await using var site = await Site.StartAsync();
        await site.OwnerAsync("update obligations set state = 'accepted'");
        var world = await World.MakeAsync(site);
        var id = await world.AddAsync("final", "2026-05-16", name: "Om Berit");
        var account = await site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1", world.Initiative);
        async Task<(long Before, long After)> AfterAsync(int days)
        {
            site.Clock.Advance(TimeSpan.FromDays(days));
            await using var scope = site.Services.CreateAsyncScope();
            for (var round = 0; round < 2; round++)
            {
                await scope.ServiceProvider.GetServices<IJob>().Single(static job => job.Kind == "deadlines.remind").RunAsync(default, TestContext.Current.CancellationToken);
            }

            return (await ToldAsync("obligation_reminder"), await ToldAsync("obligation_overdue"));
        }

        Task<long> ToldAsync(string kind) => site.FactAsync<long>("select count(*) from outbox_messages where kind = $1 and account_id = $2", kind, account);
        (await AfterAsync(0)).ShouldBe((0, 0), "31 days are left");
        (await AfterAsync(1)).ShouldBe((1, 0), "30 days are left");
        (await AfterAsync(10)).ShouldBe((1, 0), "20 days are left");
        (await AfterAsync(19)).ShouldBe((2, 0), "a day is left: the step of seven days was missed, and is told once");
        (await AfterAsync(1)).ShouldBe((3, 0), "the day itself");
        (await AfterAsync(13)).ShouldBe((3, 0));
        (await AfterAsync(36)).ShouldBe((3, 1), "three steps were missed after it, and one is told");
        await site.OwnerAsync("update obligations set state = 'submitted' where id = $1", id);
        (await AfterAsync(28)).ShouldBe((3, 1));
        await site.OwnerAsync("update obligations set state = 'returned' where id = $1", id);
        (await AfterAsync(0)).ShouldBe((3, 2));
        await site.OwnerAsync("update role_assignments set valid_until = '2026-04-15' where account_id = $1", account);
        (await AfterAsync(14)).ShouldBe((3, 2), "nobody is told who does not work there any more");
        (await site.FactAsync<long>("select count(*) from outbox_messages m where m::text like '%Berit%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Last_days_stand_in_the_calendar_as_days_are_counted_up_when_moved_and_called_off_when_withdrawn()
    {
        await using var site = await Site.StartAsync();
        var (world, other) = (await World.MakeAsync(site), await World.MakeAsync(site));
        await world.AgreeAsync([new(ObligationKind.Final, new DateOnly(2026, 10, 25), "Om Berit")]);
        await other.AddAsync("annual", "2026-06-01");
        var id = await site.FactAsync<string>("select id::text from obligations where initiative_id = $1", world.Initiative);
        var address = await SubscribeAsync(world.Lead);
        async Task<(ICalendarReading.Event Event, string Source)> ReadAsync()
        {
            var feed = await site.Visit().GetAsync(address);
            feed.Status.ShouldBe(200);
            return ((await ICalendarReading.OfAsync(new ICalendarReading.Asked(feed.Source))).Single().Events.ShouldHaveSingleItem("another initiative's is not there"), feed.Source);
        }

        var (before, source) = await ReadAsync();
        source.ShouldContain("DTSTART;VALUE=DATE:20261025\r\nDTEND;VALUE=DATE:20261026\r\n", customMessage: "a day is a day, also when it has 25 hours");
        source.ShouldNotContain("Berit", customMessage: "what somebody has written stays here");
        (before.Uid, before.Sequence, before.Status).ShouldBe((id, 0, "CONFIRMED"));
        before.Summary.ShouldNotBeNull().ShouldStartWith("Slutrapport: Åtaganden");
        before.Url.ShouldNotBeNull().ShouldEndWith(world.PathOf(Guid.Parse(id!)));
        await world.AgreeAsync([new(ObligationKind.Final, new DateOnly(2026, 11, 25), "Om Berit")]);
        var (moved, _) = await ReadAsync();
        (moved.Uid, moved.Sequence, (moved.Start - before.Start).Days).ShouldBe((id, 1, 31));
        await world.AgreeAsync([]);
        var (cancelled, _) = await ReadAsync();
        (cancelled.Uid, cancelled.Sequence, cancelled.Status).ShouldBe((id, 2, "CANCELLED"));
    }

    [Fact]
    public async Task The_association_subscribes_to_all_last_days_and_an_address_ends_when_it_is_revoked_or_the_role_is_gone()
    {
        await using var site = await Site.StartAsync();
        var world = await World.MakeAsync(site);
        var id = await world.AddAsync("annual", "2026-06-01");
        var officer = await site.SignInAsync("association_officer");
        (await officer.GetAsync("/mitt-konto")).Document.QuerySelector("main a[href='/mitt-konto/kalender']").ShouldNotBeNull();
        var (office, lead) = (await SubscribeAsync(officer), await SubscribeAsync(world.Lead));
        (await site.Visit().GetAsync(office)).Source.ShouldContain(id.ToString());

        await (await officer.GetAsync("/mitt-konto/kalender")).SubmitAsync("form[action*='handler=Revoke']");
        (await site.Visit().GetAsync(office)).Status.ShouldBe(404);
        (await site.Visit().GetAsync(lead)).Source.ShouldContain(id.ToString());
        await site.OwnerAsync("update role_assignments set valid_until = '2026-04-14' where initiative_id = $1", world.Initiative);
        (await site.Visit().GetAsync(lead)).Status.ShouldBe(404);
    }

    private static async Task<string> SubscribeAsync(Visitor visitor) =>
        new Uri((await (await visitor.GetAsync("/mitt-konto/kalender")).SubmitAsync(Form, ("Input.Label", "Telefonen"))).TextOf(".secret").ShouldNotBeNull()).PathAndQuery;

    private static async Task<Page> WriteAsync(Visitor who, string path, string text, bool submits) =>
        await (await who.GetAsync(path + "/skriv")).SubmitAsync(Form, ("Input.Text", text), ("submits", submits ? "true" : null));

    private static async Task<Page> ReviewAsync(Visitor who, string path, string act, string? words) =>
        await (await who.GetAsync(path + "/granska")).SubmitAsync(Form, ("Input.Act", act), ("Input.Words", words));

    /// <summary>Posts what no form on the page holds, with the page's token.</summary>
    private static async Task<Page> PostAsync(Visitor who, string from, string to, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var token = (await who.GetAsync(from)).Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return await who.PostAsync(to, [.. fields, ("__RequestVerificationToken", token)]);
    }

    private Task<Guid> FileOfAsync(Guid obligation) => _site.FactAsync<Guid>("select id from obligation_files where obligation_id = $1", obligation);

    private async Task<string> StateAsync(Guid obligation) => (await _site.FactAsync<string>("select state from obligations where id = $1", obligation))!;

    private async Task<string> VersionAsync(Guid obligation) => (await _site.FactAsync<string>("select xmin::text from obligations where id = $1", obligation))!;

    /// <summary>An initiative with its lead.</summary>
    private sealed record World(Site Site, Guid Initiative, Visitor Lead)
    {
        public string Path => $"/insatser/{Initiative}/ataganden";

        public static async Task<World> MakeAsync(Site site)
        {
            var id = Guid.CreateVersion7();
            await site.OwnerAsync("insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) select $1, 'Åtaganden ' || $1, o.id, 'ongoing', '2026-01-01', '2027-12-31' from organisations o order by o.id limit 1", id);
            return new World(site, id, await site.SignInAsync(Role.ProjectLead, id, await site.FactAsync<Guid>("select owner_id from initiatives where id = $1", id)));
        }

        public string PathOf(Guid obligation) => $"{Path}/{obligation}";

        public async Task<Guid> AddAsync(string kind, string due, string state = "due", string source = "agreement", string? name = null)
        {
            var id = Guid.CreateVersion7();
            await Site.OwnerAsync("insert into obligations (id, initiative_id, kind, name, due_on, source, state, changed_at) values ($1, $2, $3, $4, $5::text::date, $6, $7, now())", id, Initiative, kind, name, due, source, state);
            await Site.OwnerAsync("""
                insert into obligation_events (id, initiative_id, obligation_id, act, due_on, registered_at, registered_by)
                select uuidv7(), o.initiative_id, o.id, 'plan', o.due_on, '2026-01-01', a.id from obligations o, accounts a where o.id = $1 limit 1
                """, id);
            return id;
        }

        /// <summary>Makes what an agreement obliges to, as the lead.</summary>
        public async Task AgreeAsync(IReadOnlyList<PlannedObligation> planned)
        {
            await using var scope = await Site.ScopeOfAsync(await Site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1 and role = 'project_lead'", Initiative));
            await scope.ServiceProvider.GetRequiredService<CreateObligations>().RunAsync(new InitiativeId(Initiative), planned, TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync();
        }
    }
}
