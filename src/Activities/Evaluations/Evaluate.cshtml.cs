using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// Where an evaluation is answered, by whoever knows its code. It leaves no cookie: there is no token against forgery, since an answer is nobody's and
/// whoever could forge one can give one, and the language stands in the address. Who is signed in is as unknown here as anybody.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, KnowsNobody]
public sealed class EvaluatePage(AnswerEvaluation evaluations) : SamstegPage
{
    /// <summary>The answers.</summary>
    [BindProperty]
    public FormInput Input { get; set; } = new();

    /// <summary>The code.</summary>
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    /// <summary>The words that were chosen: <c>sv</c>, <c>latt</c> or <c>en</c>.</summary>
    [BindProperty(SupportsGet = true, Name = AddressLanguage.Parameter)]
    public string? Words { get; set; }

    /// <summary>Whether it has just been answered.</summary>
    [BindProperty(SupportsGet = true, Name = "tack")]
    public bool IsAnswered { get; set; }

    /// <summary>The evaluation; null where it is not open.</summary>
    public OpenEvaluation? Evaluation { get; private set; }

    /// <summary>The form.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        await LoadAsync(cancellation);
    }

    /// <summary>Takes the answers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.Clear(); // what can be wrong is said by the form's own rules
        if (await LoadAsync(cancellation) is not { } evaluation)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var result = await evaluations.RunAsync(Code, evaluation, Input, cancellation);
        return result.IsDone ? Redirect($"/utvardering/{Uri.EscapeDataString(Code)}?tack=true&{AddressLanguage.Parameter}={Uri.EscapeDataString(Words ?? "sv")}") : Refused(result);
    }

    private async Task<OpenEvaluation?> LoadAsync(CancellationToken cancellation)
    {
        Evaluation = await evaluations.FindAsync(Code, cancellation);
        Input.Show(Evaluation?.Form.Fields ?? [], null);
        return Evaluation;
    }
}
