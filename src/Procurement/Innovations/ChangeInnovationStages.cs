using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>An initiative's gates as a form gives them.</summary>
public sealed class InnovationStagesInput
{
    /// <summary>Most gates in all.</summary>
    public const int Most = 60;

    /// <summary>The gates in order; one without a name is none.</summary>
    [MaxLength(Most)]
    public IList<StageInput> Stages { get; set; } = [];

    /// <summary>A gate.</summary>
    public sealed class StageInput
    {
        /// <summary>The gate that is changed; null for a new one.</summary>
        public Guid? Id { get; set; }

        /// <summary>Of what.</summary>
        public InnovationKind Kind { get; set; }

        /// <summary>Its name; empty takes it away.</summary>
        [MaxLength(InnovationStage.LongestName)]
        public string? Name { get; set; }
    }
}

/// <summary>The gates of an initiative.</summary>
public sealed class ChangeInnovationStages(RequestDatabase database)
{
    /// <summary>Adds the usual gates to an initiative that has none.</summary>
    internal async Task BeginAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        await HoldAsync(initiative, cancellation);
        if (!await database.Context.Set<InnovationStage>().AnyAsync(stage => stage.InitiativeId == initiative, cancellation))
        {
            Add(initiative, InnovationStage.Usual.Select(static usual => (usual.Kind, usual.Name)), []);
        }
    }

    /// <summary>Renames, adds last and takes away. Refused when a gate that is taken away has been passed; a conflict when others have been added meanwhile.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, InnovationStagesInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        await HoldAsync(initiative, cancellation);
        var known = await database.Context.Set<InnovationStage>().Where(stage => stage.InitiativeId == initiative).ToListAsync(cancellation);
        var asked = input.Stages.Where(static row => row.Id is not null).DistinctBy(static row => row.Id).ToDictionary(static row => row.Id!.Value);
        if (known.Count != asked.Count || known.Exists(stage => !asked.ContainsKey(stage.Id)))
        {
            return Result.Conflict("innovations.problem.changed");
        }

        foreach (var stage in known)
        {
            if (asked[stage.Id].Name?.Trim() is { Length: > 0 } name)
            {
                stage.Name = name;
            }
            else if (await database.Context.Set<InnovationEvent>().AnyAsync(row => row.StageId == stage.Id, cancellation))
            {
                return Result.Refused($"Stages[{input.Stages.IndexOf(asked[stage.Id])}].Name", "innovations.problem.stage_used");
            }
            else
            {
                database.Context.Remove(stage);
            }
        }

        Add(initiative, input.Stages.Where(static row => row.Id is null && !string.IsNullOrWhiteSpace(row.Name)).Select(static row => (row.Kind, row.Name!.Trim())), known);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private void Add(InitiativeId initiative, IEnumerable<(InnovationKind Kind, string Name)> stages, IReadOnlyCollection<InnovationStage> known)
    {
        foreach (var kind in stages.GroupBy(static stage => stage.Kind, static stage => stage.Name))
        {
            var first = known.Where(stage => stage.Kind == kind.Key).Select(static stage => stage.Position + 1).DefaultIfEmpty(0).Max();
            foreach (var (place, name) in kind.Index())
            {
                database.Context.Add(new InnovationStage { Id = Guid.CreateVersion7(), InitiativeId = initiative, Kind = kind.Key, Position = first + place, Name = name });
            }
        }
    }

    /// <summary>Until the transaction ends nobody else gives the initiative gates.</summary>
    private Task HoldAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended({"innovation_stages:" + initiative}, 0))"), cancellation);
}
