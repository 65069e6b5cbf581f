using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>The lists that fields of funders' forms are answered from, by the codes that the forms call them.</summary>
public sealed class Lookups(OrganisationChoices organisations, MeasureCatalogue measures, RequestDatabase database, Texts texts)
{
    private const int MostFiles = 200;

    private readonly Dictionary<string, IReadOnlyList<Choice>> _loaded = [];
    private IReadOnlyList<AnsweredFile>? _documents;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["organisations", "municipalities", "parties", "measures", "activity_types", "target_groups", "cost_types"];

    /// <summary>What can be chosen; empty for a list that there is none of.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(string source, ApplicationDraft draft, CancellationToken cancellation) =>
        _loaded.TryGetValue(source, out var known) ? known : _loaded[source] = await LoadAsync(source, draft, cancellation);

    /// <summary>The answer as it is kept, with its words: what was chosen, what is called as one of the list, or own words where the field takes them; null when it is none of those.</summary>
    public async Task<LookupAnswer?> ResolveAsync(LookupField field, string typed, ApplicationDraft draft, CancellationToken cancellation)
    {
        var choices = await ChoicesAsync(field.Source, draft, cancellation);
        var found = choices.FirstOrDefault(choice => choice.Value == typed) ?? choices.FirstOrDefault(choice => string.Equals(choice.Text, typed, StringComparison.CurrentCultureIgnoreCase));
        return found is not null ? new LookupAnswer(found.Value, found.Text) : field.OwnWords ? new LookupAnswer(null, typed) : null;
    }

    /// <summary>What a question for files can be answered with: the initiative's documents as they are now, once they are looked through, and those that stand as the answer.</summary>
    public async Task<IReadOnlyList<AnsweredFile>> FilesAsync(ApplicationDraft draft, FilesField field, CancellationToken cancellation)
    {
        var standing = (draft.Answers[field.Key] as FilesAnswer)?.Files ?? [];
        _documents ??= await database.QueryAsync<AnsweredFile>(Sql.Of($"""
            select d.id as document, v.file_name as name, encode(v.sha256, 'hex') as sha256
            from documents d
            cross join lateral (select v.file_name, v.sha256 from document_versions v where v.document_id = d.id and v.state in ('clean', 'unscanned') order by v.number desc limit 1) v
            where d.initiative_id = {draft.Application.InitiativeId} and d.participant_id is null and d.removed_at is null
            order by v.file_name collate "sv-x-icu", d.id limit {MostFiles}
            """), cancellation);
        return [.. standing, .. _documents.Where(offered => standing.All(file => file.Document != offered.Document))];
    }

    /// <summary>The files that were ticked, as they are kept; null when one is not offered.</summary>
    public async Task<FilesAnswer?> ResolveAsync(FilesField field, string typed, ApplicationDraft draft, CancellationToken cancellation)
    {
        var ticked = typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var chosen = (await FilesAsync(draft, field, cancellation)).Where(file => ticked.Contains(file.Document.ToString())).ToList();
        return chosen.Count > 0 && chosen.Count == ticked.Count ? new FilesAnswer(chosen) : null;
    }

    private async Task<IReadOnlyList<Choice>> LoadAsync(string source, ApplicationDraft draft, CancellationToken cancellation) => source switch
    {
        "organisations" => await organisations.ChoicesAsync(cancellation),
        "municipalities" => OrganisationChoices.ToChoices(await organisations.AllAsync(["municipality"], cancellation)),
        "parties" => PartiesIn(draft.Answers),
        "measures" => [.. measures.Groups.SelectMany(static group => group.Measures).Select(measure => new Choice(measure.Key, texts[$"measure.{measure.Key}.label"]))
            .OrderBy(static choice => choice.Text, StringComparer.CurrentCulture)],
        "activity_types" => ActivityTypes.Choices(texts),
        "target_groups" => TargetGroupCodes.Choices(texts, TargetGroupCodes.All),
        "cost_types" => [.. CostTypes.All.Select(code => new Choice(code, texts[$"cost_type.{code}"]))],
        _ => [],
    };

    /// <summary>Owner and partners that some answers name, as what their posts and costs refer to.</summary>
    public static IReadOnlyList<Choice> PartiesIn(FormAnswers answers) =>
    [
        .. answers.Form.Fields.OfType<TableField>().Where(static table => table.Means is "owner" or "partners")
            .SelectMany(table => (answers[table.Key] as TableAnswer)?.Rows ?? []).Select(static row => new Choice(row.Id.ToString(), PartyName(row))).Where(static choice => choice.Text.Length > 0),
    ];

    private static string PartyName(AnswerRow row) =>
        string.Join(", ", new[] { (row["organisation"] as LookupAnswer)?.Text, (row["unit"] as TextAnswer)?.Text }.Where(static part => !string.IsNullOrEmpty(part)));
}
