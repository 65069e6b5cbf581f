using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A waiver as a paper to read together and sign: in plain and easy Swedish and in English.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class WaiverFormPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangeWaivers waivers) : CasePage(database, clock, frame)
{
    /// <summary>The words it is shown in.</summary>
    [BindProperty(SupportsGet = true, Name = "sprak")]
    public string? LeafletName { get; set; }

    /// <summary>The words it is shown in; plain Swedish unless asked.</summary>
    public LeafletLanguage Leaflet => LeafletLanguages.Named(LeafletName);

    /// <summary>The waiver.</summary>
    public WaiverRow Waiver { get; private set; } = null!;

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.waiver_form.title";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid waiver, CancellationToken cancellation)
    {
        if ((await waivers.OfAsync(Participant, cancellation)).FirstOrDefault(row => row.Id == waiver) is not { } found)
        {
            return NotFound();
        }

        Waiver = found;
        return Page();
    }
}
