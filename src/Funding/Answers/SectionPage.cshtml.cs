using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A section of an application: its questions, its tables, who writes it, and what is said about it.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class SectionPage(ApplicationDesk desk, SaveAnswers save, Lookups lookups, SectionComments comments, SectionWriters writers)
    : AnswersPage(desk, save, lookups)
{
    /// <summary>A comment as typed.</summary>
    public CommentInput Comment { get; private set; } = new();

    internal IReadOnlyList<CommentRow> Said { get; private set; } = [];

    /// <summary>Who writes it; null for nobody yet.</summary>
    public SectionWriter? Writer { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, AnswerPath> Paths => Part.Fields
        .Where(static asked => asked is not (TableField or LockedTextField or SignaturesField))
        .ToDictionary(static asked => asked.Key, static asked => new AnswerPath(asked.Key));

    /// <summary>Whether the viewer writes it.</summary>
    public bool IsMine => Writer?.AccountId == Viewer.Account;

    /// <summary>The section after this one; null for the last.</summary>
    public FormSection? Next => Draft.Form.Sections.SkipWhile(section => section.Key != Section).Skip(1).FirstOrDefault();

    /// <summary>Place of the section, from 1.</summary>
    public int Number => Draft.Form.Sections.ToList().FindIndex(section => section.Key == Section) + 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Saves all that is typed.</summary>
    public Task<IActionResult> OnPostAsync(string? go, CancellationToken cancellation) => WritingAsync(async () =>
    {
        Input.Was.Keys.Where(key => !Paths.ContainsKey(key)).ToList().ForEach(key => Input.Was.Remove(key));
        var saved = await SaveAsync(null, cancellation);
        if (!saved.Result.IsDone)
        {
            return Refused(saved.Result);
        }

        return saved.Conflicts.Count > 0 ? await ConflictedAsync(saved, cancellation)
            : Done(go == "next" && Next is { } next ? ApplicationPaths.Section(Initiative, next.Key) : ApplicationPaths.Section(Initiative, Section), "answers.notice.saved");
    }, cancellation);

    /// <summary>Saves one field while the page is open.</summary>
    public async Task<IActionResult> OnPostFieldAsync(CancellationToken cancellation) =>
        !await OpenSectionAsync("applications.title", cancellation) ? NotFound() : !MayWrite ? StatusCode(StatusCodes.Status403Forbidden) : await SaveFieldAsync(cancellation);

    /// <summary>Takes a row away.</summary>
    public Task<IActionResult> OnPostRemoveAsync(string? field, Guid row, CancellationToken cancellation) =>
        RowAsync(field, row, path => Answering.RemoveRowAsync(Draft, path, Change == "ja", cancellation), "answers.notice.row_removed", cancellation);

    /// <summary>Puts a row back that was taken away.</summary>
    public Task<IActionResult> OnPostRestoreAsync(string? field, Guid row, CancellationToken cancellation) =>
        RowAsync(field, row, path => Answering.RestoreRowAsync(Draft, path, Change == "ja", cancellation), "answers.notice.row_restored", cancellation);

    /// <summary>Moves a row up.</summary>
    public Task<IActionResult> OnPostRaiseAsync(string? field, Guid row, CancellationToken cancellation) =>
        RowAsync(field, row, path => Answering.RaiseRowAsync(Draft, path, Change == "ja", cancellation), "answers.notice.row_moved", cancellation);

    /// <summary>Says something about the section.</summary>
    public async Task<IActionResult> OnPostCommentAsync(CommentInput comment, CancellationToken cancellation)
    {
        Comment = comment;
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var result = await comments.AddAsync(Initiative, Section, Comment, cancellation);
        if (!result.IsDone)
        {
            ModelState.AddModelError("Comment.Text", T[result.Problems[0].TextKey, result.Problems[0].Arguments]);
            Response.StatusCode = result.Status;
            return Page();
        }

        return Done(ApplicationPaths.Section(Initiative, Section) + "#kommentarer", "comments.notice.added");
    }

    /// <summary>Ticks a comment off.</summary>
    public async Task<IActionResult> OnPostResolveAsync(Guid comment, CancellationToken cancellation) =>
        !await LoadAsync(cancellation) || !await comments.ResolveAsync(Initiative, Section, comment, cancellation) ? NotFound()
        : Done(ApplicationPaths.Section(Initiative, Section) + "#kommentarer", "comments.notice.resolved");

    /// <summary>Takes the section on, or leaves it.</summary>
    public Task<IActionResult> OnPostTakeAsync(bool leave, CancellationToken cancellation) => WritingAsync(async () =>
    {
        await writers.SetAsync(Initiative, Section, leave ? null : Viewer.RequiredAccount, cancellation);
        return Done(ApplicationPaths.Section(Initiative, Section), leave ? "answers.notice.left" : "answers.notice.taken");
    }, cancellation);

    private Task<IActionResult> RowAsync(string? field, Guid row, Func<AnswerPath, Task<Result>> change, string noticeKey, CancellationToken cancellation) => WritingAsync(
        async () => Part.Fields.OfType<TableField>().Any(table => table.Key == field)
            ? Answer(await change(new AnswerPath(field!, row)), $"{ApplicationPaths.Section(Initiative, Section)}#{field}", noticeKey)
            : NotFound(),
        cancellation);

    private async Task<IActionResult> WritingAsync(Func<Task<IActionResult>> write, CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound() : !MayWrite ? StatusCode(StatusCodes.Status403Forbidden) : await write();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenSectionAsync("applications.title", cancellation))
        {
            return false;
        }

        Chrome.Page($"{Number}. {Part.Name}", Facts.Name);
        Said = await comments.OfAsync(Initiative, Section, cancellation);
        Writer = await writers.FindAsync(Initiative, Section, cancellation);
        await ShowAsync(cancellation);
        return true;
    }
}
