using System.Reflection;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App.Platform;

/// <summary>From the outbox to a real mail server: once, in the receiver's language, when and how the receiver wants it.</summary>
public sealed partial class MessageTests
{
    private static readonly MessageKind Kind = MessageKinds.RoleChanged;

    [Theory]
    [InlineData("sv", "Din roll i Samsteg har ändrats")]
    [InlineData("en", "Your role in Samsteg has changed")]
    public async Task A_mail_comes_in_the_receivers_language_with_a_link_to_the_configured_address(string language, string subject)
    {
        await using var server = await Peer.StartAsync("mail.mjs", "0");
        await using var site = await StartAsync(server.Port);
        var receiver = await AccountAsync(site, "anna@example.se", language);

        await TellAsync(site, receiver, "/insatser?flik=plan");

        var mail = Mail.Of(await server.NextAsync());
        (mail.From, mail.To, mail.Subject).ShouldBe(("samsteg@example.se", "anna@example.se", subject));
        mail.Body.ShouldContain("https://samsteg.example.se/insatser?flik=plan");
        mail.MessageId.ShouldBe($"<{await site.FactAsync<Guid>("select id from outbox_messages"):N}@samsteg.example.se>");
        await SettledAsync(site);
        (await site.FactAsync<bool>("select sent_at is not null and arguments is null from outbox_messages")).ShouldBeTrue("what it said is forgotten");
    }

    [Fact]
    public async Task What_was_rolled_back_is_not_told()
    {
        await using var site = await StartAsync(port: 1);
        var receiver = await AccountAsync(site, "anna@example.se");
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Outbox>().TellAsync(Kind, receiver, "/");
        }

        (await site.FactAsync<long>("select count(*) from outbox_messages")).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again_until_it_is_up()
    {
        var port = SamstegProcess.FreePort();
        await using var site = await StartAsync(port);
        await TellAsync(site, await AccountAsync(site, "anna@example.se"), "/");

        await SettledAsync(site);
        (await StateAsync(site)).ShouldBe((1, false, nameof(System.Net.Mail.SmtpException)));

        await using var server = await Peer.StartAsync("mail.mjs", port.ToString(CultureInfo.InvariantCulture));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Mail.Of(await server.NextAsync()).To.ShouldBe("anna@example.se");
    }

