using Samsteg.App;
using Samsteg.Platform;

namespace Samsteg.Browser;

/// <summary>Fields for passwords: shown by a button, hidden again before they are sent, judged while one types.</summary>
public sealed class PasswordTests
{
    [Fact]
    public async Task A_password_is_shown_by_a_button_and_judged_while_it_is_typed()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await using var context = await Chromium.OpenAsync(Screen.Desktop, site.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/logga-in");
        var (field, button) = (page.Locator("#Input_Password"), page.GetByRole(AriaRole.Button, new() { Name = "Visa lösenordet" }));
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");

        await field.FillAsync("tre tranor");
        await button.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "text");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await button.ClickAsync();
        await Expect(field).ToHaveAttributeAsync("type", "password");

        await page.Locator("button[name=role][value=coach]").ClickAsync();
        await page.WaitForURLAsync(site.Address.ToString());
        await page.GotoAsync("/mitt-konto/losenord");
        await page.Locator("#Input_Password").PressSequentiallyAsync("tre tranor");
        await Expect(page.Locator("#password-strength")).ToContainTextAsync("för kort");
        await page.Locator("#Input_Password").PressSequentiallyAsync(" över Tåkern i gryningen");
        await Expect(page.Locator("#password-strength")).ToContainTextAsync("Starkt");
    }

    [Fact]
    public async Task Without_script_there_is_no_button()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await using var context = await Chromium.OpenAsync(Screen.Phone, site.Address, runsScript: false);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/logga-in");

        await Expect(page.Locator("#Input_Password")).ToBeVisibleAsync();
        await Expect(page.Locator(".show-password")).ToBeHiddenAsync();
    }
}
