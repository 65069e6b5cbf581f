using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the questions about a meeting with a buyer need.</summary>
public interface IBusinessMeetingForm
{
    BusinessMeetingInput Input { get; }

    IReadOnlyList<Choice> Buyers { get; }
}

/// <summary>Registers that a member met somebody who might buy.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class NewBusinessMeetingPage(RegisterBusinessMeeting register, OrganisationChoices organisations, CohortReader cohorts, Workspace workspace, TimeProvider clock)
    : CohortMemberFrame(cohorts, workspace), IBusinessMeetingForm
{
    [BindProperty]
    public BusinessMeetingInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Buyers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.OccurredOn = clock.Today();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await register.RunAsync(View, Initiative, Input, cancellation), MemberPath, "cohorts.notice.meeting")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("cohorts.meeting.new_title", cancellation))
        {
            return false;
        }

        Buyers = OrganisationChoices.ToChoices((await organisations.AllAsync(cancellation: cancellation)).Where(organisation => organisation.Id != View.OrganisationId));
        return true;
    }
}
