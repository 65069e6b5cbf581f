using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The user's own assessments in the making: begun, saved by the part or as the whole form stands, gone on with on another day, thrown away.</summary>
public sealed class AssessmentDrafts(RequestDatabase database, FormLibrary library, CurrentUser user, TimeProvider clock)
{
    /// <summary>What the user has begun about a participant.</summary>
    internal async Task<IReadOnlyList<BegunAssessment>> OfAsync(ParticipantId participant, CancellationToken cancellation) =>
    [
        .. (await Query(participant).OrderBy(static pair => pair.Draft.SavedAt).ToListAsync(cancellation)).Select(static pair => BegunAssessment.Of(pair.Draft, pair.Form)),
    ];

    /// <summary>What the user has begun of one view; null when nothing.</summary>
    internal async Task<BegunAssessment?> FindAsync(ParticipantId participant, string form, Respondent respondent, CancellationToken cancellation) =>
        await Query(participant).SingleOrDefaultAsync(pair => pair.Form.Key == form && pair.Draft.Respondent == respondent, cancellation) is { } pair
            ? BegunAssessment.Of(pair.Draft, pair.Form)
            : null;

    /// <summary>Saves a part. What is wrong is said beside its field, and the part is not saved.</summary>
    /// <param name="facts">The case.</param>
    /// <param name="instrument">By what.</param>
    /// <param name="respondent">Whose view.</param>
    /// <param name="section">Key of the part.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="earlier">The same view's latest answers; null when there are none.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<Result> SaveAsync(
        CaseFacts facts, Instrument instrument, Respondent respondent, string section, AssessmentInput input, FormAnswers? earlier, CancellationToken cancellation)
    {
        if (user.OrganisationIn(facts.InitiativeId) is not { } keeper)
        {
            return Result.Refused(string.Empty, "participants.rule.no_organisation");
        }

        var begun = await FindAsync(facts.ParticipantId, instrument.Form.Key, respondent, cancellation);
        var form = begun?.Answers.Form ?? instrument.Form;
        if (form.Sections.FirstOrDefault(candidate => candidate.Key == section) is not { } asked)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var (answers, problems) = input.Read(asked.Fields, begun?.Answers ?? FormAnswers.None(form));
        problems = problems.Count > 0 ? problems : [.. answers.Unexplained(asked.Fields, earlier).Select(FormInput.Beside)];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        await WriteAsync(facts, instrument.Kind, respondent, keeper, begun?.Draft, input.Form, answers, cancellation);
        return Result.Done;
    }

    /// <summary>Keeps all parts as they stand, answered or not. What cannot be read is said beside its field; the rest is committed all the same.</summary>
    /// <returns>Whether what can be read is kept, or registered already; and what is wrong.</returns>
    internal async Task<(bool IsKept, Result Result)> KeepAsync(
        CaseFacts facts, Instrument instrument, Respondent respondent, AssessmentInput input, CancellationToken cancellation)
    {
        var taken = await TakeAsync(facts, instrument, respondent, input, cancellation);
        if (taken.Draft is not null)
        {
            await database.CommitAsync(cancellation);
        }

        return (taken.Answers is not null || taken.Result.IsDone, taken.Result);
    }

    /// <summary>Writes the whole form as the draft, which <paramref name="input"/> then has the version of. A form with no answer begins none.</summary>
    internal async Task<TakenForm> TakeAsync(CaseFacts facts, Instrument instrument, Respondent respondent, AssessmentInput input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation); // what is kept while it is filled in may meet what is registered
        if (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from progress_assessments where id = {input.Form} and participant_id = {facts.ParticipantId})"), cancellation))
        {
            return new(null, null, Result.Done);
        }

        if (user.OrganisationIn(facts.InitiativeId) is not { } keeper)
        {
            return new(null, null, Result.Refused(string.Empty, "participants.rule.no_organisation"));
        }

        var begun = await FindAsync(facts.ParticipantId, instrument.Form.Key, respondent, cancellation);
        if (begun is not null && (begun.Draft.Id != input.Form || begun.Draft.Version != input.Version))
        {
            return new(null, null, Result.Conflict("participants.assess.changed_elsewhere"));
        }

        var form = begun?.Answers.Form ?? instrument.Form;
        var (answers, problems) = input.Read([.. form.Fields], FormAnswers.None(form));
        var draft = begun is null && !answers.All.Any()
            ? null
            : await WriteAsync(facts, instrument.Kind, respondent, keeper, begun?.Draft, input.Form, answers, cancellation);
        input.Version = draft?.Version;
        return new(answers, draft, Result.Of(problems));
    }

    /// <summary>Throws one away.</summary>
    /// <returns>Null when the user has none such.</returns>
    internal async Task<Result?> DiscardAsync(ParticipantId participant, Guid draft, CancellationToken cancellation)
    {
        if (await Query(participant).SingleOrDefaultAsync(pair => pair.Draft.Id == draft, cancellation) is not { } pair)
        {
            return null;
        }

        database.Context.Remove(pair.Draft);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<AssessmentDraft> WriteAsync(
        CaseFacts facts, InstrumentKind kind, Respondent respondent, OrganisationId keeper, AssessmentDraft? draft, Guid id, FormAnswers answers, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (draft is null)
        {
            draft = new AssessmentDraft
            {
                Id = id,
                InitiativeId = facts.InitiativeId,
                ParticipantId = facts.ParticipantId,
                KeeperOrganisationId = keeper,
                AccountId = user.RequiredAccount,
                FormId = (await library.PinAsync(facts.InitiativeId, Instrument.PurposeOf(kind), answers.Form, cancellation)).Id,
                Respondent = respondent,
                Answers = answers.ToJson(),
                SavedAt = now,
            };
            database.Context.Add(draft);
            await database.Context.SaveChangesAsync(cancellation);
            return draft;
        }

        // Past EF, whose writes are logged: that it was begun is, each pause in typing is not.
        (draft.Answers, draft.SavedAt) = (answers.ToJson(), now);
        draft.Version = await database.ScalarAsync<uint>(
            Sql.Of($"update assessment_drafts set answers = {draft.Answers}::jsonb, saved_at = {now} where id = {draft.Id} returning xmin"), cancellation);
        return draft;
    }

    private IQueryable<Pair> Query(ParticipantId participant) =>
        from draft in database.Context.Set<AssessmentDraft>().AsNoTracking()
        join form in database.Context.Set<FormVersion>() on draft.FormId equals form.Id
        where draft.ParticipantId == participant && draft.AccountId == user.RequiredAccount
        select new Pair { Draft = draft, Form = form };

    private sealed class Pair
    {
        public required AssessmentDraft Draft { get; init; }

        public required FormVersion Form { get; init; }
    }
}

/// <summary>What became of a whole form.</summary>
/// <param name="Answers">What could be read; null where it was not taken: it is registered already, or may not be written.</param>
/// <param name="Draft">The draft with the answers; null where there is none.</param>
/// <param name="Result">What is wrong.</param>
internal sealed record TakenForm(FormAnswers? Answers, AssessmentDraft? Draft, Result Result);

/// <summary>An assessment in the making.</summary>
/// <param name="Draft">The row.</param>
/// <param name="Kind">What the instrument is for.</param>
/// <param name="Answers">The answers so far.</param>
internal sealed record BegunAssessment(AssessmentDraft Draft, InstrumentKind Kind, FormAnswers Answers)
{
    /// <summary>The draft with what it is pinned to.</summary>
    public static BegunAssessment Of(AssessmentDraft draft, FormVersion form) => new(draft, Instrument.KindOf(form), FormAnswers.Parse(form.Definition, draft.Answers));

    /// <summary>Sections that are answered.</summary>
    public int Done => Answers.Form.Sections.Count(IsDone);

    /// <summary>Whether a section is answered, and everything in it that must be.</summary>
    public bool IsDone(FormSection section) => section.Fields.Any(field => Answers[field.Key] is not null) && !Answers.Missing(section.Fields).Any();
}
