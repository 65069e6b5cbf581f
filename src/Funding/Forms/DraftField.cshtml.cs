using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A question of a draft, or a column of one of its tables.</summary>
[Authorize(Policy = Permissions.CallsEdit)]
public sealed class DraftFieldPage(EditFunderForm edit) : FormDraftPage(edit)
{
    private const string Known = "known:";

    /// <summary>Key of the question.</summary>
    [BindProperty(SupportsGet = true)]
    public string Field { get; set; } = string.Empty;

    /// <summary>Key of the column; null for the question itself.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Column { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public FieldInput Input { get; set; } = new();

    /// <summary>A new column as typed.</summary>
    [BindProperty]
    public ColumnInput NewColumn { get; set; } = new();

    /// <summary>The question or the column.</summary>
    public FormField Asked { get; private set; } = null!;

    /// <summary>The section that it stands in.</summary>
    public FormSection Part { get; private set; } = null!;

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<FormFault> OwnFaults => Faults.Where(fault => fault.Field == Field && fault.Column == Column);

    /// <summary>Where a change of mind leads.</summary>
    public string BackPath => Column is null ? FormPaths.Section(Draft, Part.Key) : FormPaths.Field(Draft, Field);

    /// <summary>What it may mean.</summary>
    public IReadOnlyList<Choice> Meanings => [.. FieldMeanings.For(Asked).Select(means => new Choice(means, T[$"form_meaning.{means}"]))];

    /// <summary>Answers with which it may be asked.</summary>
    public IReadOnlyList<Choice> Conditions =>
        [.. Definition.Fields.OfType<ChoiceField>().Where(choice => choice.Key != Field).SelectMany(choice => choice.Options.Select(option => new Choice($"{choice.Key}={option.Code}", $"{choice.Label} – {option.Text}")))];

    /// <summary>Sections that it may stand in.</summary>
    public IReadOnlyList<Choice> Sections => [.. Definition.Sections.Select(static section => new Choice(section.Key, section.Name.ToString()))];

    /// <summary>Lists that it may be answered from.</summary>
    public IReadOnlyList<Choice> Sources => [.. Lookups.Sources.Select(source => new Choice(source, T[$"lookup_source.{source}"]))];

    /// <summary>Tables that it may refer to.</summary>
    public IReadOnlyList<Choice> Tables => Choices(Definition.Fields.OfType<TableField>());

    /// <summary>Columns that rows may be called by.</summary>
    public IReadOnlyList<Choice> Columns => Choices((Asked as TableField)?.Columns ?? []);

    /// <summary>Questions for days.</summary>
    public IReadOnlyList<Choice> Days => Choices(Definition.Fields.OfType<DateField>());

    /// <summary>Questions that may be answered instead of files.</summary>
    public IReadOnlyList<Choice> Others => Choices(Definition.Fields.Where(other => other.Key != Field && other is not (LockedTextField or SignaturesField)));

    /// <summary>Tables whose organisations may sign.</summary>
    public IReadOnlyList<Choice> Parties => Choices(FieldKinds.Parties(Definition));

    /// <summary>How long periods may be.</summary>
    public IReadOnlyList<Choice> Periods => [.. new[] { 3, 6, 12 }.Select(months => new Choice($"{months}", T["funder_forms.months", months]))];

    /// <summary>What locked words may mean.</summary>
    public IReadOnlyList<Choice> Clauses => [.. FieldMeanings.Clauses.Select(clause => new Choice(clause, T[$"form_clause.{clause}"]))];

    /// <summary>Columns that may be added: those that the plan reads and the table lacks, then kinds.</summary>
    public IReadOnlyList<Choice> ColumnKinds =>
    [
        .. KnownColumns.Select(column => new Choice(Known + column.Key, $"{column.Label} – {T["funder_forms.choice.known_column"]}")),
        .. FieldKinds.OfColumns.Select(kind => new Choice(kind, T[$"form_field_kind.{kind}"])),
    ];

    private IEnumerable<FormField> KnownColumns => Asked is TableField table
        ? FieldMeanings.ColumnsOf(table.Means).Where(known => table.Find(known.Key) is null && (known is not ReferenceField reference || Definition.Find(reference.Table) is TableField)) : [];

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ChangingAsync(() =>
    {
        Input = FieldInput.Of(Asked, Part.Key);
        return Task.FromResult<IActionResult>(Page());
    }, cancellation);

