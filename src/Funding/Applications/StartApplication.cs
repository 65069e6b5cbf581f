using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Begins an initiative's application on a version of a form, with what the initiative says already.</summary>
public sealed class StartApplication(RequestDatabase database, FormLibrary library, ApplicationDrafts drafts, SaveAnswers save)
{
    /// <summary>Begins it; one that is begun already is done without doing anything.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, FormDefinition form, Guid? call, CancellationToken cancellation)
    {
        var begun = await database.Context.Set<Initiative>().SingleAsync(found => found.Id == initiative, cancellation);
        if (await database.Context.Set<Application>().AnyAsync(application => application.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        if (begun.State != InitiativeState.Draft)
        {
            return Result.Conflict("applications.problem.not_draft");
        }

        var version = await library.PinAsync(initiative, FunderForms.Purpose, form, cancellation);
        database.Context.Add(new Application { InitiativeId = initiative, CallId = call, FormVersionId = version.Id });
        await database.Context.SaveChangesAsync(cancellation);
        var draft = (await drafts.LoadAsync(initiative, cancellation))!;
        return await save.ReplaceAsync(draft, await KnownAsync(begun, form, cancellation), reopens: false, cancellation);
    }

    // What is asked under another meaning, or not at all, is left to be written.
    private async Task<List<KeyValuePair<AnswerPath, FormAnswer?>>> KnownAsync(Initiative initiative, FormDefinition form, CancellationToken cancellation)
    {
        var answers = new List<KeyValuePair<AnswerPath, FormAnswer?>>();
        Say("name", new TextAnswer(initiative.Name.Sv));
        Say("start", new DayAnswer(initiative.StartsOn));
        Say("end", new DayAnswer(initiative.EndsOn));
        Say("purpose", initiative.Purpose.Sv.Length == 0 ? null : new TextAnswer(RichText.Tidy(initiative.Purpose.Sv)));
        if (form.Fields.FirstOrDefault(static asked => asked is TableField { Means: "owner" }) is TableField owner && owner.Find("organisation") is LookupField)
        {
            var row = Guid.CreateVersion7();
            var name = await database.ScalarAsync<string>(Sql.Of($"select name from organisations where id = {initiative.OwnerId}"), cancellation);
            answers.Add(new(new AnswerPath(owner.Key, row), new NumberAnswer(1)));
            answers.Add(new(new AnswerPath(owner.Key, row, "organisation"), new LookupAnswer(initiative.OwnerId.ToString(), name)));
        }

        return answers;

        void Say(string means, FormAnswer? answer)
        {
            if (answer is not null && form.Fields.FirstOrDefault(asked => asked.Means == means && asked.Takes(answer)) is { } asked)
            {
                answers.Add(new(new AnswerPath(asked.Key), answer));
            }
        }
    }
}
