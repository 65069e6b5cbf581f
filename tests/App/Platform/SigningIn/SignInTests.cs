using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Signing in and out, the language, and what is said when something is not there.</summary>
public sealed class SignInTests(EmptySite empty) : IClassFixture<EmptySite>
{
    private const string Password = "en lång och ovanlig mening";

    [Fact]
    public async Task The_right_password_leads_to_where_one_was_going()
    {
        var email = await AccountAsync(Role.AssociationDirector);
        var visitor = empty.Site.Visit();
        var asked = await visitor.GetAsync("/organisationer");

        var page = await asked.SubmitAsync("form:has([name='Input.Password'])", ("Input.Email", email.ToUpperInvariant() + " "), ("Input.Password", Password));

        page.Path.ShouldBe("/organisationer");
        page.Status.ShouldBe(200);
        (await empty.Site.FactAsync<string>("select action from audit_entries order by id desc limit 1")).ShouldBe("signed_in");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var email = await AccountAsync(Role.AssociationDirector);

        var wrong = await TryAsync(email, "fel mening helt och hållet");
        var unknown = await TryAsync("ingen@example.se", "fel mening helt och hållet");

        (wrong.Status, unknown.Status).ShouldBe((422, 422));
        wrong.TextsOf(".ds-validation-message, [id$='-error'], [role='alert']").ShouldBe(unknown.TextsOf(".ds-validation-message, [id$='-error'], [role='alert']"));
        wrong.TextsOf(".ds-validation-message, [id$='-error'], [role='alert']").ShouldNotBeEmpty();
        wrong.Source.ShouldNotContain("fel mening", Case.Sensitive, "a password is never sent back");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        var email = await AccountAsync(Role.AssociationDirector);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await TryAsync(email, "fel mening helt och hållet");
        }

