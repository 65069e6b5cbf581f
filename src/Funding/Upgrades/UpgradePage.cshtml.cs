using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Shows what a later version of the form changes, and moves the application to it.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class UpgradePage(ApplicationDesk desk, UpgradeForm upgrade) : ApplicationFrame(desk)
{
    /// <summary>What it comes to; null when the application cannot be moved.</summary>
    public FormUpgrade? Upgrade { get; private set; }

    /// <summary>What a step was and is, in words; null where its place says it.</summary>
    public string? WordsOf(FormStep step)
    {
        string? In(string? said) => said is null || step.Kind != FormStepKind.KindChanged ? said : T[$"form_field_kind.{said}"];
        return (In(step.Before), In(step.After)) switch
        {
            (null, null) => null,
            ({ } before, null) => T["upgrades.was", before],
            (null, { } after) => T["upgrades.is", after],
            var (before, after) => T["upgrades.from_to", before, after],
        };
    }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Moves the application.</summary>
    public async Task<IActionResult> OnPostAsync(int to, CancellationToken cancellation) =>
        await LoadAsync(cancellation) ? Answer(await upgrade.RunAsync(Draft, to, cancellation), Path, "upgrades.notice.moved", to) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("upgrades.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path);
        Upgrade = await upgrade.FindAsync(Draft, cancellation);
        return true;
    }
}
