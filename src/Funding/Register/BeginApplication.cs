using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Begins an initiative and its application in one go, or the application of an initiative that is a draft. The same form sent again is done without doing anything.</summary>
public sealed class BeginApplication(RequestDatabase database, CreateInitiative create, StartApplication start, OpenCalls calls, CurrentUser user)
{
    /// <summary>Begins both; or is refused with problems, in which case nothing is written.</summary>
    public async Task<Result> RunAsync(NewApplicationInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Initiative>().AnyAsync(found => found.Id == input.Id, cancellation))
        {
            // Sent once more; an initiative that was begun otherwise is not this form's.
            return await database.Context.Set<Application>().AnyAsync(found => found.InitiativeId == input.Id, cancellation) ? Result.Done : Result.Refused(string.Empty, "ui.form_lost");
        }

        var (form, call, problem) = await calls.FindAsync(input.On, input.Owner, cancellation);
        if (problem is not null)
        {
            return Result.Of([problem, .. await create.ProblemsAsync(ToInitiative(input), cancellation)]);
        }

        var created = await create.RunAsync(ToInitiative(input), cancellation);
        return created.IsDone ? await start.RunAsync(input.Id, form!, call, cancellation) : created;
    }

    /// <summary>Begins the application of an initiative that is a draft.</summary>
    /// <returns>Null when there is no such initiative in which the viewer writes applications.</returns>
    public async Task<Result?> RunAsync(InitiativeId id, string? on, CancellationToken cancellation)
    {
        if (!user.May(Permissions.ApplicationsEdit, id) || await database.Context.Set<Initiative>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancellation) is not { } initiative)
        {
            return null;
        }

        if (await database.Context.Set<Application>().AnyAsync(found => found.InitiativeId == id, cancellation))
        {
            return Result.Done;
        }

        var (form, call, problem) = await calls.FindAsync(on, initiative.OwnerId, cancellation);
        return problem is null ? await start.RunAsync(id, form!, call, cancellation) : Result.Of([problem]);
    }

    private static InitiativeInput ToInitiative(NewApplicationInput input) => new() { Id = input.Id, NameSv = input.NameSv, Owner = input.Owner, StartsOn = input.StartsOn, EndsOn = input.EndsOn };
}
