using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Signs a version, or rejects it, as the named signatory or the deputy. What may be signed by whom is judged in the database, where one comes after the other.</summary>
public sealed class SignApplication(RequestDatabase database, Outbox outbox, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Signs signed in; null when there is nothing of the user's to sign.</summary>
    public async Task<Result?> SignAsync(VersionToSign version, Guid request, SignInput input, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (!input.IsEntitled)
        {
            problems.Add(new Problem(nameof(input.IsEntitled), "signing.problem.not_entitled"));
        }

        if (version.IsDeputy && !input.AsDeputy)
        {
            problems.Add(new Problem(nameof(input.AsDeputy), "signing.problem.not_as_deputy"));
        }

        problems.AddRange(NamedProblems(input.Name, input.Title));
        return problems.Count > 0 ? Result.Of(problems)
            : await RecordAsync(version.InitiativeId, request, CanonicalApplication.DigestTyped(input.Digest), SigningMethod.InApp, input.Name!.Trim(), input.Title!.Trim(), clock.Today(), null, null, cancellation);
    }

    /// <summary>Signs with what a service for signing has verified.</summary>
    public Task<Result?> SignAsync(VersionToSign version, Guid request, ExternalSignature signature, string title, CancellationToken cancellation) =>
        RecordAsync(version.InitiativeId, request, signature.Digest, SigningMethod.External, signature.Name, title, clock.Today(), null, signature.Evidence, cancellation);

    /// <summary>Registers a signature on paper that was handed in.</summary>
    internal Task<Result?> PaperAsync(InitiativeId initiative, Guid request, byte[] digest, string name, string title, DateOnly signedOn, Paper paper, CancellationToken cancellation) =>
        RecordAsync(initiative, request, digest, SigningMethod.Paper, name, title, signedOn, paper, null, cancellation);

    /// <summary>Rejects, with a reason that is told to who asked; null when there is nothing of the user's to reject.</summary>
    public async Task<Result?> RejectAsync(Guid request, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > SignInput.MostOfReason)
        {
            return string.IsNullOrWhiteSpace(reason)
                ? Result.Refused(nameof(SignInput.Reason), "signing.problem.reason")
                : Result.Refused(nameof(SignInput.Reason), "form.rule.too_long", SignInput.MostOfReason);
        }

        if (await database.FindAsync<Rejected>(Sql.Of($"select initiative_id, asked_by from access.reject_signature({request}, {reason.Trim()}, {clock.GetUtcNow()}, {clock.Today()})"), cancellation) is not { } rejected)
        {
            return Result.Conflict("signing.problem.answered");
        }

        await audit.RecordAsync("rejected", "signature_requests", request, rejected.InitiativeId, cancellation: cancellation);
        await outbox.TellAsync(SigningMessages.Rejected, rejected.AskedBy, SigningPaths.Of(rejected.InitiativeId), cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>What is wrong with the name and title of who signs.</summary>
    internal static IEnumerable<Problem> NamedProblems(string? name, string? title)
    {
        foreach (var (field, text, missing) in new[] { (nameof(SignInput.Name), name, "signing.problem.name"), (nameof(SignInput.Title), title, "signing.problem.title") })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return new Problem(field, missing);
            }
            else if (text.Trim().Length > SignInput.MostOfName)
            {
                yield return new Problem(field, "form.rule.too_long", SignInput.MostOfName);
            }
        }
    }

    private async Task<Result?> RecordAsync(
        InitiativeId initiative, Guid request, byte[] digest, SigningMethod method, string name, string title, DateOnly signedOn, Paper? paper, byte[]? evidence, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var proof = paper?.Sha256 ?? (evidence is null ? null : SHA256.HashData(evidence));
        var outcome = await database.ScalarAsync<string>(Sql.Of($"""
            select access.sign_application({request}, {digest}, {id}, {method}, {name}, {title}, {signedOn}, {clock.GetUtcNow()}, {clock.Today()}, {paper?.Version}::uuid, {evidence}::bytea, {proof}::bytea)
            """), cancellation);
        switch (outcome)
        {
            case "not_yours":
                return null;
            case "voided":
                return Result.Conflict("signing.problem.voided");
            case "answered":
                return Result.Conflict("signing.problem.answered");
            case "other":
                return Result.Conflict("signing.problem.other");
            case "twice":
                return Result.Conflict("signing.problem.same_twice");
        }

        await audit.RecordAsync("signed", "signatures", id, initiative, cancellation: cancellation);
        if (outcome == "completed")
        {
            var asked = await database.ScalarAsync<Guid?>(Sql.Of($"select access.asked_by({request})"), cancellation);
            if (asked is { } by && by != user.RequiredAccount.Value)
            {
                await outbox.TellAsync(SigningMessages.Complete, new AccountId(by), SigningPaths.Of(initiative), cancellation: cancellation);
            }
        }

        return Result.Done;
    }

    private sealed record Rejected(InitiativeId InitiativeId, AccountId AskedBy);
}

