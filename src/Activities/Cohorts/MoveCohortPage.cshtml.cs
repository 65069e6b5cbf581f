using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Moves enterprises of a cohort on to a phase, one or many together.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class MoveCohortPage(ChangeCohortMembers change, CohortReader cohorts, Workspace workspace, TimeProvider clock) : CohortFrame(cohorts, workspace)
{
    [BindProperty]
    public MoveCohortInput Input { get; set; } = new();

    /// <summary>The member that the link was on.</summary>
    [BindProperty(SupportsGet = true, Name = "foretag")]
    public Guid? Asked { get; set; }

    /// <summary>Those who go through it, each with the phase it is in.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        .. Members.Where(static member => member.Course.State is CohortMemberState.Ongoing)
            .OrderBy(member => Phases.ToList().FindIndex(phase => phase.Id == member.Course.Current))
            .Select(member => new Choice(member.Id.ToString(), member.Organisation, Phases.FirstOrDefault(phase => phase.Id == member.Course.Current)?.Name)),
    ];

    /// <summary>Where they can go.</summary>
    public IReadOnlyList<Choice> Targets =>
        [.. Phases.Select(static phase => new Choice(phase.Id.ToString(), phase.Name)), new Choice(MoveCohortInput.Completed, T["cohorts.page.completed"])];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new MoveCohortInput { OccurredOn = clock.Today(), Members = Asked is { } member ? [member] : [] };
        return await OpenAsync("cohorts.move.title", cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync("cohorts.move.title", cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.MoveAsync(Initiative, Cohort, Input, cancellation), Facts.Path, "cohorts.notice.moved", Input.Members.Count)
        : Page();
}
