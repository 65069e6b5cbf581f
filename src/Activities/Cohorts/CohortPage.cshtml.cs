using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A cohort's board: its phases as columns, each with those in it.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class CohortPage(CohortReader cohorts, Workspace workspace, CurrentUser user) : CohortFrame(cohorts, workspace)
{
    public bool MayEdit => user.May(Permissions.ActivitiesEdit, Initiative);

    /// <summary>Members that have not left.</summary>
    public int Standing => Members.Count(static member => member.LeftOn is null);

    public bool HasRoom => Standing < Facts.Capacity;

    /// <summary>Phases in order, then those who have gone through all, then those who have left where there are any.</summary>
    public IReadOnlyList<Column> Columns =>
    [
        .. Phases.Select(phase => new Column(
            phase.Name, phase is { StartsOn: { } first, EndsOn: { } last } ? Display.Period(first, last) : null,
            [.. Members.Where(member => member.Course.Current == phase.Id)], MayMove: true)),
        new Column(T["cohorts.page.completed"], null, [.. Members.Where(static member => member.Course.State is CohortMemberState.Completed)], MayMove: false),
        .. Members.Where(static member => member.Course.State is CohortMemberState.Left).ToList() is { Count: > 0 } left
            ? [new Column(T["cohorts.page.left"], null, left, MayMove: false)] : Array.Empty<Column>(),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync("cohorts.page.heading", cancellation) ? Page() : NotFound();

    /// <summary>Since when a member stands where it stands.</summary>
    public string SinceOf(CohortMemberView member) => member.Course switch
    {
        { CompletedOn: { } day } => T["cohorts.page.on", Display.Day(day)],
        { LeftOn: { } day } => T["cohorts.page.on", Display.Day(day)],
        { LastDay: { } day } => T["cohorts.page.since", Display.Day(day)],
        _ => string.Empty,
    };

    /// <summary>A column of the board.</summary>
    public sealed record Column(string Name, string? Planned, IReadOnlyList<CohortMemberView> Members, bool MayMove);
}
