using Microsoft.EntityFrameworkCore;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Adds, changes and removes parts of a plan, alike for all kinds: within the initiative, by version, logged.</summary>
public sealed class PlanParts(RequestDatabase database)
{
    /// <summary>The part; null when the initiative has none with that id.</summary>
    internal Task<TPart?> FindAsync<TPart>(InitiativeId initiative, Guid id, CancellationToken cancellation)
        where TPart : class, IPlanPart =>
        database.Context.Set<TPart>().SingleOrDefaultAsync(part => part.Id == id && part.InitiativeId == initiative, cancellation);

    /// <summary>Adds a part last among its kind, one at a time in a plan; done at once when the same form has been sent before.</summary>
    internal async Task<Result> AddAsync<TPart>(TPart part, CancellationToken cancellation)
        where TPart : class, IPlanPart
    {
        var plan = $"plan {part.InitiativeId}";
        await database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended({plan}, 0))"), cancellation);
        var others = database.Context.Set<TPart>().Where(other => other.InitiativeId == part.InitiativeId);
        if (await others.AnyAsync(other => other.Id == part.Id, cancellation))
        {
            return Result.Done;
        }

        if (part is IOrderedPart ordered)
        {
            ordered.Position = (await others.MaxAsync(static other => (int?)EF.Property<int>(other, nameof(IOrderedPart.Position)), cancellation) ?? -1) + 1;
        }

        database.Context.Add(part);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Saves a part that <paramref name="change"/> has changed; a conflict when somebody has changed it since it was read.</summary>
    internal async Task<Result> ChangeAsync<TPart>(TPart part, uint version, Action<TPart> change, CancellationToken cancellation)
        where TPart : class, IPlanPart
    {
        if (part.Version != version)
        {
            return Result.Conflict("initiatives.problem.changed");
        }

        change(part);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Removes a part; refused when something else refers to it.</summary>
    internal async Task<Result> RemoveAsync<TPart>(TPart part, CancellationToken cancellation)
        where TPart : class, IPlanPart
    {
        database.Context.Remove(part);
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
            return Result.Done;
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            database.Context.ChangeTracker.Clear();
            return Result.Refused(string.Empty, "initiatives.problem.in_use");
        }
    }
}
