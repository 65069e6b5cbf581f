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
    : CohortFrame(cohorts, workspace), IBusinessMeetingForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Member { get; set; }

    [BindProperty]
    public BusinessMeetingInput Input { get; set; } = new();

    public CohortMemberView View { get; private set; } = null!;

    public IReadOnlyList<Choice> Buyers { get; private set; } = [];

    public string BackPath => CohortPaths.Member(Initiative, Cohort, Member);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.OccurredOn = clock.Today();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await register.RunAsync(View, Initiative, Input, cancellation), BackPath, "cohorts.notice.meeting")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await OpenMemberAsync(Member, "cohorts.meeting.new_title", cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        Buyers = OrganisationChoices.ToChoices((await organisations.AllAsync(cancellation: cancellation)).Where(organisation => organisation.Id != view.OrganisationId));
        return true;
    }
}
