using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How much each coach of an initiative has in hand, and what nobody has. A coach sees the own row.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class CaseloadBoardPage(RequestDatabase database, Workspace workspace, PageChrome chrome, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>How cases are weighed.</summary>
    public CaseloadRule Rule { get; private set; } = null!;

    /// <summary>The coaches, by name.</summary>
    public IReadOnlyList<CoachLoad> Coaches { get; private set; } = [];

    /// <summary>What is there without a coach; null when all cases have one, and for a coach.</summary>
    public CoachLoad? WithoutCoach { get; private set; }

    /// <summary>All of it; null for a coach.</summary>
    public CoachLoad? Team { get; private set; }

    /// <summary>Whether the viewer gives cases to coaches.</summary>
    public bool MayAssign => user.May(Permissions.ParticipantsAssign, Initiative);

    /// <summary>Whether the viewer sets the cap.</summary>
    public bool MayChangeRule => user.May(Permissions.InitiativesEdit, Initiative);

    /// <summary>Shows the board.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "participants.caseload.title", cancellation) is null)
        {
            return NotFound();
        }

        chrome.Crumb(T["participants.list.title"], CasePaths.List(Initiative));
        var seesAll = user.Scope.CaseInitiatives.Contains(Initiative);
        Rule = await CaseloadRule.OfAsync(database, Initiative, cancellation);
        var rows = await CoachLoad.OfAsync(database, Rule, seesAll ? null : user.RequiredAccount, clock.Today(), cancellation);
        Coaches = [.. rows.Where(static row => row.Coach is not null)];
        WithoutCoach = rows.FirstOrDefault(static row => row.Coach is null);
        Team = seesAll ? CoachLoad.Total(rows) : null;
        return Page();
    }

    /// <summary>The list of those behind a figure.</summary>
    /// <param name="row">Whose; the total narrows to nobody.</param>
    /// <param name="narrowing">What else narrows it.</param>
    public string ListPath(CoachLoad row, string? narrowing = null)
    {
        var whose = ReferenceEquals(row, Team) ? null : row.Coach is { } coach ? $"&coach={coach}" : "&noCoach=true";
        return $"{CasePaths.List(Initiative)}?status=Enrolled{whose}{(narrowing is null ? null : $"&{narrowing}=true")}";
    }
}
