using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A page where an initiative makes an instrument of its own, or another version of one.</summary>
/// <param name="kind">What it makes.</param>
/// <param name="newKey">Heading for a new one.</param>
/// <param name="editKey">Heading for another version.</param>
/// <param name="workspace">Frames it.</param>
/// <param name="instruments">Finds what there is.</param>
public abstract class EditInstrumentPage(InstrumentKind kind, string newKey, string editKey, Workspace workspace, Instruments instruments) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Key of the instrument; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "form")]
    public string? FormKey { get; set; }

    /// <summary>Shows the form, filled in with the version that stands.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        FormDefinition? standing = null;
        if (FormKey is not null)
        {
            standing = await instruments.FindAsync(Initiative, FormKey, cancellation) is { Form: { } form } found && found.Kind == kind ? form : null;
            if (standing is null)
            {
                return NotFound();
            }
        }

        Fill(standing);
        AddRows();
        return Page();
    }

    /// <summary>Takes the form.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        AddRows();
        return ModelState.IsValid ? Answer(await DefineAsync(cancellation), InstrumentPaths.Of(Initiative), "participants.instruments.saved") : Page();
    }

    /// <summary>Fills the form; null for a new one.</summary>
    protected abstract void Fill(FormDefinition? standing);

    /// <summary>Adds empty rows to fill in, where the form has rows.</summary>
    protected virtual void AddRows()
    {
    }

    /// <summary>Makes what is typed the next version.</summary>
    protected abstract Task<Result?> DefineAsync(CancellationToken cancellation);

    private async Task<bool> OpenAsync(CancellationToken cancellation) => await workspace.OpenAsync(Initiative, FormKey is null ? newKey : editKey, cancellation) is not null;
}
