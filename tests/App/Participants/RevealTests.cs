using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>A protected identity is shown to who is named for it alone, for a reason, and each time is logged.</summary>
public sealed class RevealTests : IAsyncLifetime
{
    private const string Name = "Osedd";
    private Site _site = null!;
    private DemoCases _cases = null!;
    private Guid _participant;

    private string File => _cases.PathOf(_participant);

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync();
        _cases = await DemoCases.OfAsync(_site);
        await _site.OwnerAsync("delete from identity_readers");
        _participant = await _site.FactAsync<Guid>("select id from participants where is_protected and initiative_id = $1", _cases.Initiative);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_lead_names_who_sees_it_and_each_showing_is_logged_with_its_reason()
    {
        var (coach, lead) = (await _site.SignInAsync(DemoCases.Coach), await _site.SignInAsync(DemoCases.Lead));
        (await coach.GetAsync($"{File}/skydd/visa")).Status.ShouldBe(404);
        (await coach.GetAsync($"{File}/skydd/personal")).Status.ShouldBe(403);
        (await lead.GetAsync($"{File}/skydd/visa")).Status.ShouldBe(404, "who names is not named by that");

        var named = await (await (await lead.GetAsync(File)).FollowAsync("main a[href$='/skydd/personal']"))
            .SubmitAsync("[aria-labelledby=name-somebody] form", ("Input.Account", (await _cases.CoachAccountAsync()).ToString()));
        named.TextsOf("[aria-labelledby=named] h3").ShouldHaveSingleItem();

        var asked = await (await coach.GetAsync(File)).FollowAsync("main a[href$='/skydd/visa']");
        (await asked.SubmitAsync("main form", ("Input.Reason", "  "))).Status.ShouldBe(422);
        (await LoggedAsync()).ShouldBe(0);
        var shown = await asked.SubmitAsync("main form", ("Input.Reason", "Ska ringa om dagens möte"));
        shown.Status.ShouldBe(200);
        shown.TextOf("[aria-labelledby=revealed]")!.ShouldContain(Name);
        shown.Document.Title!.ShouldNotContain(Name);
        shown.Header("Cache-Control")!.ShouldContain("no-store");
        (await LoggedAsync()).ShouldBe(1);
        (await coach.GetAsync(File)).Source.ShouldNotContain(Name);
        (await lead.GetAsync($"{File}/last")).Text.ShouldContain("Ska ringa om dagens möte");

        await (await lead.GetAsync($"{File}/skydd/personal")).SubmitAsync("[aria-labelledby=named] form");
        (await asked.SubmitAsync("main form", ("Input.Reason", "Gammal flik"))).Status.ShouldBe(404);
        (await LoggedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_unnamed_or_without_the_case_opens_it_with_SQL_as_the_application()
    {
        var (coach, lead) = (await _cases.CoachAccountAsync(), await _site.FactAsync<Guid>("select id from accounts where demo_role = $1", DemoCases.Lead));
        var mine = new AccessScope { Account = new(coach), Initiatives = [new(_cases.Initiative)], Cases = [new(_participant)] };

        (await BoxAsync(mine)).ShouldBeNull();
        (await StateAsync(mine, coach)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "nobody names oneself");
        await _site.OwnerAsync("insert into identity_readers (id, initiative_id, participant_id, account_id, named_by, named_at) values (uuidv7(), $1, $2, $3, $4, now())", _cases.Initiative, _participant, coach, lead);
        (await BoxAsync(mine)).ShouldNotBeNull();
        (await BoxAsync(mine with { Cases = [] })).ShouldBeNull("named, but the case went to somebody else");
        (await BoxAsync(mine with { Account = new(lead), CaseInitiatives = [new(_cases.Initiative)] })).ShouldBeNull("leads, but is not named");
        await _site.OwnerAsync("update identity_readers set ended_at = now()");
        (await BoxAsync(mine)).ShouldBeNull();
    }

    private Task<long> LoggedAsync() => _site.FactAsync<long>("select count(*) from audit_entries where action = 'revealed' and participant_id = $1", _participant);

    private async Task<byte[]?> BoxAsync(AccessScope scope)
    {
        await using var connection = new NpgsqlConnection(_site.Database.ApplicationConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RowSecurity.SetAsync(connection, scope);
        await using var command = new NpgsqlCommand("select access.reveal_identity($1, 'prov', now())", connection) { Parameters = { new() { Value = _participant } } };
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) as byte[];
    }

    private async Task<string?> StateAsync(AccessScope scope, Guid account)
    {
        await using var connection = new NpgsqlConnection(_site.Database.ApplicationConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RowSecurity.SetAsync(connection, scope);
        return await RowSecurity.StateAsync(connection, $"insert into identity_readers (id, initiative_id, participant_id, account_id, named_by, named_at) values (uuidv7(), '{_cases.Initiative}', '{_participant}', '{account}', '{account}', now())");
    }
}
