using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A referral: who it is, its course, and what can be done next. What needs no more than a tap is done from here.</summary>
[Authorize(Policy = Permissions.ReferralsRead)]
public sealed class ReferralFilePage(
    RequestDatabase database, TimeProvider clock, Workspace workspace, PageChrome chrome, AuditTrail audit, CurrentUser user, PossibleMatches matches)
    : ReferralPage(database, clock, workspace, chrome, audit)
{
    /// <summary>What has happened, the latest first.</summary>
    public IReadOnlyList<ReferralCourseRow> Course { get; private set; } = [];

    /// <summary>Those who may be the same person, while something is to be decided.</summary>
    public Matches Matches { get; private set; } = Matches.None;

    /// <summary>Whether the viewer may do something about it.</summary>
    public bool MayEdit => user.May(Permissions.ReferralsEdit, Initiative);

    /// <summary>Whether the viewer leads the initiative.</summary>
    public bool Leads => user.Scope.CaseInitiatives.Contains(Initiative);

    /// <summary>The viewer.</summary>
    public AccountId? Me => user.Account;

    /// <summary>Whether the viewer takes care of it.</summary>
    public bool IsOwn => Facts.AssignedTo == user.Account;

    /// <summary>The participant it became; null when the viewer may not open the file.</summary>
    public string? ParticipantPath { get; private set; }

    /// <summary>What needs no more than a tap.</summary>
    public static IReadOnlyList<ReferralAction> AtOnce { get; } = [ReferralAction.Contact, ReferralAction.PutOnWaitingList, ReferralAction.Reopen];

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Course = await ReferralFacts.CourseAsync(Database, Referral, cancellation);
        if (Facts.State.IsOpen())
        {
            Matches = await matches.OfReferralAsync(Initiative, Referral, cancellation);
        }

        ParticipantPath = Facts.ParticipantId is { } participant
            && await Database.ScalarAsync<bool>(Sql.Of($"select exists (select from participants p where p.id = {participant} and {CaseSql.IsOpen})"), cancellation)
            ? CasePaths.File(Initiative, participant)
            : null;
    }
}
