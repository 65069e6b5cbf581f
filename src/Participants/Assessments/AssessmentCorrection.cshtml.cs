using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Corrects an assessment of the own organisation, or takes it back. Anybody else's answers 404.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class AssessmentCorrectionPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, RegisterAssessment register) : CasePage(database, clock, frame)
{
    [BindProperty]
    public AssessmentCorrectionInput Input { get; set; } = new();

    /// <summary>Which.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Assessment { get; set; }

    /// <summary>The version that was answered.</summary>
    public FormDefinition Form { get; private set; } = null!;

    /// <summary>Whose view.</summary>
    public Respondent Respondent { get; private set; }

    private ProgressAssessment? Standing { get; set; }

    protected override string? TitleKey => "participants.assessments.correct_title";

    public IActionResult OnGet()
    {
        if (Standing is null)
        {
            return NotFound();
        }

        Input.OccurredOn = Standing.OccurredOn;
        Input.Show(Form.Fields, FormAnswers.Parse(Form, Standing.Answers));
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ChangeAsync(() => register.CorrectAsync(Facts, Assessment, Input, cancellation), "participants.assessments.corrected");

    public Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation) =>
        ChangeAsync(() => register.RetractAsync(Facts, Assessment, Input.Reason, cancellation), "participants.assessments.retracted");

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        if (await register.FindAsync(Facts, Assessment, cancellation) is { } found)
        {
            (Standing, Form, Respondent) = (found.Standing, found.Form, found.Standing.Respondent);
        }
    }

    private async Task<IActionResult> ChangeAsync(Func<Task<Result>> change, string noticeKey)
    {
        if (Standing is null)
        {
            return NotFound();
        }

        Input.Show(Form.Fields, null);
        return ModelState.IsValid ? Answer(await change(), AssessmentPaths.Of(Facts.Path), noticeKey) : Page();
    }
}
