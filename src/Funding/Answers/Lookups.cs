using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>The lists that fields of funders' forms are answered from, by the codes that the forms call them.</summary>
public sealed class Lookups(RequestDatabase database, OrganisationChoices organisations, MeasureCatalogue measures, Texts texts)
{
    private const int MostFiles = 200;

    private readonly Dictionary<string, IReadOnlyList<Choice>> _loaded = [];
    private IReadOnlyList<AnsweredFile>? _files;

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

    /// <summary>Files that a question for files can be answered with: the initiative's documents, each as it is now.</summary>
    public async Task<IReadOnlyList<AnsweredFile>> FilesAsync(InitiativeId initiative, CancellationToken cancellation) => _files ??= await database.QueryAsync<AnsweredFile>(Sql.Of($"""
        select d.id as document, v.file_name as name, encode(v.sha256, 'hex') as sha256
        from documents d
        join lateral (select n.file_name, n.sha256 from document_versions n where n.document_id = d.id and n.state in ('clean', 'unscanned') order by n.number desc limit 1) v on true
        where d.initiative_id = {initiative} and d.participant_id is null and d.removed_at is null
        order by v.file_name collate "sv-x-icu", d.id limit {MostFiles}
        """), cancellation);

    /// <summary>The files that are ticked. What was attached before stays as it was then, also when it is not among the documents any more; null when one is neither.</summary>
    public async Task<FilesAnswer?> AttachedAsync(InitiativeId initiative, string typed, FilesAnswer? before, CancellationToken cancellation)
    {
        var offered = (before?.Files ?? []).Concat(await FilesAsync(initiative, cancellation)).DistinctBy(static file => file.Document).ToDictionary(static file => file.Document.ToString());
        var chosen = typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return chosen.TrueForAll(offered.ContainsKey) ? new FilesAnswer([.. chosen.Select(file => offered[file])]) : null;
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
