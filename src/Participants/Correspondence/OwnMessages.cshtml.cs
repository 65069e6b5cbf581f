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

    /// <summary>Shows them; that they are read is said by answering, or by a button.</summary>
    public void OnGet()
    {
    }

    /// <summary>Sends one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await messages.SendOwnAsync(Facts, Input, cancellation);
        if (result.IsDone)
        {
            await messages.ReadOwnAsync(Facts, cancellation);
        }

        return Answer(result, OwnPaths.Messages, "own_page.messages.sent");
    }

    /// <summary>Marks them as read.</summary>
    public async Task<IActionResult> OnPostReadAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        await messages.ReadOwnAsync(Facts, cancellation);
        return Done(OwnPaths.Messages, "own_page.messages.read_notice");
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Messages = await messages.OfOwnAsync(Facts.ParticipantId, cancellation);
}
