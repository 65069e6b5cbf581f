using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where an amendment is begun because a party leaves.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class PartyLeavesPage(ApplicationDesk desk, BeginAmendment begin) : AmendFrame(desk)
{
    /// <summary>Who leaves, when and why.</summary>
    [BindProperty]
    public PartyLeavesInput Input { get; set; } = new();

    /// <summary>Parties that can leave: all but the owner.</summary>
    public IReadOnlyList<Choice> Parties { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await begin.PartyLeavesAsync(Draft, Input, cancellation), AgreementPaths.Amendment(Initiative), "amendments.notice.begun");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAgreedAsync("amendments.party_leaves", cancellation))
        {
            return false;
        }

        Parties = [.. PlanReader.Of(Draft.Answers).Parties.Where(static party => party is { IsOwner: false, Place.Row: not null })
            .Select(static party => new Choice(party.Place.Row!.Value.ToString(), party.Unit is null ? party.Name : $"{party.Name}, {party.Unit}"))];
        return true;
    }
}
