using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Participants;

/// <summary>What another organisation keeps is read by the participant's waiver only, until it is withdrawn. Today is 15 April 2026.</summary>
public sealed class SecrecyTests : IAsyncLifetime
{
    private Site _site = null!;
    private Guid _initiative;
    private Guid _participant;
    private Guid _keeper;
    private Guid _recipient;
    private string _file = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(Template.Demo);
        var row = (await _site.Database.RowsAsync("""
            select n.initiative_id, n.participant_id, n.keeper_organisation_id from contact_notes n join contacts c on c.id = n.contact_id
            where c.superseded_at is null order by c.occurred_on desc, c.registered_at desc, c.id desc limit 1
            """)).Single();
        (_initiative, _participant, _keeper) = ((Guid)row[0]!, (Guid)row[1]!, (Guid)row[2]!);
        _recipient = await _site.FactAsync<Guid>("select organisation_id from initiative_partners where initiative_id = $1 and organisation_id <> $2 limit 1", _initiative, _keeper);
        _file = $"/insatser/{_initiative}/deltagare/{_participant}";
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Notes_open_to_the_recipient_when_the_participant_waives_and_close_when_it_is_withdrawn()
    {
        var keeper = await _site.SignInAsync("project_lead");
        var other = await _site.SignInAsync(Role.ProjectLead, _initiative, _recipient);
        var note = (await _site.FactAsync<string>("select text from contact_notes where participant_id = $1 order by id desc limit 1", _participant))!;
        var name = await _site.FactAsync<string>("select name from organisations where id = $1", _keeper);
        (await keeper.GetAsync(_file)).Text.ShouldContain(note);
        var closed = await other.GetAsync(_file);
        closed.Text.ShouldNotContain(note);
        closed.Text.ShouldContain(name!);

        var page = await (await (await keeper.GetAsync(_file)).FollowAsync("main a[href$='/eftergifter']")).SubmitAsync("[aria-labelledby=new-heading] form",
            ("Input.Recipient", _recipient.ToString()), ("Input.Keeper", _keeper.ToString()), ("Input.Parts", "Notes"), ("Input.Purpose", "Planera nästa insats"), ("Input.ValidUntil", "2026-06-30"));
        page.Status.ShouldBe(200);
        (await other.GetAsync(_file)).Text.ShouldContain(note);

        var withdrawn = await page.SubmitAsync("[aria-labelledby=given-heading] form");
        withdrawn.Text.ShouldContain("Togs tillbaka");
        (await other.GetAsync(_file)).Text.ShouldNotContain(note);
        (await _site.FactAsync<long>("select count(*) from secrecy_waivers where superseded_at is not null and participant_id = $1", _participant)).ShouldBe(1);
        (await _site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'secrecy_waivers' and participant_id = $1", _participant)).ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_opens_to_the_own_organisation_what_another_keeps()
    {
        var other = await _site.SignInAsync(Role.ProjectLead, _initiative, _recipient);
        var note = (await _site.FactAsync<string>("select text from contact_notes where participant_id = $1 order by id desc limit 1", _participant))!;
        var form = await other.GetAsync($"{_file}/eftergifter");
        form.Document.QuerySelectorAll("[name='Input.Keeper'] option").Select(static option => option.GetAttribute("value")).ShouldNotContain(_keeper.ToString());

        var page = await form.SubmitAsync("[aria-labelledby=new-heading] form",
            ("Input.Recipient", _recipient.ToString()), ("Input.Keeper", _keeper.ToString()), ("Input.Parts", "Notes"), ("Input.Purpose", "Nyfikenhet"), ("Input.ValidUntil", "2026-06-30"));

        (page.Status, page.TextOf("[id='Input_Keeper-error']") is not null).ShouldBe((422, true));
        (await other.GetAsync(_file)).Text.ShouldNotContain(note);
        (await _site.FactAsync<long>("select count(*) from secrecy_waivers where participant_id = $1", _participant)).ShouldBe(0);
    }

    [Theory]
    [InlineData("Input.Recipient", "keeper", "Recipient")]
    [InlineData("Input.Recipient", "11111111-1111-1111-1111-111111111111", "Recipient")]
    [InlineData("Input.Parts", null, "Parts")]
    [InlineData("Input.Parts", "Everything", "Parts")]
    [InlineData("Input.Purpose", "  ", "Purpose")]
    [InlineData("Input.GivenOn", "2026-04-16", "GivenOn")]
    [InlineData("Input.GivenOn", "9999-12-31", "GivenOn")]
    [InlineData("Input.ValidUntil", "2026-04-14", "ValidUntil")]
    [InlineData("Input.ValidUntil", "2036-04-14", "ValidUntil")]
    [InlineData("Input.ValidUntil", "", "ValidUntil")]
    public async Task What_is_wrong_is_told_beside_its_field(string name, string? typed, string field)
    {
        var lead = await _site.SignInAsync("project_lead");
        (string Name, string? Value)[] answers = [("Input.Recipient", _recipient.ToString()), ("Input.Keeper", _keeper.ToString()), ("Input.Parts", "Notes"), ("Input.Purpose", "Planera"), ("Input.ValidUntil", "2026-06-30")];

        var page = await (await lead.GetAsync($"{_file}/eftergifter")).SubmitAsync("[aria-labelledby=new-heading] form",
            [.. answers.Where(answer => answer.Name != name), (name, typed == "keeper" ? _keeper.ToString() : typed)]);

        page.Status.ShouldBe(422);
        page.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from secrecy_waivers where participant_id = $1", _participant)).ShouldBe(0);
    }

    [Theory]
    [InlineData("plain", "sv", "Jag låter ")]
    [InlineData("easy", "sv", "De får berätta för ")]
    [InlineData("english", "en", "I let ")]
    public async Task A_waiver_is_printed_in_the_participants_words_whatever_the_coach_reads(string words, string language, string sentence)
    {
        var lead = await _site.SignInAsync("project_lead");
        var page = await (await lead.GetAsync($"{_file}/eftergifter")).SubmitAsync("[aria-labelledby=new-heading] form",
            ("Input.Recipient", _recipient.ToString()), ("Input.Keeper", _keeper.ToString()), ("Input.Parts", "Mapping"), ("Input.Purpose", "Planera nästa insats"), ("Input.ValidUntil", "2026-06-30"));
        lead.Speak(language == "sv" ? "en-GB" : "sv-SE");

        var form = await lead.GetAsync($"{(await page.FollowAsync("[aria-labelledby=given-heading] td a")).Path}?sprak={words}");

        var text = form.Document.QuerySelector($"main [lang={language}]")!.TextContent;
        text.ShouldContain(sentence);
        text.ShouldContain("Planera nästa insats");
        text.ShouldContain(language == "sv" ? "Kartläggning" : "mapping");
        (await lead.GetAsync($"{_file}/eftergifter/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_waiver_withdrawn_stops_the_next_statement_of_a_transaction_that_has_begun()
    {
        var waiver = Guid.CreateVersion7();
        await _site.OwnerAsync("""
            insert into secrecy_waivers (id, initiative_id, participant_id, keeper_organisation_id, recipient_organisation_id, parts, purpose, occurred_on, valid_until, registered_at, registered_by)
            select $1, $2, $3, $4, $5, '{notes}', 'prov', '2026-04-01', '2026-04-20', now(), id from accounts where demo_role = 'project_lead'
            """, waiver, _initiative, _participant, _keeper, _recipient);
        var scope = new AccessScope
        {
            Initiatives = [new(_initiative)], CaseInitiatives = [new(_initiative)], Keepers = [new(new(_initiative), new(_recipient))], Today = new DateOnly(2026, 4, 15),
        };
        await using var connection = new NpgsqlConnection(_site.Database.ApplicationConnectionString);
        await connection.OpenAsync();

        (await NotesAsync(scope)).ShouldBeGreaterThan(0);
        (await NotesAsync(scope with { Today = new DateOnly(2026, 4, 20) })).ShouldBeGreaterThan(0, "the last day");
        (await NotesAsync(scope with { Today = new DateOnly(2026, 4, 21) })).ShouldBe(0, "the day after");
        (await NotesAsync(scope with { Today = new DateOnly(2026, 3, 31) })).ShouldBe(0, "the day before");
        (await NotesAsync(scope with { Today = null })).ShouldBe(0);
        (await NotesAsync(scope with { Keepers = [new(new(_initiative), new(Guid.CreateVersion7()))] })).ShouldBe(0, "another organisation");
        (await NotesAsync(scope with { Keepers = [new(new(Guid.CreateVersion7()), new(_recipient))] })).ShouldBe(0, "the same one in another initiative");
        (await NotesAsync(scope with { CaseInitiatives = [] })).ShouldBe(0, "no case");

        await using var transaction = await connection.BeginTransactionAsync();
        await RowSecurity.SetAsync(connection, scope);
        (await CountAsync(connection)).ShouldBeGreaterThan(0);
        (await RowSecurity.StateAsync(connection, "savepoint s; insert into contact_notes (id, initiative_id, participant_id, contact_id, keeper_organisation_id, text) select uuidv7(), initiative_id, participant_id, contact_id, keeper_organisation_id, 'insmuget' from contact_notes limit 1"))
            .ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "a waiver lets read, not write");
        await using (var back = new NpgsqlCommand("rollback to s", connection))
        {
            await back.ExecuteNonQueryAsync();
        }

        await _site.OwnerAsync("update secrecy_waivers set superseded_at = now() where id = $1", waiver);
        (await CountAsync(connection)).ShouldBe(0);

        async Task<long> NotesAsync(AccessScope asked)
        {
            await using var attempt = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, asked);
            return await CountAsync(connection);
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select count(*) from contact_notes", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
