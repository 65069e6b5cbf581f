using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// Saves answers one by one. Nobody locks anything: an answer is written when what stands is what the writer saw. When somebody else has answered otherwise
/// meanwhile, neither is lost: what stands goes on standing, and the writer is told both.
/// </summary>
public sealed class SaveAnswers(RequestDatabase database, Lookups lookups, AuditTrail audit, ReopenApplication reopen, FollowAnswers follow, CurrentUser user, TimeProvider clock)
{
    /// <summary>Saves what differs from what the page showed.</summary>
    /// <param name="draft">The application.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="paths">Where each stands, by the keys of the input; what is not among them is not the page's.</param>
    /// <param name="newRow">The row that the answers are of, when it is a new one.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<SavedAnswers> RunAsync(
        ApplicationDraft draft, AnswerInput input, IReadOnlyDictionary<string, AnswerPath> paths, AnswerPath? newRow = null, CancellationToken cancellation = default)
    {
        if (!draft.Application.State.IsOpen() && !(draft.Application.State.MayReopen() && input.Reopens))
        {
            return new SavedAnswers { Result = Result.Conflict(draft.Application.State.MayReopen() ? "answers.problem.signed_meanwhile" : "answers.problem.closed") };
        }

        var (problems, conflicts, changed) = (new List<Problem>(), new List<AnswerConflict>(), new List<ChangedAnswer>());
        foreach (var key in input.Was.Keys)
        {
            if (!paths.TryGetValue(key, out var path) || path.FieldIn(draft.Form) is not { } field)
            {
                problems.Add(new Problem(string.Empty, "form.rule.unknown_field"));
                continue;
            }

            var standing = draft.Standing(path);
            var (answer, problem) = await ReadAsync(draft, field, input.TypedIn(key), standing?.Value, cancellation);
            if (problem is not null)
            {
                problems.Add(problem with { Field = $"{(AnswerInput.IsTicked(field) ? nameof(input.Chosen) : nameof(input.Answers))}[{key}]" });
            }
            else if (Same(answer, standing?.Value) || (standing?.Id != input.ShownIn(key) && await WasShownAsync(draft, path, input.ShownIn(key), answer, cancellation)))
            {
                continue; // nothing new, or not touched by this writer
            }
            else if (standing?.Id != input.ShownIn(key))
            {
                conflicts.Add(new AnswerConflict(key, path, standing!));
            }
            else
            {
                changed.Add(new ChangedAnswer(key, path, answer, standing?.Id));
            }
        }

        if (problems.Count > 0)
        {
            return new SavedAnswers { Result = Result.Of(problems), Conflicts = conflicts };
        }

        if (newRow is { } row && draft.Standing(row) is null)
        {
            changed.Add(new ChangedAnswer(string.Empty, row, new NumberAnswer(draft.NextPlace(row.Field)), null));
        }

        var saved = await WriteAsync(draft, changed, cancellation);
        conflicts.AddRange(changed.Where(change => !saved.ContainsKey(change.Path)).Select(static change => new AnswerConflict(change.Key, change.Path, null)));
        return new SavedAnswers { Result = Result.Done, Conflicts = conflicts, Saved = changed.Where(change => change.Key.Length > 0 && saved.ContainsKey(change.Path)).ToDictionary(static change => change.Key, change => saved[change.Path]) };
    }

    /// <summary>Takes a row of a table away; what stood in it stays in the history.</summary>
    public Task<Result> RemoveRowAsync(ApplicationDraft draft, AnswerPath row, bool reopens, CancellationToken cancellation) => PlaceAsync(draft, row, null, reopens, cancellation);

    /// <summary>Puts back a row that was taken away, as it was, after the others.</summary>
    public Task<Result> RestoreRowAsync(ApplicationDraft draft, AnswerPath row, bool reopens, CancellationToken cancellation) =>
        PlaceAsync(draft, row, new NumberAnswer(draft.NextPlace(row.Field)), reopens, cancellation);

    /// <summary>Lets a row change places with the one before it.</summary>
    public async Task<Result> RaiseRowAsync(ApplicationDraft draft, AnswerPath row, bool reopens, CancellationToken cancellation)
    {
        var rows = draft.Rows(row.Field);
        var place = rows.ToList().FindIndex(found => found.Id == row.Row);
        if (place < 1)
        {
            return Result.Done;
        }

        var before = new AnswerPath(row.Field, rows[place - 1].Id);
        var (own, other) = (draft.Standing(row)!, draft.Standing(before)!);
        return Closed(draft, reopens) ?? await WrittenAsync(draft, [new(string.Empty, row, other.Value, own.Id), new(string.Empty, before, own.Value, other.Id)], cancellation);
    }

    private async Task<Result> PlaceAsync(ApplicationDraft draft, AnswerPath row, FormAnswer? place, bool reopens, CancellationToken cancellation) =>
        Closed(draft, reopens) ?? (draft.Standing(row) is not { } marker ? Result.Refused(string.Empty, "answers.problem.no_row")
            : marker.Value is null == place is null ? Result.Done
            : await WrittenAsync(draft, [new ChangedAnswer(string.Empty, row, place, marker.Id)], cancellation));

    private static Result? Closed(ApplicationDraft draft, bool reopens) =>
        draft.Application.State.IsOpen() || (draft.Application.State.MayReopen() && reopens) ? null
        : Result.Conflict(draft.Application.State.MayReopen() ? "answers.problem.signed_meanwhile" : "answers.problem.closed");

    private async Task<Result> WrittenAsync(ApplicationDraft draft, IReadOnlyList<ChangedAnswer> changed, CancellationToken cancellation) =>
        (await WriteAsync(draft, changed, cancellation)).Count == changed.Count ? Result.Done : Result.Conflict("answers.problem.changed_meanwhile");

    /// <summary>Answers without knowing what stood: what an import or a choice between two answers brings.</summary>
    public async Task<Result> ReplaceAsync(ApplicationDraft draft, IEnumerable<KeyValuePair<AnswerPath, FormAnswer?>> answers, bool reopens, CancellationToken cancellation) =>
        Closed(draft, reopens) ?? await WrittenAsync(draft,
            [.. answers.Where(answer => !Same(answer.Value, draft.Standing(answer.Key)?.Value)).Select(answer => new ChangedAnswer(string.Empty, answer.Key, answer.Value, draft.Standing(answer.Key)?.Id))], cancellation);

    /// <summary>Says again what was said before, also where nothing can be written by hand: rows and answers that were not there are taken away.</summary>
    public Task<Result> RestoreAsync(ApplicationDraft draft, FormAnswers answers, CancellationToken cancellation)
    {
        var before = AnswerPath.All(answers).ToDictionary();
        var gone = AnswerPath.All(draft.Answers).Select(static answer => answer.Key).Where(path => !before.ContainsKey(path) && (path.Column is null || before.ContainsKey(path with { Column = null })));
        return WrittenAsync(draft,
            [.. before.Select(static answer => KeyValuePair.Create(answer.Key, (FormAnswer?)answer.Value)).Concat(gone.Select(static path => KeyValuePair.Create(path, (FormAnswer?)null)))
                .Where(answer => !Same(answer.Value, draft.Standing(answer.Key)?.Value)).Select(answer => new ChangedAnswer(string.Empty, answer.Key, answer.Value, draft.Standing(answer.Key)?.Id))], cancellation);
    }

    private async Task<(FormAnswer? Answer, Problem? Problem)> ReadAsync(ApplicationDraft draft, FormField field, string typed, FormAnswer? standing, CancellationToken cancellation)
    {
        if (typed.Length == 0)
        {
            return (null, null);
        }

        if (field is FilesField files)
        {
            return await lookups.ResolveAsync(files, typed, draft, cancellation) is { } chosen ? (chosen, null) : (null, new Problem(field.Key, "form.rule.choose_offered"));
        }

        var (answer, problem) = field.Read(typed);
        return problem is not null ? (null, problem)
            : field is LookupField && standing is LookupAnswer same && AnswerInput.Shown(field, same) == typed ? (same, null) // also when its words are those of another language
            : field is LookupField lookup
                ? await lookups.ResolveAsync(lookup, typed, draft, cancellation) is { } found ? (found, null) : (null, new Problem(field.Key, "form.rule.choose_offered"))
            : field is ReferenceField reference && answer is RowsAnswer rows && rows.Rows.Except(draft.Rows(reference.Table).Select(static row => row.Id)).Any()
                ? (null, new Problem(field.Key, "form.rule.choose_offered"))
            : (answer, null);
    }

    private async Task<bool> WasShownAsync(ApplicationDraft draft, AnswerPath path, Guid? shown, FormAnswer? answer, CancellationToken cancellation)
    {
        if (shown is null)
        {
            return answer is null;
        }

        var kept = await database.FindAsync<ShownAnswer>(
            Sql.Of($"select value::text as value from application_answers where id = {shown.Value} and initiative_id = {draft.Application.InitiativeId} and field = {path.Field}"), cancellation);
        return kept is not null && Same(AnswerData.Read(draft.Form, path, kept.Value), answer);
    }

    private async Task<Dictionary<AnswerPath, Guid>> WriteAsync(ApplicationDraft draft, IReadOnlyList<ChangedAnswer> changed, CancellationToken cancellation)
    {
        if (changed.Count == 0)
        {
            return [];
        }

        var initiative = draft.Application.InitiativeId;
        if (draft.Application.State.MayReopen())
        {
            await reopen.RunAsync(draft.Application, cancellation);
        }

        var now = clock.GetUtcNow(); // nothing is written in what somebody has frozen since it was read
        var rows = await database.QueryAsync<WrittenAnswer>(Sql.Of($"""
            with held as (
                select initiative_id from applications where initiative_id = {initiative} and state = {draft.Application.State} for share),
            wanted as (
                select * from unnest({changed.Select(static _ => Guid.CreateVersion7())}, {changed.Select(static change => change.Path.Field)}, {changed.Select(static change => change.Path.Row)}::uuid[],
                    {changed.Select(static change => change.Path.Column)}::text[], {changed.Select(static change => change.Answer?.Kept().ToJsonString(FormAnswers.Options))}::text[],
                    {changed.Select(static change => change.Standing)}::uuid[]) as w (id, field, row_id, column_key, value, standing)),
            gone as (
                update application_answers a set replaced_at = greatest({now}, a.saved_at) from wanted w, held h
                where a.id = w.standing and a.initiative_id = h.initiative_id and a.replaced_at is null returning a.id)
            insert into application_answers (id, initiative_id, field, row_id, column_key, value, saved_at, saved_by)
            select w.id, h.initiative_id, w.field, w.row_id, w.column_key, w.value::jsonb, {now}, {user.RequiredAccount} from wanted w, held h
            where w.standing is null or w.standing in (select id from gone)
            on conflict do nothing
            returning id, field, row_id, column_key
            """), cancellation);
        await audit.RecordAsync("answered", "applications", initiative.Value, initiative, changes: new { fields = rows.Select(static row => row.Field).Distinct() }, cancellation: cancellation);
        await follow.RunAsync(draft, changed, cancellation);
        var saved = rows.ToDictionary(static row => new AnswerPath(row.Field, row.RowId, row.ColumnKey), static row => row.Id);
        await NoteWholenessAsync(draft.With([.. changed.Where(change => saved.ContainsKey(change.Path))
            .Select(change => (KeyValuePair.Create(change.Path, new StandingAnswer(saved[change.Path], change.Answer, now, user.RequiredAccount)), true))]), now, cancellation);
        return saved;
    }

    /// <summary>Notes when an application becomes whole, or is not any more. Nobody waits for another writer here: what is not noted now is with the next answer.</summary>
    private async Task NoteWholenessAsync(ApplicationDraft draft, DateTimeOffset now, CancellationToken cancellation)
    {
        var isWhole = Completeness.Of(draft.Answers).IsWhole;
        if (draft.Application.State is ApplicationState.Draft && isWhole != draft.Application.WholeSince is not null)
        {
            await database.ExecuteAsync(Sql.Of($"""
                update applications set whole_since = {(DateTimeOffset?)(isWhole ? now : null)}
                where initiative_id in (select initiative_id from applications where initiative_id = {draft.Application.InitiativeId} for update skip locked)
                """), cancellation);
        }
    }

    private static bool Same(FormAnswer? one, FormAnswer? other) => one is null ? other is null : one.Equals(other);

    private sealed record ShownAnswer(string? Value);

    private sealed record WrittenAnswer(Guid Id, string Field, Guid? RowId, string? ColumnKey);
}

