using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What the participant has agreed to: what others read, and what is shared in the household, which she takes back here at once; and what she was told about what is registered.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnWaiversPage(RequestDatabase database, WithdrawOwnWaiver withdraw, TimeProvider clock) : OwnPage(database, clock)
{
    /// <summary>Waivers, those that hold first.</summary>
    public IReadOnlyList<WaiverRow> Waivers { get; private set; } = [];

    /// <summary>What she is asked about once more before it is taken back: id of a waiver, or of the membership in a household; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "angra")]
    public Guid? Asked { get; set; }

    /// <summary>Goals of the plan that a waiver's recipient reads, by waiver.</summary>
    public ILookup<Guid, string> SharedGoals { get; private set; } = Array.Empty<Guid>().ToLookup(static id => id, static _ => string.Empty);

    /// <summary>That she shares goals in a household; null when she does not.</summary>
    public OwnSharing? Sharing { get; private set; }

    /// <summary>When she has shared goals before, the latest first.</summary>
    public IReadOnlyList<EndedSharing> Ended { get; private set; } = [];

    /// <summary>When and how she was told; null when it is not registered.</summary>
    public OwnInformation? Told { get; private set; }

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid waiver, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await withdraw.RunAsync(Facts, waiver, cancellation), OwnPaths.Waivers, "own_page.waivers.withdrawn_notice");
    }

    /// <summary>Shares no goals in the household any longer.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await withdraw.LeaveAsync(Facts, cancellation), OwnPaths.Waivers, "own_page.waivers.left_notice");
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        SharedGoals = (await Database.OwnAsync<SharedGoal>(SharedGoal.Of(Facts.ParticipantId, Today), cancellation)).ToLookup(static goal => goal.WaiverId, static goal => goal.Text);
        Sharing = (await Database.OwnAsync<OwnSharing>(OwnSharing.Of(Facts.ParticipantId), cancellation)).FirstOrDefault();
        Ended = await Database.OwnAsync<EndedSharing>(EndedSharing.Of(Facts.ParticipantId), cancellation);
        Waivers = await Database.OwnAsync<WaiverRow>(ChangeWaivers.Of(Facts.ParticipantId), cancellation);
        Told = (await Database.OwnAsync<OwnInformation>(Sql.Of(
            $"select g.means, g.language, g.occurred_on from given_information g where g.participant_id = {Facts.ParticipantId} and g.superseded_at is null"), cancellation)).FirstOrDefault();
    }
}

/// <summary>That the participant was told what is registered.</summary>
/// <param name="Means">How.</param>
/// <param name="Language">In what language.</param>
/// <param name="OccurredOn">When.</param>
public sealed record OwnInformation(InformationMeans Means, string Language, DateOnly OccurredOn);

/// <summary>A goal that an organisation reads while a waiver holds.</summary>
/// <param name="WaiverId">Which waiver.</param>
/// <param name="Text">The goal.</param>
public sealed record SharedGoal(Guid WaiverId, string Text)
{
    /// <summary>What was shared before the waiver was given is not shared by it.</summary>
    internal static Sql Of(ParticipantId participant, DateOnly today) => Sql.Of($"""
        select w.id as waiver_id, g.text
        from plan_shares s
        join secrecy_waivers w on w.participant_id = s.participant_id and w.recipient_organisation_id = s.recipient_organisation_id and w.superseded_at is null
             and 'plan' = any (w.parts) and {today} between w.occurred_on and w.valid_until and s.registered_at >= w.registered_at
        join action_goals g on g.participant_id = s.participant_id and g.goal_id = s.goal_id and g.superseded_at is null
        where s.participant_id = {participant} and s.superseded_at is null
        order by g.occurred_on, g.goal_id
        """);
}

/// <summary>That the participant shares goals in a household.</summary>
/// <param name="MemberId">Her membership.</param>
/// <param name="AgreedOn">Since when.</param>
/// <param name="Others">First names of the others who do; empty when nobody else does.</param>
public sealed record OwnSharing(Guid MemberId, DateOnly AgreedOn, string Others)
{
    internal static Sql Of(ParticipantId participant) => Sql.Of($"""
        select m.member_id, m.occurred_on as agreed_on, coalesce((select string_agg(o.given_name, ', ') from access.own_household({participant}) o), '') as others
        from household_members m where m.participant_id = {participant} and m.superseded_at is null and m.agrees
        """);
}

/// <summary>That the participant has shared goals in a household.</summary>
/// <param name="AgreedOn">Since when.</param>
/// <param name="EndedOn">Until when.</param>
public sealed record EndedSharing(DateOnly AgreedOn, DateOnly EndedOn)
{
    internal static Sql Of(ParticipantId participant) => Sql.Of($"""
        select m.occurred_on as agreed_on, n.occurred_on as ended_on
        from household_members m join household_members n on n.member_id = m.member_id and n.registered_at = m.superseded_at and not n.agrees
        where m.participant_id = {participant} and m.agrees
        order by n.registered_at desc
        """);
}
