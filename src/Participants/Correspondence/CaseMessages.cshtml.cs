using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a participant and the coach have written to each other, as the coach reads it.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), KeepsDraft]
public sealed class CaseMessagesPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ParticipantMessages messages, OwnAccounts accounts) : CasePage(database, clock, frame)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public MessageInput Input { get; set; } = new();

    /// <summary>The latest, oldest first.</summary>
    public IReadOnlyList<MessageRow> Messages { get; private set; } = [];

    /// <summary>The account that is written to; null when there is none.</summary>
    public OwnAccount? Account { get; private set; }

    protected override string? TitleKey => "own_page.messages.case_title";

    private string Here => $"{Facts.Path}/meddelanden";

    /// <summary>The latest that is shown.</summary>
    public Guid? Latest => Messages.Count == 0 ? null : Messages[^1].Id;

    /// <summary>Shows them; that they are read is said by answering, or by a button.</summary>
    public void OnGet() => Input.Seen = Latest;

    /// <summary>Sends one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await messages.SendAsync(Facts, Account?.AccountId, Input, cancellation), Here, "own_page.messages.sent") : Page();

    /// <summary>Marks them as read.</summary>
    public async Task<IActionResult> OnPostReadAsync(Guid? seen, CancellationToken cancellation)
    {
        ModelState.Clear();
        await messages.ReadAsync(Facts, seen, cancellation);
        return Done(Here, "own_page.messages.read_notice");
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Messages = await messages.OfCaseAsync(Participant, cancellation);
        Account = await accounts.FindAsync(Participant, cancellation);
    }
}
