using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>Which other systems are told of what happens, and what could not be told.</summary>
[Authorize(Policy = Permissions.IntegrationsEdit), RequiresFreshSignIn]
public sealed class SubscriptionsPage(Machines machines) : SamstegPage
{
    private const string Path = "/webbkrokar";

    /// <summary>The form.</summary>
    [BindProperty]
    public SubscriptionInput Input { get; set; } = new();

    /// <summary>The subscriptions.</summary>
    public IReadOnlyList<SubscriptionRow> Rows { get; private set; } = [];

    /// <summary>Accounts to choose among.</summary>
    public IReadOnlyList<Choice> Accounts { get; private set; } = [];

    /// <summary>Kinds to choose among.</summary>
    public IReadOnlyList<Choice> Events => [.. Kinds.All.Select(kind => new Choice(kind.Name, T[kind.TextKey]))];

    /// <summary>The secret just made, shown this once; null when none was.</summary>
    public string? Secret { get; private set; }

    private EventKinds Kinds => HttpContext.RequestServices.GetRequiredService<EventKinds>();

    private Subscriptions Subscriptions => HttpContext.RequestServices.GetRequiredService<Subscriptions>();

    /// <summary>An event in words.</summary>
    public string InWords(string name) => Kinds.Find(name) is { } kind ? T[kind.TextKey] : name;

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>Subscribes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellation);
            return Page();
        }

        var known = (await machines.AllAsync(cancellation)).Select(static machine => machine.Id.Value).ToList();
        var (result, secret) = await Subscriptions.AddAsync(Input, known, cancellation);
        if (result.IsDone)
        {
            ModelState.Clear();
            (Input, Secret) = (new SubscriptionInput(), secret);
        }

        await LoadAsync(cancellation);
        return result.IsDone ? Page() : Refused(result);
    }

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid subscription, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await Subscriptions.EndAsync(subscription, cancellation), Path, "webhooks.ended_notice");
    }

    /// <summary>Tries again what was given up.</summary>
    public async Task<IActionResult> OnPostReplayAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return Done(Path, "webhooks.replayed", await Subscriptions.ReplayAsync(cancellation));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Rows = await Subscriptions.AllAsync(cancellation);
        Accounts = [.. (await machines.AllAsync(cancellation)).Select(static machine => new Choice(machine.Id.ToString(), machine.Name))];
    }
}
