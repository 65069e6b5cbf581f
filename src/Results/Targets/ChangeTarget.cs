using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Changes how a target is called and where it belongs. What it promises is changed by a revision.</summary>
public sealed class ChangeTarget(RequestDatabase database, TargetChoices choices)
{
    /// <summary>The standing target; null when the initiative has none with that id, or it has been removed.</summary>
    internal async Task<Target?> FindAsync(InitiativeId initiative, TargetId id, CancellationToken cancellation)
    {
        var target = await database.Context.Set<Target>().Include("_values").Include("_objectives").AsSingleQuery()
            .SingleOrDefaultAsync(target => target.Id == id && target.InitiativeId == initiative, cancellation);
        return target is { IsRemoved: false } ? target : null;
    }

    /// <summary>Checks and saves; a conflict when somebody has changed it since it was read.</summary>
    internal async Task<Result> RunAsync(Target target, TargetWording wording, uint version, CancellationToken cancellation)
    {
        if (target.Version != version)
        {
            return Result.Conflict("results.change.changed_meanwhile");
        }

        var problems = (await choices.LoadAsync(target.InitiativeId, cancellation)).Problems(wording, target.Id).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        target.Code = wording.Code.Trim();
        target.Name = PlanText.Of(wording.NameSv, wording.NameEn);
        target.Detail = PlanText.Of(wording.DetailSv, wording.DetailEn);
        target.PlannedActivityId = wording.Activity;
        target.Measures(wording.Objectives);
        database.Context.Entry(target).Property(static entity => entity.Code).IsModified = true; // the version lies with the code and holds for the objectives too
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
