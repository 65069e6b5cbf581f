using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An initiative as a referrer knows it: public facts only.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is, in a line or two.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="ReceiverId">The organisation that keeps what is sent.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="IntakeEndsOn">Last day of intake.</param>
/// <param name="TakesReferrals">Whether people can be referred today.</param>
public sealed record ReferralInitiative(
    InitiativeId Id, string Name, string Summary, string Owner, OrganisationId ReceiverId, DateOnly StartsOn, DateOnly IntakeEndsOn, bool TakesReferrals);

/// <summary>An organisation that somebody refers for.</summary>
public sealed record ReferringOrganisation(OrganisationId Id, string Name, string Type);

/// <summary>A referral as its referrer knows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">Name of the initiative.</param>
/// <param name="Reference">The short code, by which staff know it.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StateSince">Since when.</param>
/// <param name="ReceivedOn">The day it was made.</param>
/// <param name="Reason">Why it was declined, where that says nothing about the person; null otherwise.</param>
/// <param name="EnrolledOn">Day of enrolment, where a waiver lets the referrer's organisation know.</param>
/// <param name="ExitedOn">Day of the exit, as that.</param>
/// <param name="ExitReason">Why, as that.</param>
public sealed record OwnReferral(
    Guid Id, string Initiative, string Reference, bool IsProtected, string? Name, ReferralState State, DateOnly StateSince, DateOnly ReceivedOn,
    ReferralDeclineReason? Reason, DateOnly? EnrolledOn, DateOnly? ExitedOn, ExitReason? ExitReason)
{
    /// <summary>Days from the day it was made until it was settled, or until a day.</summary>
    public int WaitedDays(DateOnly today) => (State.IsOpen() ? today : StateSince).DayNumber - ReceivedOn.DayNumber;

    /// <summary>Whether the participant lets the referrer's organisation know how it went.</summary>
    public bool IsCovered => EnrolledOn is not null;

    /// <summary>Its address.</summary>
    public string Path => ReferralPaths.OwnFile(Id);
}

/// <summary>
/// What a referrer sees: the own referrals, and the initiatives to refer to. She reaches no initiative, so the facts come from functions of
/// the database that tell her own and what is public.
/// </summary>
public sealed class OwnReferrals(RequestDatabase database, CurrentUser user)
{
    /// <summary>Those of the user, the latest first.</summary>
    public Task<IReadOnlyList<OwnReferral>> AllAsync(CancellationToken cancellation) => database.QueryAsync<OwnReferral>(Select(Sql.Raw("true")), cancellation);

    /// <summary>One of them; null when there is none such.</summary>
    public Task<OwnReferral?> FindAsync(Guid referral, CancellationToken cancellation) => database.FindAsync<OwnReferral>(Select(Sql.Of($"r.id = {referral}")), cancellation);

    /// <summary>What has happened to it, the latest first: days and states, nobody's names or notes.</summary>
    public Task<IReadOnlyList<OwnReferralStep>> CourseAsync(Guid referral, CancellationToken cancellation) => database.QueryAsync<OwnReferralStep>(Sql.Of($"""
        select e.id, e.state, e.occurred_on from referral_events e
        where e.referral_id = {referral} and e.superseded_at is null order by e.registered_at desc, e.id desc
        """), cancellation);

    /// <summary>Why the user referred, as she wrote it; null for nothing.</summary>
    public Task<string?> WhyAsync(Guid referral, CancellationToken cancellation) => database.ScalarAsync<string?>(Sql.Of(
        $"select n.text from referral_notes n where n.referral_id = {referral} and n.written_by = {user.RequiredAccount} order by n.id limit 1"), cancellation);

    /// <summary>The initiatives that take referrals today.</summary>
    public Task<IReadOnlyList<ReferralInitiative>> InitiativesAsync(CancellationToken cancellation) => database.QueryAsync<ReferralInitiative>(Sql.Of($"""
        select i.id, {LocalText.Column("i.name")} as name, {LocalText.Column("i.summary")} as summary, i.owner, i.receiver_id, i.starts_on, i.intake_ends_on, i.takes_referrals
        from access.referral_initiatives() i where i.takes_referrals order by 2, i.id
        """), cancellation);

