using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What the participant and the coach have written to each other, as the participant reads it.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnTalkPage(RequestDatabase database, TimeProvider clock, ParticipantMessages messages) : OwnPage(database, clock)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public MessageInput Input { get; set; } = new();

    /// <summary>The latest, oldest first.</summary>
    public IReadOnlyList<MessageRow> Messages { get; private set; } = [];

    /// <summary>The latest that is shown.</summary>
    public Guid? Latest => Messages.Count == 0 ? null : Messages[^1].Id;

    /// <summary>Shows them; that they are read is said by answering, or by a button.</summary>
    public void OnGet() => Input.Seen = Latest;

    /// <summary>Sends one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await messages.SendOwnAsync(Facts, Input, cancellation), OwnPaths.Messages, "own_page.messages.sent") : Page();

    /// <summary>Marks them as read.</summary>
    public async Task<IActionResult> OnPostReadAsync(Guid? seen, CancellationToken cancellation)
    {
        ModelState.Clear();
        await messages.ReadOwnAsync(Facts, seen, cancellation);
        return Done(OwnPaths.Messages, "own_page.messages.read_notice");
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Messages = await messages.OfOwnAsync(Facts.ParticipantId, cancellation);
}
