using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>All about an application in one file, to keep and to audit: what it holds, where one is asked for, and those that have been made with the digests they are known by.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class DossierPage(ApplicationDesk desk, AuditTrail audit, KeptDossiers dossiers) : ApplicationFrame(desk)
{
    /// <summary>Those that are ready, the newest first.</summary>
    public IReadOnlyList<Dossier> Made { get; private set; } = [];

    /// <summary>Whether the viewer waits for one.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Whether the money is in one that the viewer asks for.</summary>
    public bool HoldsMoney => KeptDossiers.MayHoldMoney(Viewer, Initiative);

    /// <summary>Whether the log is.</summary>
    public bool HoldsLog => KeptDossiers.MayHoldLog(Viewer, Initiative);

    /// <summary>Its address.</summary>
    public string Here => DossierPaths.Of(Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Asks for one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await dossiers.AskAsync(Initiative, cancellation);
        return Done(Here, "dossier.notice.asked");
    }

    /// <summary>The file.</summary>
    public async Task<IActionResult> OnGetZipAsync(Guid dossier, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || await dossiers.FindAsync(Initiative, dossier, cancellation) is not { ManifestSha256: { } manifest } found || (found.HoldsLog && !HoldsLog) || await dossiers.OpenAsync(dossier, cancellation) is not { } file)
        {
            return NotFound();
        }

        await audit.RecordAsync("exported", "dossiers", dossier, Initiative, changes: new { manifest_sha256 = new[] { null, Convert.ToHexStringLower(manifest) } }, cancellation: cancellation);
        Response.Headers.CacheControl = "no-store";
        var day = SwedishTime.DateOf(found.MadeAt!.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new FileStreamResult(file, MediaTypeNames.Application.Zip) { FileDownloadName = $"{T["dossier.file"]}-{day}.zip" };
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("dossier.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path);
        var all = await dossiers.AllAsync(Initiative, cancellation);
        (Made, IsUnderWay) = ([.. all.Where(static one => one.MadeAt is not null)], all.Any(dossiers.IsWaitedFor));
        return true;
    }
}
