using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>When absence is something for the coach to ask about in an initiative.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class AbsenceRulePage(RequestDatabase database, ChangeAbsenceRule change, Workspace workspace) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The rule as typed.</summary>
    [BindProperty]
    public AbsenceRuleInput Input { get; set; } = new();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        var rule = await AbsenceRule.OfAsync(database, Initiative, cancellation);
        Input = new AbsenceRuleInput { Version = rule.Version, InARow = rule.InARow, AfterPresences = rule.AfterPresences };
        return Page();
    }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await change.RunAsync(Initiative, Input, cancellation), Paths.Activities(Initiative), "absence.rule.saved");

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "absence.rule.title", cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["activities.tab"], Paths.Activities(Initiative));
        return true;
    }
}

/// <summary>The rule as typed.</summary>
public sealed class AbsenceRuleInput
{
    /// <summary>Version that was read; 0 when the initiative had no rule.</summary>
    public uint Version { get; set; }

    /// <summary>Absences in a row.</summary>
    [Required, Range(2, 20)]
    public int? InARow { get; set; }

    /// <summary>Presences in a row after which the first absence counts.</summary>
    [Required, Range(2, 50)]
    public int? AfterPresences { get; set; }
}
