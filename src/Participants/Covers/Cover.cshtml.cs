using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Lets somebody cover for a coach: a lead for any, a coach for the own cases.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class CoverPage(RequestDatabase database, Workspace workspace, PageChrome chrome, CurrentUser user, CoverCases cover, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The coach who is away.</summary>
    [BindProperty(SupportsGet = true, Name = "coach")]
    public AccountId? Covered { get; set; }

    /// <summary>Which cases, by whom and when.</summary>
    [BindProperty]
    public CoverInput Input { get; set; } = new();

    /// <summary>What is covered already, today or to come.</summary>
    public IReadOnlyList<CoverShown> Covers { get; private set; } = [];

    /// <summary>The cases to choose among.</summary>
    public IReadOnlyList<Choice> Cases { get; private set; } = [];

    /// <summary>Who can cover.</summary>
    public IReadOnlyList<Choice> Coaches { get; private set; } = [];

    /// <summary>Address of the page.</summary>
    public string HerePath => CaseloadPaths.Cover(Initiative, Covered!.Value);

    private CaseloadRule Rule { get; set; } = null!;

    /// <summary>Shows it, with all cases chosen from today.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        Input = new CoverInput { Cases = [.. Cases.Select(static choice => new ParticipantId(Guid.Parse(choice.Value)))], From = clock.Today() };
        return Page();
    }

    /// <summary>Lets somebody cover.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await cover.RunAsync(Rule, Covered!.Value, Input, cancellation), HerePath, "participants.cover.done");

    /// <summary>Ends what somebody covers before its day.</summary>
    public async Task<IActionResult> OnPostEndAsync(AccountId? by, CancellationToken cancellation) =>
        !await OpenAsync(cancellation) || by is not { } coach ? NotFound()
        : Answer(await cover.EndAsync(Initiative, Covered!.Value, coach, cancellation), HerePath, "participants.cover.ended");

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        var covered = Covered ??= user.RequiredAccount; // one's own cases, unless the address names a coach
        if ((covered != user.Account && !user.May(Permissions.ParticipantsAssign, Initiative))
            || await workspace.OpenAsync(Initiative, "participants.cover.title", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["participants.caseload.title"], CaseloadPaths.Board(Initiative));
        Rule = await CaseloadRule.OfAsync(database, Initiative, cancellation);
        Cases = [.. (await CaseToMove.OfAsync(database, Rule, covered, clock.Today(), cancellation)).Select(static row => new Choice(row.ParticipantId.ToString(), row.Name))];
        Coaches = [.. (await EnrolmentChoices.OfAsync(database, Initiative, clock.Today(), cancellation))!.Coaches.Where(choice => choice.Value != covered.ToString())];
        Covers = await CoverShown.OfAsync(database, Initiative, covered, clock.Today(), cancellation);
        return true;
    }
}
