namespace Samsteg.Platform;

/// <summary>The documents of a subject as a page shows them.</summary>
/// <param name="Subject">What they belong to.</param>
/// <param name="Documents">The documents.</param>
/// <param name="MayEdit">Whether the viewer may add and remove.</param>
/// <param name="AreScanned">Whether a scanner reads what is handed in.</param>
public sealed record DocumentsView(DocumentSubject Subject, IReadOnlyList<DocumentRow> Documents, bool MayEdit, bool AreScanned)
{
    /// <summary>Where a new document is handed in.</summary>
    public string UploadPath => Subject.Path + "/ladda-upp";
}

/// <summary>What the pages about documents have in common, whatever the documents belong to.</summary>
public sealed class DocumentDesk(RequestDatabase database, DocumentList documents, UploadDocument upload, RemoveDocument removal, CurrentUser user, DocumentRules rules)
{
    /// <summary>Largest file, in whole megabytes.</summary>
    public long LargestMegabytes => rules.LargestFile / (1024 * 1024);

    /// <summary>All of a subject.</summary>
    public async Task<DocumentsView> ShowAsync(DocumentSubject subject, CancellationToken cancellation) =>
        ViewOf(subject, await documents.ReadAsync(subject, cancellation));

    /// <summary>The first of a subject, without their versions.</summary>
    public async Task<DocumentsView> GlimpseAsync(DocumentSubject subject, int most, CancellationToken cancellation) => ViewOf(subject, await documents.FirstAsync(subject, most, cancellation));

    /// <summary>What a document of the subject is called; null when there is none.</summary>
    public Task<string?> TitleAsync(DocumentSubject subject, Guid document, CancellationToken cancellation) =>
        database.ScalarAsync<string?>(Sql.Of($"select d.title from documents d where d.id = {document} and d.removed_at is null and {subject.Rows}"), cancellation);

    /// <summary>Takes in a file; see <see cref="UploadDocument"/>.</summary>
    public Task<Result?> UploadAsync(DocumentSubject subject, Guid? document, DocumentInput input, CancellationToken cancellation) =>
        upload.RunAsync(subject, document, input, cancellation);

    /// <summary>Hides a document; see <see cref="RemoveDocument"/>.</summary>
    public Task<Result?> RemoveAsync(DocumentSubject subject, Guid document, CancellationToken cancellation) => removal.RunAsync(subject, document, cancellation);

    private DocumentsView ViewOf(DocumentSubject subject, IReadOnlyList<DocumentRow> shown) => new(subject, shown, subject.Permits(user, subject.EditPermission), rules.Scanner is not null);
}
