using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Registers what has been drafted, corrects what was registered, or takes it back. Only the organisation that keeps an assessment may.</summary>
public sealed class RegisterAssessment(RequestDatabase database, AssessmentDrafts drafts, AssessmentRows rows, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers a view with all its parts; the user's draft of it then is none any longer. What is refused stays as a draft.</summary>
    internal async Task<Result> RunAsync(CaseFacts facts, Instrument instrument, Respondent respondent, AssessmentInput input, CancellationToken cancellation)
    {
        var taken = await drafts.TakeAsync(facts, instrument, respondent, input, cancellation);
        if (taken.Answers is not { } answers)
        {
            return taken.Result;
        }

        var stamp = Stamp.Of(clock, user);
        var earlier = await EarlierAsync(facts, instrument.Form.Key, respondent, except: null, cancellation);
        List<Problem> problems = [.. AnswerProblems(answers, taken.Result.Problems, earlier), .. DayProblems(facts, input, stamp)];
        if (problems.Count > 0 || taken.Draft is not { } draft)
        {
            if (taken.Draft is not null)
            {
                await database.CommitAsync(cancellation);
            }

            return Result.Of(problems);
        }

        database.Context.Remove(draft);
        database.Context.Add(new ProgressAssessment
        {
            Id = draft.Id,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            KeeperOrganisationId = draft.KeeperOrganisationId,
            FormId = draft.FormId,
            Respondent = respondent,
            Answers = draft.Answers,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Puts a corrected version in the place of one that stands.</summary>
    internal async Task<Result> CorrectAsync(CaseFacts facts, Guid assessment, AssessmentCorrectionInput input, CancellationToken cancellation)
    {
        if (await FindAsync(facts, assessment, cancellation) is not { } found)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var (standing, form) = found;
        var stamp = Stamp.Of(clock, user);
        var (answers, unread) = input.Read([.. form.Fields], FormAnswers.None(form));
        var earlier = await EarlierAsync(facts, form.Key, standing.Respondent, standing, cancellation);
        List<Problem> problems =
        [
            .. AnswerProblems(answers, unread, earlier),
            .. DayProblems(facts, input, stamp),
            .. Reasons.Required(nameof(input.Reason), input.Reason),
        ];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        standing.Supersede(stamp.At, input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.Add(new ProgressAssessment
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            KeeperOrganisationId = standing.KeeperOrganisationId,
            FormId = standing.FormId,
            Respondent = standing.Respondent,
            Answers = answers.ToJson(),
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes one back.</summary>
    internal async Task<Result> RetractAsync(CaseFacts facts, Guid assessment, string reason, CancellationToken cancellation)
    {
        List<Problem> problems = [.. Reasons.Required(nameof(AssessmentCorrectionInput.Reason), reason)];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (await FindAsync(facts, assessment, cancellation) is not { } found)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        found.Standing.Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>An assessment that stands and that the user may correct, with the version it is pinned to; null when there is none.</summary>
    internal async Task<(ProgressAssessment Standing, FormDefinition Form)?> FindAsync(CaseFacts facts, Guid assessment, CancellationToken cancellation)
    {
        if (user.OrganisationIn(facts.InitiativeId) is not { } keeper
            || await database.Context.Set<ProgressAssessment>().SingleOrDefaultAsync(
                row => row.Id == assessment && row.ParticipantId == facts.ParticipantId && row.SupersededAt == null && row.KeeperOrganisationId == keeper, cancellation) is not { } standing)
        {
            return null;
        }

        var version = await database.Context.Set<FormVersion>().AsNoTracking().SingleAsync(form => form.Id == standing.FormId, cancellation);
        return (standing, version.Definition);
    }

    /// <summary>What a view answered last, before one that is corrected or of all.</summary>
    internal async Task<FormAnswers?> EarlierAsync(CaseFacts facts, string form, Respondent respondent, ProgressAssessment? except, CancellationToken cancellation) =>
        (await rows.OfAsync(facts.ParticipantId, cancellation)).FirstOrDefault(history => history.Form.Key == form)?.Assessments
            .LastOrDefault(assessment => assessment.Respondent == respondent && (except is null || (assessment.Id != except.Id && assessment.OccurredOn <= except.OccurredOn)))?.Answers;

    /// <summary>What is wrong with all the answers: what cannot be read, what must be told and is not; and nothing at all is no assessment.</summary>
    private static IEnumerable<Problem> AnswerProblems(FormAnswers answers, IReadOnlyList<Problem> unread, FormAnswers? earlier) =>
    [
        .. unread,
        .. answers.All.Any() ? Array.Empty<Problem>() : [new Problem(string.Empty, "form.rule.missing")],
        .. answers.Missing(answers.Form.Fields).Concat(answers.Unexplained(answers.Form.Fields, earlier)).Select(FormInput.Beside).Where(problem => unread.All(other => other.Field != problem.Field)),
    ];

    private IEnumerable<Problem> DayProblems(CaseFacts facts, AssessmentInput input, Stamp stamp) => input.OccurredOn is { } day
        ? CaseDayRules.Within(nameof(input.OccurredOn), day, facts.EnrolledOn, stamp.Today)
        : [new Problem(nameof(input.OccurredOn), "ui.required")];
}
