using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's mapping and progress: how each view has seen each area over time, and where the views differ.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class AssessmentsPage(
    RequestDatabase database, TimeProvider clock, CaseFrame frame, AssessmentRows rows, AssessmentDrafts drafts, Instruments instruments, TakeNextStep take)
    : CasePage(database, clock, frame)
{
    /// <summary>Whether a next step can become one of the plan.</summary>
    public bool MayPlan => MayEdit && Facts.Status is ParticipantStatus.Enrolled;

    internal IReadOnlyList<AssessmentHistory> Histories { get; private set; } = [];

    internal IReadOnlyList<BegunAssessment> Begun { get; private set; } = [];

    internal IReadOnlyList<Instrument> Instruments { get; private set; } = [];

    internal ActionPlan Plan { get; private set; } = new([], []);

    protected override string? TitleKey => "participants.assessments.title";

    internal AssessmentHistory? HistoryOf(Instrument instrument) => Histories.FirstOrDefault(history => history.Form.Key == instrument.Form.Key);

    internal BegunAssessment? BegunOf(Instrument instrument, Respondent respondent) =>
        Begun.FirstOrDefault(begun => begun.Answers.Form.Key == instrument.Form.Key && begun.Draft.Respondent == respondent);

    public void OnGet()
    {
    }

    /// <summary>Puts a next step into the plan.</summary>
    public async Task<IActionResult> OnPostStepAsync(Guid step, CancellationToken cancellation) => MayEdit
        ? Answer(await take.RunAsync(Facts, step, cancellation), AssessmentPaths.Of(Facts.Path), "participants.assessments.step_taken")
        : StatusCode(StatusCodes.Status403Forbidden);

    /// <summary>Throws away what was begun.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid draft, CancellationToken cancellation) => MayEdit
        ? Answer(await drafts.DiscardAsync(Participant, draft, cancellation), AssessmentPaths.Of(Facts.Path), "participants.assessments.discarded")
        : StatusCode(StatusCodes.Status403Forbidden);

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Histories = await rows.OfAsync(Participant, cancellation);
        Instruments = await instruments.OfAsync(Initiative, cancellation);
        Begun = MayEdit ? await drafts.OfAsync(Participant, cancellation) : [];
        Plan = Histories.Any(static history => history.NextSteps.Count > 0) ? await ChangePlan.LoadAsync(Database, Participant, cancellation) : Plan;
    }
}
