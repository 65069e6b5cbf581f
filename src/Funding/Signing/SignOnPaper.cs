using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Registers that a party has signed a version on paper, and keeps the paper among the initiative's documents.</summary>
public sealed class SignOnPaper(RequestDatabase database, UploadDocument upload, SignApplication sign, CurrentUser user, Texts texts, TimeProvider clock)
{
    private static readonly string[] Endings = [".pdf", ".png", ".jpg", ".jpeg"];

    /// <summary>Registers it; null when there is nothing to sign.</summary>
    public async Task<Result?> RunAsync(FrozenVersion version, RequestedSignature request, PaperInput input, CancellationToken cancellation)
    {
        var problems = SignApplication.NamedProblems(input.Name, input.Title).ToList();
        if (input.SignedOn is not { } day)
        {
            problems.Add(new Problem(nameof(input.SignedOn), "signing.problem.signed_on"));
        }
        else if (day > clock.Today() || day < SwedishTime.DateOf(version.FrozenAt))
        {
            problems.Add(new Problem(nameof(input.SignedOn), "signing.problem.signed_between", Display.Day(SwedishTime.DateOf(version.FrozenAt)), Display.Day(clock.Today())));
        }

        if (input.File is { } file && !Endings.Contains(Path.GetExtension(file.FileName).ToLowerInvariant()))
        {
            problems.Add(new Problem(nameof(input.File), "signing.problem.paper"));
        }
        else if (input.File is null)
        {
            problems.Add(new Problem(nameof(input.File), "documents.rule.file"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var title = texts["signing.paper.document", version.Number, request.Party];
        var kept = await upload.RunAsync(DocumentSubject.Of(version.InitiativeId), null,
            new DocumentInput { Form = input.Form, Title = title.Length > 200 ? title[..200] : title, Kind = DocumentKind.Application, File = input.File }, cancellation);
        if (kept is not { IsDone: true })
        {
            return kept;
        }

        // A form's id that is another file's already takes nothing in: no paper of another party's, nor any other document, stands for this signature.
        var digest = await database.ScalarAsync<byte[]?>(Sql.Of($"""
            select v.sha256 from document_versions v join documents d on d.id = v.document_id
            where v.id = {input.Form} and v.uploaded_by = {user.RequiredAccount} and d.initiative_id = {version.InitiativeId} and d.participant_id is null and d.removed_at is null and d.kind = {DocumentKind.Application}
              and not exists (select from signatures s where s.document_version_id = v.id)
            """), cancellation);
        return digest is null ? Result.Conflict("ui.form_lost")
            : await sign.PaperAsync(version.InitiativeId, request.Id, version.Sha256, input.Name!.Trim(), input.Title!.Trim(), input.SignedOn!.Value, new Paper(input.Form, digest), cancellation);
    }
}

/// <summary>A signature on paper.</summary>
public sealed class PaperInput
{
    /// <summary>The form's own id: sent twice the paper is kept once.</summary>
    [FormId]
    public Guid Form { get; set; }

    /// <summary>Who signed.</summary>
    [MaxLength(SignInput.MostOfName)]
    public string? Name { get; set; }

    /// <summary>As what.</summary>
    [MaxLength(SignInput.MostOfName)]
    public string? Title { get; set; }

    /// <summary>The day on the paper.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>The paper, scanned or photographed.</summary>
    public IFormFile? File { get; set; }
}
