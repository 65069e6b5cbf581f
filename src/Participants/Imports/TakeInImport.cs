using Microsoft.AspNetCore.Http;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A file of participants, as a form sends it.</summary>
public sealed class ImportInput
{
    /// <summary>The form's own id, which becomes the import's: sent twice it is one.</summary>
    [FormId]
    public Guid Form { get; set; }

    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }
}

/// <summary>Takes in a file of participants: what it is, and what its headings are. Its rows are not read yet.</summary>
public sealed class TakeInImport(RequestDatabase database, CurrentUser user, ImportFile files, AuditTrail audit, TimeProvider clock, UploadQuota quota, UploadScan scan)
{
    private const string Field = nameof(ImportInput.File);

    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, ImportInput input, CancellationToken cancellation)
    {
        if (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from imports where id = {input.Form})"), cancellation))
        {
            return Result.Done;
        }

        if (input.File is not { } sent)
        {
            return Result.Refused(Field, "documents.rule.file");
        }

        if (sent.Length is 0 or > ImportFile.Largest)
        {
            return sent.Length == 0 ? Result.Refused(Field, "documents.rule.empty") : Result.Refused(Field, "documents.rule.too_large", ImportFile.Largest / (1024 * 1024));
        }

        if (await quota.ProblemAsync(sent.Length, Field, cancellation) is { } tooMuch)
        {
            return Result.Of([tooMuch]);
        }

        await using var file = sent.OpenReadStream();
        if (await scan.RefusalAsync(initiative, input.Form, file, Field, cancellation) is { } harmful)
        {
            return harmful;
        }

        var table = await TableFile.RecogniseAsync(file, cancellation);
        if (table.Format is not { } format)
        {
            return Result.Refused(Field, table.RefusalKey!);
        }

        var rows = table.Rows(file).Take(2).ToList();
        if (rows is not [var first, ..] || first.FaultKey is not null)
        {
            return rows is [{ FaultKey: { } fault }, ..] ? Result.Refused(Field, fault, rows[0].Number) : Result.Refused(Field, "imports.rule.no_rows");
        }

        var headings = first.Cells.Select(static cell => cell.Text).ToArray();
        if (!TableHeadings.AreHeadings(headings) || first.Cells.Any(static cell => cell.IsFormula))
        {
            return Result.Refused(Field, "imports.rule.no_headings");
        }

        if (rows.Count == 1)
        {
            return Result.Refused(Field, "imports.rule.no_rows");
        }

        await KeepAsync(initiative, input.Form, sent, format, table.CodePage, [.. headings.Select(static heading => Letters.Cut(heading, TableHeadings.Longest))], cancellation);
        await files.WriteAsync(initiative, input.Form, file, cancellation);
        return Result.Done;
    }

    private async Task KeepAsync(InitiativeId initiative, Guid import, IFormFile sent, TableFormat format, int codePage, string[] headings, CancellationToken cancellation)
    {
        var remembered = (await database.QueryAsync<Remembered>(Sql.Of($"select heading, field from import_headings where initiative_id = {initiative}"), cancellation))
            .ToDictionary(static row => row.Heading, static row => row.Field.Length == 0 ? null : (ImportField?)Enum.Parse<ImportField>(SnakeCase.ToPascal(row.Field)));
        var fields = ImportHeadings.Guess(headings, remembered).Select(static field => field is { } one ? SnakeCase.Of(one.ToString()) : string.Empty).ToArray();
        var now = clock.GetUtcNow();
        await database.ExecuteAsync(Sql.Of($"""
            insert into imports (id, initiative_id, account_id, file_name, format, code_page, state, headings, fields, size, uploaded_at, changed_at)
            values ({import}, {initiative}, {user.RequiredAccount}, {UploadedName.Of(sent.FileName, SnakeCase.Of(format.ToString()))}, {format}, {codePage}, {ImportState.Mapping}, {headings}, {fields}, {sent.Length}, {now}, {now})
            """), cancellation);
        await audit.RecordAsync("added", "imports", import, initiative, cancellation: cancellation);
    }

    private sealed record Remembered(string Heading, string Field);
}
