using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds somebody to talk to at an organisation. The same form sent twice adds them once.</summary>
public sealed class AddContactPerson(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Done, or refused when the day they left lies ahead; null when there is no such organisation.</summary>
    public async Task<Result?> RunAsync(OrganisationId organisation, ContactPersonInput input, CancellationToken cancellation = default)
    {
        if (input.Fault(clock.Today()) is { } fault)
        {
            return fault;
        }

        await database.BeginAsync(cancellation);
        if (!await database.Context.Set<Organisation>().AnyAsync(found => found.Id == organisation, cancellation))
        {
            return null;
        }

        if (!await database.Context.Set<ContactPerson>().AnyAsync(person => person.Id == input.Id && person.OrganisationId == organisation, cancellation))
        {
            database.Context.Add(new ContactPerson(input.Id, organisation, clock.Today(), input.ToFacts()));
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }
}
