using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Adds an enterprise to a cohort.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class JoinCohortPage(ChangeCohortMembers change, OrganisationChoices organisations, CohortReader cohorts, Workspace workspace, TimeProvider clock) : CohortFrame(cohorts, workspace)
{
    [BindProperty]
    public JoinCohortInput Input { get; set; } = new();

    /// <summary>Organisations of the register that do not belong.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public IReadOnlyList<Choice> PhaseChoices => [.. Phases.Select(static phase => new Choice(phase.Id.ToString(), phase.Name))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        (Input.JoinedOn, Input.Phase) = (clock.Today(), Phases[0].Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.JoinAsync(Initiative, Cohort, Input, cancellation), CohortPaths.Member(Initiative, Cohort, Input.Form), "cohorts.notice.joined")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("cohorts.member.add_title", cancellation))
        {
            return false;
        }

        var belong = Members.Where(static member => member.LeftOn is null).Select(static member => member.OrganisationId).ToHashSet();
        Choices = OrganisationChoices.ToChoices((await organisations.AllAsync(cancellation: cancellation)).Where(organisation => !belong.Contains(organisation.Id)));
        return true;
    }
}
