using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How a participant comes to the own page: a link that shows little, an account that shows everything.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class OwnAccessPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, PersonalLinks links, OwnAccounts accounts) : CasePage(database, clock, frame)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public OwnAccessInput Input { get; set; } = new();

    /// <summary>The link that works; null when none does.</summary>
    public StandingLink? Standing { get; private set; }

    /// <summary>The account that stands; null when there is none.</summary>
    public OwnAccount? Account { get; private set; }

    /// <summary>The address of the link just made, shown this once.</summary>
    public string? Made { get; private set; }

    /// <summary>Opens a text message with it; null where no number is known.</summary>
    public string? TextMessage => Facts.Phone is null ? null : $"sms:{new string([.. Facts.Phone.Where(static sign => char.IsAsciiDigit(sign) || sign == '+')])}?body={Uri.EscapeDataString(T["own_page.access.message", Made!])}";

    /// <summary>Languages of an invitation.</summary>
    public IReadOnlyList<Choice> Languages => [new("sv", T["own_page.access.swedish"]), new("en", T["own_page.access.english"])];

    /// <summary>Whether a link can be made: the participant takes part, and the identity is not protected.</summary>
    public bool MayLink => !Facts.IsProtected && Facts.Status is ParticipantStatus.Enrolled;

    protected override string? TitleKey => "own_page.access.title";

    /// <summary>Shows what there is.</summary>
    public void OnGet() => (Input.Until, Input.Email) = (Today.AddDays(PersonalLinks.UsualDays), Facts.Email);

    /// <summary>Makes a link and shows it.</summary>
    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        (var result, Made) = await links.MakeAsync(Facts, Input.Until, cancellation);
        if (!result.IsDone)
        {
            return Refused(result);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    /// <summary>Withdraws the link.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await links.WithdrawAsync(Facts, cancellation), Path, "own_page.access.link_withdrawn");
    }

    /// <summary>Invites to an account.</summary>
    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await accounts.InviteAsync(Facts, Input, cancellation), Path, "own_page.access.invited") : Page();

    /// <summary>Sends the invitation again.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await accounts.InviteAgainAsync(Facts, cancellation), Path, "own_page.access.invited");
    }

    /// <summary>Ends the account.</summary>
    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await accounts.EndAsync(Initiative, Participant, cancellation), Path, "own_page.access.ended");
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Standing = await links.FindAsync(Participant, cancellation);
        Account = await accounts.FindAsync(Participant, cancellation);
    }

    private string Path => $"{Facts.Path}/egen-sida";
}
