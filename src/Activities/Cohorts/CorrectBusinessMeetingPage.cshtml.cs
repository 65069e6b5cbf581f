using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Corrects a meeting with a buyer, or takes it back, with the reason.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class CorrectBusinessMeetingPage(RegisterBusinessMeeting register, OrganisationChoices organisations, CohortReader cohorts, Workspace workspace)
    : CohortMemberFrame(cohorts, workspace), IBusinessMeetingForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Meeting { get; set; }

    [BindProperty]
    public BusinessMeetingInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Buyers { get; private set; } = [];

    private BusinessMeeting Standing { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new BusinessMeetingInput
        {
            Base = Standing.Id, Buyer = Standing.BuyerId, BuyerName = Standing.BuyerName, OccurredOn = Standing.OccurredOn, About = Standing.About, Outcome = Standing.Outcome, Value = Standing.Value,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await register.CorrectAsync(View, Initiative, Meeting, Input, cancellation), MemberPath, "cohorts.notice.meeting_corrected")
        : Page();

    public async Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await register.RetractAsync(View, Meeting, Input, cancellation), MemberPath, "cohorts.notice.meeting_retracted");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("cohorts.meeting.correct_title", cancellation) || await register.StandingAsync(View, Meeting, cancellation) is not { } standing)
        {
            return false;
        }

        Standing = standing;
        Buyers = OrganisationChoices.ToChoices((await organisations.AllAsync(cancellation: cancellation)).Where(organisation => organisation.Id != View.OrganisationId));
        return true;
    }
}
