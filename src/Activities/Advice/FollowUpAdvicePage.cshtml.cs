using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers what came of an advice's next step.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class FollowUpAdvicePage(AdviceReader reader, FollowUpAdvice followUp, Workspace workspace, TimeProvider clock) : AdviceFrame(reader, workspace)
{
    [BindProperty]
    public AdviceFollowUpInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.OccurredOn = clock.Today();
        return await OpenAsync("advice.follow_up.heading", cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync("advice.follow_up.heading", cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await followUp.RunAsync(Initiative, Advice, Input, cancellation), Facts.Path, "advice.notice.followed_up")
        : Page();
}
