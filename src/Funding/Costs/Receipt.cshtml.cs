using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Sends a receipt, as something to keep and never to run.</summary>
[Authorize(Policy = Permissions.MoneyRead)]
public sealed class ReceiptPage(Workspace workspace, RequestDatabase database, CostFiles files) : MoneyPage(workspace)
{
    /// <summary>The file of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public new Guid File { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var row = await database.FindAsync<FileRow>(Sql.Of($"select f.name, f.format from cost_files f where f.id = {File} and f.initiative_id = {Initiative} and f.format is not null"), cancellation);
        if (row is null || await files.OpenAsync(File, cancellation) is not { } content)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        return new FileStreamResult(content, row.Format.MediaType()) { FileDownloadName = row.Name };
    }

    private sealed record FileRow(string Name, FileFormat Format);
}
