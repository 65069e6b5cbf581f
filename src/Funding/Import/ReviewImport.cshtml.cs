using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Shows what was understood of a document and what was not, lets the rest be placed, and takes it over.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class ReviewImportPage(ApplicationDesk desk, ApplicationImport import) : ApplicationFrame(desk)
{
    /// <summary>The document.</summary>
    public OpenImport Open { get; private set; } = null!;

    /// <summary>Fields that something can be placed in, by section.</summary>
    public IEnumerable<(FormSection Section, IReadOnlyList<FormField> Fields)> Places => Draft.Form.Sections
        .Select(static section => (section, (IReadOnlyList<FormField>)[.. section.Fields.Where(static asked => asked is not (LockedTextField or SignaturesField or FilesField))]))
        .Where(static place => place.Item2.Count > 0);

    /// <summary>Whether what is understood of a field is ticked to be taken over: the application says nothing there, or the same.</summary>
    public bool IsTicked(ImportedField field) => Draft.Answers[field.Field] is null;

    /// <summary>Whether the application says it already.</summary>
    public bool IsThere(ImportedField field) => field.Answer.Equals(Draft.Answers[field.Field]);

    /// <summary>Whether taking over opens what is frozen.</summary>
    public bool Reopens => Draft.Application.State.MayReopen();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : HasDraft ? Redirect($"{Path}/las-in") : NotFound();

    /// <summary>Places what was left over.</summary>
    public Task<IActionResult> OnPostPlaceAsync([FromForm] Dictionary<int, string> place, CancellationToken cancellation) =>
        WithOpenAsync(() => import.PlaceAsync(Draft, place.Where(static one => !string.IsNullOrEmpty(one.Value)).ToDictionary(static one => one.Key, static one => (string?)one.Value), cancellation), "application_import.notice.placed", cancellation);

    /// <summary>Takes a piece out of its field.</summary>
    public Task<IActionResult> OnPostUnplaceAsync(int piece, CancellationToken cancellation) =>
        WithOpenAsync(() => import.PlaceAsync(Draft, new Dictionary<int, string?> { [piece] = null }, cancellation), "application_import.notice.unplaced", cancellation);

    /// <summary>Takes it over.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string[] field, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return HasDraft ? Redirect($"{Path}/las-in") : NotFound();
        }

        return Answer(await import.TakeOverAsync(Draft, field, Reopens, cancellation), Path, "application_import.notice.taken");
    }

    /// <summary>Throws the document away.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return HasDraft ? Redirect($"{Path}/las-in") : NotFound();
        }

        await import.DiscardAsync(Draft, cancellation);
        return Done(Path, "application_import.notice.discarded");
    }

    private async Task<IActionResult> WithOpenAsync(Func<Task<Result>> act, string noticeKey, CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? HasDraft ? Redirect($"{Path}/las-in") : NotFound() : Answer(await act(), $"{Path}/las-in/granska", noticeKey);

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("application_import.review.title", cancellation) || await import.OpenAsync(Draft, cancellation) is not { } open)
        {
            return false;
        }

        Open = open;
        Chrome.Crumb(T["applications.title"], Path).Crumb(T["application_import.title"], $"{Path}/las-in");
        return true;
    }
}
