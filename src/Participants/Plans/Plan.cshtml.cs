using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's action plan: read by those who read the file, changed by those who may.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class PlanPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, CurrentUser user, ChangePlan change)
    : CasePage(database, clock, frame)
{
    [BindProperty]
    public StepMarkInput Input { get; set; } = new();

    /// <summary>Whether the plan may be changed: by role, and while the participant takes part.</summary>
    public bool MayChange => user.May(Permissions.ParticipantsEdit, Initiative) && Facts.Status is ParticipantStatus.Enrolled;

    internal ActionPlan Plan { get; private set; } = new([], []);

    protected override string? TitleKey => "participants.plan.title";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostFinishAsync(CancellationToken cancellation) => MarkAsync(change.FinishAsync, "participants.notice.step_done", cancellation);

    public Task<IActionResult> OnPostDropAsync(CancellationToken cancellation) => MarkAsync(change.DropAsync, "participants.notice.step_dropped", cancellation);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellation) => MarkAsync(change.ReopenAsync, "participants.notice.step_open", cancellation);

    public Task<IActionResult> OnPostChooseAsync(CancellationToken cancellation) => MarkAsync(change.ChooseAsync, "participants.notice.step_next", cancellation);

    protected override async Task LoadAsync(CancellationToken cancellation) => Plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);

    private async Task<IActionResult> MarkAsync(
        Func<CaseFacts, StepMarkInput, CancellationToken, Task<Result>> mark, string noticeKey, CancellationToken cancellation)
    {
        if (!user.May(Permissions.ParticipantsEdit, Initiative))
        {
            return StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await mark(Facts, Input, cancellation), $"{Facts.Path}/plan", noticeKey);
    }
}
