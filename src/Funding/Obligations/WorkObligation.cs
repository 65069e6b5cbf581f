using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>One more obligation, as a form gives it.</summary>
public sealed class NewObligationInput
{
    /// <summary>Id of the form, which becomes the obligation's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>What it is.</summary>
    [Required(ErrorMessage = "obligations.problem.kind"), EnumDataType(typeof(ObligationKind), ErrorMessage = "obligations.problem.kind")]
    public ObligationKind? Kind { get; set; }

    /// <summary>What to call it; needed when it is something else than the kinds there are.</summary>
    [MaxLength(Obligation.NameLength)]
    public string? Name { get; set; }

    /// <summary>By when.</summary>
    [Required(ErrorMessage = "obligations.problem.due_on")]
    public DateOnly? DueOn { get; set; }
}

/// <summary>What is written, as a form gives it.</summary>
public sealed class ObligationTextInput
{
    /// <summary>The mark of the text that was read, see <see cref="Obligation.TextMark"/>.</summary>
    [MaxLength(64)]
    public string? Read { get; set; }

    /// <summary>What is written.</summary>
    [MaxLength(Obligation.TextLength)]
    public string? Text { get; set; }
}

/// <summary>A file to hand in with it.</summary>
public sealed class ObligationFileInput
{
    /// <summary>The form's own id, which becomes the file's: sent twice it is kept once.</summary>
    [FormId]
    public Guid Form { get; set; }

    /// <summary>What it is called.</summary>
    [MaxLength(200)]
    public string? Title { get; set; }

    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }
}

/// <summary>What the association says, as a form gives it.</summary>
public sealed class ObligationReviewInput
{
    /// <summary>The version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>What is to happen.</summary>
    public ObligationAct? Act { get; set; }

    /// <summary>What is to be changed, or why it is not asked for.</summary>
    [MaxLength(4000)]
    public string? Words { get; set; }
}

/// <summary>Takes an obligation from being due to being over, a step at a time.</summary>
public sealed class WorkObligation(RequestDatabase database, ObligationReader reader, UploadDocument upload, RemoveDocument removal, CurrentUser user, TimeProvider clock)
{
    private static readonly Result Changed = Result.Conflict("obligations.problem.changed");

