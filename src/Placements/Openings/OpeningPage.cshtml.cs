using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>An opening.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class OpeningPage(RequestDatabase database, Workspace workspace, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The opening the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "opening")]
    public PlacementOpeningId Opening { get; set; }

    /// <summary>What is known of it.</summary>
    public OpeningFacts Facts { get; private set; } = null!;

    /// <summary>What the organisation has answered by mail, the latest first.</summary>
    public IReadOnlyList<OpeningAnswerLine> Answers { get; private set; } = [];

    /// <summary>Where it stands today.</summary>
    public OpeningState State => Facts.Opening.StateOn(clock.Today());

    /// <summary>Whether the viewer looks after it.</summary>
    public bool MayChange => Facts.Opening.InitiativeId == Initiative && user.May(Permissions.PlacementsEdit, Initiative);

    /// <summary>Whether the viewer may place somebody there.</summary>
    public bool MayPlace => State is OpeningState.Open && user.May(Permissions.PlacementsEdit, Initiative);

    /// <summary>Where the supervisor's telephone and mail address are filled in, when neither is known; leads back here. Null where nothing is missing, and for those who may not.</summary>
    public string? CompletePath => Facts.Opening.SupervisorId is { } supervisor && string.IsNullOrEmpty(Facts.Names.SupervisorPhone) && string.IsNullOrEmpty(Facts.Names.SupervisorEmail) && user.May(Permissions.OrganisationsEdit)
        ? WayBack.To($"/organisationer/{Facts.Opening.OrganisationId}/kontaktpersoner/{supervisor}/andra", Here)
        : null;

    /// <summary>Its page.</summary>
    public string Here => OpeningPaths.Of(Initiative, Opening);

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "openings.list.title", cancellation) is null || await OpeningFacts.FindAsync(database, Initiative, Opening, cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        Answers = await OpeningAnswerLine.OfAsync(database, Opening, cancellation);
        return Page();
    }
}
