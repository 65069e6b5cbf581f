using Samsteg.Platform;

namespace Samsteg.App.Participants;

/// <summary>A file opened outside the own cases, for a reason and a few hours, and reviewed; and who has read it.</summary>
public sealed class OpeningTests : IAsyncLifetime
{
    private const string Reason = "Deltagaren står här och kollegan är sjuk";

    private Site _site = null!;
    private Guid _initiative;
    private Guid _participant;
    private string _reference = string.Empty;

    private string List => $"/insatser/{_initiative}/deltagare";

    private string File => $"{List}/{_participant}";

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(Template.Demo);
        var row = (await _site.Database.RowsAsync("""
            select p.initiative_id, p.id, p.reference from case_assignments c join participants p on p.id = c.participant_id join accounts a on a.id = c.account_id
            where a.demo_role = 'coach_2' and c.valid_until is null and not p.is_protected
              and p.id not in (select participant_id from case_assignments x join accounts y on y.id = x.account_id where y.demo_role = 'coach')
            order by p.id limit 1
            """)).Single();
        (_initiative, _participant, _reference) = ((Guid)row[0]!, (Guid)row[1]!, (string)row[2]!);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_coach_opens_anothers_file_with_a_reason_for_some_hours_and_it_is_reviewed()
    {
        var coach = await _site.SignInAsync("coach");
        var lead = await _site.SignInAsync("project_lead");
        (await coach.GetAsync(File)).Status.ShouldBe(404);

        var file = await (await (await coach.GetAsync(List)).FollowAsync("main a[href$='/oppna'], a[href$='/oppna']")).SubmitAsync("main form", ("Input.Who", _reference.ToLowerInvariant()), ("Input.Reason", Reason));

        (file.Status, file.Path).ShouldBe((200, File));
        file.TextOf("main .ds-alert[role=note]").ShouldNotBeNull().ShouldContain("utanför dina egna ärenden");
        (await _site.FactAsync<string>("select reason from audit_entries where action = 'opened_outside' and participant_id = $1", _participant)).ShouldBe(Reason);

        (await coach.GetAsync($"{File}/egen-sida")).Status.ShouldBe(403, "who reads lets nobody in");
        (await _site.FactAsync<long>("select (select count(*) from participant_accounts where participant_id = $1) + (select count(*) from personal_links where participant_id = $1)", _participant)).ShouldBe(0);
        var today = await lead.GetAsync("/");
        today.Text.ShouldContain("Akt öppnad utanför egna ärenden");
        var reviews = await lead.GetAsync($"{List}/oppnade");
        reviews.Text.ShouldContain(Reason);
        var unsaid = await reviews.PressAsync("main button[value=false]");
        (unsaid.Status, unsaid.TextOf("[id='Input_Note-error']"), unsaid.TextsOf("main .ds-error-summary a[href='#Input_Note']").Count).ShouldBe((422, "Fel: Skriv vad som var fel.", 1));
        var reviewed = await reviews.PressAsync("main button[value=true]", ("Input.Note", "Rimligt"));
        reviewed.Text.ShouldContain("Godkänd");
        (await lead.GetAsync("/")).Text.ShouldNotContain("Akt öppnad utanför egna ärenden");
        (await reviews.PressAsync("main button[value=false]", ("Input.Note", "Ändrar mig"))).Status.ShouldBe(404, "a review stands");

        await _site.OwnerAsync("update case_openings set closes_at = now() - interval '1 second'");
        (await coach.GetAsync(File)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_opened_file_is_read_and_nothing_is_registered_in_it()
    {
        var (coach, own) = (await _site.SignInAsync("coach"), await _site.SignInAsync("coach_2"));
        var file = await (await coach.GetAsync($"{List}/oppna")).SubmitAsync("main form", ("Input.Who", _reference), ("Input.Reason", Reason));

        file.Status.ShouldBe(200);
        file.Document.QuerySelectorAll("main a[href$='/kontakt'], main a[href$='/hushall'], main a[href$='/egen-sida'], main form[method=post]").ShouldBeEmpty();
        (await own.GetAsync(File)).Document.QuerySelector("main a[href$='/kontakt'], a[href$='/kontakt']").ShouldNotBeNull();
        foreach (var read in new[] { "plan", "plan/versioner", "program", "kartlaggning", "dokument", "last" })
        {
            (await coach.GetAsync($"{File}/{read}")).Status.ShouldBe(200, read);
        }

        foreach (var write in new[] { "kontakt", "samverkansmote", "plan/mal", "plan/steg", "hushall", "uppgifter", "inskrivning", "avslut", "bakgrund", "eftergifter", "bokningar/ny", "meddelanden" })
        {
            (await coach.GetAsync($"{File}/{write}")).Status.ShouldBe(403, write);
        }

        var token = await ReferralWorld.TokenAsync(coach);
        (await coach.PostAsync($"{File}/plan/mal", [token, ("Input.Text", "Ett mål")])).Status.ShouldBe(403);
        (await coach.PostAsync($"{File}/plan?handler=Finish", [token, ("Input.Step", Guid.CreateVersion7().ToString())])).Status.ShouldBe(403);
        var placement = $"/insatser/{_initiative}/platser/{await new PlacementWorld(_site).PlacementAsync(_participant, "2026-03-02")}";
        (await coach.GetAsync(placement)).Status.ShouldBe(200);
        (await coach.GetAsync(placement)).Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
        foreach (var write in new[] { "andra", "slut", "uppfoljning" })
        {
            (await coach.GetAsync($"{placement}/{write}")).Status.ShouldBe(403, write);
            (await own.GetAsync($"{placement}/{write}")).Status.ShouldBe(200, write);
        }

        (await own.GetAsync($"{File}/plan/mal")).Status.ShouldBe(200, "whose case it is works with it as before");
    }

    [Fact]
    public async Task An_opened_file_closes_when_its_identity_is_protected()
    {
        var coach = await _site.SignInAsync("coach");
        await (await coach.GetAsync($"{List}/oppna")).SubmitAsync("main form", ("Input.Who", _reference), ("Input.Reason", Reason));
        (await coach.GetAsync(File)).Status.ShouldBe(200);

        var lead = await _site.SignInAsync("project_lead");
        (await (await lead.GetAsync($"{File}/skydd")).SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"))).Status.ShouldBe(200);

        (await coach.GetAsync(File)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Every_table_of_participants_that_the_application_writes_asks_whether_the_file_was_only_opened()
    {
        string[] others =
        [
            "referrals", // by who works referrals, and before there is a file
            "webhook_deliveries", "webhook_events", // what is told of what others have written
        ];

        (await _site.Database.RowsAsync("""
            select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'participant_id'
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and (has_table_privilege('samsteg_app', c.oid, 'insert') or has_table_privilege('samsteg_app', c.oid, 'update') or has_table_privilege('samsteg_app', c.oid, 'delete'))
              and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'opened_adding') order by 1
            """)).Select(static row => (string)row[0]!).ShouldBe(others);
    }

    [Fact]
    public async Task In_SQL_an_opened_file_is_read_too_and_an_own_case_is_written()
    {
        var account = await _site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'");
        var coach = await _site.SignInAsync("coach");
        await (await coach.GetAsync($"{List}/oppna")).SubmitAsync("main form", ("Input.Who", _reference), ("Input.Reason", Reason));
        await using var request = await _site.ScopeOfAsync(account);
        var scope = ((CurrentUser)request.ServiceProvider.GetService(typeof(CurrentUser))!).Scope;
        scope.Cases.ShouldContain(new ParticipantId(_participant));
        string[] writes =
        [
            $"insert into action_goals (id, initiative_id, participant_id, goal_id, text, occurred_on, registered_at, registered_by) values (uuidv7(), '{_initiative}', '{_participant}', uuidv7(), 'x', '2026-04-15', now(), '{account}')",
            $"insert into contacts (id, initiative_id, participant_id, purpose, channel, keeper_organisation_id, occurred_on, registered_at, registered_by) select uuidv7(), i.id, '{_participant}', 'other', 'phone', i.owner_id, '2026-04-15', now(), '{account}' from initiatives i where i.id = '{_initiative}'",
        ];
        await using var connection = new Npgsql.NpgsqlConnection(_site.Database.ApplicationConnectionString);
        await connection.OpenAsync();
        foreach (var sql in writes)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, scope);
            (await RowSecurity.StateAsync(connection, sql)).ShouldBe(Npgsql.PostgresErrorCodes.InsufficientPrivilege, sql);
        }

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await RowSecurity.SetAsync(connection, scope);
            await using var change = new Npgsql.NpgsqlCommand($"update participants set given_name = 'x' where id = '{_participant}'", connection);
            (await change.ExecuteNonQueryAsync()).ShouldBe(0);
        }

        // The same account, when the case is given to it.
        await _site.OwnerAsync("""
            insert into case_covers (id, initiative_id, participant_id, account_id, covered_account_id, valid_from, valid_until)
            select uuidv7(), $1, $2, $3, c.account_id, '2026-04-15', '2026-04-15' from case_assignments c where c.participant_id = $2 and c.valid_until is null
            """, _initiative, _participant, account);
        foreach (var sql in writes)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, scope);
            (await RowSecurity.StateAsync(connection, sql)).ShouldBeNull(sql);
        }
    }

