using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form for a new placement.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class NewPlacementPage(
    RequestDatabase database, Workspace workspace, PageChrome chrome, OrganisationChoices organisations, ReadinessReader readiness, PlanPlacement plan) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>Who is to be placed, when the form is opened from a participant.</summary>
    [BindProperty(SupportsGet = true, Name = "deltagare")]
    public ParticipantId? Participant { get; set; }

    /// <summary>Where, when the form is opened from where one was added.</summary>
    [BindProperty(SupportsGet = true, Name = "organisation")]
    public OrganisationId? Organisation { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public NewPlacement Input { get; set; } = new();

    /// <summary>The opening of the place bank that it begins with.</summary>
    [BindProperty(SupportsGet = true, Name = "opening")]
    public PlacementOpeningId? Opening { get; set; }

    /// <summary>The opening whose place is taken; null when none is.</summary>
    public OpeningFacts? Offer { get; private set; }

    /// <summary>Who can be placed.</summary>
    public IReadOnlyList<Choice> Participants { get; private set; } = [];

    /// <summary>Where.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>Who can supervise at the chosen organisation.</summary>
    public IReadOnlyList<Choice> Supervisors { get; private set; } = [];

    /// <summary>Whether the chosen organisation is ready to host; null before one is chosen. It is told and stops nobody.</summary>
    public RoleReadiness? Hosting { get; private set; }

    /// <summary>Whether another placement at the same time has been warned of.</summary>
    public bool AsksAnyway => Input.Anyway || ModelState.GetFieldValidationState("Input.Anyway") == ModelValidationState.Invalid;

    /// <summary>Where an organisation is added that the register does not have; leads back here.</summary>
    public string NewOrganisationPath => WayBack.To("/organisationer/ny", HereWith(null));

    /// <summary>Where somebody at the chosen organisation is added who is missing among its contact persons; leads back here. Null before one is chosen.</summary>
    public string? NewContactPath => Input.Organisation is { } chosen ? WayBack.To($"/organisationer/{chosen}/kontaktpersoner/ny", HereWith(chosen)) : null;

    /// <summary>The empty form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new NewPlacement { Id = NewId.Of<PlacementId>(), Participant = Participant, Organisation = Organisation };
        if (Opening is { } opening)
        {
            if (await OpeningFacts.FindAsync(database, Initiative, opening, cancellation) is not { } offer)
            {
                return NotFound();
            }

            Input = Input with
            {
                Opening = opening, Organisation = offer.Opening.OrganisationId, Supervisor = offer.Opening.SupervisorId, Kind = offer.Opening.Kind, Tasks = offer.Opening.Tasks,
            };
        }

        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    /// <summary>The form again with the chosen organisation's supervisors; nothing is judged yet.</summary>
    public async Task<IActionResult> OnPostOrganisationAsync(CancellationToken cancellation)
    {
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }

        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    /// <summary>Makes the placement.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await plan.RunAsync(Initiative, Input, cancellation), PlacementPaths.Of(Initiative, Input.Id), "placements.notice.planned");
    }

    /// <summary>This form, with who and where as they are chosen.</summary>
    private string HereWith(OrganisationId? organisation) => $"{PlacementPaths.List(Initiative)}/ny" + QueryString.Create(
        new[] { ("deltagare", Input.Participant?.ToString()), ("opening", Input.Opening?.ToString()), ("organisation", organisation?.ToString()) }
            .Where(static part => part.Item2 is not null).Select(static part => KeyValuePair.Create(part.Item1, part.Item2)));

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "placements.new.title", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["placements.tab"], PlacementPaths.List(Initiative));
        Participants = [.. (await ParticipantStanding.PlaceableAsync(database, Initiative, cancellation))
            .Select(person => new Choice(person.Id.ToString(), person.Name is null ? T.Who(null, person.Reference) : $"{person.Name} · {person.Reference}"))]; // two may have one name
        Organisations = await organisations.ChoicesAsync(cancellation);
        Offer = Input.Opening is { } wanted ? await OpeningFacts.FindAsync(database, Initiative, wanted, cancellation) : null;
        if (Input.Organisation is { } organisation)
        {
            Supervisors = await Samsteg.Placements.Supervisors.OfAsync(database, organisation, Input.Supervisor, cancellation);
            Hosting = await readiness.HostingAsync(organisation, cancellation);
        }

        return true;
    }
}
