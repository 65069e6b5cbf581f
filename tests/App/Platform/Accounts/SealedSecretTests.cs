using Microsoft.AspNetCore.Identity;
using Npgsql;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App.Platform;

/// <summary>What somebody with SQL as the application's role, but without the key, cannot make of passwords and links.</summary>
public sealed class SealedSecretTests(EmptySite empty) : IClassFixture<EmptySite>
{
    private const int LastWithOpenHashes = 233;
    private const string Known = "tre tranor över Tåkern";
    private readonly Site _site = empty.Site;

    [Fact]
    public async Task A_hash_that_is_moved_made_up_or_sealed_with_another_key_lets_nobody_in()
    {
        var (victim, other) = (await Person.MakeAsync(_site), await Person.MakeAsync(_site, password: Known));
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Known);
        var own = await _site.FactAsync<byte[]>("select cipher from account_passwords where account_id = $1", victim.Id);
        var foreign = new Cipher(new DataKeys(DataKeys.NewSecret(), isDevelopment: true)).Seal(hash, $"password {victim.Id}");
        byte[][] planted =
        [
            (await _site.FactAsync<byte[]>("select cipher from account_passwords where account_id = $1", other.Id))!,
            foreign, System.Text.Encoding.UTF8.GetBytes(hash), Convert.FromBase64String(hash), [],
        ];

        foreach (var cipher in planted)
        {
            (await AsApplicationAsync("update account_passwords set cipher = $2 where account_id = $1", victim.Id, cipher)).ShouldBe(1);
            var refused = await victim.TryAsync(Known);
            (refused.Status, refused.Path).ShouldBe((422, "/logga-in"));
            (await victim.LogAsync())[^1].ShouldBe("sign_in_refused");
            await _site.OwnerAsync("update accounts set access_failed_count = 0, lockout_end = null where id = $1", victim.Id);
        }

        await AsApplicationAsync("update account_passwords set cipher = $2 where account_id = $1", victim.Id, own!);
        (await victim.TryAsync()).Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_link_that_is_moved_to_another_account_or_made_up_leads_nowhere()
    {
        var (victim, other) = (await Person.MakeAsync(_site), await Person.MakeAsync(_site));
        var link = await LinkToAsync(other);
        (await IsOpenAsync(link)).ShouldBeTrue();

        (await AsApplicationAsync("update one_time_links set account_id = $1 where account_id = $2", victim.Id, other.Id)).ShouldBe(1);
        (await IsOpenAsync(link)).ShouldBeFalse();
        (await AsApplicationAsync("update one_time_links set account_id = $2, purpose = 'invitation' where account_id = $1", victim.Id, other.Id)).ShouldBe(1);
        (await IsOpenAsync(link)).ShouldBeFalse();
        (await AsApplicationAsync("update one_time_links set purpose = 'reset' where account_id = $1", other.Id)).ShouldBe(1);
        (await IsOpenAsync(link)).ShouldBeTrue();

        await AsApplicationAsync("""
            insert into one_time_links (id, account_id, purpose, token_hash, token_cipher, expires_at)
            select uuidv7(), $1, 'reset', sha256('known'), token_cipher, expires_at from one_time_links where account_id = $2
            """, victim.Id, other.Id);
        (await IsOpenAsync("/valj-losenord?kod=known")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upgrade_seals_what_lay_open_and_it_goes_on_working()
    {
        var database = await TestServer.CopyAsync(Template.None);
        await Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys, LastWithOpenHashes);
        var account = await database.ValueAsync<Guid>("""
            insert into accounts (id, user_name, normalized_user_name, email, normalized_email, security_stamp, display_name)
            values (uuidv7(), 'a@example.se', 'A@EXAMPLE.SE', 'a@example.se', 'A@EXAMPLE.SE', 'x', 'Prov Provsson') returning id
            """);
        await database.ExecuteAsync("insert into role_assignments (id, account_id, role, valid_from) values (uuidv7(), $1, 'association_director', '2020-01-01')", account);
        await database.ExecuteAsync("insert into account_passwords (account_id, hash) values ($1, $2)", account, new PasswordHasher<Account>().HashPassword(new Account(), Person.Password));
        await database.ExecuteAsync("insert into one_time_links (id, account_id, purpose, token_hash, expires_at) values (uuidv7(), $1, 'reset', sha256('sent before'), '2999-01-01')", account);

        await Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys);

        (await database.ValueAsync<long>("select (select count(*) from unsealed_passwords) + (select count(*) from unsealed_links)")).ShouldBe(0);
        await using var site = await Site.StartAsync(database);
        (await new Person(site, account, "a@example.se").TryAsync()).Path.ShouldBe("/");
        var done = await (await site.Visit().GetAsync("/valj-losenord?kod=sent+before")).SubmitAsync("main form", ("Input.Password", Known));
        done.Path.ShouldBe("/logga-in");
        (await new Person(site, account, "a@example.se").TryAsync(Known)).Path.ShouldBe("/");

        await Should.ThrowAsync<PostgresException>(() => AsApplicationAsync(database, "insert into unsealed_passwords (account_id, hash) values ($1, 'known')", account));
        await Should.ThrowAsync<PostgresException>(() => AsApplicationAsync(database, "insert into unsealed_links (id, account_id, purpose, token_hash, expires_at) values (uuidv7(), $1, 'reset', sha256('x'), '2999-01-01')", account));
    }

    private async Task<bool> IsOpenAsync(string link) => (await _site.Visit().GetAsync(link)).Document.QuerySelector("[name='Input.Password']") is not null;

    private async Task<string> LinkToAsync(Person person)
    {
        await (await _site.Visit().GetAsync("/glomt-losenord")).SubmitAsync("main form", ("Input.Email", person.Email));
        return (await Mailbox.TakeAsync(_site)).Last(mail => mail.To.Contains(person.Email, StringComparison.Ordinal)).Link;
    }

    private Task<int> AsApplicationAsync(string sql, params object[] values) => AsApplicationAsync(_site.Database, sql, values);

    /// <summary>With no account set, as when nobody has signed in yet.</summary>
    private static async Task<int> AsApplicationAsync(TestDatabase database, string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(database.ApplicationConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync();
    }
}
