using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The user's own assessments in the making: begun, saved part by part, gone on with on another day, thrown away.</summary>
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

        var now = clock.GetUtcNow();
        if (begun is null)
        {
            var pinned = await library.PinAsync(facts.InitiativeId, Instrument.PurposeOf(instrument.Kind), form, cancellation);
            database.Context.Add(new AssessmentDraft
            {
                Id = input.Form,
                InitiativeId = facts.InitiativeId,
                ParticipantId = facts.ParticipantId,
                KeeperOrganisationId = keeper,
                AccountId = user.RequiredAccount,
                FormId = pinned.Id,
                Respondent = respondent,
                Answers = answers.ToJson(),
                SavedAt = now,
            });
        }
        else
        {
            (begun.Draft.Answers, begun.Draft.SavedAt) = (answers.ToJson(), now);
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
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

    private IQueryable<Pair> Query(ParticipantId participant) =>
        from draft in database.Context.Set<AssessmentDraft>()
        join form in database.Context.Set<FormVersion>() on draft.FormId equals form.Id
        where draft.ParticipantId == participant && draft.AccountId == user.RequiredAccount
        select new Pair { Draft = draft, Form = form };

    private sealed class Pair
    {
        public required AssessmentDraft Draft { get; init; }

        public required FormVersion Form { get; init; }
    }
}

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
