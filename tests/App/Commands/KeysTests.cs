using Npgsql;
using Samsteg.App.Platform;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>Another key in the place of the one before it: everything goes on working while it is renewed, after it was killed, and without the older key.</summary>
public sealed class KeysTests
{
    private const string Number = "19811218-9876";
    private const string ProtectedNumber = "900203-0014";
    private const string Held = "select participant_id from participant_details where number_cipher is not null order by participant_id limit 1";

    /// <summary>What is not a secret of the program's: files that were handed in, digests of contents, of the log and of links that answer a question and sign nobody in, public halves of passkeys, and what waits to be sealed.</summary>
    private static readonly string[] NotSealed =
    [
        "account_passkeys.credential_id", "audit_digests.digest", "audit_entries.salt", "audit_seals.hash", "audit_seals.previous_hash",
        "document_pieces.bytes", "document_versions.sha256", "api_requests.digest", "exit_follow_up_links.digest", "personal_links.digest", "unsealed_links.token_hash", "calendar_feeds.digest", "roster_taps.digest",
        "application_versions.sha256", "signatures.sha256", "signatures.evidence", "signatures.evidence_sha256", "application_imports.content", "cost_files.sha256", "cost_file_pieces.content", "cost_imports.file_sha256",
        "dossiers.sha256", "dossiers.manifest_sha256", "dossier_pieces.content",
    ];

    private static IReadOnlyList<SealedColumn> Columns => KeyRenewal.ColumnsOf(SamstegApplication.Capabilities);

