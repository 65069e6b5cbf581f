using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A whole application to be read and printed, or as a file.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class WholeApplicationPage(ApplicationDesk desk, AuditTrail audit, TimeProvider clock) : ApplicationFrame(desk)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Shows it; as <c>docx</c> or <c>txt</c> it answers with the file.</summary>
    public async Task<IActionResult> OnGetAsync(string? som, CancellationToken cancellation)
    {
        if (!await OpenAsync("applications.whole", cancellation))
        {
            return NotFound();
        }

        Chrome.Crumb(T["applications.title"], Path);
        return som switch
        {
            "docx" => await FileAsync(details => File(FormExport.Docx(Draft.Answers, details, T), Word, FileName("docx")), cancellation),
            "txt" => await FileAsync(details => File(Encoding.UTF8.GetBytes(FormExport.Text(Draft.Answers, details, T)), "text/plain; charset=utf-8", FileName("txt")), cancellation),
            null or "" => Page(),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> FileAsync(Func<ExportDetails, IActionResult> write, CancellationToken cancellation)
    {
        await audit.RecordAsync("exported", "applications", Initiative.Value, Initiative, cancellation: cancellation);
        return write(new ExportDetails { Date = clock.Today() });
    }

    private string FileName(string ending) => $"{T["applications.file"]}-{clock.Today():yyyy-MM-dd}.{ending}";
}
