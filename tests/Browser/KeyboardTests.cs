using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>Without a mouse.</summary>
public sealed class KeyboardTests
{
    private const int MostStops = 60;

    [Fact]
    public async Task A_coach_signs_in_and_marks_the_group_by_keyboard()
    {
        await using var site = await Site.StartAsync();
        await using var coach = await Person.ArriveAsync(site, Screen.Desktop);
        var page = coach.Page;

        await TabToAsync(page, "button[name=role][value=coach]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Uri(site.Address, "/").ToString());

        await TabToAsync(page, "a[href$='/narvaro']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/narvaro");

        await TabToAsync(page, "button[formaction$='AllPresent']");
        var members = await page.Locator(".roster-row").CountAsync(); // counted before the page is about to change
        members.ShouldBePositive();
        await page.Keyboard.PressAsync("Enter");
        var present = page.Locator(".roster-marks input[value=present]:checked");
        await Expect(present).ToHaveCountAsync(members);

        // The second in the list came late after all, and the first wants to go on.
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await TabToAsync(page, ".roster-row:nth-of-type(1) .roster-wish input");
        await SavedAsync(page, () => page.Keyboard.PressAsync("Space"));
        await TabToAsync(page, ".roster-row:nth-of-type(2) .roster-marks input");
        await SavedAsync(page, () => page.Keyboard.PressAsync("ArrowRight"));
        await Expect(page.Locator(".roster-row:nth-of-type(2) input[value=late]")).ToBeCheckedAsync();
        await TabToAsync(page, ".roster-row:nth-of-type(2) .roster-late input");
        await SavedAsync(page, () => page.Keyboard.PressAsync("ArrowRight"));

        await TabToAsync(page, "button[formaction$='Done']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/narvaro/klar");
        (await site.FactAsync<long>("select count(*) from attendance a join sessions s on s.id = a.session_id where a.superseded_at is null and a.mark = 'late' and s.starts_at::date = '2026-04-15'")).ShouldBe(1);
        coach.TakeComplaints().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_stop_skips_to_the_content()
    {
        await using var site = await Site.StartAsync();
        await using var lead = await Person.SignInAsync(site, "project_lead", Screen.Desktop);
        await lead.Page.GotoAsync("/insatser");

        await lead.Page.Keyboard.PressAsync("Tab");
        await Expect(lead.Page.Locator("a.skip")).ToBeFocusedAsync();
        await Expect(lead.Page.Locator("a.skip")).ToBeInViewportAsync();
        await lead.Page.Keyboard.PressAsync("Enter");
        await Expect(lead.Page.Locator("main")).ToBeFocusedAsync();
        await lead.Page.Keyboard.PressAsync("Tab");
        (await lead.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    private static Task SavedAsync(IPage page, Func<Task> press) => page.RunAndWaitForResponseAsync(press, static response => response.Request.Method == "POST");

    /// <summary>Presses Tab until the focus is there; every stop on the way must show itself.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var hidden = await page.EvaluateAsync<string?>("""
                () => {
                  const stop = document.activeElement;
                  if (stop === document.body) return null;
                  const looks = () => [stop, stop.closest('label')].filter(Boolean).map(element => {
                    const style = getComputedStyle(element);
                    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join();
                  }).join();
                  const focused = looks();
                  stop.blur();
                  const plain = looks();
                  stop.focus();
                  return focused === plain ? stop.outerHTML.slice(0, 200) : null;
                }
                """);
            hidden.ShouldBeNull($"Nothing shows the focus on {page.Url}.");
            if (await page.Locator(selector).First.EvaluateAsync<bool>("element => element === document.activeElement || (element.type === 'radio' && element.name === document.activeElement.name)"))
            {
                return;
            }
        }

        Assert.Fail($"{selector} is not among the first {MostStops} stops of {page.Url}.");
    }
}