    /// <summary>The organisations that the user refers for.</summary>
    public Task<IReadOnlyList<ReferringOrganisation>> OrganisationsAsync(CancellationToken cancellation) =>
        database.QueryAsync<ReferringOrganisation>(Sql.Of($"select id, name, type from access.referring_organisations() order by name, id"), cancellation);

    private Sql Select(Sql condition) => Sql.Of($"""
        select r.id, {LocalText.Column("i.name")} as initiative, r.reference, r.is_protected, r.name, r.state, r.state_since, r.received_on,
               case when r.state = 'declined' and e.reason = any ({Told}::text[]) then e.reason end as reason, w.enrolled_on, w.exited_on, w.exit_reason
        from referrals r
        join access.referral_initiatives() i on i.id = r.initiative_id
        join referral_events e on e.id = r.last_event_id
        left join access.referral_outcomes() w on w.referral_id = r.id
        where r.referred_by = {user.RequiredAccount} and r.organisation_id = any ({user.Scope.RefersFor}) and {condition}
        order by r.received_on desc, r.id desc
        """);

    private static IEnumerable<ReferralDeclineReason> Told { get; } = [.. Enum.GetValues<ReferralDeclineReason>().Where(static reason => reason.IsAboutInitiative())];
}

/// <summary>Something that happened to an own referral.</summary>
public sealed record OwnReferralStep(Guid Id, ReferralState State, DateOnly OccurredOn);

/// <summary>A referral as a referrer makes it.</summary>
public sealed class OwnReferralInput : ReferredPersonInput
{
    /// <summary>To which initiative.</summary>
    [Required]
    public InitiativeId? Initiative { get; set; }

    /// <summary>From which organisation; null where the referrer has one only.</summary>
    public OrganisationId? Organisation { get; set; }

    /// <summary>Whether the person knows and wants to.</summary>
    public bool IsAgreed { get; set; }
}

/// <summary>
/// Makes a referral from the referrer's organisation. Nothing is told of who is in the initiative already: what may be the same person is
/// looked for when staff open it.
/// </summary>
public sealed class MakeReferral(CurrentUser user, TimeProvider clock, WriteReferral write)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(
        OwnReferralInput input, IReadOnlyList<ReferralInitiative> initiatives, IReadOnlyList<ReferringOrganisation> organisations, CancellationToken cancellation)
    {
        var problems = Check(input, initiatives, organisations, out var number);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var initiative = initiatives.First(one => one.Id == input.Initiative);
        var organisation = organisations.First(one => one.Id == (input.Organisation ?? organisations[0].Id));
        var origin = new ReferralOrigin(
            initiative.Id, ReferralCodes.SourceOf(organisation.Type, organisation.Name), organisation.Id, user.RequiredAccount, clock.Today(), initiative.ReceiverId);
        await write.RunAsync(origin, input, number, cancellation);
        return Result.Done;
    }

    /// <summary>What is wrong with a form that is not to be run, because something in it could not be read: told together with that.</summary>
    public Result Check(OwnReferralInput input, IReadOnlyList<ReferralInitiative> initiatives, IReadOnlyList<ReferringOrganisation> organisations) =>
        Result.Of(Check(input, initiatives, organisations, out _));

    private List<Problem> Check(
        OwnReferralInput input, IReadOnlyList<ReferralInitiative> initiatives, IReadOnlyList<ReferringOrganisation> organisations, out PersonalNumber? number)
    {
        var problems = ReferralRules.OfPerson(input, clock.Today(), out number);
        if (input.Initiative is { } initiative && !initiatives.Any(one => one.Id == initiative))
        {
            problems.Add(new Problem(nameof(OwnReferralInput.Initiative), "referrals.rule.initiative_closed"));
        }

        if (input.Organisation is { } organisation ? !organisations.Any(one => one.Id == organisation) : organisations.Count != 1)
        {
            problems.Add(new Problem(nameof(OwnReferralInput.Organisation), "participants.rule.choose_offered"));
        }

        if (!input.IsAgreed)
        {
            problems.Add(new Problem(nameof(OwnReferralInput.IsAgreed), "referrals.rule.agreed"));
        }

        return problems;
    }
}
