using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where anybody who holds the content of a version, or a dossier, sees whether it is one from here, and how it stands. The file is read and forgotten, and nobody's name is told.</summary>
[AllowAnonymous, KnowsNobody, UploadLimit]
public sealed class VerifyPage(RequestDatabase database) : SamstegPage
{
    /// <summary>The file.</summary>
    [BindProperty]
    public VerifyInput Input { get; set; } = new();

    /// <summary>The file as it is by itself; null before one was sent.</summary>
    public SignedContent? Read { get; private set; }

    /// <summary>What is known of it; null when nothing is.</summary>
    public KnownVersion? Known { get; private set; }

    /// <summary>What a dossier is by itself; null for any other file.</summary>
    public DossierCheck? Dossier { get; private set; }

    /// <summary>When one with that manifest was first made here; null when none was.</summary>
    public DateTimeOffset? DossierMadeAt { get; private set; }

    public void OnGet()
    {
    }

    /// <summary>Looks at a file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Input.File is { Length: > 0 } zip && await IsZipAsync(zip, cancellation))
        {
            await using var content = zip.OpenReadStream();
            Dossier = await DossierCheck.OfAsync(content, DossierCheck.MostOnPage, cancellation);
            DossierMadeAt = Dossier.ManifestSha256 is { } manifest ? await database.ScalarAsync<DateTimeOffset?>(Sql.Of($"select made_at from access.verify_dossier({manifest})"), cancellation) : null;
            return Page();
        }

        if (Input.File is not { Length: > 0 } file || file.Length > SignedContent.LargestFile)
        {
            return Refused(Result.Refused(nameof(Input.File), Input.File is { Length: > 0 } ? "documents.rule.too_large" : "documents.rule.file", Display.Number(SignedContent.LargestFile / (1024 * 1024))));
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        Read = SignedContent.Of(bytes.ToArray());
        Known = await database.FindAsync<KnownVersion>(Sql.Of($"select frozen_at, voided_at, state, wanted, signed, last_signed_at from access.verify_version({Read.Sha256})"), cancellation);
        return Page();
    }

    private static async Task<bool> IsZipAsync(IFormFile file, CancellationToken cancellation)
    {
        var beginning = new byte[2];
        await using var content = file.OpenReadStream();
        return await content.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellation) == beginning.Length && DossierCheck.IsZip(beginning);
    }
}

/// <summary>A file to verify.</summary>
public sealed class VerifyInput
{
    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }
}

/// <summary>What is told of a version to whoever holds its content.</summary>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="VoidedAt">When it was changed; null while it stands.</param>
/// <param name="State">How the application stands.</param>
/// <param name="Wanted">How many signatures it asks for.</param>
/// <param name="Signed">How many it has.</param>
/// <param name="LastSignedAt">When it was last signed.</param>
public sealed record KnownVersion(DateTimeOffset FrozenAt, DateTimeOffset? VoidedAt, ApplicationState State, long Wanted, long Signed, DateTimeOffset? LastSignedAt)
{
    /// <summary>How it stands, in a word: voided, standing, or decided.</summary>
    public string StateKey => VoidedAt is not null ? "signing.verify.state.voided"
        : State is ApplicationState.Granted or ApplicationState.GrantedOnConditions or ApplicationState.Agreed ? "signing.verify.state.granted"
        : State == ApplicationState.Declined ? "signing.verify.state.declined"
        : State == ApplicationState.Withdrawn ? "signing.verify.state.withdrawn"
        : "signing.verify.state.standing";
}
