using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>A file to hand in, as a form sends it.</summary>
public sealed class DocumentInput
{
    /// <summary>The form's own id, which becomes the version's: sent twice it is done once.</summary>
    [FormId]
    public Guid Form { get; set; }

    /// <summary>What it is called; not asked for a new version.</summary>
    [StringLength(200)]
    public string? Title { get; set; }

    /// <summary>What it is; not asked for a new version.</summary>
    public DocumentKind? Kind { get; set; }

    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }
}

/// <summary>Takes in a file as a new document, or as a new version of one.</summary>
public sealed class UploadDocument(RequestDatabase database, CurrentUser user, TimeProvider clock, DocumentRules rules, UploadQuota quota, IDocumentStore store)
{
    private const string FileField = nameof(DocumentInput.File);

    /// <summary>Does it, or says what is wrong; null when there is no such document.</summary>
    /// <param name="subject">What it belongs to.</param>
    /// <param name="document">The document to add a version to; null for a new one.</param>
    /// <param name="input">What was sent.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result?> RunAsync(DocumentSubject subject, Guid? document, DocumentInput input, CancellationToken cancellation)
    {
        if (document is { } id && !await database.ScalarAsync<bool>(
            Sql.Of($"select exists (select from documents d where d.id = {id} and d.removed_at is null and {subject.Rows})"), cancellation))
        {
            return null;
        }

        if (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from document_versions v join documents d on d.id = v.document_id where v.id = {input.Form} and {subject.Rows} and ({document}::uuid is null or d.id = {document}::uuid))"), cancellation))
        {
            return Result.Done;
        }

        var problems = Check(subject, document, input).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var sent = input.File!;
        if (await quota.ProblemAsync(sent.Length, FileField, cancellation) is { } tooMuch)
        {
            return Result.Of([tooMuch]);
        }

        await using var file = sent.OpenReadStream();
        var content = await FileContent.ReadAsync(file, sent.FileName, cancellation);
        return content.Format is { } format
            ? await KeepAsync(subject, document, input, file, content, FileName.Of(sent.FileName, format), cancellation)
            : Result.Refused(FileField, content.RefusalKey!);
    }

    private IEnumerable<Problem> Check(DocumentSubject subject, Guid? document, DocumentInput input)
    {
        if (document is null && string.IsNullOrWhiteSpace(input.Title))
        {
            yield return new Problem(nameof(DocumentInput.Title), "documents.rule.title");
        }

        if (document is null && (input.Kind is null || !Enum.IsDefined(input.Kind.Value)))
        {
            yield return new Problem(nameof(DocumentInput.Kind), "documents.rule.kind");
        }

        if (subject.Participant is not null && user.OrganisationIn(subject.Initiative!.Value) is null)
        {
            yield return new Problem(string.Empty, "documents.rule.no_keeper");
        }

        if (input.File is not { } file)
        {
            yield return new Problem(FileField, "documents.rule.file");
        }
        else if (file.Length == 0)
        {
            yield return new Problem(FileField, "documents.rule.empty");
        }
        else if (file.Length > rules.LargestFile)
        {
            yield return new Problem(FileField, "documents.rule.too_large", Display.Number(rules.LargestFile / (1024 * 1024)));
        }
    }

    private async Task<Result> KeepAsync(
        DocumentSubject subject, Guid? document, DocumentInput input, Stream file, FileContent content, string name, CancellationToken cancellation)
    {
        var id = document ?? Guid.CreateVersion7();
        if (document is null)
        {
            database.Context.Add(new Document
            {
                Id = id,
                InitiativeId = subject.Initiative,
                ParticipantId = subject.Participant,
                KeeperOrganisationId = subject.Participant is null ? null : user.OrganisationIn(subject.Initiative!.Value),
                OrganisationId = subject.Organisation,
                Kind = input.Kind!.Value,
                Title = input.Title!.Trim(),
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        database.Context.Add(new DocumentVersion
        {
            Id = input.Form,
            DocumentId = id,
            FileName = name,
            Format = content.Format!.Value,
            Size = file.Length,
            Sha256 = content.Sha256,
            State = rules.Scanner is null ? ScanState.Unscanned : ScanState.Waiting,
            UploadedAt = clock.GetUtcNow(),
            UploadedBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        try
        {
            file.Position = 0;
            await store.WriteAsync(input.Form, file, cancellation);
        }
        catch (DocumentStoreException)
        {
            return Result.Unavailable(FileField, "documents.rule.no_room");
        }

        if (rules.Scanner is not null)
        {
            await database.ExecuteAsync(ScanDocuments.Now(clock.GetUtcNow()), cancellation);
        }

        return Result.Done;
    }
}
