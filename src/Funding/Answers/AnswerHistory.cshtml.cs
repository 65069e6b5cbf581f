using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What has been answered in an application over time: who, when, where, what stood before and what came.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class AnswerHistoryPage(ApplicationDesk desk) : ApplicationFrame(desk)
{
    private const int Shown = 50;

    /// <summary>Key of the section whose history is shown; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "del")]
    public string? Section { get; set; }

    /// <summary>Key of the field whose history is shown; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "falt")]
    public string? Field { get; set; }

    /// <summary>Id of the change after which older ones are shown; null for the latest.</summary>
    [BindProperty(SupportsGet = true, Name = "fore")]
    public Guid? Before { get; set; }

    /// <summary>Changes, the latest first.</summary>
    public IReadOnlyList<AnswerChange> Changes { get; private set; } = [];

    /// <summary>Whether there are older ones.</summary>
    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("answers.history.title", cancellation))
        {
            return NotFound();
        }

        Chrome.Crumb(T["applications.title"], Path);
        var fields = Draft.Form.Sections.Where(part => Section is null || part.Key == Section).SelectMany(static part => part.Fields)
            .Where(asked => Field is null || asked.Key == Field).Select(static asked => asked.Key).ToList();
        var rows = await Database.QueryAsync<ChangedRow>(Sql.Of($"""
            select a.id, a.field, a.row_id, a.column_key, a.value::text as value, a.saved_at, w.display_name as writer, before.value::text as before
            from application_answers a
            join accounts w on w.id = a.saved_by
            left join lateral (
                select b.value from application_answers b
                where b.initiative_id = a.initiative_id and b.field = a.field and b.row_id is not distinct from a.row_id and b.column_key is not distinct from a.column_key
                    and b.replaced_at is not null and (b.saved_at, b.id) < (a.saved_at, a.id)
                order by b.saved_at desc, b.id desc limit 1) before on true
            where a.initiative_id = {Initiative} and a.field = any({fields})
                and ({Before}::uuid is null or (a.saved_at, a.id) < (select l.saved_at, l.id from application_answers l where l.id = {Before}::uuid and l.initiative_id = {Initiative}))
            order by a.saved_at desc, a.id desc limit {Shown + 1}
            """), cancellation);
        HasMore = rows.Count > Shown;
        Changes = [.. rows.Take(Shown).Select(Change)];
        return Page();
    }

    private AnswerChange Change(ChangedRow row)
    {
        var path = new AnswerPath(row.Field, row.RowId, row.ColumnKey);
        var (before, after) = (AnswerData.Read(Draft.Form, path, row.Before), AnswerData.Read(Draft.Form, path, row.Value));
        return new AnswerChange(row.Id, row.SavedAt, row.Writer, AnswerWords.Place(Draft.Form, Draft.Answers, path),
            path is { Row: not null, Column: null }
                ? new RowChanged(after is null ? "answers.history.row_removed" : before is null ? "answers.history.row_added" : "answers.history.row_moved")
                : new WordsChanged(Words(path, before), Words(path, after)));
    }

    private string Words(AnswerPath path, FormAnswer? answer) => path.FieldIn(Draft.Form) is { } asked ? AnswerWords.Of(Draft.Answers, asked, answer) : string.Empty;

    private sealed record ChangedRow(Guid Id, string Field, Guid? RowId, string? ColumnKey, string? Value, DateTimeOffset SavedAt, string Writer, string? Before);
}

/// <summary>That something was answered.</summary>
/// <param name="Id">Which answer.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="What">What became of it.</param>
public sealed record AnswerChange(Guid Id, DateTimeOffset At, string By, string Place, ChangeOfAnswer What);

/// <summary>What became of an answer, or of a row.</summary>
public abstract record ChangeOfAnswer;

/// <summary>Words before and after; empty for none.</summary>
public sealed record WordsChanged(string Before, string After) : ChangeOfAnswer;

/// <summary>A row came, went or moved.</summary>
/// <param name="TextKey">Which.</param>
public sealed record RowChanged(string TextKey) : ChangeOfAnswer;