/// <summary>An answer that is to be written.</summary>
/// <param name="Key">Key of the input; empty for what no input holds.</param>
/// <param name="Path">Where.</param>
/// <param name="Answer">What; null to take it away.</param>
/// <param name="Standing">The answer whose place it takes; null when there is none.</param>
public sealed record ChangedAnswer(string Key, AnswerPath Path, FormAnswer? Answer, Guid? Standing);

/// <summary>That somebody else has answered otherwise since the page was made.</summary>
/// <param name="Key">Key of the input.</param>
/// <param name="Path">Where.</param>
/// <param name="Standing">What stands; null when it came in the very same moment: the page shows it when it is read anew.</param>
public sealed record AnswerConflict(string Key, AnswerPath Path, StandingAnswer? Standing);

/// <summary>What became of answers.</summary>
public sealed record SavedAnswers
{
    /// <summary>Done, also with conflicts; or refused with problems, in which case nothing was written.</summary>
    public required Result Result { get; init; }

    /// <summary>What others have answered otherwise; the rest was written.</summary>
    public IReadOnlyList<AnswerConflict> Conflicts { get; init; } = [];

    /// <summary>The new answer of each field that was written, by the keys of the input.</summary>
    public IReadOnlyDictionary<string, Guid> Saved { get; init; } = new Dictionary<string, Guid>();
}
