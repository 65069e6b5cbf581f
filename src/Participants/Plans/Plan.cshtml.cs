using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's action plan: read by those who read the file, changed by those who may.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class PlanPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, CurrentUser user, ChangePlan change, StepLinks links, SettingsOfParticipants settings)
    : CasePage(database, clock, frame)
{
    [BindProperty]
    public StepMarkInput Input { get; set; } = new();

    /// <summary>Whether the plan may be changed: by role, and while the participant takes part.</summary>
    public bool MayChange => MayEdit && Facts.Status is ParticipantStatus.Enrolled;

    /// <summary>The latest review; null when there was none.</summary>
    public PlanReviewRow? Reviewed { get; private set; }

    /// <summary>The day of the next review; null when the participant has left.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>Names of what steps are about.</summary>
    public IReadOnlyDictionary<Guid, LinkedName> Linked { get; private set; } = new Dictionary<Guid, LinkedName>();

    internal ActionPlan Plan { get; private set; } = new([], []);

    protected override string? TitleKey => "participants.plan.title";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostFinishAsync(CancellationToken cancellation) => MarkAsync(change.FinishAsync, "participants.notice.step_done", cancellation);

    public Task<IActionResult> OnPostDropAsync(CancellationToken cancellation) => MarkAsync(change.DropAsync, "participants.notice.step_dropped", cancellation);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellation) => MarkAsync(change.ReopenAsync, "participants.notice.step_open", cancellation);

    public Task<IActionResult> OnPostChooseAsync(CancellationToken cancellation) => MarkAsync(change.ChooseAsync, "participants.notice.step_next", cancellation);

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
        Linked = await links.OfAsync(Facts, Plan.Steps, cancellation);
        Reviewed = (await PlanReviewRows.OfAsync(Database, Participant, cancellation)).FirstOrDefault();
        ReviewOn = Facts.Status is ParticipantStatus.Exited || Plan.Goals.Count == 0
            ? null
            : PlanReviewRule.NextOn(Plan.Goals.Min(static goal => goal.OccurredOn), Reviewed?.OccurredOn, Reviewed?.NextOn, (await settings.OfAsync(Initiative, cancellation)).PlanReviewWeeks);
    }

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
