using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An answer that another version of the form does not take.</summary>
/// <param name="Place">Where it stands, in words.</param>
/// <param name="Answer">What was answered, in words.</param>
public sealed record LostAnswer(string Place, string Answer);

/// <summary>What moving an application to a later version of its form comes to.</summary>
/// <param name="To">The version.</param>
/// <param name="Steps">What differs.</param>
/// <param name="Lost">Answers that are not shown any more; they stay in the history.</param>
public sealed record FormUpgrade(FormDefinition To, IReadOnlyList<FormStep> Steps, IReadOnlyList<LostAnswer> Lost);

/// <summary>Moves an application that is being written to the latest version of its form.</summary>
public sealed class UpgradeForm(RequestDatabase database, FunderForms forms, FormLibrary library)
{
    /// <summary>What it would come to; null when there is no later version, and when the application is not being written.</summary>
    public async Task<FormUpgrade?> FindAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        if (!draft.Application.State.IsOpen() || await forms.LatestAsync(draft.Form.Key, cancellation) is not { } latest || latest.Version <= draft.Form.Version)
        {
            return null;
        }

        var after = await ApplicationDraft.LoadOnAsync(database, draft.Application, latest, cancellation);
        return new FormUpgrade(latest, FormDifference.Of(draft.Form, latest), [.. Lost(draft, after)]);
    }

    /// <summary>Moves it; refused when what was shown is not what it would come to any more.</summary>
    /// <param name="draft">The application.</param>
    /// <param name="version">The version that was shown.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result> RunAsync(ApplicationDraft draft, int version, CancellationToken cancellation)
    {
        if (draft.Form.Version == version)
        {
            return Result.Done; // sent twice
        }

        if (!draft.Application.State.IsOpen())
        {
            return Result.Conflict("upgrades.problem.not_written");
        }

        if (await forms.LatestAsync(draft.Form.Key, cancellation) is not { } latest || latest.Version != version || version < draft.Form.Version)
        {
            return Result.Conflict("upgrades.problem.other_version");
        }

        draft.Application.FormVersionId = (await library.PinAsync(draft.Application.InitiativeId, FunderForms.Purpose, latest, cancellation)).Id;
        draft.Application.WholeSince = null; // until the next answer: it may ask for more
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static IEnumerable<LostAnswer> Lost(ApplicationDraft before, ApplicationDraft after)
    {
        foreach (var (key, answer) in before.Answers.All)
        {
            var field = before.Form.Find(key)!;
            if (field is not TableField table || answer is not TableAnswer rows)
            {
                if (!answer.Equals(after.Answers[key]))
                {
                    yield return Told(new AnswerPath(key), field, answer);
                }

                continue;
            }

            foreach (var row in rows.Rows)
            {
                foreach (var (column, cell) in row.Cells.Where(cell => !cell.Value.Equals(after[new AnswerPath(key, row.Id, cell.Key)])))
                {
                    yield return Told(new AnswerPath(key, row.Id, column), table.Find(column)!, cell);
                }
            }
        }

        LostAnswer Told(AnswerPath path, FormField field, FormAnswer answer) => new(AnswerWords.Place(before.Form, before.Answers, path), AnswerWords.Of(before.Answers, field, answer));
    }
}
