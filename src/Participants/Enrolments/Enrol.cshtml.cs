using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Enrols somebody in an initiative.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), KeepsDraft]
public sealed class EnrolPage(RequestDatabase database, TimeProvider clock, CurrentUser user, Workspace workspace, PageChrome chrome, EnrolParticipant enrol, PossibleMatches matches, ReferralForEnrolment referrals)
    : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    [BindProperty]
    public EnrolmentInput Input { get; set; } = new();

    public EnrolmentChoices Choices { get; private set; } = null!;

    /// <summary>Those who are here already and may be the same person.</summary>
    public Matches Matches { get; private set; } = Matches.None;

    /// <summary>The referral that is enrolled from; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "anvisning")]
    public Guid? Referral { get; set; }

    /// <summary>Whom it says that it is; null without one that can be enrolled.</summary>
    public ReferredPerson? Referred { get; private set; }

    /// <summary>Whether intake is open today.</summary>
    public bool IsOpen { get; private set; }

    public string BackPath => CasePaths.List(Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var me = user.RequiredAccount;
        Input = new EnrolmentInput
        {
            Form = NewId.Of<ParticipantId>(),
            EnrolledOn = clock.Today(),
            TargetGroup = Choices.TargetGroups is [var only] ? only.Value : string.Empty,
            Coach = EnrolmentChoices.Offers(Choices.Coaches, me) ? me : null,
        };
        if (Referred is { } referred)
        {
            (Input.GivenName, Input.FamilyName, Input.BirthDate) = (referred.GivenName, referred.FamilyName, referred.BirthDate);
            (Input.Phone, Input.Email, Input.IsProtected) = (referred.Phone, referred.Email, referred.IsProtected);
            (Input.Referral, Input.Referrer) = (referred.Referral, referred.Referrer);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var isReadable = ModelState.IsValid;
        var result = isReadable ? await enrol.RunAsync(Initiative, Input, Choices, cancellation) : enrol.Check(Input, Choices);
        if (!isReadable || !result.IsDone)
        {
            Matches = await matches.OfEnrolmentAsync(Initiative, Input, cancellation);
            return Refused(result);
        }

        var isOwn = Input.Coach == user.Account || user.Scope.CaseInitiatives.Contains(Initiative);
        return Done(isOwn ? $"{CasePaths.File(Initiative, Input.Form)}/bakgrund" : BackPath, "participants.notice.enrolled");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "participants.enrol.title", cancellation) is not { } facts
            || await EnrolmentChoices.OfAsync(database, Initiative, clock.Today(), cancellation) is not { } choices)
        {
            return false;
        }

        chrome.Crumb(T["participants.list.title"], BackPath);
        IsOpen = facts.TakesInOn(clock.Today());
        Choices = choices;
        Referred = (Referral ?? Input.Referral) is { } referral ? await referrals.FindAsync(Initiative, referral, cancellation) : null;
        return true;
    }
}
