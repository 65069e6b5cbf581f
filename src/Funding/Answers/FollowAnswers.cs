using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Lets what lists and headings say of a draft initiative follow what its application says: name, days, last day of intake.</summary>
public sealed class FollowAnswers(RequestDatabase database)
{
    private static readonly string[] Followed = ["name", "start", "end", "intake_end"];

    /// <summary>After answers were written.</summary>
    public async Task RunAsync(ApplicationDraft draft, IReadOnlyList<ChangedAnswer> changed, CancellationToken cancellation)
    {
        if (!changed.Any(change => change.Path.Row is null && Followed.Contains(draft.Form.Find(change.Path.Field)?.Means)))
        {
            return;
        }

        var answers = draft.Answers.With(changed.Where(static change => change.Path.Row is null).Select(static change => KeyValuePair.Create(change.Path.Field, change.Answer)));
        if (await database.Context.FindAsync<Initiative>([draft.Application.InitiativeId], cancellation) is not { State: InitiativeState.Draft } initiative)
        {
            return;
        }

        var plan = PlanReader.Of(answers);
        var (start, end) = (plan.Start ?? initiative.StartsOn, plan.End ?? initiative.EndsOn);
        if (end > start)
        {
            initiative.FollowApplication(plan.Name ?? initiative.Name.ToString(), start, end, plan.IntakeEnd is { } intake && intake >= start && intake <= end ? intake : null);
            await database.Context.SaveChangesAsync(cancellation);
        }
    }
}
