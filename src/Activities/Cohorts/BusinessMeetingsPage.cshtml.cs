using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The meetings that a cohort's members have had with buyers.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class BusinessMeetingsPage(Lists lists, CohortReader cohorts, Workspace workspace) : CohortFrame(cohorts, workspace)
{
    /// <summary>Only with that outcome.</summary>
    [BindProperty(SupportsGet = true)]
    public BusinessMeetingOutcome? Outcome { get; set; }

    /// <summary>Only that member's.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Of { get; set; }

    public ListView List { get; private set; } = null!;

    public IReadOnlyList<Choice> MemberChoices => [.. Members.Select(static member => new Choice(member.Id.ToString(), member.Organisation))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("cohorts.meeting.list_title", cancellation))
        {
            return NotFound();
        }

        var (list, request) = (BusinessMeetingList.Of(Cohort, Outcome, Of), ListRequest.Of(Request));
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "business_meetings", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
