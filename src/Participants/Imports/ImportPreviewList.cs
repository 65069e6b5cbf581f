using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A row of a file with what it comes to.</summary>
internal sealed record ImportPreviewRow(
    Guid Id, int Line, ImportVerdict Verdict, byte[]? Cells, MatchGround? Ground, ParticipantId? KnownId, int? SameLine, string? KnownReference, string? KnownName, bool IsProtected)
{
    /// <summary>Whether nothing of it is shown: it was found to be like somebody by name, whose identity is protected by now. That a number is known tells no more than that.</summary>
    public bool IsHidden => IsProtected && Ground is not MatchGround.Number;
}

/// <summary>The rows of an import as a list: what stands in them is opened, and said in the reader's own language what is wrong, a row at a time.</summary>
internal sealed class ImportPreviewList(ImportFacts facts, ImportWords words, ImportRules rules, Cipher cipher, Texts texts)
{
    private (Guid Id, ImportedRow? Row) _read;

    /// <summary>The list.</summary>
    /// <param name="verdict">Only rows that come to this; null for all.</param>
    public ListDefinition<ImportPreviewRow> Of(ImportVerdict? verdict) => new ListDefinition<ImportPreviewRow>("imports.list.caption", Sql.Of($"""
        select r.id, r.line, r.verdict, r.cells, r.ground, r.known_id, r.same_line, case when not p.is_protected then p.reference end as known_reference, p.name as known_name, coalesce(p.is_protected, false) as is_protected
        from import_rows r left join participants p on p.id = r.known_id and p.initiative_id = r.initiative_id
        where r.import_id = {facts.Id} and r.initiative_id = {facts.InitiativeId} and {(verdict is { } one ? Sql.Of($"r.verdict = {one}") : Sql.Raw("r.verdict <> 'imported'"))}
        """), static row => row.Id)
        .Column(new ListColumn<ImportPreviewRow>("imports.list.line", ListCellKind.Number, static row => (decimal)row.Line, "line", static row => row.Line, MayBeNull: false))
        .Text("imports.list.name", row => row.IsHidden ? texts["participants.protected"] : Read(row) is { } read ? $"{read.Input.GivenName} {read.Input.FamilyName}".Trim() : null)
        .Day("imports.list.birth_date", row => Read(row)?.Input.BirthDate)
        .Day("participants.field.enrolled_on", row => Read(row)?.Input.EnrolledOn)
        .Text("participants.field.coach", row => Read(row)?.Input.Coach is { } coach ? words.Choices.Coaches.FirstOrDefault(choice => choice.Value == coach.ToString())?.Text : null)
        .Status("imports.list.verdict", static row => row.Verdict.TextKey(), static row => row.Verdict switch { ImportVerdict.Sound or ImportVerdict.Imported => Tone.Ok, ImportVerdict.Possible => Tone.Late, _ => Tone.Risk })
        .Text("imports.list.words", Words, link: row => row.KnownId is { } known && row.KnownReference is not null ? CasePaths.File(facts.InitiativeId, known) : null)
        .SortedBy("line");

    private string? Words(ImportPreviewRow row)
    {
        var problems = Read(row)?.Problems.Select(problem => $"{texts[Enum.Parse<ImportField>(problem.Field).TextKey()]}: {texts[problem.TextKey, problem.Arguments]}") ?? [];
        var words = string.Join(' ', Likeness(row) is { } likeness ? problems.Append(likeness) : problems);
        return words.Length > 0 ? words : null;
    }

    private string? Likeness(ImportPreviewRow row) => row switch
    {
        { Ground: null } => null,
        { IsProtected: true } => texts["imports.like.protected"],
        { SameLine: { } line } => texts[$"imports.like.line.{SnakeCase.Of(row.Ground.Value.ToString())}", line],
        _ => texts[$"imports.like.known.{SnakeCase.Of(row.Ground.Value.ToString())}", row.KnownReference is null ? texts["imports.like.gone"] : $"{row.KnownReference} {row.KnownName}".Trim()],
    };

    private ImportedRow? Read(ImportPreviewRow row)
    {
        if (_read.Id != row.Id)
        {
            _read = (row.Id, row.Cells is null || row.IsHidden ? null : rules.Read(ImportCells.Open(cipher, row.Cells, facts.Id, row.Line), new ParticipantId(row.Id)));
        }

        return _read.Row;
    }
}
