using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Samsteg.Platform;

/// <summary>Sends a list as a file. CSV goes out row by row; a workbook is built in a temporary file, since its package needs one.</summary>
internal sealed class ListExport(
    string name, DateOnly day, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<ListCell>> rows, ListExportFormat format, Texts texts)
    : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancellation = context.HttpContext.RequestAborted;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{(format is ListExportFormat.Csv ? "csv" : "xlsx")}");
        response.Headers[HeaderNames.ContentDisposition] = disposition.ToString();
        response.Headers[HeaderNames.CacheControl] = "no-store";

        if (format is ListExportFormat.Csv)
        {
            response.ContentType = "text/csv; charset=utf-8";
            SlowClients.EndIfSlow(context.HttpContext);
            await CsvExport.WriteAsync(response.Body, headings, rows, texts, cancellation);
            return;
        }

        response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        var path = Path.Combine(TemporaryFolder.Path, Path.GetRandomFileName());
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await XlsxExport.WriteAsync(file, name, headings, rows, texts, cancellation);
        file.Position = 0;
        response.ContentLength = file.Length;
        await file.CopyToAsync(response.Body, cancellation);
    }
}
