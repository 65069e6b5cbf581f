using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Takes a member's move or needs analysis back, with the reason.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class RetractCohortPage(ChangeCohortMembers change, RegisterNeeds needs, CohortReader cohorts, Workspace workspace) : CohortMemberFrame(cohorts, workspace)
{
    [BindProperty(SupportsGet = true)]
    public Guid Registration { get; set; }

    [BindProperty]
    public RetractionInput Input { get; set; } = new();

    /// <summary>What is taken back, in words.</summary>
    public string Told { get; private set; } = string.Empty;

    private bool IsMove { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(
            IsMove ? await change.RetractMoveAsync(Initiative, Cohort, Member, Registration, Input.Reason!, cancellation) : await needs.RetractAsync(View, Registration, Input.Reason!, cancellation),
            MemberPath, "cohorts.notice.retracted");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("cohorts.retract.title", cancellation))
        {
            return false;
        }

        if (View.Course.Steps.FirstOrDefault(step => step.Id == Registration) is { } move)
        {
            (IsMove, Told) = (true, T["cohorts.retract.move", Phases.FirstOrDefault(phase => phase.Id == move.PhaseId)?.Name ?? T["cohorts.page.completed"], Display.Day(move.Day)]);
        }
        else if ((await needs.OfAsync(Member, cancellation)).FirstOrDefault(row => row.Id == Registration) is { } analysis)
        {
            Told = T["cohorts.retract.needs", Display.Day(analysis.On), analysis.RegisteredBy];
        }

        return Told.Length > 0;
    }
}
