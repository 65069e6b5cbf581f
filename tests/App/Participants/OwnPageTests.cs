using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.App.Participants;

/// <summary>What a participant reads and does on the own pages. Today is Wednesday 15 April 2026.</summary>
public sealed class OwnPageTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly string[] Pages = ["/min-sida", "/min-sida/plan", "/min-sida/meddelanden", "/min-sida/skattning", "/min-sida/samtycken", "/min-sida/uppgifter", "/min-sida/last"];

    /// <summary>Fields that hold what somebody wrote, a name or an address, and target groups, whose words an initiative has.</summary>
    private static readonly string[] WrittenByPeople =
    [
        "association", "initiative", "course", "leader", "task",
        "text", "reason", "title", "place", "tasks", "municipality", "interpreter", "organisation", "representative", "who", "name_sv", "name_en", "participant_outcome", "continues",
        "language", "phone", "email", "reference", "given_name", "family_name", "purpose", "target_group", "note", "goals", "said_by", "next_step",
        "skills", "starts_from", "wish",
    ];

    private readonly OwnWorld _world = new(demo.Site);

    [Fact]
    public async Task The_next_step_stands_in_front_and_what_is_booked_below()
    {
        var (_, participant) = await _world.CaseAsync();
        await _world.PlanAsync(participant);
        await _world.BookAsync(participant, "Träffpunkten");
        var own = await _world.SignInAsync(participant);

        var start = await own.GetAsync("/");

        start.Path.ShouldBe("/min-sida");
        start.TextOf("h1").ShouldBe("Hej Prova!");
        start.Document.Title!.ShouldNotContain("Prova");
        start.TextOf(".own-next-text").ShouldBe("Ringa kaféet");
        start.TextsOf("[aria-labelledby=meetings] li").ShouldHaveSingleItem().ShouldContain("kl. 10:00");
        start.TextsOf("[aria-labelledby=mine] li strong").ShouldBe(["Skriva cv"]);
        (await own.GetAsync("/min-sida/plan")).TextsOf("main li strong").ShouldBe(["Ringa kaféet", "Skriva cv"]);
    }

    [Fact]
    public async Task Easy_words_ask_for_a_step_now_only_of_who_is_to_take_it()
    {
        var (_, participant) = await _world.CaseAsync();
        await _world.PlanAsync(participant);
        var own = await _world.SignInAsync(participant);
        var plan = await (await own.GetAsync("/min-sida/plan")).PressAsync("button[value=easy]");
        plan.TextOf("main").ShouldNotBeNull().ShouldContain("Gör det här nu");

        await demo.Site.OwnerAsync("update action_steps set responsible = 'coach' where participant_id = $1", participant);

        (await own.GetAsync("/min-sida/plan")).TextOf("main").ShouldNotBeNull().ShouldNotContain("Gör det här nu");
    }

    [Fact]
    public async Task Sessions_of_the_own_group_are_among_the_meetings()
    {
        var member = await demo.Site.FactAsync<Guid>("""
            select m.participant_id from series_members m join sessions s on s.series_id = m.series_id join participants p on p.id = m.participant_id
            where s.starts_at > '2026-04-15T10:00Z' and m.left_on is null and not p.is_protected order by m.participant_id limit 1
            """);

        var start = await (await _world.SignInAsync(member)).GetAsync("/min-sida");

        start.TextsOf("[aria-labelledby=meetings] li").Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nobody_reads_another_participants_and_none_of_the_staffs_pages()
    {
        var (path, participant) = await _world.CaseAsync();
        var (otherPath, other) = await _world.CaseAsync();
        await _world.PlanAsync(participant);
        await _world.PlanAsync(other, next: "Hemligt steg");
        var own = await _world.SignInAsync(participant);

        foreach (var page in Pages)
        {
            var answer = await own.GetAsync(page);
            answer.Status.ShouldBe(200, page);
            answer.Source.ShouldNotContain(other.ToString(), Case.Insensitive, page);
            answer.Source.ShouldNotContain("Hemligt steg", Case.Insensitive, page);
        }

        foreach (var page in new[] { path, otherPath, $"{path}/plan", $"{path}/last", $"{path}/egen-sida", $"{path}/meddelanden", "/deltagare", "/insatser", "/konton", "/aktiviteter" })
        {
            (await own.GetAsync(page)).Status.ShouldBeOneOf(403, 404);
        }

        (await own.GetAsync("/sok?q=Prova")).Source.ShouldNotContain("Provberg");
    }

    [Fact]
    public async Task Somebody_whom_nobody_is_tied_to_finds_nothing()
    {
        var stranger = await demo.Site.SignInAsync(Role.Participant);

        (await stranger.GetAsync("/min-sida")).Text.ShouldContain("ingen sida att visa");
        foreach (var page in Pages.Skip(1))
        {
            (await stranger.GetAsync(page)).Status.ShouldBe(404, page);
        }
    }

    [Fact]
    public async Task A_waiver_taken_back_stops_the_very_next_reading()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var row = (await site.Database.RowsAsync("""
            select n.initiative_id, n.participant_id, n.keeper_organisation_id, n.text from contact_notes n join contacts c on c.id = n.contact_id
            where c.superseded_at is null order by c.occurred_on desc, c.registered_at desc, c.id desc limit 1
            """)).Single();
        var (initiative, participant, keeper, note) = ((Guid)row[0]!, (Guid)row[1]!, (Guid)row[2]!, (string)row[3]!);
        var recipient = await site.FactAsync<Guid>("select organisation_id from initiative_partners where initiative_id = $1 and organisation_id <> $2 limit 1", initiative, keeper);
        await site.OwnerAsync("""
            insert into secrecy_waivers (id, initiative_id, participant_id, keeper_organisation_id, recipient_organisation_id, parts, purpose, occurred_on, valid_until, registered_at, registered_by)
            select uuidv7(), $1, $2, $3, $4, '{notes}', 'Planera', '2026-04-01', '2026-05-20', '2026-04-01', id from accounts where demo_role = 'coach'
            """, initiative, participant, keeper, recipient);
        var other = await site.SignInAsync(Role.ProjectLead, initiative, recipient);
        var own = await new OwnWorld(site).SignInAsync(participant);
        var file = $"/insatser/{initiative}/deltagare/{participant}";
        (await other.GetAsync(file)).Text.ShouldContain(note);

        await Mailbox.TakeAsync(site);
        var waivers = await own.GetAsync("/min-sida/samtycken");
        waivers.Document.QuerySelector("[aria-labelledby=holding] form").ShouldBeNull("it is asked about once more");
        var asked = await waivers.FollowAsync("[aria-labelledby=holding] a[href*='angra=']");
        asked.TextOf(".own-sure p").ShouldNotBeNull().ShouldContain("din coach får veta det");
        (await asked.FollowAsync(".own-sure a")).TextsOf("[aria-labelledby=holding] li").Count.ShouldBe(1);
        var page = await asked.SubmitAsync(".own-sure");

        var mail = (await Mailbox.TakeAsync(site)).ShouldHaveSingleItem();
        mail.To.ShouldContain("coach@");
        (mail.Subject + mail.Body).ShouldNotContain("Prova ");
        mail.Body.ShouldContain($"{file}/eftergifter");
        (await other.GetAsync(file)).Text.ShouldNotContain(note);
        page.TextsOf("[aria-labelledby=holding] li").ShouldBeEmpty();
        page.TextsOf("[aria-labelledby=over] li").Count.ShouldBe(1);
        (await site.FactAsync<long>("select count(*) from audit_entries e join accounts a on a.id = e.account_id where e.subject_kind = 'secrecy_waivers' and a.demo_role like 'own_%'")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_takes_back_anothers_waiver()
    {
        var (_, participant) = await _world.CaseAsync();
        var own = await _world.SignInAsync(participant);
        var foreign = await demo.Site.FactAsync<Guid>("select id from secrecy_waivers where superseded_at is null limit 1");
        var token = (await own.GetAsync("/min-sida/samtycken")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        (await own.PostAsync("/min-sida/samtycken?handler=Withdraw", [("waiver", foreign.ToString()), ("__RequestVerificationToken", token)])).Status.ShouldBe(404);

        (await demo.Site.FactAsync<bool>("select superseded_at is null from secrecy_waivers where id = $1", foreign)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_coach_and_the_participant_write_to_each_other_and_the_mail_says_only_that()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var world = new OwnWorld(site);
        var (path, participant) = await world.CaseAsync();
        var (own, coach) = (await world.SignInAsync(participant), await site.SignInAsync(DemoCases.Coach));
        await Mailbox.TakeAsync(site);

        var form = await own.GetAsync("/min-sida/meddelanden");
        (await form.SubmitAsync("main form.form", ("Input.Text", "  "))).Status.ShouldBe(422);
        var sent = await form.SubmitAsync("main form.form", ("Input.Text", "Får jag <b>byta</b> tid?"));
        await form.SubmitAsync("main form.form", ("Input.Text", "Får jag <b>byta</b> tid?"));

        sent.TextsOf(".own-talk li").Count.ShouldBe(1);
        (await site.FactAsync<long>("select count(*) from participant_messages where participant_id = $1", participant)).ShouldBe(1, "a form sent twice makes one");
        var mail = (await Mailbox.TakeAsync(site)).ShouldHaveSingleItem();
        mail.To.ShouldContain("coach@");
        (mail.Subject + mail.Body).ShouldNotContain("byta");
        (mail.Subject + mail.Body).ShouldNotContain("Prova ");
        (await coach.GetAsync("/")).Document.QuerySelector($"a[href='{path}/meddelanden']").ShouldNotBeNull();
        (await coach.GetAsync(path)).TextOf("[aria-labelledby=own-page] .status").ShouldNotBeNull().ShouldContain("1");

        var answered = await (await coach.GetAsync($"{path}/meddelanden")).SubmitAsync("main form.form", ("Input.Text", "Ja, ring mig."));

        answered.TextsOf(".note").ShouldBe(["Får jag <b>byta</b> tid?", "Ja, ring mig."]);
        (await coach.GetAsync("/")).Document.QuerySelector($"a[href='{path}/meddelanden']").ShouldBeNull("answered is read");
        (await own.GetAsync("/min-sida")).TextOf("#unread").ShouldNotBeNull();
        await (await own.GetAsync("/min-sida/meddelanden")).SubmitAsync("form[action*='handler=Read']");
        (await own.GetAsync("/min-sida")).TextOf("#unread").ShouldBeNull();
        (await Mailbox.TakeAsync(site)).ShouldHaveSingleItem().Link.ShouldBe("/min-sida/meddelanden");
    }

    [Fact]
    public async Task What_came_while_an_answer_was_written_is_not_read_by_it()
    {
        var (path, participant) = await _world.CaseAsync();
        var (own, coach) = (await _world.SignInAsync(participant), await demo.Site.SignInAsync(DemoCases.Coach));
        await WriteAsync("Först");
        var (answering, reading) = (await coach.GetAsync($"{path}/meddelanden"), await coach.GetAsync($"{path}/meddelanden"));
        await WriteAsync("Sedan");
        var ownReading = await own.GetAsync("/min-sida/meddelanden");
        demo.Site.Clock.Advance(TimeSpan.FromSeconds(1));

        await answering.SubmitAsync("main form.form", ("Input.Text", "Svar på det första"));
        await reading.SubmitAsync("form[action*='handler=Read']");
        await ownReading.SubmitAsync("main form.form", ("Input.Text", "Tredje"));

        (await demo.Site.FactAsync<string[]>("select array_agg(text order by text) from participant_messages where participant_id = $1 and read_at is null", participant))
            .ShouldBe(["Sedan", "Svar på det första", "Tredje"]);

        async Task WriteAsync(string text)
        {
            demo.Site.Clock.Advance(TimeSpan.FromSeconds(1));
            (await (await own.GetAsync("/min-sida/meddelanden")).SubmitAsync("main form.form", ("Input.Text", text))).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Where_there_is_no_coach_nothing_is_written_to_nobody()
    {
        var (_, participant) = await _world.CaseAsync();
        var own = await _world.SignInAsync(participant);
        var form = await own.GetAsync("/min-sida/meddelanden");
        await demo.Site.OwnerAsync("delete from case_assignments where participant_id = $1", participant);

        var refused = await form.SubmitAsync("main form.form", ("Input.Text", "Hör någon mig?"));

        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("Du har ingen coach just nu");
        (await demo.Site.FactAsync<long>("select count(*) from participant_messages where participant_id = $1", participant)).ShouldBe(0);
        (await own.GetAsync("/min-sida/meddelanden")).Document.QuerySelector("main form.form").ShouldBeNull();
    }

    [Fact]
    public async Task Messages_are_their_keepers()
    {
        var (path, participant) = await _world.CaseAsync();
        var own = await _world.SignInAsync(participant);
        await (await own.GetAsync("/min-sida/meddelanden")).SubmitAsync("main form.form", ("Input.Text", "Bara till min coach"));
        var initiative = await demo.Site.FactAsync<Guid>("select initiative_id from participants where id = $1", participant);
        var foreign = await demo.Site.FactAsync<Guid>("select organisation_id from initiative_partners where initiative_id = $1 and organisation_id not in (select keeper_organisation_id from participant_messages) limit 1", initiative);

        (await (await demo.Site.SignInAsync("project_lead")).GetAsync($"{path}/meddelanden")).Text.ShouldContain("Bara till min coach");
        (await (await demo.Site.SignInAsync(Role.ProjectLead, initiative, foreign)).GetAsync($"{path}/meddelanden")).Text.ShouldNotContain("Bara till min coach");
    }

    [Fact]
    public async Task The_participant_answers_the_questions_herself_and_the_coach_reads_it()
    {
        var (path, participant) = await _world.CaseAsync();
        var own = await _world.SignInAsync(participant);
        var form = await own.GetAsync("/min-sida/skattning");
        var answers = form.Document.QuerySelectorAll("main form input[type=radio]").Select(static radio => radio.GetAttribute("name")!).Distinct().Select(static name => (name, (string?)"3")).ToArray();
        answers.Length.ShouldBe(8);

        (await form.SubmitAsync("main form.form")).Status.ShouldBe(422);
        var saved = await form.SubmitAsync("main form.form", answers);
        await form.SubmitAsync("main form.form", answers);

        saved.Status.ShouldBe(200);
        saved.TextsOf("[aria-labelledby=earlier] dd").Count.ShouldBe(8);
        (await demo.Site.FactAsync<string>("""
            select string_agg(s.respondent || ' ' || (s.registered_by = t.account_id) || ' ' || (s.keeper_organisation_id = r.organisation_id), ', ')
            from progress_assessments s join participant_accounts t on t.participant_id = s.participant_id join accounts c on c.demo_role = 'coach' join role_assignments r on r.account_id = c.id
            where s.participant_id = $1
            """, participant)).ShouldBe("participant true true");
        (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/kartlaggning")).Status.ShouldBe(200);
        (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync(path)).TextOf("[aria-labelledby=assessments]").ShouldNotBeNull();

        var some = await (await own.GetAsync("/min-sida/skattning")).SubmitAsync("main form.form", answers[0]);
        some.Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from progress_assessments where participant_id = $1", participant)).ShouldBe(2, "she answers what she wants to");
        (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/kartlaggning")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Everything_that_is_held_is_read_and_taken_along()
    {
        var own = await demo.Site.SignInAsync("participant");
        var participant = await demo.Site.FactAsync<Guid>("select t.participant_id from participant_accounts t join accounts a on a.id = t.account_id where a.demo_role = 'participant'");
        var page = await own.GetAsync("/min-sida/uppgifter");

        page.Text.ShouldContain("Påhittfors");
        page.Source.ShouldNotContain("own_page.");
        page.TextsOf("main details.held > summary h3").Where(static label => !char.IsUpper(label[0])).ShouldBeEmpty("every table is said in words");
        var others = (await demo.Site.Database.RowsAsync("select name from participants where name is not null and id <> $1", participant)).Select(static row => (string)row[0]!);
        others.Where(name => page.Text.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();

        var json = await own.GetAsync("/min-sida/uppgifter?handler=Json");
        json.Header("Cache-Control").ShouldBe("no-store");
        json.Header("Content-Disposition").ShouldNotBeNull().ShouldContain("D-009.json");
        var held = JsonDocument.Parse(json.Source).RootElement.GetProperty("held");
        var tables = (await demo.Site.Database.RowsAsync("""
            select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'participant_id'
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege('samsteg_own', c.oid, a.attnum, 'select')
            """)).Select(static row => (string)row[0]!).ToList();
        foreach (var table in tables)
        {
            var there = await demo.Site.FactAsync<long>($"select count(*) from {table} where participant_id = $1" + (table == "audit_entries" ? " and action in ('read', 'searched', 'opened_outside', 'exported', 'revealed')" : string.Empty), participant);
            (held.TryGetProperty(table, out var rows) ? rows.GetArrayLength() : 0).ShouldBeInRange((int)there - (table == "audit_entries" ? 2 : 0), (int)there, table);
        }

        held.GetProperty("participant_details")[0].GetProperty("number").GetString().ShouldNotBeNullOrEmpty();
        json.Source.ShouldContain("Carin Demo");
        var file = await own.GetAsync("/min-sida/uppgifter?handler=File");
        file.Header("Content-Disposition").ShouldNotBeNull().ShouldContain("D-009.html");
        file.Document.QuerySelectorAll("link, script, img, form").ShouldBeEmpty();
        (await own.GetAsync("/min-sida/last")).Text.ShouldContain("Tog ut uppgifterna som en fil");
    }

    [Fact]
    public async Task Every_field_that_can_be_held_is_said_in_words()
    {
        await using var scope = demo.Site.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        var fields = (await demo.Site.Database.RowsAsync("""
            select c.relname::text, a.attname::text, t.typname::text from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'audit_entries' and has_column_privilege('samsteg_own', c.oid, a.attnum, 'select')
              and (c.relname = 'participants' or c.relname in ('referral_events', 'referral_notes') or exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'participant_id'))
            """)).Select(static row => (Table: (string)row[0]!, Field: (string)row[1]!, Type: (string)row[2]!)).ToList();

        bool IsNameless(IEnumerable<string> keys) => keys.All(key => texts.Find(key) is null);
        fields.Where(static field => HeldWords.IsSaid(field.Field, field.Type)).Where(field => IsNameless(HeldWords.FieldKeys(field.Table, field.Field))).ShouldBeEmpty();
        fields.Select(static field => field.Table).Distinct().Where(table => IsNameless(HeldWords.TableKeys(table))).ShouldBeEmpty();

        var lists = scope.ServiceProvider.GetServices<HeldCode>().ToList();
        var said = new HeldWords(texts, scope.ServiceProvider.GetRequiredService<RequestDatabase>(), new Dictionary<Guid, FormDefinition>(), new Dictionary<string, string>(), lists);
        var ofWords = fields.Where(static field => field.Type is "text" or "_text" && HeldWords.IsSaid(field.Field, field.Type))
            .Where(field => !lists.Any(list => list.Field == field.Field || list.Field == $"{field.Table}.{field.Field}")).ToList();
        ofWords.Where(field => said.Codes.TryGetValue((field.Table, field.Field), out _))
            .SelectMany(field => Enum.GetNames(said.Codes[(field.Table, field.Field)]).Select(name => HeldWords.CodeKey(said.Codes[(field.Table, field.Field)], SnakeCase.Of(name))))
            .Distinct().Where(key => texts.Find(key) is null).ShouldBeEmpty("every code is said in words");
        ofWords.Where(field => !said.Codes.ContainsKey((field.Table, field.Field))).Select(static field => field.Field).Distinct().Except(WrittenByPeople)
            .ShouldBeEmpty("what is neither a code with words nor written by somebody is the program's own word");
    }

    [Fact]
    public async Task A_step_that_was_changed_is_one_with_its_earlier_versions_folded_and_numbers_read_as_people_write_them()
    {
        var own = await demo.Site.SignInAsync("participant");
        var participant = await demo.Site.FactAsync<Guid>("select t.participant_id from participant_accounts t join accounts a on a.id = t.account_id where a.demo_role = 'participant'");
        var steps = await demo.Site.FactAsync<long>("select count(distinct step_id) from action_steps where participant_id = $1", participant);

        var page = await own.GetAsync("/min-sida/uppgifter");

        page.Document.QuerySelectorAll("main details.held[open]").ShouldBeEmpty();
        page.TextOf("#action_steps > summary span").ShouldBe($"{steps}");
        page.TextsOf("#action_steps .own-held").Count.ShouldBe((int)steps);
        page.TextsOf("#action_steps .own-held details summary").ShouldNotBeEmpty();
        page.TextOf("#placements").ShouldNotBeNull().ShouldNotContain(".0");
        page.TextOf("#participant_details").ShouldNotBeNull().ShouldMatch(@"\d{8}-\d{4}");
        page.TextOf("#attendance").ShouldNotBeNull().ShouldContain("Var där");
        var file = await own.GetAsync("/min-sida/uppgifter?handler=File");
        file.Document.QuerySelectorAll("details:not([open])").ShouldBeEmpty("a file is read whole");
        file.Document.QuerySelectorAll("h1, h2, h3").Select(static heading => heading.LocalName).Distinct().ShouldBe(["h1", "h2", "h3"]);
    }

    [Fact]
    public async Task Who_has_read_is_told_with_the_reason()
    {
        var (path, participant) = await _world.CaseAsync();
        var own = await _world.SignInAsync(participant);
        await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync(path);
        await demo.Site.OwnerAsync("""
            insert into audit_entries (at, account_id, action, subject_kind, initiative_id, participant_id, reason)
            select '2026-04-14T09:00Z', a.id, 'opened_outside', 'participants', p.initiative_id, p.id, 'Ersatte coachen vid sjukdom' from participants p, accounts a where p.id = $1 and a.demo_role = 'coach_2'
            """, participant);

        var page = await own.GetAsync("/min-sida/last");

        page.TextsOf("main h2").ShouldBe(["15 april 2026", "14 april 2026"], ignoreOrder: false);
        page.Text.ShouldContain("Carin Demo");
        page.Text.ShouldContain("Ersatte coachen vid sjukdom");
    }

    [Theory]
    [InlineData("easy", "sv", "Det här händer nu")]
    [InlineData("sv", "sv", "Ditt nästa steg")]
    [InlineData("en", "en", "Your next step")]
    public async Task The_words_are_chosen_and_remembered(string words, string language, string heading)
    {
        var (_, participant) = await _world.CaseAsync();
        var own = await _world.SignInAsync(participant);

        var page = await (await own.GetAsync("/min-sida")).SubmitAsync("form[action='/sprak']", ("words", words));
        var next = await own.GetAsync("/min-sida");

        page.Path.ShouldBe("/min-sida");
        next.Document.DocumentElement.GetAttribute("lang").ShouldBe(language);
        next.Document.DocumentElement.GetAttribute("dir").ShouldBe("ltr");
        next.TextOf("#next").ShouldBe(heading);
        next.TextsOf("[aria-pressed=true]").Count.ShouldBe(1);
    }
}
