using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's waivers of secrecy: registered for a recipient and a purpose, and withdrawn.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class WaiversPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, CurrentUser user, ChangeWaivers waivers) : CasePage(database, clock, frame)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public WaiverInput Input { get; set; } = new();

    /// <summary>Where it goes on once one is registered: the form that asked for it.</summary>
    [BindProperty(SupportsGet = true, Name = "sedan")]
    public string? Then { get; set; }

    /// <summary>Those given.</summary>
    public IReadOnlyList<WaiverRow> Waivers { get; private set; } = [];

    /// <summary>Who can receive.</summary>
    public IReadOnlyList<Choice> Parties { get; private set; } = [];

    /// <summary>How far the enrolment is.</summary>
    public EnrolmentProgress Progress { get; private set; } = null!;

    /// <summary>Whose notes the viewer can open.</summary>
    public IReadOnlyList<Choice> Keepers => waivers.KeepersOf(Initiative, Parties);

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.waivers.title";

    /// <summary>Shows them, and the form.</summary>
    public void OnGet([FromQuery(Name = "mottagare")] OrganisationId? recipient, [FromQuery(Name = "del")] WaiverPart? part)
    {
        (Input.GivenOn, Input.Keeper, Input.Recipient) = (Today, user.OrganisationIn(Initiative), recipient);
        if (part is { } asked)
        {
            Input.Parts = [asked];
        }
    }

    /// <summary>Registers one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !ModelState.IsValid ? Page() : Answer(await waivers.RegisterAsync(Facts, Input, Parties, cancellation), Url.IsLocalUrl(Then) && Then!.All(char.IsAscii) ? Then : $"{Facts.Path}/eftergifter", "participants.waivers.registered");

    /// <summary>Withdraws one.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid waiver, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await waivers.WithdrawAsync(Facts, waiver, cancellation), $"{Facts.Path}/eftergifter", "participants.waivers.withdrawn_notice");
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Parties = await waivers.PartiesAsync(Initiative, Participant, cancellation);
        Waivers = await waivers.OfAsync(Participant, cancellation);
        Progress = await EnrolmentProgress.OfAsync(Database, Participant, cancellation);
    }
}
