using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds, changes and removes the places of an organisation.</summary>
public sealed class ChangePlaces(RequestDatabase database)
{
    /// <summary>Most places of an organisation.</summary>
    public const int Most = 50;

    /// <summary>Adds a place. The same form sent twice adds it once.</summary>
    /// <returns>Null when there is no such organisation.</returns>
    public async Task<Result?> AddAsync(OrganisationId organisation, PlaceInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        if (!await database.Context.Set<Organisation>().AnyAsync(found => found.Id == organisation, cancellation))
        {
            return null;
        }

        var (facts, result) = input.Read(null);
        var places = database.Context.Set<OrganisationPlace>();
        if (facts is null || await places.AnyAsync(place => place.Id == input.Id && place.OrganisationId == organisation, cancellation))
        {
            return result;
        }

        if (await places.CountAsync(place => place.OrganisationId == organisation, cancellation) >= Most)
        {
            return Result.Refused(string.Empty, "organisations.places.too_many", Most);
        }

        places.Add(new OrganisationPlace(input.Id, organisation, facts));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Changes a place; a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when the organisation has no such place.</returns>
    public async Task<Result?> ChangeAsync(OrganisationId organisation, PlaceInput input, CancellationToken cancellation = default)
    {
        if (await FindAsync(organisation, input.Id, cancellation) is not { } place)
        {
            return null;
        }

        if (place.Version != input.Version)
        {
            return Result.Conflict("organisations.problem.changed");
        }

        var (facts, result) = input.Read(place);
        if (facts is not null)
        {
            place.Describe(facts);
            await database.Context.SaveChangesAsync(cancellation);
        }

        return result;
    }

    /// <summary>Removes a place; a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when the organisation has no such place.</returns>
    public async Task<Result?> RemoveAsync(OrganisationId organisation, PlaceInput input, CancellationToken cancellation = default)
    {
        if (await FindAsync(organisation, input.Id, cancellation) is not { } place)
        {
            return null;
        }

        if (place.Version != input.Version)
        {
            return Result.Conflict("organisations.problem.changed");
        }

        database.Context.Remove(place);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>A place of the organisation; null when it has none such.</summary>
    internal async Task<OrganisationPlace?> FindAsync(OrganisationId organisation, Guid place, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<OrganisationPlace>().SingleOrDefaultAsync(found => found.Id == place && found.OrganisationId == organisation, cancellation);
    }
}
