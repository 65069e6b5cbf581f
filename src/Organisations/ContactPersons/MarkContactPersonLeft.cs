using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The day somebody left.</summary>
public sealed record ContactPersonLeft
{
    /// <summary>Not ahead.</summary>
    [BindRequired]
    public DateOnly LeftOn { get; init; }
}

/// <summary>Marks that a contact person has left. They are kept, for what they once did there.</summary>
public sealed class MarkContactPersonLeft(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Done, also when somebody else has marked it the same; refused when the day lies ahead.</summary>
    /// <returns>Null when there is no such person at that organisation.</returns>
    public async Task<Result?> RunAsync(OrganisationId organisation, Guid id, ContactPersonLeft input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        var person = await database.Context.Set<ContactPerson>()
            .SingleOrDefaultAsync(found => found.Id == id && found.OrganisationId == organisation, cancellation);
        if (person is null)
        {
            return null;
        }

        if (input.LeftOn > clock.Today())
        {
            return Result.Refused(nameof(input.LeftOn), "organisations.problem.left_ahead");
        }

        person.Leave(input.LeftOn);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
