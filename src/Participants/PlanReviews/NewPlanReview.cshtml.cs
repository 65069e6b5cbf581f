using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Registers a review of an action plan, with the plan beside it.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
[KeepsDraft]
public sealed class NewPlanReviewPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ReviewPlan review, SettingsOfParticipants settings)
    : CasePage(database, clock, frame)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public PlanReviewInput Input { get; set; } = new();

    internal ActionPlan Plan { get; private set; } = new([], []);

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.review.title";

    /// <summary>Shows the form, with the day that the initiative's cadence gives.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) =>
        (Input.OccurredOn, Input.NextOn) = (Today, PlanReviewRule.NextOn(Today, Today, null, (await settings.OfAsync(Initiative, cancellation)).PlanReviewWeeks));

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await review.RunAsync(Facts, Input, cancellation), $"{Facts.Path}/plan", "participants.review.done") : Page();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) => Plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
}
