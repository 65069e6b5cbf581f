using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Changes what is known of a contact person, and whether they have left. With another mail address the account ends, as it may be another's: the former address and the leads are told.</summary>
public sealed class ChangeContactPerson(RequestDatabase database, TellOfContact tell, TimeProvider clock)
{
    /// <summary>Done, or refused when the day they left lies ahead; a conflict when somebody has changed them since they were read.</summary>
    /// <returns>Null when there is no such person at that organisation.</returns>
    public async Task<Result?> RunAsync(OrganisationId organisation, ContactPersonInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        var person = await database.Context.Set<ContactPerson>()
            .SingleOrDefaultAsync(found => found.Id == input.Id && found.OrganisationId == organisation, cancellation);
        if (person is null)
        {
            return null;
        }

        if (person.Version != input.Version)
        {
            return Result.Conflict("organisations.problem.changed");
        }

        if (input.Fault(clock.Today()) is { } fault)
        {
            return fault;
        }

        var facts = input.ToFacts();
        var isMoved = !string.IsNullOrEmpty(person.Email) && !string.Equals(facts.Email, person.Email, StringComparison.OrdinalIgnoreCase);
        var former = isMoved ? await tell.AddressAsync(person.Id, cancellation) : null;
        person.Describe(facts);
        await database.Context.SaveChangesAsync(cancellation);
        if (former is not null)
        {
            await tell.GoneAsync(former, cancellation);
        }

        if (isMoved)
        {
            await tell.LeadsAsync(organisation, person.Id, cancellation); // also without an account: the weekly questions are mailed there
        }

        return Result.Done;
    }
}