/// <summary>A paper that was handed in.</summary>
/// <param name="Version">The version of its document.</param>
/// <param name="Sha256">Of the file.</param>
internal sealed record Paper(Guid Version, byte[] Sha256);

/// <summary>What somebody says who signs, or will not.</summary>
public sealed class SignInput
{
    /// <summary>Longest name and title, in characters.</summary>
    public const int MostOfName = 200;

    /// <summary>Longest reason, in characters.</summary>
    public const int MostOfReason = 2000;

    /// <summary>Digest of what was shown, in hexadecimal.</summary>
    public string? Digest { get; set; }

    /// <summary>Name.</summary>
    [MaxLength(MostOfName)]
    public string? Name { get; set; }

    /// <summary>Title, as head of unit.</summary>
    [MaxLength(MostOfName)]
    public string? Title { get; set; }

    /// <summary>That the one who signs may bind the party.</summary>
    public bool IsEntitled { get; set; }

    /// <summary>That it is done in the signatory's place.</summary>
    public bool AsDeputy { get; set; }

    /// <summary>Why it is rejected.</summary>
    [MaxLength(MostOfReason)]
    public string? Reason { get; set; }
}

/// <summary>A version as somebody reads it who is asked to sign it.</summary>
/// <param name="InitiativeId">Whose application.</param>
/// <param name="Party">For whom it is signed.</param>
/// <param name="IsDeputy">Whether the reader is the deputy.</param>
/// <param name="Signatory">Who is the signatory.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="SignBy">Until when; null for no day.</param>
/// <param name="Number">The version's.</param>
/// <param name="Content">What it says.</param>
/// <param name="Sha256">Of the content.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="VoidedAt">When it was changed; null while it stands.</param>
/// <param name="Form">The form it is written on.</param>
/// <param name="EarlierNumber">The version that the party signed before; null for none.</param>
/// <param name="EarlierContent">What that one says.</param>
/// <param name="EarlierForm">The form that one was written on.</param>
/// <param name="SignedAt">When it was signed; null while it is not.</param>
/// <param name="SignedBy">Who signed.</param>
/// <param name="RejectedAt">When it was rejected; null when it is not.</param>
/// <param name="State">How the application stands.</param>
/// <param name="StandingRequest">What the reader is asked to sign of the version that stands; null for nothing.</param>
public sealed record VersionToSign(
    InitiativeId InitiativeId, string Party, bool IsDeputy, string? Signatory, DateTimeOffset AskedAt, DateOnly? SignBy, int Number, string Content, byte[] Sha256, DateTimeOffset FrozenAt, DateTimeOffset? VoidedAt,
    string Form, int? EarlierNumber, string? EarlierContent, string? EarlierForm, DateTimeOffset? SignedAt, string? SignedBy, DateTimeOffset? RejectedAt, ApplicationState State, Guid? StandingRequest)
{
    /// <summary>Whether it can be signed.</summary>
    public bool IsOpen => VoidedAt is null && SignedAt is null && RejectedAt is null && State == ApplicationState.Signing;

    /// <summary>What it says.</summary>
    public FormAnswers Answers() => CanonicalApplication.Read(FormDefinition.Parse(Form), Content);

    /// <summary>What the party signed before; null for nothing.</summary>
    public FormAnswers? Earlier() => EarlierContent is null || EarlierForm is null ? null : CanonicalApplication.Read(FormDefinition.Parse(EarlierForm), EarlierContent);

    /// <summary>Reads it by its request; null when that is not the user's.</summary>
    public static Task<VersionToSign?> FindAsync(RequestDatabase database, Guid request, DateOnly today, CancellationToken cancellation) =>
        database.FindAsync<VersionToSign>(Sql.Of($"select * from access.version_to_sign({request}, {today})"), cancellation);
}
