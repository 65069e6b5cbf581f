using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A row of a table of an application, or a new one.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class RowPage(ApplicationDesk desk, SaveAnswers save, Lookups lookups) : AnswersPage(desk, save, lookups)
{
    /// <summary>Key of the table.</summary>
    [BindProperty(SupportsGet = true)]
    public string Field { get; set; } = string.Empty;

    /// <summary>The row, or <c>ny</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Row { get; set; } = string.Empty;

    /// <summary>Id of a new row, made when the form is opened, so that sending it twice adds one.</summary>
    [BindProperty]
    public Guid NewRow { get; set; } = Guid.CreateVersion7();

    /// <summary>The table.</summary>
    public TableField Table { get; private set; } = null!;

    /// <summary>Whether it is a new row.</summary>
    public bool IsNew => Row == "ny";

    /// <summary>Periods with a column of their own: those of the initiative's time, and others that have an amount.</summary>
    public IReadOnlyList<FormPeriod> Periods { get; private set; } = [];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, AnswerPath> Paths =>
        Table.Columns.Select(static column => column.Key).Concat(Periods.Select(static period => period.Key)).ToDictionary(static key => key, key => new AnswerPath(Field, Id, key));

    /// <summary>What the section's address goes on with to take the row away.</summary>
    public string RemoveQuery => Query.Length > 0 ? Query + "&handler=Remove" : "?handler=Remove";

    private Guid Id => IsNew ? NewRow : Guid.Parse(Row);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Saves the row.</summary>
    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!MayWrite)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (IsNew && Draft.Standing(new AnswerPath(Field, Id)) is null)
        {
            if (Draft.Rows(Field).Count >= (Table.MostRows ?? TableField.Limit))
            {
                return Refused(Result.Refused(string.Empty, "answers.problem.too_many_rows", Table.MostRows ?? TableField.Limit));
            }

            if (Paths.Keys.All(key => Input.TypedIn(key).Length == 0))
            {
                return Refused(Result.Refused($"{nameof(Input.Answers)}[{Table.Columns[0].Key}]", "answers.problem.empty_row"));
            }
        }

        var saved = await SaveAsync(IsNew ? new AnswerPath(Field, Id) : null, cancellation);
        return !saved.Result.IsDone ? Refused(saved.Result)
            : saved.Conflicts.Count > 0 && !(IsNew && saved.Saved.Count == 0) ? await ConflictedAsync(saved, cancellation)
            : go == "another" ? Done(ApplicationPaths.Row(Initiative, Section, Field, null) + Query, "answers.notice.row_saved")
            : Done($"{ApplicationPaths.Section(Initiative, Section)}#{Field}", "answers.notice.row_saved");
    }

    /// <summary>Saves one cell while the page is open.</summary>
    public async Task<IActionResult> OnPostFieldAsync(CancellationToken cancellation) =>
        IsNew || !await LoadAsync(cancellation) ? NotFound() : !MayWrite ? StatusCode(StatusCodes.Status403Forbidden) : await SaveFieldAsync(cancellation);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenSectionAsync("applications.title", cancellation) || Part.Fields.FirstOrDefault(field => field.Key == Field) is not TableField table
            || (!IsNew && (!Guid.TryParse(Row, out var id) || Draft.Rows(Field).All(row => row.Id != id))))
        {
            return false;
        }

        Table = table;
        Periods = PeriodSums.PeriodsOf(table, Draft.Answers);
        Chrome.Crumb(Part.Name.ToString(), ApplicationPaths.Section(Initiative, Section));
        Chrome.Page(IsNew ? T["answers.row.new", Table.Label] : ApplicationDraft.TitleOf(Table, Draft.Rows(Field).First(row => row.Id == Id)) is { Length: > 0 } title ? title : Table.Label.ToString(), Facts.Name);
        await ShowAsync(cancellation);
        return true;
    }
}
