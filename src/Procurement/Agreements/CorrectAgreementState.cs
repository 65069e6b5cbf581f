using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What should have been registered, and why it was not.</summary>
public sealed record AgreementCorrection
{
    /// <summary>The state it had reached.</summary>
    [BindRequired]
    public AgreementState State { get; init; }

    /// <summary>The day it did.</summary>
    [BindRequired]
    public DateOnly OccurredOn { get; init; }

    /// <summary>Why the agreement never came about; asked of that state only.</summary>
    [MaxLength(500)]
    public string? Because { get; init; }

    /// <summary>Why it is corrected.</summary>
    [MaxLength(500)]
    public string Reason { get; init; } = string.Empty;
}

/// <summary>
/// Puts another registration in the place of a wrong one, or none in the place of one that should never have been made.
/// Figures as known before still show the wrong one.
/// </summary>
public sealed class CorrectAgreementState(RequestDatabase database, StandingStates states, CurrentUser user, TimeProvider clock)
{
    /// <summary>
    /// Done, or refused when the states would no longer follow on each other or nothing is different; a conflict when it
    /// has been corrected already.
    /// </summary>
    /// <returns>Null when there is no such agreement in that initiative.</returns>
    public async Task<Result?> RunAsync(
        InitiativeId initiative, BusinessAgreementId agreement, Guid registration, AgreementCorrection input, CancellationToken cancellation = default)
    {
        if (await states.HoldAsync(initiative, agreement, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.FirstOrDefault(row => row.Id == registration) is not { } wrong)
        {
            return Result.Conflict("procurement.problem.corrected_already");
        }

        var others = standing.Where(row => row.Id != registration).Select(static row => new AgreementStep(row.State, row.OccurredOn));
        var problem = Check(input, wrong, AgreementHistory.FaultOf(others.Append(new AgreementStep(input.State, input.OccurredOn))));
        if (problem is not null)
        {
            return Result.Of([problem]);
        }

        var now = clock.GetUtcNow();
        wrong.Supersede(now, input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.Add(new AgreementStateRegistration
        {
            InitiativeId = initiative,
            AgreementId = agreement,
            State = input.State,
            OccurredOn = input.OccurredOn,
            Because = AgreementRules.BecauseOf(input.State, input.Because),
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Done, or refused when it is the only one or a later one rests on it; a conflict when it is taken back already.</summary>
    /// <returns>Null when there is no such agreement in that initiative.</returns>
    public async Task<Result?> RetractAsync(
        InitiativeId initiative, BusinessAgreementId agreement, Guid registration, string reason, CancellationToken cancellation = default)
    {
        if (await states.HoldAsync(initiative, agreement, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.FirstOrDefault(row => row.Id == registration) is not { } wrong)
        {
            return Result.Conflict("procurement.problem.corrected_already");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Result.Refused(nameof(AgreementCorrection.Reason), "procurement.problem.reason");
        }

        var rest = standing.Where(row => row.Id != registration).Select(static row => new AgreementStep(row.State, row.OccurredOn));
        var textKey = AgreementHistory.FaultOf(rest) switch
        {
            AgreementHistoryFault.Empty => "procurement.problem.only_state",
            AgreementHistoryFault.Order or AgreementHistoryFault.Days => "procurement.problem.rested_on",
            _ => null,
        };
        if (textKey is not null)
        {
            return Result.Refused(string.Empty, textKey);
        }

        wrong.Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Problem? Check(AgreementCorrection input, AgreementStateRegistration wrong, AgreementHistoryFault fault) => fault switch
    {
        _ when string.IsNullOrWhiteSpace(input.Reason) => new Problem(nameof(input.Reason), "procurement.problem.reason"),
        _ when AgreementRules.DayProblem(input.OccurredOn, clock.Today()) is { } dayProblem => dayProblem,
        AgreementHistoryFault.Order or AgreementHistoryFault.Empty => new Problem(nameof(input.State), "procurement.problem.history_order"),
        AgreementHistoryFault.Days => new Problem(nameof(input.OccurredOn), "procurement.problem.history_days"),
        _ when AgreementRules.BecauseProblem(input.State, input.Because) is { } becauseProblem => becauseProblem,
        _ when input.State == wrong.State && input.OccurredOn == wrong.OccurredOn && AgreementRules.BecauseOf(input.State, input.Because) == wrong.Because => new Problem(nameof(input.OccurredOn), "procurement.problem.nothing_corrected"),
        _ => null,
    };
}
