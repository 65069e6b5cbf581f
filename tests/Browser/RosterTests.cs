using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>The roster where the network fails and where two people mark at once.</summary>
public sealed class RosterTests
{
    /// <summary>A send that hangs is given up after 15 s, and tried again every tenth.</summary>
    private const float Sent = 45_000;

    [Fact]
    public async Task Taps_without_network_are_kept_and_sent_when_it_is_back()
    {
        await using var site = await Site.StartAsync();
        await using var coach = await OpenAsync(site, "coach");
        var page = coach.Page;

        await coach.CutNetworkAsync(true);
        await Mark(page, 1, "present").ClickAsync();
        await Mark(page, 2, "absent").ClickAsync();
        await Expect(page.Locator(".roster-unsaved")).ToHaveCountAsync(2);
        await Expect(page.Locator(".roster-unsaved").First).ToContainTextAsync("Inte sparat än");
        (await MarksAsync(site)).ShouldBeEmpty();

        await coach.CutNetworkAsync(false);
        await Expect(page.Locator(".roster-unsaved")).ToHaveCountAsync(0, new() { Timeout = Sent });
        (await MarksAsync(site)).ShouldBe(["absent_invalid", "present"]);
        await Expect(page.Locator("#roster-count")).ToContainTextAsync("1 av");
    }

    [Fact]
    public async Task What_was_tapped_before_the_script_came_is_sent()
    {
        await using var site = await Site.StartAsync();
        await using var coach = await Person.SignInAsync(site, "coach", Screen.Phone);
        var page = coach.Page;
        TaskCompletionSource tapped = new();
        await page.RouteAsync("**/roster.*js", async route =>
        {
            await tapped.Task;
            await route.ContinueAsync();
        });
        await page.Locator("a[href$='/narvaro']").ClickAsync();
        await Mark(page, 1, "present").ClickAsync();

        await SavedAsync(page, () => Task.Run(tapped.SetResult));

        (await MarksAsync(site)).ShouldBe(["present"]);
    }

