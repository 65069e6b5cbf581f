using System.Collections.Concurrent;
using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>
/// Every route looked at once in the browser: on a light desktop in Swedish and on a dark phone in English. Each role looks
/// at what its menu names, and at the routes that no role before it came to.
/// </summary>
public sealed class Walk : IAsyncLifetime
{
    private const int NarrowestWidth = 320; // 1280 px at a zoom of 400 %, WCAG 1.4.10
    private const int Windows = 3;
    private static readonly string[] Roles = ["project_lead", "coach", "association_director", "referrer", "participant", "supervisor", "organisation_contact"];
    private static readonly Screen DarkPhone = Screen.Phone with { IsDark = true };

    private static readonly string Axe = File.ReadAllText(Repository.PathOf("node_modules/axe-core/axe.min.js"));

    /// <summary>What axe finds, the first of each rule told.</summary>
    private const string Findings = """
        async () => (await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], iframes: false,
        })).violations.map(({ id, help, nodes }) => {
          const [first] = nodes;
          const why = [...first.any, ...first.all, ...first.none].map(check => check.message)[0];
          return `${id}, ${help} (${nodes.length}×)\n    ${first.target}\n    ${first.html}\n    ${why}`;
        })
        """;

    /// <summary>What axe found on the desktop.</summary>
    public ConcurrentBag<string> OnDesktop { get; } = [];

    /// <summary>What axe found on the phone.</summary>
    public ConcurrentBag<string> OnPhone { get; } = [];

    /// <summary>What the console said: errors, warnings, broken content policy, missing files.</summary>
    public ConcurrentBag<string> Complaints { get; } = [];

    /// <summary>Pages that scroll sideways when narrow, and what is too wide on them.</summary>
    public ConcurrentBag<string> TooWide { get; } = [];

    /// <summary>The routes looked at.</summary>
    public HashSet<string> Routes { get; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await using var site = await Site.StartAsync();
        await LookAsync(site, role: null, ["/logga-in"]);
        foreach (var role in Roles)
        {
            var visitor = await site.SignInAsync(role);
            var menu = (await visitor.GetAsync("/")).Document.QuerySelectorAll(".side-menu a").Select(static link => link.GetAttribute("href")!).ToHashSet();
            var reached = await Reachable.FromStartAsync(visitor);
            var looked = reached.Where(example => Routes.Add(example.Key) || menu.Contains(example.Value)).Select(static example => example.Value);
            await LookAsync(site, role, looked);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task LookAsync(Site site, string? role, IEnumerable<string> paths)
    {
        var waiting = new ConcurrentQueue<string>(paths);
        await Task.WhenAll(Enumerable.Range(0, Windows).Select(async _ =>
        {
            await using var desktop = await OpenAsync(site, role, Screen.Desktop, "sv");
            await using var phone = await OpenAsync(site, role, DarkPhone, "en");
            while (waiting.TryDequeue(out var path))
            {
                var place = $"{role ?? "signed out"} at {Reachable.RouteOf(path)}";
                await LookAsync(desktop, path, place, OnDesktop);
                await LookAsync(phone, path, place, OnPhone);
                await NarrowAsync(phone, place);
            }
        }));
    }

    private static Task<Person> OpenAsync(Site site, string? role, Screen screen, string language) =>
        role is null ? Person.ArriveAsync(site, screen, language) : Person.SignInAsync(site, role, screen, language);

    private async Task LookAsync(Person person, string path, string place, ConcurrentBag<string> findings)
    {
        await person.Page.GotoAsync(path);
        foreach (var complaint in person.TakeComplaints())
        {
            Complaints.Add($"{place}: {complaint}");
        }

        await person.Page.EvaluateAsync(Axe);
        foreach (var finding in await person.Page.EvaluateAsync<string[]>(Findings))
        {
            findings.Add($"{place}: {finding}");
        }
    }

    private async Task NarrowAsync(Person phone, string place)
    {
        await phone.Page.SetViewportSizeAsync(NarrowestWidth, DarkPhone.Height);
        var widest = await phone.Page.EvaluateAsync<string?>("""
            () => {
              const page = document.scrollingElement;
              const width = document.documentElement.clientWidth;
              if (page.scrollWidth <= width && width <= 320) return null;
              const scrolls = element => element && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
              const over = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > 321 && !scrolls(element.parentElement));
              return `${page.scrollWidth} px: ` + over.slice(0, 3).map(element => element.outerHTML.slice(0, 120)).join(' | ');
            }
            """);
        if (widest is not null)
        {
            TooWide.Add($"{place}: {widest}");
        }

        await phone.Page.SetViewportSizeAsync(DarkPhone.Width, DarkPhone.Height);
    }
}
