using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Changes a place of an organisation, or removes it.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class EditPlacePage(ChangePlaces change, RequestDatabase database, Towns towns) : PlaceForm(database, towns)
{
    [BindProperty(SupportsGet = true)]
    public Guid Place { get; set; }

    public override bool IsKnown => true;

    private protected override string TitleKey => "organisations.places.change";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await change.FindAsync(Organisation, Place, cancellation) is not { } place)
        {
            return NotFound();
        }

        Input = PlaceInput.Of(place);
        return await OpenAsync(TitleKey, cancellation) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        AnswerAsync(() => change.ChangeAsync(Organisation, Input with { Id = Place }, cancellation), "organisations.places.changed", cancellation);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        AnswerAsync(() => change.RemoveAsync(Organisation, Input with { Id = Place }, cancellation), "organisations.places.removed", cancellation);

    private async Task<IActionResult> AnswerAsync(Func<Task<Result?>> command, string noticeKey, CancellationToken cancellation)
    {
        if (!await OpenAsync(TitleKey, cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await command(), BackPath, noticeKey) : Refused(Input.Read(null).Result);
    }
}
