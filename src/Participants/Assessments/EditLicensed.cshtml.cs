using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Names an instrument under licence, so that its scores can be registered. Its questions are never kept.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class EditLicensedPage(Workspace workspace, Instruments instruments, ChangeInstruments change) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Key of the instrument; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "form")]
    public string? FormKey { get; set; }

    [BindProperty]
    public LicensedInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        if (FormKey is not null)
        {
            if (await instruments.FindAsync(Initiative, FormKey, cancellation) is not { Kind: InstrumentKind.LicensedInstrument, Form: { } form })
            {
                return NotFound();
            }

            var scale = form.Fields.OfType<NumberField>().First();
            (Input.Read, Input.Name, Input.Least, Input.Most) = (form.Version, form.Name.ToString(), scale.Least, scale.Most);
            Input.Dimensions = string.Join('\n', form.Fields.Select(static field => field.Label));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await change.DefineLicensedAsync(Initiative, FormKey, Input, cancellation), InstrumentPaths.Of(Initiative), "participants.instruments.saved");

    private async Task<bool> OpenAsync(CancellationToken cancellation) =>
        await workspace.OpenAsync(Initiative, FormKey is null ? "participants.instruments.new_licensed" : "participants.instruments.edit_licensed", cancellation) is not null;
}
