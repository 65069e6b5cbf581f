namespace Samsteg.Platform;

/// <summary>A file as the viewer may see it.</summary>
public sealed record DocumentVersionRow(
    Guid DocumentId, int Number, string FileName, FileFormat Format, long Size, ScanState State, DateTimeOffset UploadedAt, string UploadedBy)
{
    /// <summary>Where it is fetched.</summary>
    public string Path => $"/dokument/{DocumentId}/{Number}";

    /// <summary>Whether there is something to fetch.</summary>
    public bool IsThere => State is not ScanState.Infected;

    /// <summary>How the state looks.</summary>
    public Tone Tone => State switch { ScanState.Clean => Tone.Ok, ScanState.Infected => Tone.Risk, ScanState.Waiting => Tone.Late, _ => Tone.Neutral };
}

/// <summary>A document with the versions that the viewer may see, the newest first; none while it waits for the scanner.</summary>
public sealed record DocumentRow(Guid Id, string Title, DocumentKind Kind)
{
    /// <summary>The versions.</summary>
    public IReadOnlyList<DocumentVersionRow> Versions { get; init; } = [];
}

/// <summary>The documents of a subject.</summary>
public sealed class DocumentList(RequestDatabase database)
{
    private const int Most = 500;

    /// <summary>All that are not removed, by title.</summary>
    public async Task<IReadOnlyList<DocumentRow>> ReadAsync(DocumentSubject subject, CancellationToken cancellation)
    {
        var documents = await FirstAsync(subject, Most, cancellation);
        var versions = (await database.QueryAsync<DocumentVersionRow>(Sql.Of($"""
            select v.document_id, v.number, v.file_name, v.format, v.size, v.state, v.uploaded_at, a.display_name as uploaded_by
            from document_versions v join accounts a on a.id = v.uploaded_by
            where v.document_id = any ({documents.Select(static document => document.Id)}) order by v.number desc
            """), cancellation)).ToLookup(static version => version.DocumentId);
        return [.. documents.Select(document => document with { Versions = [.. versions[document.Id]] })];
    }

    /// <summary>The first of them, without their versions.</summary>
    public Task<IReadOnlyList<DocumentRow>> FirstAsync(DocumentSubject subject, int most, CancellationToken cancellation) => database.QueryAsync<DocumentRow>(Sql.Of($"""
        select d.id, d.title, d.kind from documents d where {subject.Rows} and d.removed_at is null
        order by d.title collate "sv-x-icu", d.id limit {most}
        """), cancellation);
}
