using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The advice that an initiative has given.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class AdviceListPage(Lists lists, LeaderChoices advisers, Workspace workspace, CurrentUser user, TimeProvider clock) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>About what.</summary>
    [BindProperty(SupportsGet = true)]
    public AdviceTopic? Topic { get; set; }

    /// <summary>How the next step stands.</summary>
    [BindProperty(SupportsGet = true)]
    public AdviceState? State { get; set; }

    /// <summary>Who advised.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId? Adviser { get; set; }

    /// <summary>From that day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    public ListView List { get; private set; } = null!;

    public IReadOnlyList<Choice> Advisers { get; private set; } = [];

    /// <summary>Where advice is registered; null when the viewer may not.</summary>
    public string? NewPath => user.May(Permissions.AttendanceEdit, Initiative) ? $"{AdvicePaths.List(Initiative)}/ny" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "advice.list.title", cancellation) is null)
        {
            return NotFound();
        }

        var list = AdviceList.Of(Initiative, new AdviceFilter(Topic, State, Adviser, From, clock.Today()));
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "advice", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        Advisers = await advisers.AllAsync(Initiative, cancellation);
        return Page();
    }
}
