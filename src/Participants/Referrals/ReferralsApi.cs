using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An initiative's referrals over the API. A protected identity has neither name, birth date nor contact details here; opening a referral is logged.</summary>
internal static class ReferralsApi
{
    private const string Path = "/initiatives/{initiative:guid}/referrals";

    private const string Received = """
        {
          "source": "municipality", "organisation": "00000000-0000-0000-0000-000000000001", "receivedOn": "2026-04-15", "givenName": "Ebba", "familyName": "Exempel",
          "birthDate": "1990-05-01", "why": "Vill pröva arbete i kök.", "isProtected": false, "isAnother": true
        }
        """;

    private const string Step = """
        { "action": "contact", "occurredOn": "2026-04-15", "note": "Ringde, och vi hörs igen i morgon." }
        """;

    public static ApiResource Resource { get; } = new("participants", static routes =>
    {
        routes.Get(Path, Permissions.ReferralsRead, "referrals.api.list", ListAsync);
        routes.Get(Path + "/{referral:guid}", Permissions.ReferralsRead, "referrals.api.get", GetAsync);
        routes.Post(Path, Permissions.ReferralsEdit, "referrals.api.receive", Received, ReceiveAsync);
        routes.Put(Path + "/{referral:guid}", Permissions.ReferralsEdit, "referrals.api.take_on", Step, TakeOnAsync);
    });

    private static Task<ApiListAnswer<ReferralItem>> ListAsync(
        Guid initiative, ApiFilter<ReferralQuery> filter, ApiLists lists, TimeProvider clock, Texts texts, CancellationToken cancellation) =>
        lists.PageAsync(ReferralList.Of(new(initiative), filter.Value.ToFilter(), clock.Today(), texts), filter.Request, ReferralItem.Of, cancellation);

    private static async Task<ApiAnswer<ReferralDetails>> GetAsync(Guid initiative, Guid referral, RequestDatabase database, AuditTrail audit, CancellationToken cancellation)
    {
        if (await ReferralFacts.FindAsync(database, new(initiative), referral, cancellation) is not { } facts)
        {
            return ApiAnswer.Missing;
        }

        audit.OpenReferral(new(initiative), referral);
        return ApiAnswer<ReferralDetails>.Of(ReferralDetails.Of(facts), facts.Version);
    }

    private static async Task<ApiAnswer<ReferralDetails>> ReceiveAsync(
        Guid initiative, ApiBody<ReferralInput> body, IdempotencyKey key, ReceiveReferral receive, RequestDatabase database, AuditTrail audit, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await EnrolmentChoices.OfAsync(database, new(initiative), clock.Today(), cancellation) is not { } choices)
        {
            return ApiAnswer.Missing;
        }

        body.Value.Form = key.Id;
        return await ApiAnswer<ReferralDetails>.OnceAsync(
            key, async () => await receive.RunAsync(new(initiative), body.Value, choices, cancellation), () => GetAsync(initiative, key.Id, database, audit, cancellation),
            $"/api/v1/initiatives/{initiative}/referrals/{key.Id}");
    }

    private static async Task<ApiAnswer<ReferralDetails>> TakeOnAsync(
        Guid initiative, Guid referral, ApiBody<ReferralStepInput> body, IfMatch match, TakeReferralOn take, RequestDatabase database, AuditTrail audit, CancellationToken cancellation)
    {
        body.Value.Version = match.Version;
        return await ApiAnswer<ReferralDetails>.AfterAsync(
            await take.RunAsync(new(initiative), referral, body.Value, cancellation), () => GetAsync(initiative, referral, database, audit, cancellation));
    }
}

/// <summary>By what the list is narrowed.</summary>
/// <param name="State">Those in a state.</param>
/// <param name="Source">Those from somewhere.</param>
/// <param name="Open">Those that somebody is to do something about.</param>
/// <param name="Unassigned">Those that nobody takes care of.</param>
internal sealed record ReferralQuery(ReferralState? State, ReferralSource? Source, bool Open, bool Unassigned)
{
    public ReferralFilter ToFilter() => new(State, Source, Open, Unassigned);
}

/// <summary>A referral in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Reference">Short code, unique in the initiative.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Source">From where.</param>
/// <param name="Organisation">Name of the organisation; null for the person's own application.</param>
/// <param name="ReceivedOn">The day it came.</param>
/// <param name="WaitedDays">Days from then until it was settled, or until today.</param>
/// <param name="AssignedTo">Name of who takes care of it; null for nobody.</param>
internal sealed record ReferralItem(
    Guid Id, string Reference, bool IsProtected, string? Name, ReferralState State, ReferralSource Source, string? Organisation, DateOnly ReceivedOn, int WaitedDays, string? AssignedTo)
{
    public static ReferralItem Of(ReferralRow row) => new(
        row.Id, row.Reference, row.IsProtected, row.IsProtected ? null : row.Name, row.State, row.Source, row.OrganisationName.Length == 0 ? null : row.OrganisationName,
        row.ReceivedOn, row.Waited, row.AssignedName);
}

/// <summary>A referral.</summary>
/// <param name="Id">Which.</param>
/// <param name="Initiative">The initiative.</param>
/// <param name="Reference">Short code, unique in the initiative.</param>
/// <param name="Source">From where.</param>
/// <param name="Organisation">The organisation; null for the person's own application.</param>
/// <param name="ReceivedOn">The day it came.</param>
/// <param name="State">How far it has come.</param>
/// <param name="StateSince">Since when.</param>
/// <param name="MeetsAt">When the booked meeting is; null unless one is booked.</param>
/// <param name="AssignedTo">Account of who takes care of it; null for nobody.</param>
/// <param name="Participant">Whom it made a participant; null unless enrolled.</param>
/// <param name="IsProtected">Whether the identity is protected.</param>
/// <param name="Name">Null for a protected identity.</param>
/// <param name="BirthDate">Null for a protected identity.</param>
/// <param name="Phone">Null when it is not known, and for a protected identity.</param>
/// <param name="Email">Null when it is not known, and for a protected identity.</param>
/// <param name="HasNumber">Whether a personal number is kept. It is never told.</param>
internal sealed record ReferralDetails(
    Guid Id, InitiativeId Initiative, string Reference, ReferralSource Source, OrganisationId? Organisation, DateOnly ReceivedOn, ReferralState State, DateOnly StateSince,
    DateTimeOffset? MeetsAt, AccountId? AssignedTo, ParticipantId? Participant, bool IsProtected, string? Name, DateOnly? BirthDate, string? Phone, string? Email, bool HasNumber)
{
    public static ReferralDetails Of(ReferralFacts facts) => new(
        facts.Id, facts.InitiativeId, facts.Reference, facts.Source, facts.OrganisationId, facts.ReceivedOn, facts.State, facts.StateSince, facts.MeetsAt, facts.AssignedTo,
        facts.ParticipantId, facts.IsProtected, facts.Name, facts.BirthDate, facts.Phone, facts.Email, facts.HasNumber);
}
