using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>By which instruments an initiative assesses steps, with the levels in words.</summary>
[Authorize(Policy = Permissions.InitiativesRead)]
public sealed class InitiativeInstrumentsPage(Workspace workspace, Instruments instruments, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    public bool MayEdit => user.May(Permissions.InitiativesEdit, Initiative);

    internal IReadOnlyList<Instrument> Instruments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "participants.instruments.title", cancellation) is null)
        {
            return NotFound();
        }

        Instruments = await instruments.OfAsync(Initiative, cancellation);
        return Page();
    }
}

/// <summary>Addresses of an initiative's instruments.</summary>
internal static class InstrumentPaths
{
    public static string Of(InitiativeId initiative) => $"/insatser/{initiative}/instrument";

    public static string NewLadder(InitiativeId initiative) => $"{Of(initiative)}/trappa";

    public static string NewLicensed(InitiativeId initiative) => $"{Of(initiative)}/licens";

    /// <summary>Where an instrument that the initiative has made is changed; null for the shipped one.</summary>
    public static string? Edit(InitiativeId initiative, Instrument instrument) => instrument.Kind switch
    {
        InstrumentKind.CompetenceLadder => $"{NewLadder(initiative)}/{instrument.Form.Key}",
        InstrumentKind.LicensedInstrument => $"{NewLicensed(initiative)}/{instrument.Form.Key}",
        _ => null,
    };
}
