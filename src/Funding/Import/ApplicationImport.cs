using System.Text;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A document that somebody is taking over into an application: read anew each time it is shown, with what was placed by hand.</summary>
public sealed class ApplicationImport(RequestDatabase database, Lookups lookups, SaveAnswers save, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Keeps a document to be looked at, in the place of the one that the same person was looking at; or refuses it in words.</summary>
    public async Task<Result> KeepAsync(ApplicationDraft draft, string name, byte[] content, CancellationToken cancellation)
    {
        if ((await ReadAsync(name, content, cancellation)).Refusal is { } refusal)
        {
            return Result.Of([refusal]);
        }

        await database.ExecuteAsync(Sql.Of($"""
            insert into application_imports (initiative_id, account_id, name, content, made_at)
            values ({draft.Application.InitiativeId}, {user.RequiredAccount}, {name}, {content}, {clock.GetUtcNow()})
            on conflict (initiative_id, account_id) do update set name = excluded.name, content = excluded.content, placed = {"{}"}::jsonb, made_at = excluded.made_at
            """), cancellation);
        return Result.Done;
    }

    /// <summary>The document that the viewer is looking at, understood; null when there is none.</summary>
    public async Task<OpenImport?> OpenAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        if (await database.FindAsync<ImportRow>(Sql.Of($"""
            select name, content, placed::text as placed from application_imports where initiative_id = {draft.Application.InitiativeId} and account_id = {user.RequiredAccount}
            """), cancellation) is not { } row)
        {
            return null;
        }

        var document = await ReadAsync(row.Name, row.Content, cancellation);
        var lists = await ListsAsync(draft, cancellation);
        lists["parties"] = Offered(Lookups.PartiesIn(Understood().AsAnswers()).Concat(Lookups.PartiesIn(draft.Answers))); // posts and costs name parties that the document itself tells of
        return new OpenImport(row.Name, Understood());

        ImportedApplication Understood() => Placed(row).Aggregate(
            FormImport.Read(draft.Form, document, new ImportLists(lists)), static (import, placed) => placed.Value is { } field ? import.Place(placed.Key, field) : import.Unplace(placed.Key));
    }

    /// <summary>Places pieces in fields, and takes others out (null).</summary>
    public async Task<Result> PlaceAsync(ApplicationDraft draft, IReadOnlyDictionary<int, string?> placed, CancellationToken cancellation)
    {
        if (await OpenAsync(draft, cancellation) is not { } open
            || placed.Any(one => one.Key < 0 || one.Key >= open.Import.Pieces.Count || one.Value is { } field && draft.Form.Find(field) is null or LockedTextField or SignaturesField or FilesField))
        {
            return Result.Refused(string.Empty, "form.rule.choose_offered");
        }

        var json = JsonSerializer.Serialize(placed.ToDictionary(static one => one.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), static one => one.Value));
        await database.ExecuteAsync(Sql.Of($"""
            update application_imports set placed = placed || {json}::jsonb where initiative_id = {draft.Application.InitiativeId} and account_id = {user.RequiredAccount}
            """), cancellation);
        return Result.Done;
    }

    /// <summary>Answers fields with what the document says; what stood is their history.</summary>
    public async Task<Result> TakeOverAsync(ApplicationDraft draft, IReadOnlyCollection<string> fields, bool reopens, CancellationToken cancellation)
    {
        if (await OpenAsync(draft, cancellation) is not { } open)
        {
            return Result.Conflict("application_import.problem.gone");
        }

        var taken = open.Import.Fields.Where(field => fields.Contains(field.Field) && draft.Form.Find(field.Field) is not FilesField).ToList();
        if (taken.Count == 0)
        {
            return Result.Refused(string.Empty, "application_import.problem.nothing");
        }

        var result = await save.ReplaceAsync(draft, taken.SelectMany(field => Replacing(draft, field)), reopens, cancellation);
        if (result.IsDone)
        {
            await DiscardAsync(draft, cancellation);
            await audit.RecordAsync("imported", "applications", draft.Application.InitiativeId.Value, draft.Application.InitiativeId, changes: new { fields = taken.Select(static field => field.Field) }, cancellation: cancellation);
        }

        return result;
    }

    /// <summary>Throws the document away.</summary>
    public Task DiscardAsync(ApplicationDraft draft, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"delete from application_imports where initiative_id = {draft.Application.InitiativeId} and account_id = {user.RequiredAccount}"), cancellation);

    // All that stood in the field makes room.
    private static IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>> Replacing(ApplicationDraft draft, ImportedField field)
    {
        var comes = AnswerPath.All(FormAnswers.None(draft.Form).With(field.Field, field.Answer)).ToDictionary(static one => one.Key, static one => (FormAnswer?)one.Value);
        return comes.Concat(draft.Paths(field.Field).Where(path => !comes.ContainsKey(path)).Select(static path => KeyValuePair.Create(path, (FormAnswer?)null)));
    }

    private async Task<Dictionary<string, IReadOnlyList<LookupAnswer>>> ListsAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        var lists = new Dictionary<string, IReadOnlyList<LookupAnswer>>();
        foreach (var source in Lookups.Sources.Where(static source => source != "parties"))
        {
            lists[source] = Offered(await lookups.ChoicesAsync(source, draft, cancellation));
        }

        return lists;
    }

    private static IReadOnlyList<LookupAnswer> Offered(IEnumerable<Choice> choices) => [.. choices.Select(static choice => new LookupAnswer(choice.Value, choice.Text))];

    private static async Task<ReadDocument> ReadAsync(string name, byte[] content, CancellationToken cancellation)
    {
        await using var file = new MemoryStream(content, writable: false);
        return await DocumentReader.ReadAsync(file, name, cancellation);
    }

    private static IEnumerable<KeyValuePair<int, string?>> Placed(ImportRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(row.Placed)!.Select(static one => KeyValuePair.Create(int.Parse(one.Key, System.Globalization.CultureInfo.InvariantCulture), one.Value)).OrderBy(static one => one.Key);

    /// <summary>Pasted text as the file it would be.</summary>
    public static byte[] FileOf(string text) => Encoding.UTF8.GetBytes(text);

    private sealed record ImportRow(string Name, byte[] Content, string Placed);
}

/// <summary>A document that is being looked at.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Import">What was understood.</param>
public sealed record OpenImport(string Name, ImportedApplication Import);
