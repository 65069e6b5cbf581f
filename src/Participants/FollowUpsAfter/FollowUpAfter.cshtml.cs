using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The answer of a follow-up after an exit, by the coach or by a link that the coach sends. One whose time has not come answers 404.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), KeepsDraft]
public sealed class FollowUpAfterPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, AnswerFollowUp answer, FollowUpLinks links)
    : CasePage(database, clock, frame)
{
    [BindProperty]
    public FollowUpAnswerInput Input { get; set; } = new();

    /// <summary>The follow-up the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "followUp")]
    public Guid FollowUp { get; set; }

    public FollowUpRow Row { get; private set; } = null!;

    /// <summary>How the coach knows.</summary>
    public IReadOnlyList<Choice> Sources => [.. T.Choices<FollowUpSource>().Where(static choice => choice.Value != nameof(FollowUpSource.ParticipantLink))];

    public IReadOnlyList<Choice> YesNo => [new("true", T["self_support.yes"]), new("false", T["self_support.no"])];

    /// <summary>Whether a link can be sent: to who has no protected identity, while nobody has answered.</summary>
    public bool MaySend => Row.AnswerId is null && !Facts.IsProtected;

    /// <summary>The link just made, shown this once.</summary>
    public string? Link { get; private set; }

    /// <summary>Its last day.</summary>
    public DateOnly? LinkUntil { get; private set; }

    /// <summary>Opens a text message with it; null where no number is known.</summary>
    public string? TextMessage => Facts.Phone is null ? null : $"sms:{new string([.. Facts.Phone.Where(static sign => char.IsAsciiDigit(sign) || sign == '+')])}?body={Uri.EscapeDataString(Words)}";

    /// <summary>Opens a mail with it; null where no address is known.</summary>
    public string? Mail => Facts.Email is null ? null : $"mailto:{Uri.EscapeDataString(Facts.Email)}?subject={Uri.EscapeDataString(T["participants.after.mail_subject"])}&body={Uri.EscapeDataString(Words)}";

    protected override string? TitleKey => "participants.after.page_title";

    protected override bool IsThere => Row is not null && Row.MayBeAnswered(Today);

    private string Words => T["participants.after.message", Link!];

    public void OnGet()
    {
        (Input.Read, Input.AnsweredOn) = (Row.AnswerId, Row.AnsweredOn ?? Today);
        (Input.Activity, Input.HasSupport, Input.SelfSupport, Input.Attempts) = (Row.Activity, Row.HasSupport, Row.SelfSupport, Row.Attempts);
        Input.KnownBy = Row.KnownBy is FollowUpSource.ParticipantLink ? FollowUpSource.Participant : Row.KnownBy;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await answer.RunAsync(Facts, Row, Input, cancellation), Facts.Path, "participants.notice.follow_up");
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!MaySend)
        {
            return NotFound();
        }

        (Link, LinkUntil) = await links.MakeAsync(Facts, Row.Id, cancellation);
        return Page();
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Row = (await FollowUpRow.FindAsync(Database, Participant, FollowUp, cancellation))!;
}