    [Fact]
    public async Task A_receiver_that_is_busy_is_tried_until_it_is_given_up()
    {
        await using var server = await Peer.StartAsync("mail.mjs", "0");
        await using var site = await StartAsync(server.Port);
        await TellAsync(site, await AccountAsync(site, "busy@example.se"), "/");
        for (var attempt = 1; attempt <= RetrySchedule.MostAttempts; attempt++)
        {
            await SettledAsync(site);
            (await StateAsync(site)).Attempts.ShouldBe(attempt);
            site.Clock.Advance(TimeSpan.FromHours(13));
        }

        (await StateAsync(site)).IsDead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_mail_is_given_up_shown_to_the_administrator_without_its_text_and_sent_again_from_there()
    {
        await using var server = await Peer.StartAsync("mail.mjs", "0");
        await using var site = await StartAsync(server.Port);
        await TellAsync(site, await AccountAsync(site, "refused@example.se"), "/hemlig/vag");
        await SettledAsync(site);
        (await StateAsync(site)).ShouldBe((1, true, "MessageRefusedException 550"));

        var administrator = await site.SignInAsync(Role.TechnicalAdministrator);
        var page = await administrator.GetAsync("/drift/utskick");
        page.Source.ShouldNotContain("hemlig");
        page.Source.ShouldNotContain("refused@");
        await site.OwnerAsync("update accounts set email = 'anna@example.se' where email = 'refused@example.se'");
        (await page.PressAsync("main form[method=post] button")).TextOf(".notices")!.ShouldContain("1");

        var mail = Mail.Of(await server.NextAsync());
        mail.To.ShouldBe("anna@example.se");
        mail.Body.ShouldContain("https://samsteg.example.se/hemlig/vag");
    }

    [Fact]
    public async Task Without_a_server_a_mail_is_a_file()
    {
        await using var site = await Site.StartAsync(Template.Empty);
        await TellAsync(site, await AccountAsync(site, "anna@example.se"), "/");

        await SettledAsync(site);

        Mail.Of(await File.ReadAllTextAsync(Directory.GetFiles(site.Deployment.OutgoingFolder, "*.eml").Single())).Subject.ShouldBe("Din roll i Samsteg har ändrats");
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_is_told_nothing_where_encryption_is_asked_for()
    {
        await using var server = await Peer.StartAsync("mail.mjs", "0");
        await using var site = await Site.StartAsync(Template.Empty, deployment => deployment with { MailServer = new MailServer("127.0.0.1", server.Port, "samsteg@example.se") });
        await TellAsync(site, await AccountAsync(site, "anna@example.se"), "/");

        await SettledAsync(site);

        (await StateAsync(site)).ShouldBe((1, false, nameof(System.Net.Mail.SmtpException)));
    }

    [Fact]
    public async Task The_server_is_signed_in_to()
    {
        await using var server = await Peer.StartAsync("mail.mjs", "0", "avsändare", "hemligt lösen");
        await using var site = await StartAsync(server.Port, static mail => mail with { User = "avsändare", Password = "hemligt lösen" });
        await TellAsync(site, await AccountAsync(site, "anna@example.se"), "/");

        Mail.Of(await server.NextAsync()).To.ShouldBe("anna@example.se");
    }

    [Fact]
    public async Task A_node_that_dies_in_the_middle_leaves_a_message_that_is_sent_again_under_the_same_id()
    {
        await using var server = await Peer.StartAsync("mail.mjs", "0");
        await using var site = await StartAsync(server.Port);
        await TellAsync(site, await AccountAsync(site, "anna@example.se"), "/");
        var first = Mail.Of(await server.NextAsync());
        await SettledAsync(site);

        // As if it had died before saying so: taken, sent, not marked.
        var arguments = MessageArguments.Seal(site.Services.GetRequiredService<Cipher>(), await site.FactAsync<Guid>("select id from outbox_messages"), new MessageArguments("/", []));
        await site.OwnerAsync("update outbox_messages set sent_at = null, arguments = $1, taken_until = $2", arguments, site.Clock.GetUtcNow().AddMinutes(5));
        (await site.Services.GetRequiredService<MessageRunner>().RunNextAsync(default)).ShouldBeFalse("its lease holds");
        site.Clock.Advance(TimeSpan.FromMinutes(6));

        Mail.Of(await server.NextAsync()).MessageId.ShouldBe(first.MessageId);
    }

    [Fact]
    public async Task Several_nodes_send_each_message_once()
    {
        await using var server = await Peer.StartAsync("mail.mjs", "0");
        await using var site = await StartAsync(server.Port);
        for (var index = 0; index < 20; index++)
        {
            await TellAsync(site, await AccountAsync(site, $"person{index}@example.se"), "/");
        }

        var runner = site.Services.GetRequiredService<MessageRunner>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync(runner)));

        var receivers = new List<string>();
        for (var index = 0; index < 20; index++)
        {
            receivers.Add(Mail.Of(await server.NextAsync()).To);
        }

        receivers.Distinct().Count().ShouldBe(20);
        await SettledAsync(site);
        (await site.FactAsync<long>("select count(*) from outbox_messages where sent_at is not null and attempts = 1")).ShouldBe(20);
    }

