using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Sends an application that all parties have signed to the association, or takes one back.</summary>
public sealed class SubmitApplication(RequestDatabase database, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>Sends it, while its call is open: until 23:59:59 in Stockholm on the last day.</summary>
    public async Task<Result> RunAsync(Application application, CancellationToken cancellation)
    {
        if (application.State.After(ApplicationAct.Submit) is null)
        {
            return Result.Conflict(application.State.IsWithAssociation() ? "signing.problem.submitted" : "signing.problem.not_signed");
        }

        if (await OpenCall.ProblemAsync(database, application, clock, cancellation) is { } closed)
        {
            return Result.Of([closed]);
        }

        database.Context.Add(application.Do(ApplicationAct.Submit, user.RequiredAccount, clock.GetUtcNow()));
        await database.Context.SaveChangesAsync(cancellation);
        await outbox.TellAsync(SigningMessages.Submitted, user.RequiredAccount, ApplicationPaths.Of(application.InitiativeId), cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>Takes it back, for ever.</summary>
    public async Task<Result> WithdrawAsync(Application application, WithdrawInput input, CancellationToken cancellation)
    {
        if (await Agreement.IsMadeAsync(database, application.InitiativeId, cancellation))
        {
            return Result.Conflict("amendments.problem.withdraw");
        }

        if (application.State.After(ApplicationAct.Withdraw) is null)
        {
            return Result.Conflict("signing.problem.not_withdrawn");
        }

        var reason = input.Reason?.Trim() ?? string.Empty;
        if (reason.Length is 0 or > WithdrawInput.Most)
        {
            return reason.Length == 0 ? Result.Refused(nameof(input.Reason), "signing.problem.reason") : Result.Refused(nameof(input.Reason), "form.rule.too_long", WithdrawInput.Most);
        }

        database.Context.Add(application.Do(ApplicationAct.Withdraw, user.RequiredAccount, clock.GetUtcNow(), reason));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}

/// <summary>Why an application is taken back.</summary>
public sealed class WithdrawInput
{
    /// <summary>Longest reason, in characters.</summary>
    public const int Most = 2000;

    /// <summary>The reason.</summary>
    [MaxLength(Most)]
    public string? Reason { get; set; }
}