    /// <summary>Adds one by hand.</summary>
    public async Task<Result?> AddAsync(InitiativeId initiative, NewObligationInput input, CancellationToken cancellation)
    {
        if (await reader.FindAsync(initiative, input.Form, cancellation) is not null)
        {
            return Result.Done;
        }

        var problems = new List<Problem>();
        if (input.Kind == ObligationKind.Other && string.IsNullOrWhiteSpace(input.Name))
        {
            problems.Add(new Problem(nameof(input.Name), "obligations.problem.name"));
        }

        if (input.DueOn < clock.Today())
        {
            problems.Add(new Problem(nameof(input.DueOn), "obligations.problem.past"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var added = new Obligation
        {
            Id = input.Form, InitiativeId = initiative, Kind = input.Kind!.Value, Name = string.IsNullOrWhiteSpace(input.Name) ? null : input.Name.Trim(), DueOn = input.DueOn!.Value,
            Source = ObligationSource.Added, ChangedAt = clock.GetUtcNow(),
        };
        database.Context.Add(added);
        database.Context.Add(added.Begun(user.RequiredAccount));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Keeps what is written, and hands it in where that is asked: not with nothing in it.</summary>
    /// <returns>Null when the initiative has no such obligation.</returns>
    public async Task<Result?> WriteAsync(InitiativeId initiative, Guid id, ObligationTextInput input, bool submits, CancellationToken cancellation)
    {
        if (await reader.FindAsync(initiative, id, cancellation) is not { } found)
        {
            return null;
        }

        if (!found.State.IsOpen() || found.TextMark != input.Read)
        {
            return Changed;
        }

        var text = RichText.Tidy(input.Text ?? string.Empty);
        if (submits && text.Length == 0 && !await database.Context.Set<ObligationFile>().AnyAsync(file => file.ObligationId == id, cancellation))
        {
            return Result.Refused(nameof(input.Text), "obligations.problem.empty");
        }

        if (text != found.Text)
        {
            Begin(found);
            found.Text = text;
        }

        if (submits)
        {
            Do(found, ObligationAct.Submit, text);
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes in a file, which lies among the initiative's documents.</summary>
    /// <returns>Null when the initiative has no such obligation.</returns>
    public async Task<Result?> AttachAsync(InitiativeId initiative, Guid id, ObligationFileInput input, CancellationToken cancellation)
    {
        if (await HeldAsync(initiative, id, cancellation) is not { } found)
        {
            return null;
        }

        if (await database.Context.Set<ObligationFile>().AnyAsync(file => file.Id == input.Form && file.ObligationId == id, cancellation))
        {
            return Result.Done;
        }

        if (!found.State.IsOpen())
        {
            return Changed;
        }

        var kept = await upload.RunAsync(
            DocumentSubject.Of(initiative), null, new DocumentInput { Form = input.Form, Title = input.Title, Kind = DocumentKind.Report, File = input.File }, cancellation);
        if (kept is not { IsDone: true })
        {
            return kept;
        }

        // A form's id that is another file's already takes nothing in: nothing of anybody else's is handed in by guessing.
        if (!await database.ScalarAsync<bool>(Sql.Of($"""
            select exists (select from document_versions v join documents d on d.id = v.document_id
                           where v.id = {input.Form} and v.uploaded_by = {user.RequiredAccount} and d.initiative_id = {initiative} and d.participant_id is null
                             and not exists (select from obligation_files f where f.id = v.id))
            """), cancellation))
        {
            return Changed;
        }

        Begin(found);
        database.Context.Add(new ObligationFile { Id = input.Form, InitiativeId = initiative, ObligationId = id });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes a file away again, here and among the initiative's documents.</summary>
    /// <returns>Null when there is no such file.</returns>
    public async Task<Result?> DetachAsync(InitiativeId initiative, Guid id, Guid file, CancellationToken cancellation)
    {
        if (await HeldAsync(initiative, id, cancellation) is not { } found
            || await database.Context.Set<ObligationFile>().SingleOrDefaultAsync(one => one.Id == file && one.ObligationId == id, cancellation) is not { } attached)
        {
            return null;
        }

        if (!found.State.IsOpen())
        {
            return Changed;
        }

        var document = await database.ScalarAsync<Guid>(Sql.Of($"select document_id from document_versions where id = {file}"), cancellation);
        database.Context.Remove(attached);
        await database.Context.SaveChangesAsync(cancellation);
        await removal.RunAsync(DocumentSubject.Of(initiative), document, cancellation); // nothing to do where somebody hid it before
        return Result.Done;
    }

    /// <summary>Sends it back, is content with it, or asks for it no more; all but being content needs words.</summary>
    /// <returns>Null when the initiative has no such obligation.</returns>
    public async Task<Result?> ReviewAsync(InitiativeId initiative, Guid id, ObligationReviewInput input, CancellationToken cancellation)
    {
        if (await reader.FindAsync(initiative, id, cancellation) is not { } found)
        {
            return null;
        }

        if (input.Act is not (ObligationAct.Return or ObligationAct.Accept or ObligationAct.Waive) || found.State.After(input.Act.Value) is null || found.Version != input.Version)
        {
            return Changed;
        }

        if (input.Act is not ObligationAct.Accept && string.IsNullOrWhiteSpace(input.Words))
        {
            return Result.Refused(nameof(input.Words), input.Act is ObligationAct.Return ? "obligations.problem.return" : "obligations.problem.waive");
        }

        Do(found, input.Act.Value, input.Words);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes back what was added by hand, while nobody has begun.</summary>
    /// <returns>Null when the initiative has no such obligation.</returns>
    public async Task<Result?> WithdrawAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(initiative, id, cancellation) is not { Source: ObligationSource.Added } found)
        {
            return null;
        }

        if (found.State.After(ObligationAct.Withdraw) is null)
        {
            return Changed;
        }

        Do(found, ObligationAct.Withdraw, null);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    // Who hands it in at the same moment has done so before this, or hands it in with what is done here. What the page has read already is read anew.
    private async Task<Obligation?> HeldAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select from obligations where id = {id} and initiative_id = {initiative} for update"), cancellation);
        if (await reader.FindAsync(initiative, id, cancellation) is not { } found)
        {
            return null;
        }

        await database.Context.Entry(found).ReloadAsync(cancellation);
        return found;
    }

    private void Begin(Obligation obligation)
    {
        if (obligation.State.After(ObligationAct.Begin) is not null)
        {
            Do(obligation, ObligationAct.Begin, null);
        }
    }

    private void Do(Obligation obligation, ObligationAct act, string? words) => database.Context.Add(obligation.Do(act, user.RequiredAccount, clock.GetUtcNow(), words));
}
