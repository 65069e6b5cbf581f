using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A referral as commands and pages of staff need to know it.</summary>
/// <param name="Id">Which.</param>
/// <param name="InitiativeId">Where.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Source">From where.</param>
/// <param name="OrganisationId">The organisation that referred; null for the person's own application.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="ReferrerName">Who there; null where staff registered it.</param>
/// <param name="ReceivedOn">The day it came.</param>
/// <param name="AssignedTo">Who takes care of it.</param>
/// <param name="AssignedName">The name.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StateSince">Since when.</param>
/// <param name="MeetsAt">When the booked meeting is.</param>
/// <param name="ParticipantId">Whom it made a participant.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="BirthDate">Null for a protected identity.</param>
/// <param name="Phone">Null when not known.</param>
/// <param name="Email">Null when not known.</param>
/// <param name="HasNumber">Whether a personal number is kept.</param>
/// <param name="Version">The row version.</param>
public sealed record ReferralFacts(
    Guid Id, InitiativeId InitiativeId, string Reference, ReferralSource Source, OrganisationId? OrganisationId, string? OrganisationName, string? ReferrerName,
    DateOnly ReceivedOn, AccountId? AssignedTo, string? AssignedName, ReferralState State, DateOnly StateSince, DateTimeOffset? MeetsAt, ParticipantId? ParticipantId,
    bool IsProtected, string? Name, DateOnly? BirthDate, string? Phone, string? Email, bool HasNumber, uint Version)
{
    /// <summary>Days from the day it came until it was settled, or until a day.</summary>
    public int WaitedDays(DateOnly today) => (State.IsOpen() ? today : StateSince).DayNumber - ReceivedOn.DayNumber;

    /// <summary>Its address.</summary>
    public string Path => ReferralPaths.File(InitiativeId, Id);

    /// <summary>The referral, when it is of that initiative and the user works it.</summary>
    internal static Task<ReferralFacts?> FindAsync(RequestDatabase database, InitiativeId initiative, Guid referral, CancellationToken cancellation) =>
        database.FindAsync<ReferralFacts>(Sql.Of($"""
            select r.id, r.initiative_id, r.reference, r.source, r.organisation_id, o.name as organisation_name, f.display_name as referrer_name,
                   r.received_on, r.assigned_to, a.display_name as assigned_name, r.state, r.state_since, r.meets_at, r.participant_id,
                   r.is_protected, r.name, r.birth_date, r.phone, r.email, r.number_hash is not null as has_number, r.xmin as version
            from referrals r
            left join organisations o on o.id = r.organisation_id
            left join accounts f on f.id = r.referred_by
            left join accounts a on a.id = r.assigned_to
            where r.id = {referral} and r.initiative_id = {initiative} and access.works_referrals(r.initiative_id)
            """), cancellation);

    /// <summary>Its course, the latest first; notes of other keepers are not among the rows.</summary>
    internal static Task<IReadOnlyList<ReferralCourseRow>> CourseAsync(RequestDatabase database, Guid referral, CancellationToken cancellation) =>
        database.QueryAsync<ReferralCourseRow>(Sql.Of($"""
            select e.id, e.state, e.reason, e.meets_at, e.occurred_on, a.display_name as registered_by, n.text as note
            from referral_events e
            join accounts a on a.id = e.registered_by
            left join referral_notes n on n.event_id = e.id
            where e.referral_id = {referral} and e.superseded_at is null
            order by e.registered_at desc, e.id desc
            """), cancellation);
}

/// <summary>Something that happened to a referral.</summary>
/// <param name="Id">Which event.</param>
/// <param name="State">The state it led to.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="MeetsAt">When the booked meeting is.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="RegisteredBy">By whom.</param>
/// <param name="Note">What was noted; null for nothing, and for what another organisation keeps.</param>
public sealed record ReferralCourseRow(
    Guid Id, ReferralState State, ReferralDeclineReason? Reason, DateTimeOffset? MeetsAt, DateOnly OccurredOn, string RegisteredBy, string? Note);