    [Fact]
    public async Task Every_column_of_bytes_is_renewed_or_is_no_secret()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);

        var there = await database.RowsAsync("select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' and data_type = 'bytea'");

        var renewed = Columns.SelectMany(static column => new[] { $"{column.Table}.{column.Column}", column.Hash is { } hash ? $"{hash.Table}.{hash.Column}" : null }).OfType<string>();
        there.Select(static row => (string)row[0]!).ShouldBe(renewed.Concat(NotSealed).Distinct(), ignoreOrder: true);
        Columns[^1].Table.ShouldBe("data_protection_keys", "what tells whether a key is missing comes last");
    }

    [Fact]
    public async Task A_renewal_killed_in_the_middle_goes_on_and_then_the_older_key_is_not_needed()
    {
        var older = DataKeys.NewSecret();
        var both = new DataKeys(TestServer.Key, isDevelopment: true, older);
        await using var database = await TestServer.CopyAsync(Template.Demo);
        Known known;
        await using (var site = await ServeAsync(database, TestServer.Keys))
        {
            known = await Known.MakeAsync(site);
            await known.HoldsAsync(site);
        }

        // The tests' key becomes the older one and back again, because the password of the application's role hangs on it for the whole server.
        await RenewAsync(database, new DataKeys(older, isDevelopment: true, TestServer.Key));
        await ShouldBeSealedWithAsync(database, new DataKeys(older, isDevelopment: true));
        await using var folder = new DataFolder();
        await using (var site = await ServeAsync(database, both))
        {
            await known.HoldsAsync(site);
            await using (var holder = new NpgsqlConnection(database.OwnerConnectionString))
            {
                await holder.OpenAsync(TestContext.Current.CancellationToken);
                await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
                await using (var hold = new NpgsqlCommand($"{Held} for update", holder))
                {
                    await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                }

                await using var killed = Renewing(folder, database, older);
                await UntilAsync(async () => await RemainingAsync(database, both, "participant_details") == 1);
                await killed.KillAsync();
            }

            (await RemainingAsync(database, both, "participant_details")).ShouldBe(1);
            (await RemainingAsync(database, both, "data_protection_keys")).ShouldBeGreaterThan(0);
            await known.HoldsAsync(site);
            (await Should.ThrowAsync<MigrationException>(() => Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys))).Message.ShouldContain("SAMSTEG_KEY_PREVIOUS");

            await using var again = Renewing(folder, database, older);
            (await again.EndAsync()).ShouldBe(0, again.Complained);
            again.Said.ShouldContain("participant_details.number_cipher: 1 sealed anew.");
            again.Said.ShouldContain("Take SAMSTEG_KEY_PREVIOUS away");
            again.Said.ShouldNotContain("hang on an older key");
            await known.HoldsAsync(site);
        }

        await ShouldBeSealedWithAsync(database, TestServer.Keys);
        await Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys);
        await using (var site = await ServeAsync(database, TestServer.Keys))
        {
            await known.HoldsAsync(site);
        }

        (await database.RowsAsync("select action from audit_entries where subject_kind = 'keys' order by id")).Select(static row => row[0]).ShouldBe(["keys_renewal_begun", "keys_renewal_begun", "keys_renewed"]);
    }

    [Fact]
    public async Task Nothing_is_renewed_with_a_key_that_the_nodes_do_not_serve_with()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        await using var folder = new DataFolder();

        var (exitCode, said, complained) = await SamstegProcess.RunAsync(folder.Path, ["keys", "renew", "--database", database.OwnerConnectionString],
            environment: new Dictionary<string, string?> { ["SAMSTEG_KEY"] = DataKeys.NewSecret(), ["SAMSTEG_KEY_PREVIOUS"] = TestServer.Key });

        (exitCode, said, complained).ShouldBe((1, string.Empty, "Start the nodes with this SAMSTEG_KEY, and the one before it in SAMSTEG_KEY_PREVIOUS, first."));
        await ShouldBeSealedWithAsync(database, TestServer.Keys);
    }

    [Fact]
    public async Task What_an_older_release_kept_without_a_seal_works_is_told_of_and_is_sealed_when_it_is_used()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var renewal = new KeyRenewal(NpgsqlDataSource.Create(site.Database.OwnerConnectionString), TestServer.Keys);
        var client = await ApiClient.OfAsync(site, "coach");
        await site.OwnerAsync("update api_tokens set cipher = null, expires_on = '2999-01-01', hash = $1", new Cipher(TestServer.Keys).LookupHash($"key to the api {client.Token}"));
        (await renewal.UnsealedAsync(Columns.Single(static column => column.Table == "api_tokens"))).ShouldBe(1);

        (await client.GetAsync("organisations")).Status.ShouldBe(200);

        (await renewal.UnsealedAsync(Columns.Single(static column => column.Table == "api_tokens"))).ShouldBe(0);
        (await client.GetAsync("organisations")).Status.ShouldBe(200);

        var person = await Person.MakeAsync(site);
        var (_, codes) = await person.TurnCodesOnAsync(await person.SignInAsync());
        await site.OwnerAsync("delete from recovery_codes");
        await site.OwnerAsync("insert into recovery_codes (account_id, code_hash) values ($1, $2)", person.Id,
            new Cipher(TestServer.Keys).LookupHash($"recovery code {person.Id} {codes[0].Replace("-", string.Empty, StringComparison.Ordinal)}"));
        (await renewal.UnsealedAsync(Columns.Single(static column => column.Table == "recovery_codes"))).ShouldBe(1);
        (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", codes[0]))).Path.ShouldBe("/");
    }

    private static SamstegProcess Renewing(DataFolder folder, TestDatabase database, string older) => SamstegProcess.Start(
        folder.Path, ["keys", "renew", "--database", database.OwnerConnectionString],
        environment: new Dictionary<string, string?> { ["SAMSTEG_KEY"] = TestServer.Key, ["SAMSTEG_KEY_PREVIOUS"] = older });

    /// <summary>A site over a database that outlives it.</summary>
    private static Task<Site> ServeAsync(TestDatabase database, DataKeys keys) =>
        Site.StartAsync(new TestDatabase(database.Name, database.OwnerConnectionString, static () => Task.CompletedTask), deployment => deployment with { Keys = keys });

    private static async Task RenewAsync(TestDatabase database, DataKeys keys)
    {
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        foreach (var column in Columns)
        {
            (await new KeyRenewal(owner, keys).RenewAsync(column)).ShouldBeGreaterThan(0, column.Table);
        }
    }

    private static async Task<long> RemainingAsync(TestDatabase database, DataKeys keys, string table)
    {
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        return await new KeyRenewal(owner, keys).RemainingAsync(Columns.Single(column => column.Table == table));
    }

    /// <summary>Every value opens with one key, in its place, and its hash is made with that key.</summary>
    private static async Task ShouldBeSealedWithAsync(TestDatabase database, DataKeys keys)
    {
        foreach (var column in Columns)
        {
            var cipher = column.Table == "data_protection_keys" ? Cipher.OfKeyRing(keys) : new Cipher(keys);
            foreach (var row in await database.RowsAsync($"select {column.Column}, {column.Place}, {column.Hash?.Before ?? "''"} from {column.Table} where {column.Column} is not null"))
            {
                var value = cipher.Open((byte[])row[0]!, (string)row[1]!);
                if (column.Hash is { } hash && hash.Hashed(value) is { } hashed)
                {
                    (await database.ValueAsync<long>($"select count(*) from {hash.Table} where {hash.Column} = $1", cipher.LookupHash((string)row[2]! + hashed))).ShouldBeGreaterThan(0, column.Table);
                }
            }
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var deadline = DateTime.UtcNow.AddMinutes(2); !await holds();)
        {
            DateTime.UtcNow.ShouldBeLessThan(deadline);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Something of each kind that is sealed, known to the test in the clear.</summary>
    private sealed record Known(Guid Account, string Email, byte[] Secret, Queue<string> RecoveryCodes, string Token, string Link)
    {
        private int _minutes;

        public static async Task<Known> MakeAsync(Site site)
        {
            var cases = await DemoCases.OfAsync(site);
            var coach = await site.SignInAsync(DemoCases.Coach);
            (await cases.EnrolAsync(coach, ("Input.FamilyName", "Provnummer"), ("Input.Number", Number), ("Input.BirthDate", "1981-12-18"))).Answer.Status.ShouldBe(200);
            var masked = (await cases.EnrolAsync(coach, ("Input.Number", ProtectedNumber))).Participant;
            (await (await coach.GetAsync($"{cases.PathOf(masked)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"))).Status.ShouldBe(200);
            await (await coach.GetAsync($"{cases.PathOf(masked)}/kontakt")).PressAsync("[data-draft-button]", ("Input.Note", "Halva meningen"));

            var person = await Person.MakeAsync(site);
            var (secret, codes) = await person.TurnCodesOnAsync(await person.SignInAsync());
            var asking = await Person.MakeAsync(site);
            await (await site.Visit().GetAsync("/glomt-losenord")).SubmitAsync("main form", ("Input.Email", asking.Email));
            var link = (await Mailbox.TakeAsync(site)).Last(mail => mail.To.Contains(asking.Email, StringComparison.Ordinal)).Link;
            await site.OwnerAsync(
                "insert into outbox_messages (id, account_id, kind, channel, arguments, created_at, due_at) values ($1, $1, 'security_changed', 'mail', $2, now(), '2999-01-01')",
                person.Id, MessageArguments.Seal(new Cipher(TestServer.Keys), person.Id, new MessageArguments("/", [])));

            await site.OwnerAsync("insert into machine_accounts (account_id, purpose, created_at, created_by) values ($1, 'Prov', now(), $1)", person.Id);
            await site.OwnerAsync("insert into sign_ins (id, account_id, started_at) values ($1, $1, now())", person.Id);
            await site.OwnerAsync("""
                insert into webhook_subscriptions (id, account_id, sign_in_id, address, secret_cipher, events, created_at, created_by)
                values ($1, $1, $1, 'https://example.se/', $2, '{participant.enrolled}', now(), $1)
                """, person.Id, new Cipher(TestServer.Keys).Seal("hemligt", person.Id.ToString()));
            await site.OwnerAsync(
                "insert into busy_calendars (id, account_id, label, address_cipher, added_at, tried_at, times_cipher) values ($1, $1, 'Prov', $2, now(), '2999-01-01', $3)", person.Id,
                new Cipher(TestServer.Keys).Seal("https://example.se/", $"busy address {person.Id}"), new Cipher(TestServer.Keys).Seal(string.Empty, $"busy times {person.Id}"));
            return new Known(person.Id, person.Email, secret, new Queue<string>(codes), (await ApiClient.OfAsync(site, "coach")).Token!, link);
        }

        /// <summary>All of it is found and fits.</summary>
        public async Task HoldsAsync(Site site)
        {
            _minutes += 2;
            site.Clock.Advance(TestClock.Start.AddMinutes(_minutes) - site.Clock.GetUtcNow());
            var person = new Person(site, Account, Email);
            (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", Totp.CodeAt(Secret, site.Clock.GetUtcNow())))).Path.ShouldBe("/");
            (await (await person.TryAsync()).SubmitAsync("main form", ("Input.Code", RecoveryCodes.Dequeue()))).Path.ShouldBe("/");
            (await new ApiClient(site.Visit(), Token).GetAsync("organisations")).Status.ShouldBe(200);
            (await site.Visit().GetAsync(Link)).Document.QuerySelector("[name='Input.Password']").ShouldNotBeNull();

            var cases = await DemoCases.OfAsync(site);
            var coach = await site.SignInAsync(DemoCases.Coach);
            (await cases.EnrolAsync(coach, ("Input.Number", Number), ("Input.BirthDate", "1981-12-18"))).Answer.TextOf("#Input_Number-error").ShouldNotBeNull();
            (await cases.EnrolAsync(coach, ("Input.Number", ProtectedNumber))).Answer.TextOf("#Input_Number-error").ShouldNotBeNull("the hash of one who is protected too");
            var found = await (await coach.GetAsync("/")).SubmitAsync("form.search-field", ("Typed", Number));
            found.Source.ShouldContain("Provnummer");
        }
    }
}
