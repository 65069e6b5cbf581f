using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Assesses a participant by an instrument. Staff answer all parts on one page, kept while it is filled in; beside the participant one part is asked at a
/// time, each saved as it is left, and all of them are looked through on that same page before they are registered.
/// </summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class AssessPage(
    RequestDatabase database, TimeProvider clock, CaseFrame frame, Instruments instruments, AssessmentDrafts drafts, RegisterAssessment register, AssessmentRows rows)
    : CasePage(database, clock, frame)
{
    /// <summary>What stands in the address of all parts.</summary>
    public const string Review = "granska";

    [BindProperty]
    public AssessmentInput Input { get; set; } = new();

    /// <summary>Key of the instrument.</summary>
    [BindProperty(SupportsGet = true, Name = "form")]
    public string FormKey { get; set; } = string.Empty;

    /// <summary>Whose view, as addresses name it.</summary>
    [BindProperty(SupportsGet = true, Name = "respondent")]
    public string View { get; set; } = string.Empty;

    /// <summary>Which part is asked; null for the first that is left beside the participant, and for all of them otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "del")]
    public string? Part { get; set; }

    /// <summary>Whose view.</summary>
    public Respondent Respondent => Respondents.Find(View) ?? default;

    /// <summary>The version that is answered.</summary>
    public FormDefinition Form { get; private set; } = null!;

    /// <summary>The part that is asked; null where all are.</summary>
    public FormSection? Section { get; private set; }

    /// <summary>The same view's latest assessment; null when there is none.</summary>
    internal Assessment? Earlier { get; private set; }

    /// <summary>What is answered so far.</summary>
    public FormAnswers Answers { get; private set; } = null!;

    internal BegunAssessment? Begun { get; private set; }

    internal Instrument Instrument { get; private set; } = null!;

    protected override string? TitleKey => $"participants.assess.title_{SnakeCase.Of(Respondent.ToString())}";

    /// <summary>Place of a part, from 1.</summary>
    public int NumberOf(FormSection section) => Form.Sections.ToList().IndexOf(section) + 1;

    /// <summary>Address of a part.</summary>
    public string PathOf(FormSection? section) => $"{AssessmentPaths.Assess(Facts.Path, FormKey, Respondent)}?del={section?.Key ?? Review}";

    public IActionResult OnGet()
    {
        if (!IsFound)
        {
            return NotFound();
        }

        Input.OccurredOn = Today;
        Show();
        return Page();
    }

    /// <summary>Saves a part and goes on to the next.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => SaveAsync(() => Redirect(PathOf(Next)), cancellation);

    /// <summary>Saves a part and leaves the rest for another day.</summary>
    public Task<IActionResult> OnPostPauseAsync(CancellationToken cancellation) => SaveAsync(() => Done(AssessmentPaths.Of(Facts.Path), "participants.assess.paused"), cancellation);

    /// <summary>Keeps all parts as they stand: while they are filled in, or to go on another day.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellation)
    {
        if (!IsFound)
        {
            return NotFound();
        }

        ModelState.Remove($"{nameof(Input)}.{nameof(Input.OccurredOn)}"); // asked when it is registered
        var (isKept, result) = ModelState.IsValid ? await drafts.KeepAsync(Facts, Instrument, Respondent, Input, cancellation) : (false, null);
        if (Request.Headers.ContainsKey("X-Draft"))
        {
            Response.Headers["X-Draft"] = Input.Version?.ToString(CultureInfo.InvariantCulture);
            return StatusCode(isKept ? StatusCodes.Status204NoContent : result?.Status ?? StatusCodes.Status422UnprocessableEntity);
        }

        Input.Show(Form.Fields, null);
        return result is null ? Page() : Answer(result, AssessmentPaths.Of(Facts.Path), "participants.assess.paused");
    }

    /// <summary>Registers all of it.</summary>
    public async Task<IActionResult> OnPostRegisterAsync(CancellationToken cancellation)
    {
        if (!IsFound)
        {
            return NotFound();
        }

        Input.Show(Form.Fields, null);
        return ModelState.IsValid
            ? Answer(await register.RunAsync(Facts, Instrument, Respondent, Input, cancellation), AssessmentPaths.Of(Facts.Path), "participants.assess.registered")
            : Page();
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        if (Respondents.Find(View) is not { } respondent || await instruments.FindAsync(Initiative, FormKey, cancellation) is not { } instrument || !instrument.Respondents.Contains(respondent))
        {
            return;
        }

        Instrument = instrument;
        Begun = await drafts.FindAsync(Participant, FormKey, respondent, cancellation);
        Form = Begun?.Answers.Form ?? instrument.Form;
        Answers = Begun?.Answers ?? FormAnswers.None(Form);
        Earlier = (await rows.OfAsync(Participant, cancellation)).FirstOrDefault(history => history.Form.Key == FormKey)?.Latest(respondent);
        var left = respondent is Respondent.Participant ? Form.Sections.FirstOrDefault(section => Begun?.IsDone(section) != true) : null;
        Section = Part is null ? left : Form.Sections.FirstOrDefault(section => section.Key == Part);
    }

    private bool IsFound => Instrument is not null && (Section is not null || Part is null or Review);

    private FormSection? Next => Form.Sections.SkipWhile(section => section != Section).Skip(1).FirstOrDefault();

    private async Task<IActionResult> SaveAsync(Func<IActionResult> goOn, CancellationToken cancellation)
    {
        if (!IsFound || Section is null)
        {
            return NotFound();
        }

        var result = ModelState.IsValid ? await drafts.SaveAsync(Facts, Instrument, Respondent, Section.Key, Input, Earlier?.Answers, cancellation) : null;
        if (result is { IsDone: true })
        {
            return goOn();
        }

        Show();
        return result is null ? Page() : Refused(result);
    }

    private void Show()
    {
        (Input.Form, Input.Version) = (Begun?.Draft.Id ?? Input.Form, Begun?.Draft.Version);
        Input.Show(Section?.Fields ?? Form.Fields, Answers);
    }
}

/// <summary>A part to be asked on the page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Section">The part.</param>
public sealed record AssessPart(AssessPage Page, FormSection Section);
