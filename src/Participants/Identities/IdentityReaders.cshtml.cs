using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Where a lead names the members of staff who can have a protected identity shown.</summary>
[Authorize(Policy = Permissions.ParticipantsUnprotect)]
public sealed class IdentityReadersPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, NameIdentityReaders readers) : CasePage(database, clock, frame)
{
    [BindProperty]
    public IdentityReaderInput Input { get; set; } = new();

    /// <summary>Those named now.</summary>
    public IReadOnlyList<NamedReader> Named { get; private set; } = [];

    /// <summary>Who can be named.</summary>
    public IReadOnlyList<Choice> Staff { get; private set; } = [];

    protected override string? TitleKey => "participants.readers_of_identity.title";

    private string Here => $"{Facts.Path}/skydd/personal";

    public IActionResult OnGet() => Facts.IsProtected ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => !Facts.IsProtected ? NotFound()
        : ModelState.IsValid ? Answer(await readers.NameAsync(Facts, Input, Staff, cancellation), Here, "participants.readers_of_identity.done") : Page();

    public async Task<IActionResult> OnPostEndAsync(Guid reader, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await readers.EndAsync(Facts, reader, cancellation), Here, "participants.readers_of_identity.ended");
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Named = await readers.OfAsync(Participant, cancellation);
        Staff = await readers.StaffAsync(Initiative, cancellation);
    }
}
