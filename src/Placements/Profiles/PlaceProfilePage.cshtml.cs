using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a participant can and needs at a place of work.</summary>
[Authorize(Policy = Permissions.PlacementsEdit), KeepsDraft]
public sealed class PlaceProfilePage(RequestDatabase database, TimeProvider clock, CaseFrame frame, SavePlaceProfile save, OrganisationChoices organisations) : CasePage(database, clock, frame)
{
    [BindProperty]
    public PlaceProfileInput Input { get; set; } = new();

    /// <summary>Where they could stay away from.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>Languages beside Swedish.</summary>
    public IReadOnlyList<Choice> Languages => [.. SiteLanguages.Choices(T).Where(static language => language.Value != "sv")];

    protected override string? TitleKey => "place_profile.title";

    public async Task OnGetAsync(CancellationToken cancellation) => Input = await save.ReadAsync(Facts, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await save.RunAsync(Facts, Input, cancellation), Facts.Path, "place_profile.notice.saved") : Page();

    protected override async Task LoadAsync(CancellationToken cancellation) => Organisations = await organisations.ChoicesAsync(cancellation);
}
