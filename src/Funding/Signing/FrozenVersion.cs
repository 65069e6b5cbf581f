using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A version of an application as it was frozen to be signed; never changed.</summary>
/// <param name="Id">Which.</param>
/// <param name="InitiativeId">Whose application.</param>
/// <param name="Number">1 and up, for each application.</param>
/// <param name="Content">What it says, as <see cref="CanonicalApplication"/> writes it.</param>
/// <param name="Sha256">Of the content.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="FrozenBy">By whom.</param>
/// <param name="FrozenByName">As they are called.</param>
/// <param name="VoidedAt">When somebody changed what was frozen, after which its signatures count no more; null while it stands.</param>
/// <param name="VoidedByName">Who did.</param>
/// <param name="SignBy">Until when the parties are asked to have signed; null for no day.</param>
public sealed record FrozenVersion(
    Guid Id, InitiativeId InitiativeId, int Number, string Content, byte[] Sha256, DateTimeOffset FrozenAt, AccountId FrozenBy, string FrozenByName, DateTimeOffset? VoidedAt, string? VoidedByName,
    DateOnly? SignBy)
{
    /// <summary>Whether its signatures count.</summary>
    public bool Stands => VoidedAt is null;

    /// <summary>The beginning of its digest in groups, for people to hold against each other.</summary>
    public string Fingerprint => FingerprintOf(Sha256);

    /// <summary>The beginning of a digest in eight groups of four.</summary>
    public static string FingerprintOf(byte[] digest) => string.Join(' ', Convert.ToHexStringLower(digest).Chunk(4).Take(8).Select(static group => new string(group)));

    /// <summary>What it says, on the form that it is written on.</summary>
    public async Task<FormAnswers> AnswersAsync(RequestDatabase database, CancellationToken cancellation) =>
        CanonicalApplication.Read(FormDefinition.Parse(await database.ScalarAsync<string>(Sql.Of($"""
            select f.content::text from form_versions f
            where f.initiative_id = {InitiativeId} and f.key = {Content}::jsonb -> 'form' ->> 'key' and f.version = ({Content}::jsonb -> 'form' ->> 'version')::integer
            """), cancellation)), Content);

    /// <summary>Reads the application's versions, the newest first.</summary>
    public static Task<IReadOnlyList<FrozenVersion>> AllAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        ReadAsync(database, Sql.Of($"v.initiative_id = {initiative}"), cancellation);

    /// <summary>Reads one by its number; null when there is none.</summary>
    public static async Task<FrozenVersion?> FindAsync(RequestDatabase database, InitiativeId initiative, int number, CancellationToken cancellation) =>
        (await ReadAsync(database, Sql.Of($"v.initiative_id = {initiative} and v.number = {number}"), cancellation)).SingleOrDefault();

    /// <summary>Reads the newest one whose signatures count, which is that of the agreement while nothing amends it; null when there is none.</summary>
    public static async Task<FrozenVersion?> StandingAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        (await ReadAsync(database, Sql.Of($"v.initiative_id = {initiative} and v.voided_at is null"), cancellation)).FirstOrDefault();

    /// <summary>Reads the one that is agreed; null when there is no agreement.</summary>
    public static async Task<FrozenVersion?> AgreedAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        (await AllAgreedAsync(database, initiative, cancellation)).FirstOrDefault();

    /// <summary>Reads those that have been agreed, the newest first.</summary>
    public static Task<IReadOnlyList<FrozenVersion>> AllAgreedAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        ReadAsync(database, Sql.Of($"v.initiative_id = {initiative} and v.agreed_at is not null"), cancellation);

    private static Task<IReadOnlyList<FrozenVersion>> ReadAsync(RequestDatabase database, Sql which, CancellationToken cancellation) => database.QueryAsync<FrozenVersion>(Sql.Of($"""
        select v.id, v.initiative_id, v.number, v.content, v.sha256, v.frozen_at, v.frozen_by, f.display_name as frozen_by_name, v.voided_at, b.display_name as voided_by_name, v.sign_by
        from application_versions v join accounts f on f.id = v.frozen_by left join accounts b on b.id = v.voided_by
        where {which} order by v.number desc
        """), cancellation);
}

/// <summary>How somebody signed.</summary>
public enum SigningMethod
{
    /// <summary>Signed in, having shown anew who they are.</summary>
    InApp,

    /// <summary>On paper, which was handed in.</summary>
    Paper,

    /// <summary>By a service for electronic signatures.</summary>
    External,
}

/// <summary>A signature that a version waits for, has, or was refused.</summary>
public sealed record RequestedSignature(
    Guid Id, Guid VersionId, int Place, string Field, string Party, OrganisationId? OrganisationId, int Number, AccountId? SignatoryId, string? Signatory, AccountId? DeputyId, string? Deputy, DateTimeOffset AskedAt,
    AccountId AskedBy, DateOnly? RemindedOn, DateTimeOffset? RejectedAt, string? RejectedBy, string? RejectedReason, DateTimeOffset? SignedAt, DateOnly? SignedOn, SigningMethod? Method, string? Name, string? Title, bool? IsDeputy,
    AccountId? RecordedBy, Guid? DocumentVersionId, byte[]? EvidenceSha256)
{
    /// <summary>Whether it waits.</summary>
    public bool IsOpen => SignedAt is null && RejectedAt is null;

    /// <summary>Who of the signatory and the deputy there are.</summary>
    public IEnumerable<AccountId> Asked => new[] { SignatoryId, DeputyId }.OfType<AccountId>();

    /// <summary>Whether another request stands in the place of this one, which was rejected.</summary>
    public bool IsReplaced(IEnumerable<RequestedSignature> all) => RejectedAt is not null && all.Any(other => other.RejectedAt is null && IsSamePlace(other));

    /// <summary>Whether another request is for the same signature of the same party.</summary>
    public bool IsSamePlace(RequestedSignature other) => (VersionId, Place, Number) == (other.VersionId, other.Place, other.Number);

    /// <summary>Those of a version, in the order of its parties.</summary>
    public static Task<IReadOnlyList<RequestedSignature>> OfAsync(RequestDatabase database, Guid version, CancellationToken cancellation) => ReadAsync(database, Sql.Of($"r.version_id = {version}"), cancellation);

    /// <summary>One of an application; null when there is none such.</summary>
    public static async Task<RequestedSignature?> FindAsync(RequestDatabase database, InitiativeId initiative, Guid request, CancellationToken cancellation) =>
        (await ReadAsync(database, Sql.Of($"r.id = {request} and r.initiative_id = {initiative}"), cancellation)).SingleOrDefault();

    private static Task<IReadOnlyList<RequestedSignature>> ReadAsync(RequestDatabase database, Sql which, CancellationToken cancellation) => database.QueryAsync<RequestedSignature>(Sql.Of($"""
        select r.id, r.version_id, r.place, r.field, r.party, r.organisation_id, r.number, r.signatory_id, a.display_name as signatory, r.deputy_id, d.display_name as deputy, r.asked_at, r.asked_by, r.reminded_on,
               r.rejected_at, j.display_name as rejected_by, r.rejected_reason, s.signed_at, s.signed_on, s.method, s.name, s.title, s.is_deputy, s.recorded_by, s.document_version_id, s.evidence_sha256
        from signature_requests r
        left join accounts a on a.id = r.signatory_id
        left join accounts d on d.id = r.deputy_id
        left join accounts j on j.id = r.rejected_by
        left join signatures s on s.request_id = r.id
        where {which} order by r.place, r.number, r.asked_at, r.id
        """), cancellation);
}
