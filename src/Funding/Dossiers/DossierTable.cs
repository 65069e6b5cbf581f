using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// Rows of a dossier, as a table that a Swedish spreadsheet opens (CSV, UTF-8, semicolons, decimal comma, labels in words) and as JSON (codes, numbers). Both are written of one reading, row by row, so that they cannot differ.
/// </summary>
/// <param name="path">Path of its files, without ending.</param>
/// <param name="query">The rows, in order.</param>
internal sealed class DossierTable<T>(string path, Sql query)
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);
    private readonly List<Column> _columns = [];

    /// <summary>Path of the table.</summary>
    public string Csv => path + ".csv";

    public DossierTable<T> Of(string key, Func<T, object?> value) => Add(new Column(key, value, null, null));

    /// <summary>A code, or several with commas between, with the key of the label.</summary>
    public DossierTable<T> Code(string key, Func<T, string?> value, Func<string, string> label) => Add(new Column(key, value, label, null));

    public DossierTable<T> Code<TCode>(string key, Func<T, TCode?> value)
        where TCode : struct, Enum => Add(new Column(key, row => value(row) is { } code ? SnakeCase.Of(code.ToString()) : null, static code => $"{SnakeCase.Of(typeof(TCode).Name)}.{code}", null));

    /// <summary>Money that is added up.</summary>
    public DossierTable<T> Sum(string key, string sum, Func<T, decimal> value) => Add(new Column(key, row => value(row), null, sum));

    /// <summary>Writes both; what its columns come to.</summary>
    public async Task<IReadOnlyList<DossierSum>> WriteAsync(DossierArchive archive, RequestDatabase database, Texts texts, CancellationToken cancellation)
    {
        string Words(string key) => texts.InSwedish(() => texts[key]);
        var sums = _columns.Where(static column => column.Sum is not null).ToDictionary(static column => column, static _ => 0m);
        await using var json = new FileStream(
            System.IO.Path.Combine(TemporaryFolder.Path, System.IO.Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await archive.AddAsync(Csv, async stream =>
        {
            await stream.WriteAsync(WithMark.GetPreamble(), cancellation);
            await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ';', NewLine = "\r\n" }, leaveOpen: true);
            await csv.WriteRecordAsync([.. _columns.Select(column => Words(column.HeadingKey))], cancellation);
            var separator = "[\n";
            await foreach (var row in database.StreamAsync<T>(query, cancellation))
            {
                var values = _columns.ToDictionary(static column => column.Key, column => column.Value(row));
                await csv.WriteRecordAsync([.. _columns.Select(column => Field(values[column.Key], column.Label, Words))], cancellation);
                await json.WriteAsync(Encoding.UTF8.GetBytes(separator + JsonSerializer.Serialize(values.ToDictionary(static one => one.Key, static one => Plain(one.Value)), DossierJson.Row)), cancellation);
                separator = ",\n";
                foreach (var column in sums.Keys)
                {
                    sums[column] += (decimal)values[column.Key]!;
                }
            }

            await json.WriteAsync(Encoding.UTF8.GetBytes(separator == "[\n" ? "[]\n" : "\n]\n"), cancellation);
            await csv.FlushAsync(cancellation);
        });
        json.Position = 0;
        await archive.AddAsync(path + ".json", stream => json.CopyToAsync(stream, cancellation));
        return [.. sums.Select(sum => new DossierSum(sum.Key.Sum!, Csv, Words(sum.Key.HeadingKey), sum.Value))];
    }

    private static string Field(object? value, Func<string, string>? label, Func<string, string> words) => value switch
    {
        null => string.Empty,
        string codes when label is not null => string.Join(", ", codes.Split(", ").Select(code => words(label(code)))),
        string text => CsvExport.Safe(text),
        bool flag => words(flag ? "dossier.yes" : "dossier.no"),
        decimal number => number.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ','),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => SwedishTime.Local(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static object? Plain(object? value) => value is DateTimeOffset moment ? moment.UtcDateTime : value;

    private DossierTable<T> Add(Column column)
    {
        _columns.Add(column);
        return this;
    }

    private sealed record Column(string Key, Func<T, object?> Value, Func<string, string>? Label, string? Sum)
    {
        public string HeadingKey => $"dossier.column.{Key}";
    }
}
