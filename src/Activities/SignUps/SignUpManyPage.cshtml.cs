using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who is to be signed up, and for what.</summary>
public sealed class SignUpManyInput
{
    /// <summary>The series, or the session that stands alone.</summary>
    [Required]
    public Guid? Target { get; init; }

    /// <summary>The participants, those who get a place first first.</summary>
    [MaxLength(SignUpParticipants.Most)]
    public List<ParticipantId> Participants { get; init; } = [];

    /// <summary>Whether it has been shown what becomes of each.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>
/// Signs several participants up for something: those whom a list found, or who are ticked; shown who gets a place and who waits, and then done. A coach signs up the
/// own cases, who leads the initiative everybody.
/// </summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class SignUpManyPage(
    RequestDatabase database, Lists lists, CurrentUser user, TimeProvider clock, Workspace workspace, PageChrome chrome, SignUpTargets targets, SignUpParticipants signUp)
    : ParticipantListPage(database, lists, user, clock)
{
    private readonly TimeProvider time = clock;

    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What the way here was about; null where that is still to be chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public Guid? Wanted { get; set; }

    /// <summary>The choice.</summary>
    [BindProperty]
    public SignUpManyInput Input { get; set; } = new();

    /// <summary>What they can be signed up for.</summary>
    public IReadOnlyList<SignUpTarget> Targets { get; private set; } = [];

    /// <summary>Who can be ticked.</summary>
    public IReadOnlyList<SignUpCandidate> Offered { get; private set; } = [];

    /// <summary>Whether the list finds more than can be signed up at a time.</summary>
    public bool HasMore { get; private set; }

    /// <summary>What would become of those chosen, shown before it is done; empty until then.</summary>
    public IReadOnlyList<(SignUpCandidate Who, SignUpVerdict Verdict)> Judged { get; private set; } = [];

    /// <summary>What has been chosen to sign them up for.</summary>
    public SignUpTarget? Target => Targets.FirstOrDefault(target => target.Id == Input.Target);

    /// <summary>Whether somebody would be signed up.</summary>
    public bool ChangesAnything => Judged.Any(static row => row.Verdict is SignUpVerdict.Place or SignUpVerdict.Waits);

    /// <summary>Where one came from.</summary>
    public string BackPath => Targets.FirstOrDefault(target => target.Id == Wanted)?.Path ?? $"/insatser/{Initiative}/deltagare";

    /// <summary>What they can be signed up for, as choices.</summary>
    public IReadOnlyList<Choice> TargetChoices => [.. Targets.Select(target => new Choice(target.Id.ToString(), string.Join(" · ", new[]
    {
        target.Name, target.StartsAt is { } starts ? Display.ShortDay(SwedishTime.DateOf(starts)) : null,
        target.FreeNow switch { null => null, 0 => T["sign_up.many.full"], 1 => T["sign_up.many.one_free"], { } free => T["sign_up.many.free", free] },
    }.OfType<string>())))];

    /// <summary>Who can be ticked, as choices.</summary>
    public IReadOnlyList<Choice> Choices => [.. Offered.Select(who => new Choice(who.Id.ToString(), NameOf(who), who.HasLeft ? T["sign_up_verdict.has_left"] : null))];

    /// <summary>Shows those whom the list finds; all of them ticked when it has been narrowed.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is not { } isNarrowed)
        {
            return NotFound();
        }

        Input = new SignUpManyInput { Target = Wanted, Participants = isNarrowed && Wanted is null ? [.. Offered.Where(static who => !who.HasLeft).Select(static who => who.Id)] : [] };
        return Page();
    }

    /// <summary>Shows what would become of each, and when that is confirmed signs them up.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Target is not { } target)
        {
            return Refused(Result.Refused("Target", "sign_up.many.not_offered"));
        }

        if (Input.Participants.Count == 0)
        {
            return Refused(Result.Refused("Participants", "activities.members.none_chosen"));
        }

        if (!Input.IsConfirmed)
        {
            Judged = await signUp.JudgeAsync(target, Input.Participants, Today, cancellation);
            return Judged.Count > 0 ? Page() : Refused(Result.Refused("Participants", "sign_up.many.not_yours"));
        }

        // Asked again once nobody else gives its places away: what was shown may have changed since.
        var done = await signUp.RunAsync((await targets.LockAsync(Initiative, target.Id, cancellation))!, Input.Participants, Today, cancellation);
        var (places, waits) = (done.Count(static row => row.Verdict is SignUpVerdict.Place), done.Count(static row => row.Verdict is SignUpVerdict.Waits));
        return Done(target.Path, waits == 0 ? "sign_up.many.done" : "sign_up.many.done_some_wait", places, waits);
    }

    /// <summary>Ends the sign-up of one for a session that stands alone, or takes one off a waiting list.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid target, ParticipantId participant, CancellationToken cancellation) =>
        await targets.LockAsync(Initiative, target, cancellation) is { } found && await signUp.EndAsync(found, participant, cancellation)
            ? Done(found.Path, "sign_up.many.ended")
            : NotFound();

    /// <summary>The name of somebody as it is shown, with the short code.</summary>
    public string NameOf(SignUpCandidate who) => $"{who.Name ?? T["ui.protected_identity"]} · {who.Reference}";

    private async Task<bool?> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "sign_up.many.title", cancellation) is null)
        {
            return null;
        }

        chrome.Crumb(T["activities.tab"], Paths.Activities(Initiative));
        Targets = await targets.ForParticipantsAsync(Initiative, time.GetUtcNow(), cancellation);
        var (found, isNarrowed) = await FindAsync(Initiative, SignUpParticipants.Most + 1, cancellation);
        HasMore = found.Count > SignUpParticipants.Most;
        Offered = await signUp.CandidatesAsync(Initiative, null, [.. found.Take(SignUpParticipants.Most)], cancellation);
        return isNarrowed;
    }
}