    /// <summary>Keeps what is typed.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ChangingAsync(async () =>
    {
        var table = Column is null ? null : (TableField)Definition.Find(Field)!;
        var (field, problems) = FieldReader.Read(Definition, table, Asked, Input);
        if (Column is null && Definition.Sections.All(section => section.Key != Input.Section))
        {
            problems = [.. problems, new Problem(nameof(Input.Section), "funder_forms.problem.choose")];
        }

        if (!ModelState.IsValid || problems.Count > 0)
        {
            return Refused(Result.Of(problems));
        }

        var changed = Column is null ? Definition.WithField(Field, _ => field) : Definition.WithColumn(Field, Column, _ => field);
        if (Column is null && Input.Section != Part.Key)
        {
            changed = changed.WithFieldIn(Field, Input.Section!);
        }

        return await SaveAsync(changed, Column is null ? FormPaths.Section(Draft, Input.Section!) : BackPath, "funder_forms.notice.saved", cancellation);
    }, cancellation);

    /// <summary>Adds a column, last.</summary>
    public Task<IActionResult> OnPostAddColumnAsync(CancellationToken cancellation) => ColumnsAsync(async table =>
    {
        if (ModelState.Keys.Any(key => key.StartsWith(nameof(NewColumn), StringComparison.Ordinal) && ModelState[key]!.Errors.Count > 0))
        {
            return Page();
        }

        var known = KnownColumns.FirstOrDefault(column => Known + column.Key == NewColumn.Kind);
        if (known is null && (!FieldKinds.OfColumns.Contains(NewColumn.Kind ?? string.Empty) || string.IsNullOrWhiteSpace(NewColumn.LabelSv)))
        {
            var isKind = FieldKinds.OfColumns.Contains(NewColumn.Kind ?? string.Empty);
            ModelState.AddModelError($"{nameof(NewColumn)}.{(isKind ? nameof(NewColumn.LabelSv) : nameof(NewColumn.Kind))}", T[isKind ? "funder_forms.problem.label" : "funder_forms.problem.kind"]);
            Response.StatusCode = 422;
            return Page();
        }

        var label = string.IsNullOrWhiteSpace(NewColumn.LabelSv) ? known!.Label : Initiatives.PlanText.Of(NewColumn.LabelSv, NewColumn.LabelEn);
        var column = known is not null ? known with { Label = label }
            : FieldKinds.New(NewColumn.Kind, FormEdits.KeyOf(label.Sv, table.Columns.Select(static other => other.Key), "kolumn"), label, Definition)!;
        return await SaveAsync(Definition.WithField(Field, _ => table with { Columns = [.. table.Columns, column] }), FormPaths.Field(Draft, Field, column.Key), "funder_forms.notice.column_added", cancellation);
    }, cancellation);

    /// <summary>Lets a column change places with the one before it.</summary>
    public Task<IActionResult> OnPostRaiseColumnAsync(string key, CancellationToken cancellation) => ColumnsAsync(async table =>
        await SaveAsync(Definition.WithField(Field, _ => table with { Columns = FormEdits.Raised(table.Columns, column => column.Key == key) }), $"{FormPaths.Field(Draft, Field)}#kolumn-{key}", "funder_forms.notice.moved", cancellation), cancellation);

    /// <summary>Takes a column away.</summary>
    public Task<IActionResult> OnPostRemoveColumnAsync(string key, CancellationToken cancellation) => ColumnsAsync(async table =>
        table.Columns.Count == 1 ? RefusedAct(Result.Refused(string.Empty, "funder_forms.problem.last_column"))
        : await SaveAsync(Definition.WithField(Field, _ => table with
        {
            Columns = [.. table.Columns.Where(column => column.Key != key)], Title = table.Title == key ? null : table.Title,
        }), FormPaths.Field(Draft, Field), "funder_forms.notice.removed", cancellation), cancellation);

    private Task<IActionResult> ColumnsAsync(Func<TableField, Task<IActionResult>> change, CancellationToken cancellation) => ChangingAsync(async () =>
    {
        Input = FieldInput.Of(Asked, Part.Key);
        return Asked is TableField table ? await change(table) : NotFound();
    }, cancellation);

    private async Task<IActionResult> ChangingAsync(Func<Task<IActionResult>> change, CancellationToken cancellation)
    {
        if (await OpenAsync("funder_forms.section", cancellation) is { } answer)
        {
            return answer;
        }

        if (Definition.Find(Field) is not { } field || (Column is not null && (field as TableField)?.Columns.FirstOrDefault(column => column.Key == Column) is null))
        {
            return NotFound();
        }

        Part = Definition.Sections.First(section => section.Fields.Contains(field));
        Asked = Column is null ? field : ((TableField)field).Columns.First(column => column.Key == Column);
        Chrome.Page(Asked.Label.ToString(), Definition.Name.ToString()).Crumb(Part.Name.ToString(), FormPaths.Section(Draft, Part.Key));
        if (Column is not null)
        {
            Chrome.Crumb(field.Label.ToString(), FormPaths.Field(Draft, Field));
        }

        return await change();
    }

    private static IReadOnlyList<Choice> Choices(IEnumerable<FormField> fields) => [.. fields.Select(static field => new Choice(field.Key, field.Label.ToString()))];

    /// <summary>What is asked about a new column.</summary>
    public sealed record ColumnInput
    {
        /// <summary>Its kind, or one that the plan reads.</summary>
        public string? Kind { get; init; }

        /// <summary>What it is called, in Swedish.</summary>
        [MaxLength(300)]
        public string? LabelSv { get; init; }

        /// <summary>What it is called, in English.</summary>
        [MaxLength(300)]
        public string? LabelEn { get; init; }
    }
}