    // The demo is reminded of other things too, whenever the program looks.
    private async Task<IReadOnlyList<Mail>> MailsAsync() => [.. (await Mailbox.TakeAsync(_site)).Where(static mail => !mail.Link.Contains("/ataganden/", StringComparison.Ordinal))];

    [Fact]
    public async Task The_leads_are_told_by_mail_that_a_file_was_opened_and_neither_whose_nor_why()
    {
        var second = await _site.SignInAsync(Role.ProcessLead, _initiative, await _site.FactAsync<Guid>("select id from organisations limit 1"));
        var (coach, lead) = (await _site.SignInAsync("coach"), await _site.SignInAsync("project_lead"));
        var form = await coach.GetAsync($"{List}/oppna");
        await form.SubmitAsync("main form", ("Input.Who", "D-99999"), ("Input.Reason", Reason));
        (await MailsAsync()).ShouldBeEmpty("nothing was opened");

        await form.SubmitAsync("main form", ("Input.Who", _reference), ("Input.Reason", Reason));

        var expected = await _site.Database.RowsAsync("""
            select distinct a.email from role_assignments r join accounts a on a.id = r.account_id
            where r.initiative_id = $1 and r.role in ('project_lead', 'coordinator', 'process_lead') and r.valid_from <= '2026-04-15' and coalesce(r.valid_until, 'infinity') >= '2026-04-15'
            """, _initiative);
        var mails = await MailsAsync();
        mails.Select(static mail => mail.To).ShouldBe(expected.Select(static row => (string)row[0]!), ignoreOrder: true);
        mails.Count.ShouldBeGreaterThanOrEqualTo(2);
        var name = await _site.FactAsync<string>("select family_name from participants where id = $1", _participant);
        foreach (var mail in mails)
        {
            mail.Subject.ShouldBe("En akt har öppnats utanför egna ärenden");
            new[] { _reference, name!, Reason, _participant.ToString() }.ShouldAllBe(detail => !(mail.Subject + mail.Body).Contains(detail, StringComparison.OrdinalIgnoreCase));
            mail.Link.ShouldBe($"{List}/oppnade");
        }

        (await lead.GetAsync(mails[0].Link)).Text.ShouldContain(Reason);
        (await second.GetAsync("/mitt-konto/meddelanden")).Text.ShouldContain("En akt öppnas utanför egna ärenden");
        (await coach.GetAsync("/mitt-konto/meddelanden")).Text.ShouldNotContain("En akt öppnas utanför egna ärenden");
    }

