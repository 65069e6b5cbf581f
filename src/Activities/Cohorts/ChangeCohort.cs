using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A cohort as a form gives it, with its phases.</summary>
public sealed class CohortInput
{
    /// <summary>Id of the form, which becomes the cohort's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The row version that was read; null for a new one.</summary>
    public uint? Version { get; set; }

    /// <summary>What it is called.</summary>
    [Required, StringLength(Cohort.LongestName)]
    public string? Name { get; set; }

    /// <summary>So many enterprises have room.</summary>
    [Required, Range(1, Cohort.MostMembers)]
    public int? Capacity { get; set; }

    /// <summary>The phases in order; one without a name is none.</summary>
    [MaxLength(Cohort.MostPhases)]
    public IList<PhaseInput> Phases { get; set; } = [];

    /// <summary>A phase.</summary>
    public sealed class PhaseInput
    {
        /// <summary>The phase that is changed; null for a new one.</summary>
        public Guid? Id { get; set; }

        /// <summary>What it is called.</summary>
        [StringLength(Cohort.LongestName)]
        public string? Name { get; set; }

        /// <summary>Planned to begin.</summary>
        public DateOnly? StartsOn { get; set; }

        /// <summary>Planned to end.</summary>
        public DateOnly? EndsOn { get; set; }
    }
}

/// <summary>Makes and changes cohorts and their phases.</summary>
public sealed class ChangeCohort(RequestDatabase database, CohortReader cohorts)
{
    /// <summary>The phases that a first cohort begins with.</summary>
    private static readonly string[] Usual = ["Forma", "Kunna", "Göra"];

    /// <summary>What a new cohort begins with: the phases of the initiative's latest one, or the usual ones.</summary>
    public async Task<CohortInput> BeginningAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        var latest = await database.QueryAsync<string>(Sql.Of($"""
            select name from cohort_phases where cohort_id = (select id from cohorts where initiative_id = {initiative} order by id desc limit 1) order by position, id
            """), cancellation);
        return new CohortInput { Capacity = 20, Phases = WithRoom((latest.Count > 0 ? latest : Usual).Select(static name => new CohortInput.PhaseInput { Name = name })) };
    }

    /// <summary>Phases with empty rows after them, to add more in.</summary>
    public static IList<CohortInput.PhaseInput> WithRoom(IEnumerable<CohortInput.PhaseInput> phases)
    {
        var rows = phases.ToList();
        rows.AddRange(Enumerable.Range(0, Math.Min(2, Cohort.MostPhases - rows.Count)).Select(static _ => new CohortInput.PhaseInput()));
        return rows;
    }

    /// <summary>Adds a cohort. The same form sent twice adds one.</summary>
    public async Task<Result> AddAsync(InitiativeId initiative, CohortInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Cohort>().AnyAsync(cohort => cohort.Id == input.Form && cohort.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var problems = ProblemsOf(input).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new Cohort { Id = input.Form, InitiativeId = initiative, Name = input.Name!.Trim(), Capacity = input.Capacity!.Value });
        AddPhases(initiative, input.Form, Named(input).Index());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Changes it. A phase that somebody has been in cannot be taken away.</summary>
    /// <returns>Null when the initiative has none such; a conflict when somebody else has changed it since it was read.</returns>
    public async Task<Result?> ReviseAsync(InitiativeId initiative, Guid id, CohortInput input, CancellationToken cancellation)
    {
        if (await cohorts.LockAsync(initiative, id, cancellation) is null)
        {
            return null;
        }

        var cohort = await database.Context.Set<Cohort>().SingleAsync(found => found.Id == id, cancellation);
        var phases = await database.Context.Set<CohortPhase>().Where(phase => phase.CohortId == id).ToListAsync(cancellation);
        if (cohort.Version != input.Version || Named(input).Any(row => row.Id is { } known && phases.All(phase => phase.Id != known)))
        {
            return Result.Conflict("cohorts.changed_meanwhile");
        }

        var gone = phases.Where(phase => Named(input).All(row => row.Id != phase.Id)).ToList();
        var goneIds = gone.Select(static phase => phase.Id).ToList();
        List<Problem> problems = [.. ProblemsOf(input)];
        if (await database.Context.Set<CohortMove>().AnyAsync(move => move.PhaseId != null && goneIds.Contains(move.PhaseId.Value), cancellation))
        {
            problems.Add(new Problem(string.Empty, "cohorts.phase.in_use"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        (cohort.Name, cohort.Capacity) = (input.Name!.Trim(), input.Capacity!.Value);
        database.Context.RemoveRange(gone);
        foreach (var (position, row) in Named(input).Index().Where(static row => row.Item.Id is not null))
        {
            var phase = phases.Single(one => one.Id == row.Id);
            (phase.Name, phase.Position, phase.StartsOn, phase.EndsOn) = (row.Name!.Trim(), position, row.StartsOn, row.EndsOn);
        }

        AddPhases(initiative, id, Named(input).Index().Where(static row => row.Item.Id is null));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static IEnumerable<CohortInput.PhaseInput> Named(CohortInput input) => input.Phases.Where(static row => !string.IsNullOrWhiteSpace(row.Name));

    private static IEnumerable<Problem> ProblemsOf(CohortInput input)
    {
        if (!Named(input).Any())
        {
            yield return new Problem("Phases[0].Name", "cohorts.phase.none");
        }

        foreach (var (place, row) in input.Phases.Index())
        {
            if (row.EndsOn < row.StartsOn)
            {
                yield return new Problem($"Phases[{place}].EndsOn", "cohorts.phase.ends_before");
            }
        }
    }

    private void AddPhases(InitiativeId initiative, Guid cohort, IEnumerable<(int Position, CohortInput.PhaseInput Row)> rows) =>
        database.Context.AddRange(rows.Select(row => new CohortPhase
        {
            InitiativeId = initiative, CohortId = cohort, Name = row.Row.Name!.Trim(), Position = row.Position, StartsOn = row.Row.StartsOn, EndsOn = row.Row.EndsOn,
        }));
}
