using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Takes a follow-up back, with the reason.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class RetractFollowUpPage(AdviceReader reader, FollowUpAdvice followUp, Workspace workspace) : AdviceFrame(reader, workspace)
{
    [BindProperty(SupportsGet = true, Name = "followup")]
    public Guid FollowUp { get; set; }

    [BindProperty]
    public RetractionInput Input { get; set; } = new();

    /// <summary>What is taken back.</summary>
    public AdviceFollowUpRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await followUp.RetractAsync(Initiative, Advice, FollowUp, Input.Reason!, cancellation), Facts.Path, "advice.notice.follow_up_retracted")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("advice.follow_up.retract_title", cancellation) || (await Reader.FollowUpsAsync(Advice, cancellation)).FirstOrDefault(row => row.Id == FollowUp) is not { } row)
        {
            return false;
        }

        Row = row;
        return true;
    }
}