    [Fact]
    public async Task Who_wants_a_digest_gets_one_mail_in_the_morning()
    {
        await using var server = await Peer.StartAsync("mail.mjs", "0");
        await using var site = await StartAsync(server.Port);
        var receiver = await AccountAsync(site, "anna@example.se");
        await PreferAsync(site, receiver, "daily");
        await TellAsync(site, receiver, "/ett");
        await TellAsync(site, receiver, "/tva");
        var digests = site.Services.GetServices<IJob>().OfType<MessageDigests>().Single();

        await digests.RunAsync(default, default);
        (await site.FactAsync<long>("select count(*) from outbox_messages where due_at is not null")).ShouldBe(0, "it is ten in the morning: the next digest is tomorrow's");
        site.Clock.Advance(TimeSpan.FromHours(22));
        await Task.WhenAll(digests.RunAsync(default, default), digests.RunAsync(default, default));

        var mail = Mail.Of(await server.NextAsync());
        mail.Subject.ShouldBe("Nytt sedan igår i Samsteg");
        mail.Body.ShouldContain("https://samsteg.example.se/ett");
        mail.Body.ShouldContain("https://samsteg.example.se/tva");
        mail.Body.ShouldContain(": 2\n");
        await SettledAsync(site);
        (await site.FactAsync<long>("select count(*) from outbox_messages where sent_at is null")).ShouldBe(0);
        (await site.FactAsync<long>("select count(*) from outbox_messages where kind = 'digest'")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_wants_none_gets_none_but_of_security()
    {
        await using var site = await StartAsync(port: 1);
        var receiver = await AccountAsync(site, "anna@example.se");
        await PreferAsync(site, receiver, "never");
        await site.OwnerAsync("insert into message_preferences values ($1, $2, 'never')", receiver.Value, MessageKinds.SecurityChanged.Key);

        await TellAsync(site, receiver, "/");
        (await site.FactAsync<long>("select count(*) from outbox_messages")).ShouldBe(0);
        await TellAsync(site, receiver, "/", MessageKinds.SecurityChanged);
        (await site.FactAsync<string>("select channel from outbox_messages")).ShouldBe("mail");
    }

    [Fact]
    public async Task A_text_message_goes_where_the_user_has_said_on_the_own_page()
    {
        await using var site = await StartAsync(port: 1);
        var person = await site.SignInAsync(Role.AssociationDirector);
        var receiver = new AccountId(await site.FactAsync<Guid>("select id from accounts"));
        await (await person.GetAsync("/mitt-konto")).SubmitAsync("main form", ("Input.PhoneNumber", "070-123 45 67"), ("Input.Language", "en"));
        var page = await person.GetAsync("/mitt-konto/meddelanden");
        (await page.SubmitAsync("main form", ($"Input.Timings[{Kind.Key}]", nameof(MessageTiming.ByText)))).TextOf(".notices").ShouldNotBeNull();

        await TellAsync(site, receiver, "/insatser");
        await SettledAsync(site);

        (await File.ReadAllTextAsync(Directory.GetFiles(site.Deployment.OutgoingFolder, "*.txt").Single()))
            .ShouldBe("0701234567\nYour role in Samsteg has changed https://samsteg.example.se/insatser\n");
        (await person.GetAsync("/mitt-konto/meddelanden")).Document.QuerySelector($"input[value=ByText][name='Input.Timings[{Kind.Key}]']")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("elsewhere")]
    public async Task A_message_never_leads_elsewhere(string path)
    {
        await using var site = await Site.StartAsync(Template.Empty);
        await Should.ThrowAsync<ArgumentException>(() => TellAsync(site, new AccountId(Guid.CreateVersion7()), path));
    }

    [Fact]
    public void Every_kind_has_its_texts_and_nothing_but_a_link_and_numbers_has_a_place_in_them()
    {
        var kinds = SamstegApplication.Capabilities.SelectMany(static capability => capability.Messages).ToList();
        kinds.Select(static kind => kind.Key).ShouldBeUnique();
        var texts = new Texts(SamstegApplication.Capabilities);
        foreach (var culture in new[] { "sv-SE", "en-GB" })
        {
            texts.In(CultureInfo.GetCultureInfo(culture), () =>
            {
                foreach (var kind in kinds)
                {
                    texts.Find($"message.{kind.Key}.label").ShouldNotBeNullOrWhiteSpace();
                    Place().IsMatch(texts[$"message.{kind.Key}.subject"]).ShouldBeFalse($"{kind.Key} has a place in its subject");
                    texts[$"message.{kind.Key}.body"].ShouldContain("{0}", Case.Sensitive, kind.Key);
                }

                return true;
            });
        }

        // What can be put into those places is a path and numbers: no text of anybody's. Beside them stands where a guest is written to, in which language, and what they have signed up for.
        typeof(MessageArguments).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(static property => (property.Name, property.PropertyType)).ShouldBe([("Path", typeof(string)), ("Numbers", typeof(IReadOnlyList<int>)), ("To", typeof(string)), ("Language", typeof(string)), ("About", typeof(string))]);
    }

    private static Task<Site> StartAsync(int port, Func<MailServer, MailServer>? configure = null)
    {
        var server = new MailServer("127.0.0.1", port, "samsteg@example.se") { UsesTls = false };
        return Site.StartAsync(Template.Empty, deployment => deployment with { MailServer = configure?.Invoke(server) ?? server });
    }

    private static async Task<AccountId> AccountAsync(Site site, string email, string language = "sv") => new(await site.FactAsync<Guid>(
        "insert into accounts (id, email, display_name, language) values (uuidv7(), $1, 'Prov Provsson', $2) returning id", email, language));

    private static async Task TellAsync(Site site, AccountId receiver, string path, MessageKind? kind = null)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Outbox>().TellAsync(kind ?? Kind, receiver, path);
        await scope.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync();
    }

    private static Task PreferAsync(Site site, AccountId account, string timing) =>
        site.OwnerAsync("insert into message_preferences values ($1, $2, $3)", account.Value, Kind.Key, timing);

    private static async Task<(int Attempts, bool IsDead, string? Error)> StateAsync(Site site)
    {
        var row = (await site.Database.RowsAsync("select attempts, dead_at is not null, last_error from outbox_messages")).Single();
        return ((int)row[0]!, (bool)row[1]!, (string?)row[2]);
    }

    /// <summary>Until nothing is due and no node is at anything.</summary>
    private static async Task SettledAsync(Site site)
    {
        var runner = site.Services.GetRequiredService<MessageRunner>();
        await Until.IsSoAsync(async () =>
        {
            await DrainAsync(runner);
            return await site.FactAsync<bool>("select not exists (select from outbox_messages where taken_until is not null and sent_at is null and dead_at is null)");
        });
    }

    private static async Task DrainAsync(MessageRunner runner)
    {
        while (await runner.RunNextAsync(default))
        {
        }
    }

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();
}
