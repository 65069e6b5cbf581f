using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Makes an evaluation of a session or a series; leads on to the one that there is.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class NewEvaluationPage(FindEvaluation find, MakeEvaluation make, Workspace workspace, TimeProvider clock) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public EvaluationInput Input { get; set; } = new();

    /// <summary>The session; null for a series.</summary>
    [BindProperty(SupportsGet = true, Name = "session")]
    public SessionId? Session { get; set; }

    /// <summary>The series; null for a session.</summary>
    [BindProperty(SupportsGet = true, Name = "series")]
    public SeriesId? Series { get; set; }

    /// <summary>What is evaluated; null when it is still to be chosen.</summary>
    public EvaluationSubject? Subject { get; private set; }

    /// <summary>The forms to choose from.</summary>
    public IReadOnlyList<Choice> Forms => [.. EvaluationForms.All.Select(static form => new Choice(form.Key, form.Name.ToString(), form.Text?.ToString()))];

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await LoadAsync(initiative, cancellation) is { } answer)
        {
            return answer;
        }

        Input = new EvaluationInput { Form = (Session is null ? EvaluationForms.OfSeries : EvaluationForms.OfSession).Key, ClosesOn = clock.Today().AddDays(MakeEvaluation.UsualDays) };
        return Page();
    }

    /// <summary>Makes it; leads on to the one that somebody else has made meanwhile, and says so.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        await find.LockAsync(Session, Series, cancellation);
        if (await LoadAsync(initiative, cancellation) is { } answer)
        {
            return Subject?.EvaluationId is { } made ? Done(Paths.Evaluation(initiative, made), "evaluations.notice.made_already") : answer;
        }

        if (!ModelState.IsValid || Subject is null)
        {
            return Page();
        }

        var (result, evaluation) = await make.RunAsync(initiative, Session, Series, Input, cancellation);
        return Answer(result, Paths.Evaluation(initiative, evaluation), "evaluations.notice.made");
    }

    private async Task<IActionResult?> LoadAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (Session is null && Series is null)
        {
            return await workspace.OpenAsync(initiative, "evaluations.new.title", cancellation) is null ? NotFound() : null;
        }

        if (await find.SubjectAsync(initiative, Session, Series, cancellation) is not { } subject || await workspace.OpenAsync(initiative, "evaluations.new.title", cancellation) is null)
        {
            return NotFound();
        }

        Subject = subject;
        return subject.EvaluationId is { } made ? Redirect(Paths.Evaluation(initiative, made)) : null;
    }
}
