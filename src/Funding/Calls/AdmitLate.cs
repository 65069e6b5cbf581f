using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Lets an application be sent in although its call is closed; who did it, when and why stays.</summary>
public sealed class AdmitLate(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Admits it.</summary>
    /// <returns>Null when there is no such application.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, LateInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<Application>().SingleOrDefaultAsync(found => found.InitiativeId == initiative, cancellation) is not { } application)
        {
            return null;
        }

        if (application.State.After(ApplicationAct.AdmitLate) is not null && application.LateAdmittedAt is not null)
        {
            return Result.Done; // sent twice, or by two at once
        }

        if (application.State.After(ApplicationAct.AdmitLate) is null || application.SubmittedAt is not null)
        {
            return Result.Conflict("applications.late.problem.sent");
        }

        var call = application.CallId is { } id ? await database.Context.Set<Call>().AsNoTracking().SingleAsync(found => found.Id == id, cancellation) : null;
        if (!application.IsTooLate(call, clock.GetUtcNow()))
        {
            return Result.Refused(string.Empty, "applications.late.problem.in_time");
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "applications.late.problem.reason");
        }

        database.Context.Add(application.AdmitLate(input.Reason.Trim(), user.RequiredAccount, clock.GetUtcNow()));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