        (await TryAsync(email, Password)).Status.ShouldBe(422);
        empty.Site.Clock.Advance(TimeSpan.FromMinutes(6));
        (await TryAsync(email, Password)).Path.ShouldBe("/");
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("//example.com")]
    [InlineData("/\\example.com")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site(string elsewhere)
    {
        var email = await AccountAsync(Role.AssociationDirector);

        var page = await (await empty.Site.Visit().GetAsync("/logga-in?till=" + Uri.EscapeDataString(elsewhere)))
            .SubmitAsync("form:has([name='Input.Password'])", ("Input.Email", email), ("Input.Password", Password));

        page.Path.ShouldBe("/");
    }

    [Fact]
    public async Task A_role_that_has_ended_gives_nothing_any_longer()
    {
        var person = await empty.Site.SignInAsync(Role.AssociationDirector);
        (await person.GetAsync("/organisationer")).Status.ShouldBe(200);

        await empty.Site.OwnerAsync("update role_assignments set valid_until = $1 where account_id = (select max(id::text)::uuid from accounts where demo_role is not null)", new DateOnly(2026, 4, 14));

        (await person.GetAsync("/organisationer")).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("https://samsteg.example.se", true)]
    [InlineData("http://localhost:5080", false)]
    public async Task Over_tls_cookies_are_for_this_host_alone_whatever_the_proxy_says_and_signing_out_clears_the_browsers_cache(string address, bool isSecure)
    {
        await using var site = await Site.StartAsync(Template.Demo, deployment => deployment with { Address = new Uri(address) });
        var token = (await site.Visit().GetAsync("/logga-in", headers: [("X-Forwarded-Proto", "http")])).Header("Set-Cookie")!;
        token.StartsWith("__Host-samsteg-form=", StringComparison.Ordinal).ShouldBe(isSecure);
        token.Contains("; secure", StringComparison.OrdinalIgnoreCase).ShouldBe(isSecure);
        token.ShouldContain("path=/;");

        var coach = await site.SignInAsync("coach");
        coach.Cookies.Keys.ShouldContain(isSecure ? "__Host-samsteg" : "samsteg");
        var form = (await coach.GetAsync("/")).Document.QuerySelector("form[action='/logga-ut'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await coach.PostAsync("/logga-ut", [("__RequestVerificationToken", form)], headers: [])).Header("Clear-Site-Data").ShouldBe("\"cache\"");
    }

    [Fact]
    public async Task Signing_out_ends_every_copy_of_the_cookie_and_no_other_sign_in()
    {
        var email = await AccountAsync(Role.AssociationDirector);
        var person = (await TryAsync(email, Password)).Visitor;
        var elsewhere = (await TryAsync(email, Password)).Visitor;
        var copy = person.Clone();

        var page = await (await person.GetAsync("/")).SubmitAsync("form[action='/logga-ut']");

        (page.Path, page.TextOf(".notices .ds-alert")).ShouldBe(("/logga-in", "Du är utloggad."));
        (await person.GetAsync("/organisationer")).Path.ShouldStartWith("/logga-in");
        (await copy.GetAsync("/organisationer")).Path.ShouldStartWith("/logga-in");
        (await elsewhere.GetAsync("/organisationer")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_sign_in_outlives_the_renewal_of_its_cookie()
    {
        await using var site = await Site.StartAsync(Template.Empty);
        var person = await site.SignInAsync(Role.AssociationDirector);

        site.Clock.Advance(TimeSpan.FromMinutes(45));

        (await person.GetAsync("/organisationer")).Status.ShouldBe(200);
        (await person.GetAsync("/organisationer")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Guesses_at_once_are_counted_one_at_a_time()
    {
        var email = await AccountAsync(Role.AssociationDirector);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => TryAsync(email, "fel mening helt och hållet")));

        (await empty.Site.FactAsync<bool>("select lockout_end is not null from accounts where email = $1", email)).ShouldBeTrue();
        (await empty.Site.FactAsync<long>("select count(*) from audit_entries where action in ('sign_in_refused', 'sign_in_locked') and subject_id = (select id from accounts where email = $1)", email)).ShouldBe(12);
    }

    [Fact]
    public async Task The_way_to_the_sign_in_names_no_host()
    {
        (await empty.Site.Visit().GetAsync("/organisationer", headers: [("Host", "elsewhere.example")])).Header("Location").ShouldBe("/logga-in?till=%2Forganisationer");
    }

    [Fact]
    public async Task The_language_is_changed_and_kept_where_one_is()
    {
        var person = await empty.Site.SignInAsync(Role.AssociationDirector);

        var page = await (await person.GetAsync("/organisationer?q=a")).SubmitAsync("form[action='/sprak']");

        page.Path.ShouldBe("/organisationer?q=a");
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        (await person.PostAsync("/sprak", [("culture", "en"), ("returnUrl", "https://example.com")], headers: [])).Status.ShouldBe(400, "without its token");
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_told_calmly_and_not_at_all_to_who_is_signed_out()
    {
        var person = await empty.Site.SignInAsync(Role.AssociationDirector);

        var page = await person.GetAsync("/finns-inte/alls");

        page.Status.ShouldBe(404);
        PageFacts.Findings(page, []).ShouldBeEmpty();
        (await person.GetAsync("/insatser/inte-ett-id")).Status.ShouldBe(404);
        (await empty.Site.Visit().GetAsync("/finns-inte/alls")).Path.ShouldStartWith("/logga-in");
        (await empty.Site.Visit().GetAsync("/css/app.css")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_fault_says_nothing_of_the_program()
    {
        await using var site = await Site.StartAsync(Template.Empty);
        var person = await site.SignInAsync(Role.AssociationDirector);
        await site.OwnerAsync("revoke select on organisations from samsteg_app");

        var page = await person.GetAsync("/organisationer");

        page.Status.ShouldBe(500);
        PageFacts.Findings(page, []).ShouldBeEmpty();
        foreach (var word in new[] { "Exception", "Npgsql", "permission denied", "organisations", " at Samsteg" })
        {
            page.Source.ShouldNotContain(word);
        }
    }

    private async Task<Page> TryAsync(string email, string password) =>
        await (await empty.Site.Visit().GetAsync("/logga-in")).SubmitAsync("form:has([name='Input.Password'])", ("Input.Email", email), ("Input.Password", password));

    private async Task<string> AccountAsync(Role role)
    {
        var account = new Account { Id = Guid.CreateVersion7(), DisplayName = "Prov Provsson" };
        account.UserName = account.Email = $"{account.Id:N}@example.se";
        await using var scope = empty.Site.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded.ShouldBeTrue();
        await empty.Site.OwnerAsync("insert into role_assignments (id, account_id, role, valid_from) values (uuidv7(), $1, $2, '2020-01-01')", account.Id, SnakeCase.Of(role.ToString()));
        return account.Email;
    }
}
