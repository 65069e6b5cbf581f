using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Reads what a target can belong to, and which codes are taken.</summary>
public sealed class TargetChoices(RequestDatabase database)
{
    internal async Task<TargetPlan> LoadAsync(InitiativeId initiative, CancellationToken cancellation) => new(
        await database.QueryAsync<PlanChoice>(Sql.Of($"""
            select o.id, o.number || '. ' || {LocalText.Column("o.name")} as name from objectives o where o.initiative_id = {initiative} order by o.number
            """), cancellation),
        await database.QueryAsync<PlanChoice>(Sql.Of($"""
            select a.id, a.code || ' ' || {LocalText.Column("a.name")} as name from planned_activities a where a.initiative_id = {initiative} order by a.code, a.id
            """), cancellation),
        await database.QueryAsync<TakenCode>(Sql.Of($"select id, code, position from targets where initiative_id = {initiative}"), cancellation));

    /// <summary>Names of the objectives and the planned activity that a target belongs to.</summary>
    internal Task<IReadOnlyList<string>> NamesOfAsync(Target target, CancellationToken cancellation) => database.QueryAsync<string>(Sql.Of($"""
        select name from (
            select 1 as part, o.number::text as place, o.number || '. ' || {LocalText.Column("o.name")} as name from objectives o
            where o.initiative_id = {target.InitiativeId} and o.id = any({target.Objectives})
            union all
            select 2, a.code, a.code || ' ' || {LocalText.Column("a.name")} from planned_activities a
            where a.initiative_id = {target.InitiativeId} and a.id = {target.PlannedActivityId}::uuid) belongs
        order by part, length(place), place
        """), cancellation);

    /// <summary>Targets that are no longer promised.</summary>
    internal Task<IReadOnlyList<RemovedTarget>> RemovedAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<RemovedTarget>(Sql.Of($"""
        select t.id, t.code, {LocalText.Column("t.name")} as name, v.decided_on, v.reason
        from targets t join target_values v on v.target_id = t.id and v.kind = 'removal'
        where t.initiative_id = {initiative} order by t.position, t.code
        """), cancellation);
}

/// <summary>The plan around a target.</summary>
internal sealed record TargetPlan(IReadOnlyList<PlanChoice> Objectives, IReadOnlyList<PlanChoice> Activities, IReadOnlyList<TakenCode> Taken)
{
    /// <summary>The place after the last.</summary>
    public int NextPosition => Taken.Select(static target => target.Position).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>The code after the last of a result target: R13 after R12.</summary>
    public string NextCode
    {
        get
        {
            var last = Taken.Where(static target => target.Code.StartsWith('R'))
                .Select(static target => int.TryParse(target.Code.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0)
                .DefaultIfEmpty(0).Max();
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"R{last + 1:00}");
        }
    }

    /// <summary>What is wrong with a target's name and place.</summary>
    public IEnumerable<Problem> Problems(TargetWording wording, TargetId? except)
    {
        if (Taken.Any(target => target.Id != except && string.Equals(target.Code, wording.Code.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Problem(nameof(wording.Code), "results.wording.code_taken", wording.Code.Trim());
        }

        if (wording.Objectives.Any(objective => Objectives.All(choice => choice.Id != objective)))
        {
            yield return new Problem(nameof(wording.Objectives), "results.wording.objective_wrong");
        }

        if (wording.Activity is { } activity && Activities.All(choice => choice.Id != activity))
        {
            yield return new Problem(nameof(wording.Activity), "results.wording.activity_wrong");
        }
    }
}

/// <summary>A part of the plan to choose.</summary>
internal sealed record PlanChoice(Guid Id, string Name);

/// <summary>A code in use and its target's place.</summary>
internal sealed record TakenCode(TargetId Id, string Code, int Position);

/// <summary>A target that is no longer promised.</summary>
internal sealed record RemovedTarget(TargetId Id, string Code, string Name, DateOnly DecidedOn, string Reason);
