using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>Signing in at a real OpenID provider, honest and lying.</summary>
public sealed class ProviderSignInTests(ProviderPeer shared) : IClassFixture<ProviderPeer>, IAsyncLifetime
{
    internal const string People = """
        {
          "anna": { "email": "anna@example.se", "email_verified": true, "name": "Anna Provlund" },
          "unverified": { "email": "anna@example.se", "email_verified": false, "name": "Anna Provlund" },
          "berit": { "email": "berit@example.se", "email_verified": true, "name": "Berit Provgren", "groups": ["styrelsen", "annat"] },
          "stranger": { "email": "okand@example.se", "email_verified": true, "name": "Okänd Provsson", "groups": ["annat"] }
        }
        """;

    private int _port = shared.Port;
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await StartAsync(_port);
        await AskAsync("/lie/not");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task An_invited_person_signs_in_the_first_time_by_verified_address_and_then_by_subject(string algorithm)
    {
        await DisposeAsync();
        await using var provider = await ProviderPeer.StartAsync(algorithm);
        _site = await StartAsync(_port = provider.Port);
        var person = await InvitedAsync("anna@example.se");

        var page = await SignInAsync("anna", path: "/organisationer");

        (page.Status, page.Path).ShouldBe((200, "/organisationer"));
        (await _site.FactAsync<Guid>("select user_id from account_logins where provider_key = 'anna'")).ShouldBe(person);
        await _site.OwnerAsync("update accounts set email = 'annat@example.se', normalized_email = 'ANNAT@EXAMPLE.SE', user_name = 'annat', normalized_user_name = 'ANNAT'");
        (await SignInAsync("anna")).Path.ShouldBe("/");
        (await _site.FactAsync<long>("select count(*) from sign_ins where method = 'provider'")).ShouldBe(2);
    }