    [Fact]
    public async Task Done_without_network_keeps_the_page_and_says_what_to_do()
    {
        await using var site = await Site.StartAsync();
        await using var coach = await OpenAsync(site, "coach");
        var page = coach.Page;
        var done = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Klar") });
        await SavedAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = "Alla här" }).ClickAsync());
        await Expect(page.Locator("#roster-count")).Not.ToContainTextAsync("0 av");
        await page.WaitForLoadStateAsync(); // with its script

        await coach.CutNetworkAsync(true);
        await Mark(page, 1, "absent").ClickAsync();
        await Expect(page.Locator(".roster-unsaved")).ToHaveCountAsync(1);
        await done.ClickAsync();
        await Expect(page.Locator("#roster-offline")).ToContainTextAsync("Dina markeringar finns kvar");
        await Expect(page.Locator(".roster-row:nth-of-type(1) input[value=absent]")).ToBeCheckedAsync();

        await coach.CutNetworkAsync(false);
        await Expect(page.Locator("#roster-offline")).ToHaveCountAsync(0);
        await done.ClickAsync();
        await page.WaitForURLAsync("**/klar");
        (await MarksAsync(site)).ShouldContain("absent_invalid");
    }

    [Fact]
    public async Task Two_who_mark_the_same_person_are_told_and_nothing_is_overwritten()
    {
        await using var site = await Site.StartAsync();
        await using var coach = await OpenAsync(site, "coach");
        await using var lead = await OpenAsync(site, "project_lead", coach.Page.Url);

        await SavedAsync(lead.Page, () => Mark(lead.Page, 1, "present").ClickAsync());
        await Mark(coach.Page, 1, "absent").ClickAsync();

        var conflict = coach.Page.Locator(".roster-row:nth-of-type(1) .roster-conflict");
        await Expect(conflict).ToContainTextAsync("Pia Påhittström markerade Här");
        (await MarksAsync(site)).ShouldBe(["present"]);

        await SavedAsync(coach.Page, () => conflict.GetByRole(AriaRole.Button).ClickAsync());
        await Expect(conflict).ToHaveCountAsync(0);
        (await MarksAsync(site)).ShouldBe(["absent_invalid"]);
        (await site.FactAsync<long>("select count(*) from attendance a join sessions s on s.id = a.session_id where s.starts_at::date = '2026-04-15'")).ShouldBe(2);
    }

    [Fact]
    public async Task Cut_off_the_roster_opens_again_takes_taps_and_sends_them_once_when_the_network_is_back()
    {
        await using var site = await Site.StartAsync();
        await using var coach = await OpenAsync(site, "coach");
        var page = coach.Page;
        await KeptAsync(page);
        await using var lead = await OpenAsync(site, "project_lead", page.Url);
        var rows = await page.Locator(".roster-row").CountAsync();

        await coach.CutNetworkAsync(true);
        await page.ReloadAsync();
        await Expect(page.Locator("#roster-kept")).ToContainTextAsync("Listan visas som den var");
        await Mark(page, 2, "absent").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Alla här" }).ClickAsync();
        await Expect(page.Locator(".roster-unsaved")).ToHaveCountAsync(rows);
        await page.ReloadAsync();
        await Expect(page.Locator(".roster-unsaved")).ToHaveCountAsync(rows);
        await Expect(page.Locator(".roster-row:nth-of-type(2) input[value=absent]")).ToBeCheckedAsync();
        await SavedAsync(lead.Page, () => Mark(lead.Page, 1, "late").ClickAsync());

        await coach.CutNetworkAsync(false);

        var conflict = page.Locator(".roster-row:nth-of-type(1) .roster-conflict");
        await Expect(conflict).ToContainTextAsync("Pia Påhittström markerade Sen", new() { Timeout = Sent });
        await Expect(page.Locator(".roster-unsaved")).ToHaveCountAsync(0, new() { Timeout = Sent });
        var marks = await MarksAsync(site);
        marks.Count.ShouldBe(rows);
        marks.Count(static mark => mark == "present").ShouldBe(rows - 2);
        (await site.FactAsync<long>("select count(*) from attendance a join sessions s on s.id = a.session_id where s.starts_at::date = '2026-04-15'")).ShouldBe(rows);
        (await site.FactAsync<long>("select count(*) from roster_taps")).ShouldBe(rows + 1);
    }

    [Fact]
    public async Task What_waits_on_a_shared_device_is_its_owners_and_the_page_is_forgotten_at_sign_out()
    {
        await using var site = await Site.StartAsync();
        await using var coach = await OpenAsync(site, "coach");
        var page = coach.Page;
        await KeptAsync(page);
        var roster = page.Url;
        (await StoredAsync(page)).ShouldNotContain(await page.Locator(".roster-who b").First.InnerTextAsync());
        await coach.CutNetworkAsync(true);
        await Mark(page, 1, "present").ClickAsync();
        await Expect(page.Locator(".roster-unsaved")).ToHaveCountAsync(1);

        // Another signs in, in the same browser.
        await page.GotoAsync("about:blank");
        await coach.CutNetworkAsync(false);
        await SwitchAsync(page, "project_lead");
        await page.GotoAsync(roster);
        await KeptAsync(page);
        await Expect(page.Locator(".roster-marks input:checked")).ToHaveCountAsync(0);
        (await MarksAsync(site)).ShouldBeEmpty();
        await SwitchAsync(page, "coach");
        (await page.EvaluateAsync<int>("() => new Promise(done => { const ask = indexedDB.open('samsteg-roster'); ask.onsuccess = () => { const all = ask.result.transaction('pages').objectStore('pages').count(); all.onsuccess = () => done(all.result); }; })")).ShouldBe(0);
        await page.GotoAsync(roster);

        await Expect(page.Locator("#roster-count")).ToContainTextAsync("1 av", new() { Timeout = Sent });
        (await MarksAsync(site)).ShouldBe(["present"]);
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_is_told_and_loses_nothing()
    {
        await using var site = await Site.StartAsync();
        await using var coach = await OpenAsync(site, "coach");
        var page = coach.Page;
        await KeptAsync(page);
        await site.OwnerAsync("update sign_ins set ended_at = started_at where ended_at is null");

        await Mark(page, 1, "present").ClickAsync();

        await Expect(page.Locator("#roster-signed-out")).ToContainTextAsync("Dina markeringar finns kvar");
        await SwitchAsync(page, "coach", isSignedIn: false);
        await page.Locator("a[href$='/narvaro']").ClickAsync();
        await Expect(page.Locator("#roster-count")).ToContainTextAsync("1 av", new() { Timeout = Sent });
        (await MarksAsync(site)).ShouldBe(["present"]);
    }

    /// <summary>Until the page and what it is drawn with are kept on the device.</summary>
    private static Task KeptAsync(IPage page) => page.WaitForFunctionAsync("""
        async () => {
          const worker = await navigator.serviceWorker.getRegistration('/insatser/');
          return worker?.active && navigator.serviceWorker.controller && (await (await caches.open('samsteg-roster')).keys()).length > 5 && await rosterStore.findPage(location.pathname) !== null;
        }
        """);

    /// <summary>All that lies on the device, as text.</summary>
    private static Task<string> StoredAsync(IPage page) => page.EvaluateAsync<string>("""
        () => new Promise(done => {
          const ask = indexedDB.open('samsteg-roster');
          ask.onsuccess = () => {
            const all = ask.result.transaction('pages').objectStore('pages').getAll();
            all.onsuccess = () => done(all.result.map(page => page.name + new TextDecoder().decode(page.data)).join());
          };
        })
        """);

    private static async Task SwitchAsync(IPage page, string role, bool isSignedIn = true)
    {
        await page.GotoAsync("/");
        if (isSignedIn)
        {
            await page.Locator(".user-menu summary").ClickAsync();
            await page.Locator("form[action='/logga-ut'] button").ClickAsync();
        }

        await page.Locator($"button[name=role][value={role}]").ClickAsync();
        await page.WaitForURLAsync(static address => new Uri(address).AbsolutePath == "/");
    }

    private static async Task<Person> OpenAsync(Site site, string role, string? address = null)
    {
        var person = await Person.SignInAsync(site, role, Screen.Phone);
        if (address is null)
        {
            await person.Page.Locator("a[href$='/narvaro']").ClickAsync();
        }
        else
        {
            await person.Page.GotoAsync(address);
        }

        await Expect(person.Page.Locator(".roster-row").First).ToBeVisibleAsync();
        return person;
    }

    private static ILocator Mark(IPage page, int row, string mark) =>
        page.Locator(string.Create(CultureInfo.InvariantCulture, $".roster-row:nth-of-type({row}) .roster-marks label:has(input[value={mark}])"));

    private static async Task SavedAsync(IPage page, Func<Task> press)
    {
        await page.RunAndWaitForResponseAsync(press, static response => response.Request.Method == "POST");
        await Expect(page.Locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).ToHaveCountAsync(0); // what came in its place listens
    }

    /// <summary>The marks that stand at today's session.</summary>
    private static async Task<IReadOnlyList<string>> MarksAsync(Site site) =>
        [.. (await site.Database.RowsAsync("""
            select a.mark from attendance a join sessions s on s.id = a.session_id
            where s.starts_at::date = '2026-04-15' and a.superseded_at is null order by a.mark
            """)).Select(static row => (string)row[0]!)];
}
