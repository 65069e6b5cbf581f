using Samsteg.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Samsteg.Browser;

/// <summary>One browser for the whole run, started when the first test asks. Each person has a context of their own in it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string InstalledPath = "/usr/bin/chromium";
    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Running = new(StartAsync);

    /// <summary>Opens a window of somebody new: signed out, nothing stored.</summary>
    public static async Task<IBrowserContext> OpenAsync(Screen screen, Uri address, string language = "sv", bool runsScript = true)
    {
        var (_, browser) = await Running.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.IsPhone,
            IsMobile = screen.IsPhone,
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = runsScript,
            Locale = language == "en" ? "en-GB" : "sv-SE",
        });
        context.SetDefaultTimeout(10_000);
        return context;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Running.IsValueCreated)
        {
            var (driver, browser) = await Running.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        string[] arguments = Environment.UserName == "root" ? ["--disable-gpu", "--no-sandbox"] : ["--disable-gpu"];
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("SAMSTEG_CHROMIUM") is { Length: > 0 } path ? path : InstalledPath,
            Args = arguments,
        });
        return (driver, browser);
    }
}

/// <summary>What somebody looks at.</summary>
public sealed record Screen(int Width, int Height, bool IsPhone = false, bool IsDark = false)
{
    /// <summary>A phone held upright.</summary>
    public static readonly Screen Phone = new(390, 844, IsPhone: true);

    /// <summary>A desktop.</summary>
    public static readonly Screen Desktop = new(1360, 900);

    /// <summary>By its name in a test's arguments.</summary>
    public static Screen Of(string name) => name == "phone" ? Phone : Desktop;
}
