using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>Somebody at a browser window, and what their console said.</summary>
internal sealed class Person : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly IBrowserContext _context;

    private Person(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Complain(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Complain(true, error);
        page.Response += (_, response) => Complain(response.Status >= 400, $"{response.Status} {response.Url}");
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, thrown errors and refused requests since last asked.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        lock (_complaints)
        {
            string[] taken = [.. _complaints];
            _complaints.Clear();
            return taken;
        }
    }

    /// <summary>Follows the menu; on a phone it is folded away.</summary>
    public async Task FollowMenuAsync(string path)
    {
        await Page.WaitForLoadStateAsync(); // before its style sheets are there, the folded one stands open to be seen on any screen
        var folded = Page.Locator(".phone-menu summary");
        if (await folded.IsVisibleAsync())
        {
            await folded.ClickAsync();
        }

        await Page.Locator($".menu a[href='{path}']:visible").ClickAsync();
    }

    /// <summary>Cuts the network, or joins it again.</summary>
    public async Task CutNetworkAsync(bool isCut)
    {
        await _context.SetOfflineAsync(isCut);
        if (Page.Url.StartsWith("http", StringComparison.Ordinal)) // the browser says that it is done before its network is
        {
            await Page.WaitForFunctionAsync("isCut => fetch('/health/live', { cache: 'no-store' }).then(() => !isCut, () => isCut)", isCut);
        }
    }

    /// <summary>Opens the sign-in page in a language, by the language's button.</summary>
    public static async Task<Person> ArriveAsync(Site site, Screen screen, string language = "sv", bool runsScript = true)
    {
        var context = await Chromium.OpenAsync(screen, site.Address, language, runsScript);
        var person = new Person(context, await context.NewPageAsync());
        await person.Page.GotoAsync("/logga-in");
        if (await person.Page.Locator("html").GetAttributeAsync("lang") != language)
        {
            await person.Page.Locator($"button[lang={language}]").ClickAsync();
        }

        (await person.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        return person;
    }

    /// <summary>Signs in with one click.</summary>
    public static async Task<Person> SignInAsync(Site site, string demoRole, Screen screen, string language = "sv", bool runsScript = true)
    {
        var person = await ArriveAsync(site, screen, language, runsScript);
        await person.Page.Locator($"button[name=role][value={demoRole}]").ClickAsync();
        await person.Page.WaitForURLAsync(new Uri(site.Address, demoRole switch { "participant" => "/min-sida", "supervisor" => "/handledning", "organisation_contact" => "/var-organisation", _ => "/" }).ToString());
        return person;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Complain(bool isWrong, string words)
    {
        if (isWrong)
        {
            lock (_complaints)
            {
                _complaints.Add(words);
            }
        }
    }
}
