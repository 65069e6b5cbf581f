using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Marks that a contact person has left as of today; another day is given where the person is changed.</summary>
public sealed class MarkContactPersonLeft(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Done, also when they had left already; null when there is no such person at that organisation.</summary>
    public async Task<Result?> RunAsync(OrganisationId organisation, Guid id, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        var person = await database.Context.Set<ContactPerson>()
            .SingleOrDefaultAsync(found => found.Id == id && found.OrganisationId == organisation, cancellation);
        if (person is null)
        {
            return null;
        }

        if (person.LeftOn is null)
        {
            person.Leave(clock.Today());
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }
}
