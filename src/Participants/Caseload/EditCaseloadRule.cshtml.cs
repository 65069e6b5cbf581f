using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How an initiative weighs cases, and the cap of a coach.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class EditCaseloadRulePage(RequestDatabase database, Workspace workspace, PageChrome chrome, ChangeCaseloadRule change) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The rule as typed.</summary>
    [BindProperty]
    public CaseloadRuleInput Input { get; set; } = new();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        var rule = await CaseloadRule.OfAsync(database, Initiative, cancellation);
        Input = new CaseloadRuleInput { Version = rule.Version, Cap = rule.Cap, NewDays = rule.NewDays, NewWeight = rule.NewWeight };
        return Page();
    }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await change.RunAsync(Initiative, Input, cancellation), CaseloadPaths.Board(Initiative), "participants.caseload.rule_saved");

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "participants.caseload.rule_title", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["participants.caseload.title"], CaseloadPaths.Board(Initiative));
        return true;
    }
}
