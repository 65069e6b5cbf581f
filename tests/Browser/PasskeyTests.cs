using Samsteg.App;
using Samsteg.Platform;

namespace Samsteg.Browser;

/// <summary>Passkeys with Chromium's own virtual authenticator.</summary>
public sealed class PasskeyTests
{
    private static readonly LocatorAssertionsToContainTextOptions Patience = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_passkey_is_added_signs_in_in_one_step_and_is_removed()
    {
        await using var site = await Site.StartAsync(Template.Demo, static deployment => deployment with { Address = new Uri("http://localhost") });
        var address = new UriBuilder(site.Address) { Host = "localhost" }.Uri;
        await using var context = await Chromium.OpenAsync(Screen.Desktop, address);
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var devices = await context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });

        await page.GotoAsync("/logga-in");
        await page.Locator("button[name=role][value=coach]").ClickAsync();
        await page.WaitForURLAsync(address.ToString());
        await page.GotoAsync("/mitt-konto/nycklar");
        await page.GetByLabel("Vad ska den heta?").FillAsync("Provdatorn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till" }).ClickAsync();
        await Expect(page.Locator(".notices")).ToContainTextAsync("Nyckeln är tillagd", Patience);
        await Expect(page.Locator(".sign-ins strong")).ToHaveTextAsync("Provdatorn");
        (await site.FactAsync<string>("select method from sign_ins")).ShouldBe("passkey");

        await page.Locator(".user-menu summary").ClickAsync();
        await page.Locator("form[action='/logga-ut'] button").ClickAsync();
        await page.WaitForURLAsync(new Uri(address, "/logga-in").ToString());
        await page.GotoAsync("/logga-in?till=/mitt-konto/nycklar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in med nyckel" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(address, "/mitt-konto/nycklar").ToString());
        (await site.FactAsync<long>("select count(*) from sign_ins where method = 'passkey'")).ShouldBe(2);

        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await page.GotoAsync("/mitt-konto/nycklar");
        await page.WaitForURLAsync("**/logga-in/igen**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in med nyckel" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(address, "/mitt-konto/nycklar").ToString());

        await page.GetByRole(AriaRole.Button, new() { Name = "Ta bort" }).ClickAsync();
        await Expect(page.Locator(".notices")).ToContainTextAsync("borttagen", Patience);
        (await site.FactAsync<long>("select count(*) from account_passkeys")).ShouldBe(0);
        await page.Locator(".user-menu summary").ClickAsync();
        await page.Locator("form[action='/logga-ut'] button").ClickAsync();
        await page.WaitForURLAsync(new Uri(address, "/logga-in").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in med nyckel" }).ClickAsync();
        await Expect(page.Locator(".ds-error-summary, [role=alert]").First).ToContainTextAsync("Det gick inte", Patience);
    }
}
