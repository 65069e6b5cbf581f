using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Adds an opening: first whose, then what.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class NewOpeningPage(
    RequestDatabase database, Workspace workspace, OrganisationChoices organisations, OrganisationOffer offer, SaveOpening save, CurrentUser user, TimeProvider clock)
    : OpeningForm(database, workspace, organisations, clock)
{
    private readonly OrganisationChoices _organisations = organisations;

    /// <summary>Who offers it; null while that is asked.</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationId? Organisation { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The register, while it is asked whose.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>Where an organisation is added that the register does not have; leads back here.</summary>
    public string NewOrganisationPath => WayBack.To("/organisationer/ny", $"{OpeningPaths.List(Initiative)}/ny");

    /// <inheritdoc/>
    public override string BackPath => OpeningPaths.List(Initiative);

    /// <summary>The empty form, with what the register knows of the organisation.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("openings.new.title", cancellation))
        {
            return NotFound();
        }

        if (Organisation is not { } organisation)
        {
            Organisations = await _organisations.ChoicesAsync(cancellation);
            return Page();
        }

        Input = await offer.OfAsync(organisation, user.RequiredAccount, Today, cancellation);
        return await FillAsync(organisation, cancellation) ? Page() : NotFound();
    }

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Organisation is not { } organisation || !await OpenAsync("openings.new.title", cancellation) || !await FillAsync(organisation, cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid
            ? Answer(await save.AddAsync(Initiative, organisation, Input, cancellation), OpeningPaths.Of(Initiative, Input.Id), "openings.notice.added")
            : Refused(Result.Of(Input.Problems(Today, 0)));
    }

    private async Task<bool> FillAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        if (await LoadAsync(organisation, cancellation) is not { } host)
        {
            return false;
        }

        Name = host.Name;
        return true;
    }
}