    [Theory]
    [InlineData("unverified")]
    [InlineData("stranger")]
    public async Task Who_is_not_invited_or_not_verified_is_told_so(string subject)
    {
        await InvitedAsync("anna@example.se");

        var page = await SignInAsync(subject);

        page.Status.ShouldBe(422);
        page.TextOf("h1").ShouldBe("Du har inget konto här än");
        PageFacts.Findings(page, []).ShouldBeEmpty();
        (await page.Visitor.GetAsync("/")).Path.ShouldStartWith("/logga-in");
        (await _site.FactAsync<long>("select count(*) from account_logins")).ShouldBe(0);
        (await _site.FactAsync<long>("select count(*) from audit_entries where action = 'provider_refused'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_account_with_a_password_is_not_taken_over_by_its_address()
    {
        var person = await Person.MakeAsync(_site);
        await _site.OwnerAsync("update accounts set email = 'anna@example.se', normalized_email = 'ANNA@EXAMPLE.SE', user_name = 'anna@example.se', normalized_user_name = 'ANNA@EXAMPLE.SE' where id = $1", person.Id);

        (await SignInAsync("anna")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Groups_give_an_account_its_roles_and_take_them_back()
    {
        (await SignInAsync("berit")).Path.ShouldBe("/");
        (await RolesAsync()).ShouldBe(["board_member"]);
        (await _site.FactAsync<string>("select display_name from accounts")).ShouldBe("Berit Provgren");
        (await SignInAsync("berit")).Path.ShouldBe("/");
        (await RolesAsync()).ShouldBe(["board_member"]);

        await _site.OwnerAsync("insert into role_assignments (id, account_id, role, valid_from) select uuidv7(), id, 'association_officer', '2020-01-01' from accounts");
        await _site.OwnerAsync("update role_assignments set role = 'association_director' where from_provider");
        await SignInAsync("berit");

        (await RolesAsync()).ShouldBe(["association_officer", "board_member"], "what was given by hand stays, what the groups no longer give ends");
    }

    [Fact]
    public async Task Who_signs_in_twice_at_once_is_given_each_role_once()
    {
        var person = new ProviderUser("berit", "berit@example.se", "Berit Provgren", ["styrelsen"]);
        (await SignInAsync("berit")).Path.ShouldBe("/");
        await _site.OwnerAsync("delete from role_assignments");
        await using var one = _site.Services.CreateAsyncScope();
        await using var other = _site.Services.CreateAsyncScope();
        await one.ServiceProvider.GetRequiredService<ProviderAccounts>().AdmitAsync(person, TestContext.Current.CancellationToken);

        var second = other.ServiceProvider.GetRequiredService<ProviderAccounts>().AdmitAsync(person, TestContext.Current.CancellationToken);
        await Until.IsSoAsync(async () => second.IsCompleted
            || await _site.FactAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);

        await one.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync(TestContext.Current.CancellationToken);
        await second;
        await other.ServiceProvider.GetRequiredService<RequestDatabase>().CommitAsync(TestContext.Current.CancellationToken);

        (await RolesAsync()).ShouldBe(["board_member"]);
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_for_who_asked()
    {
        await InvitedAsync("anna@example.se");
        await BeAsync("anna");
        var visitor = _site.Visit();
        var answer = await AnswerAsync(visitor, "/logga-in/extern");
        var (copy, stranger) = (visitor.Clone(), _site.Visit());

        (await stranger.GetAsync(answer)).Status.ShouldBe(422, "another browser");
        (await visitor.GetAsync(answer.Replace("state=", "state=x", StringComparison.Ordinal))).Status.ShouldBe(422, "another state");
        (await visitor.GetAsync(answer)).Status.ShouldBe(422, "the question is gone");
        var again = await AnswerAsync(visitor, "/logga-in/extern");
        (await visitor.GetAsync(again)).Path.ShouldBe("/");
        (await copy.GetAsync(again)).Status.ShouldBe(422, "another question");
        (await _site.Visit().GetAsync("/logga-in/extern/svar")).Status.ShouldBe(422);
        (await _site.Visit().GetAsync("/logga-in/extern/svar?error=access_denied&state=x")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_question_is_forgotten_after_a_quarter_of_an_hour()
    {
        await InvitedAsync("anna@example.se");
        await BeAsync("anna");
        var visitor = _site.Visit();
        var answer = await AnswerAsync(visitor, "/logga-in/extern");
        _site.Clock.Advance(TimeSpan.FromMinutes(16));

        (await visitor.GetAsync(answer)).Status.ShouldBe(422);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("signature")]
    [InlineData("nonce")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("subject")]
    public async Task A_forged_id_token_lets_nobody_in(string lie)
    {
        await InvitedAsync("anna@example.se");
        await AskAsync($"/lie/{lie}");

        (await SignInAsync("anna")).Status.ShouldBe(422);

        await AskAsync("/lie/honest");
        (await SignInAsync("anna")).Path.ShouldBe("/", "the forger's own signature fits when it says the truth");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Nobody_is_sent_to_another_site(string elsewhere)
    {
        await InvitedAsync("anna@example.se");

        (await SignInAsync("anna", elsewhere)).Path.ShouldBe("/");
    }

    [Fact]
    public async Task What_weighs_more_is_shown_again_at_the_provider_and_only_freshly()
    {
        await InvitedAsync("anna@example.se");
        var visitor = (await SignInAsync("anna")).Visitor;
        _site.Clock.Advance(TimeSpan.FromMinutes(10.5)); // the provider's clock stays: half a minute is left of the minute by which clocks may differ
        var asked = await visitor.GetAsync("/mitt-konto/tvasteg");
        asked.Path.ShouldStartWith("/logga-in/igen");
        var link = asked.Document.QuerySelector("main a[href^='/logga-in/extern']")!.GetAttribute("href")!;

        await AskAsync("/lie/old");
        (await visitor.GetAsync(await AnswerAsync(visitor, link))).Status.ShouldBe(422, "the provider has not asked again");
        await AskAsync("/lie/honest");
        await BeAsync("stranger");
        (await visitor.GetAsync(await AnswerAsync(visitor, link))).Status.ShouldBe(422, "somebody else");
        await BeAsync("anna");
        (await visitor.GetAsync(await AnswerAsync(visitor, link))).Path.ShouldBe("/mitt-konto/tvasteg");
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_told_calmly()
    {
        await using var site = await StartAsync(port: 1);

        var page = await site.Visit().GetAsync("/logga-in/extern");

        page.Status.ShouldBe(503);
        PageFacts.Findings(page, []).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_way_to_it()
    {
        await using var site = await Site.StartAsync(Template.Empty);

        (await site.Visit().GetAsync("/logga-in/extern")).Status.ShouldBe(404);
        (await site.Visit().GetAsync("/logga-in/extern/svar")).Status.ShouldBe(404);
        (await site.Visit().GetAsync("/logga-in")).Document.QuerySelector("a[href*=extern]").ShouldBeNull();
    }

    private static async Task<Site> StartAsync(int port)
    {
        var site = await Site.StartAsync(Template.Empty, deployment => deployment with
        {
            IdentityProvider = new IdentityProvider("Provkommunen", $"http://127.0.0.1:{port}", "samsteg")
            {
                ClientSecret = "a secret: with % signs",
                RoleClaim = "groups",
                Roles = new Dictionary<string, Role> { ["styrelsen"] = Role.BoardMember },
            },
        });
        site.Clock.Advance(TimeProvider.System.GetUtcNow() - TestClock.Start); // the provider lives in real time
        return site;
    }

    private async Task<Guid> InvitedAsync(string email)
    {
        var person = await Person.MakeAsync(_site, password: null);
        await _site.OwnerAsync("update accounts set email = $2, normalized_email = upper($2), user_name = $2, normalized_user_name = upper($2) where id = $1", person.Id, email);
        return person.Id;
    }

    private async Task<Page> SignInAsync(string subject, string path = "/")
    {
        await BeAsync(subject);
        var visitor = _site.Visit();
        var form = await visitor.GetAsync("/logga-in?till=" + Uri.EscapeDataString(path));
        return await visitor.GetAsync(await AnswerAsync(visitor, form.Document.QuerySelector("a[href^='/logga-in/extern']")!.GetAttribute("href")!));
    }

    /// <summary>Goes to the provider and through it; the address that it sends back to.</summary>
    private async Task<string> AnswerAsync(Visitor visitor, string way)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var address = new Uri((await visitor.GetAsync(way, headers: [])).Header("Location")!);
        while (address.Host != "samsteg.example.se")
        {
            using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
            address = new Uri(address, answer.Headers.Location ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        return address.PathAndQuery;
    }

    private Task BeAsync(string subject) => AskAsync($"/be/{subject}");

    private async Task AskAsync(string path)
    {
        using var client = new HttpClient();
        (await client.GetAsync(new Uri($"http://127.0.0.1:{_port}{path}"), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    private async Task<IReadOnlyList<string>> RolesAsync() =>
        [.. (await _site.Database.RowsAsync("select role from role_assignments where coalesce(valid_until, 'infinity') >= $1 order by role", _site.Clock.Today())).Select(static row => (string)row[0]!)];
}
