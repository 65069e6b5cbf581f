using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Samsteg.Platform;

/// <summary>Sends a small table as a file: headings and a row of texts and days.</summary>
/// <param name="format">As what.</param>
/// <param name="name">What the file is called, without ending.</param>
/// <param name="headings">The headings.</param>
/// <param name="row">A text, a <see cref="DateOnly"/> or null for each.</param>
public sealed class TableFileResult(TableFormat format, string name, IReadOnlyList<string> headings, IReadOnlyList<object?> row) : IActionResult
{
    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (texts, cancellation) = (context.HttpContext.RequestServices.GetRequiredService<Texts>(), context.HttpContext.RequestAborted);
        var file = format is TableFormat.Csv ? FileFormat.Csv : FileFormat.Xlsx;
        await using var content = new MemoryStream();
        await (format is TableFormat.Csv
            ? CsvExport.WriteAsync(content, headings, RowsAsync(), texts, cancellation)
            : XlsxExport.WriteAsync(content, name, headings, RowsAsync(), texts, cancellation));
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name + file.Extension());
        var response = context.HttpContext.Response;
        response.Headers[HeaderNames.ContentDisposition] = disposition.ToString();
        response.ContentType = file.MediaType();
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length), cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<ListCell>> RowsAsync()
    {
        await Task.CompletedTask;
        yield return [.. row.Select(static value => new ListCell(value is DateOnly ? ListCellKind.Day : ListCellKind.Text, value, null, Tone.Neutral))];
    }
}
