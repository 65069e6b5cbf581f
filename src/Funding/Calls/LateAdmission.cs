using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Why an application is to be let in.</summary>
public sealed record LateInput
{
    /// <summary>The reason.</summary>
    [MaxLength(1000)]
    public string? Reason { get; init; }
}

/// <summary>How an application stands to its call's last day, for the partial <c>/Calls/_LateAdmission.cshtml</c>.</summary>
/// <param name="Call">The call's name.</param>
/// <param name="ClosedOn">The day on which it closed.</param>
/// <param name="Reason">Why it may be sent in all the same; null when it may not.</param>
/// <param name="AdmittedBy">Who decided that.</param>
/// <param name="AdmittedAt">When.</param>
/// <param name="AdmitPath">Where it is let in; null where it is already, and where the viewer may not.</param>
public sealed record LateAdmission(string Call, DateOnly ClosedOn, string? Reason, string? AdmittedBy, DateTimeOffset? AdmittedAt, string? AdmitPath);

/// <summary>Reads how applications stand to their calls' last days.</summary>
public sealed class LateAdmissions(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>How an application stands; null when its call is open, when it is outside calls, and when it was sent in in time.</summary>
    public async Task<LateAdmission?> FindAsync(Application application, CancellationToken cancellation)
    {
        if (application.CallId is not { } id || (application.LateAdmittedAt is null && application.State.After(ApplicationAct.AdmitLate) is null)
            || await database.Context.Set<Call>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancellation) is not { } call
            || (application.LateAdmittedAt is null && !application.IsTooLate(call, clock.GetUtcNow())))
        {
            return null;
        }

        var by = application.LateAdmittedBy is { } account
            ? (await database.FindAsync<Named>(Sql.Of($"select display_name as name from accounts where id = {account}"), cancellation))?.Name : null;
        var mayAdmit = application.LateAdmittedAt is null && user.May(Permissions.ApplicationsPrepare, application.InitiativeId);
        return new LateAdmission(call.Name.ToString(), call.ClosedAt is { } closed && !(call.ClosesOn < SwedishTime.DateOf(closed)) ? SwedishTime.DateOf(closed) : call.ClosesOn!.Value,
            application.LateReason, by, application.LateAdmittedAt, mayAdmit ? $"{ApplicationPaths.Of(application.InitiativeId)}/sen" : null);
    }

    private sealed record Named(string Name);
}