    [Theory]
    [InlineData(null, "kort", "Reason")]
    [InlineData(null, "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Reason")]
    [InlineData("D-99999", Reason, "Who")]
    [InlineData("D-%", Reason, "Who")]
    public async Task Nothing_is_opened_without_a_reason_or_by_guessing(string? who, string reason, string field)
    {
        var coach = await _site.SignInAsync("coach");

        var page = await (await coach.GetAsync($"{List}/oppna")).SubmitAsync("main form", ("Input.Who", who ?? _reference), ("Input.Reason", reason));

        page.Status.ShouldBe(422);
        page.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from case_openings")).ShouldBe(0);
        (await _site.FactAsync<long>("select count(*) from audit_entries where action = 'opening_tried' and initiative_id = $1", _initiative)).ShouldBe(field == "Who" ? 1 : 0);
    }

    [Fact]
    public async Task Neither_protected_identities_nor_other_initiatives_are_opened_so()
    {
        var coach = await _site.SignInAsync("coach");
        await _site.OwnerAsync("""
            with p as (update participants set is_protected = true, given_name = null, family_name = null where id = $1 returning id)
            update participant_details set birth_date = null, phone = null, email = null, number_kind = null, number_cipher = null where participant_id in (select id from p)
            """, _participant);

        (await (await coach.GetAsync($"{List}/oppna")).SubmitAsync("main form", ("Input.Who", _reference), ("Input.Reason", Reason))).Status.ShouldBe(422);
        var stranger = await _site.SignInAsync("project_lead_2");
        (await stranger.GetAsync($"{List}/oppna")).Status.ShouldBe(404);
        (await coach.GetAsync($"{List}/oppnade")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task In_SQL_a_coach_opens_only_so_reviews_nothing_and_lengthens_nothing()
    {
        var account = await _site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'");
        await using var request = await _site.ScopeOfAsync(account);
        var scope = ((CurrentUser)request.ServiceProvider.GetService(typeof(CurrentUser))!).Scope;
        await using var connection = new Npgsql.NpgsqlConnection(_site.Database.ApplicationConnectionString);
        await connection.OpenAsync();
        await using (var first = await connection.BeginTransactionAsync())
        {
            await RowSecurity.SetAsync(connection, scope);
            (await RowSecurity.StateAsync(connection, $"select access.open_case(uuidv7(), '{_initiative}', '{_reference}', null, '{Reason}', now(), '2026-04-15')")).ShouldBeNull();
            await first.CommitAsync();
        }

        foreach (var (sql, state) in new (string, string?)[]
        {
            ($"insert into case_openings (id, initiative_id, participant_id, account_id, reason, opened_at) values (uuidv7(), '{_initiative}', '{_participant}', '{account}', '{Reason}', now())", Npgsql.PostgresErrorCodes.InsufficientPrivilege),
            ("update case_openings set closes_at = '2099-01-01'", Npgsql.PostgresErrorCodes.InsufficientPrivilege),
            ("delete from case_openings", Npgsql.PostgresErrorCodes.InsufficientPrivilege),
            ($"select access.open_case(uuidv7(), '{Guid.CreateVersion7()}', '{_reference}', null, '{Reason}', now(), '2026-04-15')", Npgsql.PostgresErrorCodes.InsufficientPrivilege),
        })
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, scope);
            (await RowSecurity.StateAsync(connection, sql)).ShouldBe(state, sql);
        }

        await using var reviewing = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, scope with { CaseInitiatives = [new(_initiative)] });
        await using var command = new Npgsql.NpgsqlCommand($"update case_openings set reviewed_at = now(), reviewed_by = '{account}', is_approved = true", connection);
        (await command.ExecuteNonQueryAsync()).ShouldBe(0, "nobody reviews her own, a lead neither");
    }

    [Fact]
    public async Task Who_has_read_a_file_is_told_to_its_coach_and_the_leads_and_looking_counts()
    {
        var (own, other, lead) = (await _site.SignInAsync("coach_2"), await _site.SignInAsync("coach"), await _site.SignInAsync("project_lead"));
        (await lead.GetAsync(File)).Status.ShouldBe(200);

        var page = await (await own.GetAsync(File)).FollowAsync("main a[href$='/last']");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Pia Påhittström");
        page.RowsOf("#list").Count.ShouldBeGreaterThanOrEqualTo(2);
        var rows = (await lead.GetAsync($"{File}/last")).RowsOf("#list");
        (await lead.GetAsync($"{File}/last")).RowsOf("#list").Count.ShouldBe(rows.Count + 1);
        (await lead.GetAsync($"{File}/last?export=csv")).Source.ShouldContain("Klas Exempelgren");
        (await other.GetAsync($"{File}/last")).Status.ShouldBe(404);
        (await (await _site.SignInAsync("auditor")).GetAsync($"{File}/last")).Status.ShouldBe(403);
    }
}
