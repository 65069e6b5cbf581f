using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How the participant sees her own situation: what she answered before, and the questions to answer again.</summary>
[Authorize(Policy = Permissions.OwnPage), KeepsDraft]
public sealed class OwnAssessmentPage(RequestDatabase database, RegisterOwnAssessment register, TimeProvider clock) : OwnPage(database, clock)
{
    [BindProperty]
    public OwnAssessmentInput Input { get; set; } = new();

    /// <summary>The questions.</summary>
    public FormDefinition Form => RegisterOwnAssessment.Form;

    internal IReadOnlyList<OwnView> Earlier { get; private set; } = [];

    /// <summary>Shows the questions.</summary>
    public void OnGet() => Input.Show(Form.Fields, null);

    /// <summary>Registers the answers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Input.Show(Form.Fields, null);
        return ModelState.IsValid
            ? Answer(await register.RunAsync(Facts, Input, Earlier, cancellation), OwnPaths.Assessment, "own_page.assessment.saved")
            : Page();
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Earlier = await register.EarlierAsync(Facts.ParticipantId, cancellation);
}
