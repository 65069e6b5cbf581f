using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form for a follow-up, filled in so that the usual one is a single press.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class NewFollowUpPage(
    RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, CurrentUser user, RegisterFollowUp register)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public NewFollowUp Input { get; set; } = new();

    /// <summary>The questions.</summary>
    public FollowUpQuestions Questions => new(Input, user.OrganisationIn(Initiative) is not null);

    /// <summary>Whether it has been told that the day has a follow-up already.</summary>
    public bool AsksIfAnother => Input.IsAnother || ModelState.GetFieldValidationState("Input.IsAnother") == ModelValidationState.Invalid;

    /// <summary>The follow-up that is waited for; null when none is.</summary>
    public FollowUpDue? Next { get; private set; }

    /// <inheritdoc/>
    protected override string TitleKey => "placements.follow_up.title";

    /// <summary>The form.</summary>
    public void OnGet() => Input = NewFollowUp.Usual(Next, Today);

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await register.RunAsync(Initiative, Id, Input, cancellation), Here, "placements.notice.followed_up") : Page();

    /// <inheritdoc/>
    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var made = await FollowUpRow.OfAsync(Database, Id, cancellation);
        Next = Placement.Time is { } time && Placement.EndedOn is null
            ? FollowUpSchedule.Next(FollowUpSchedule.Of(Facts.Cadence, time, [.. made.Select(static row => row.OccurredOn)], Today))
            : null;
        return true;
    }
}
