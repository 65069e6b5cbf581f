using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A page on which answers are written: a section, or a row of a table.</summary>
public abstract class AnswersPage(ApplicationDesk desk, SaveAnswers save, Lookups lookups) : ApplicationFrame(desk)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    /// <summary>Whether the writer has chosen to change what was frozen.</summary>
    [BindProperty(SupportsGet = true, Name = "andra")]
    public string? Change { get; set; }

    /// <summary>Key of the section.</summary>
    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = string.Empty;

    /// <summary>The section.</summary>
    public FormSection Part { get; private set; } = null!;

    /// <summary>Whether the page is written on: the application is open, or the writer has chosen to open it.</summary>
    public bool IsWritten => MayWrite && (Draft.Application.State.IsOpen() || (Draft.Application.State.MayReopen() && Change == "ja"));

    /// <summary>Whether it could be written on at the price of the signatures.</summary>
    public bool CouldReopen => MayWrite && Draft.Application.State.MayReopen() && Change != "ja";

    /// <summary>What the address goes on with while what was frozen is changed.</summary>
    public string Query => Change == "ja" && !Draft.Application.State.IsOpen() ? "?andra=ja" : string.Empty;

    /// <summary>Address at which what was frozen is changed all the same.</summary>
    public string ReopenPath => Request.Path + "?andra=ja";

    /// <summary>Address to which one field is saved while the page is open.</summary>
    public string SavePath => Request.Path + (Query.Length > 0 ? Query + "&handler=Field" : "?handler=Field");

    /// <summary>What can be chosen in each list that the page asks from.</summary>
    public Dictionary<string, IReadOnlyList<Choice>> Choices { get; } = [];

    /// <summary>The documents that each question for files can be answered with.</summary>
    public Dictionary<string, IReadOnlyList<Choice>> Files { get; } = [];

    /// <summary>Where the page's questions stand, by the keys of its input.</summary>
    public abstract IReadOnlyDictionary<string, AnswerPath> Paths { get; }

    /// <summary>Saves answers.</summary>
    protected SaveAnswers Answering => save;

    /// <summary>Opens the section; false when the form has none such.</summary>
    protected async Task<bool> OpenSectionAsync(string titleKey, CancellationToken cancellation)
    {
        if (!await OpenAsync(titleKey, cancellation) || Draft.Form.Sections.FirstOrDefault(section => section.Key == Section) is not { } part)
        {
            return false;
        }

        Part = part;
        Chrome.Crumb(T["applications.title"], Path);
        return true;
    }

    /// <summary>Loads the lists and shows what stands in fields that nothing was typed in.</summary>
    protected async Task ShowAsync(CancellationToken cancellation)
    {
        Input.Show(Draft, Paths);
        foreach (var source in Paths.Values.Select(path => path.FieldIn(Draft.Form)).OfType<LookupField>().Select(static lookup => lookup.Source).Distinct())
        {
            Choices[source] = await lookups.ChoicesAsync(source, Draft, cancellation);
        }

        foreach (var field in Paths.Values.Select(path => path.FieldIn(Draft.Form)).OfType<FilesField>())
        {
            Files[field.Key] = [.. (await lookups.FilesAsync(Draft, field, cancellation)).Select(static file => new Choice(file.Document.ToString(), file.Name))];
        }
    }

    /// <summary>Saves what is typed.</summary>
    protected Task<SavedAnswers> SaveAsync(AnswerPath? newRow, CancellationToken cancellation)
    {
        Input.Reopens = Change == "ja";
        return Answering.RunAsync(Draft, Input, Paths, newRow, cancellation);
    }

    /// <summary>Saves what is typed in one field while the page is open, and says what became of it: 204, 409 with what somebody else has answered, or 422 with words.</summary>
    protected async Task<IActionResult> SaveFieldAsync(CancellationToken cancellation)
    {
        var saved = await SaveAsync(null, cancellation);
        if (!saved.Result.IsDone)
        {
            return Problem(saved.Result.Status, new { message = T[saved.Result.Problems[0].TextKey, saved.Result.Problems[0].Arguments] });
        }

        if (saved.Conflicts is [var conflict, ..])
        {
            await ReloadAsync(cancellation);
            var standing = Draft.Standing(conflict.Path);
            return Problem(StatusCodes.Status409Conflict, new { message = await ConflictWordsAsync(conflict, cancellation), was = standing?.Id.ToString() ?? string.Empty, theirs = AnswerInput.Shown(conflict.Path.FieldIn(Draft.Form), Draft[conflict.Path]) ?? string.Empty });
        }

        Response.Headers["X-Answer"] = saved.Saved.Values.FirstOrDefault() is var id && id != default ? id.ToString() : string.Empty;
        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Shows both answers beside each field that somebody else has answered otherwise; saving once more is for the own one.</summary>
    protected async Task<IActionResult> ConflictedAsync(SavedAnswers saved, CancellationToken cancellation)
    {
        await ReloadAsync(cancellation);
        foreach (var (key, id) in saved.Saved)
        {
            Input.Was[key] = id.ToString();
        }

        foreach (var conflict in saved.Conflicts.Where(static conflict => conflict.Key.Length > 0))
        {
            Input.Was[conflict.Key] = Draft.Standing(conflict.Path)?.Id.ToString();
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Was)}[{conflict.Key}]");
            var list = AnswerInput.IsTicked(conflict.Path.FieldIn(Draft.Form)) ? nameof(Input.Chosen) : nameof(Input.Answers);
            ModelState.AddModelError($"{nameof(Input)}.{list}[{conflict.Key}]", await ConflictWordsAsync(conflict, cancellation));
        }

        await ShowAsync(cancellation);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Reads the application anew, with what others have saved.</summary>
    protected async Task ReloadAsync(CancellationToken cancellation) => await OpenAsync("applications.title", cancellation);

    private async Task<string> ConflictWordsAsync(AnswerConflict conflict, CancellationToken cancellation)
    {
        var standing = Draft.Standing(conflict.Path);
        var by = standing is null ? null : await Database.FindAsync<Writer>(Sql.Of($"select display_name as name from accounts where id = {standing.SavedBy}"), cancellation);
        var words = AnswerWords.Of(Draft.Answers, conflict.Path.FieldIn(Draft.Form)!, Draft[conflict.Path]);
        return words.Length == 0
            ? T["answers.conflict.removed", by?.Name ?? T["answers.somebody"], standing is null ? string.Empty : Display.Time(standing.SavedAt)]
            : T["answers.conflict.other", by?.Name ?? T["answers.somebody"], standing is null ? string.Empty : Display.Time(standing.SavedAt), words.Length > 300 ? words[..297] + "…" : words];
    }

    private static JsonResult Problem(int status, object value) => new(value) { StatusCode = status };

    private sealed record Writer(string Name);
}
