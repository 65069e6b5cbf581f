using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What is asked when an agreement has come further.</summary>
public sealed record AgreementStateInput
{
    /// <summary>The state it has reached.</summary>
    [BindRequired]
    public AgreementState State { get; init; }

    /// <summary>The day it did.</summary>
    [BindRequired]
    public DateOnly OccurredOn { get; init; }

    /// <summary>Why it never came about; asked of that state only.</summary>
    [MaxLength(500)]
    public string? Because { get; init; }

    /// <summary>First day; asked when it is signed. Left out, what is known stays.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day; asked when it is signed, as everybody is reminded by it. Left out, what is known stays.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Whether it is signed without a last day.</summary>
    public bool IsUntilFurther { get; init; }
}

/// <summary>Registers that an agreement has reached its next state.</summary>
public sealed class RegisterAgreementState(RequestDatabase database, StandingStates states, CurrentUser user, TimeProvider clock)
{
    /// <summary>Done, or refused: a state that may not follow, a day that lies ahead or before the last state's, a signed one of which nobody says how long it holds.</summary>
    /// <returns>Null when there is no such agreement in that initiative.</returns>
    public async Task<Result?> RunAsync(
        InitiativeId initiative, BusinessAgreementId agreement, AgreementStateInput input, CancellationToken cancellation = default)
    {
        if (await states.HoldAsync(initiative, agreement, cancellation) is not [.., var last])
        {
            return null;
        }

        var problems = new List<Problem>();
        if (!last.State.MayBecome(input.State))
        {
            problems.Add(new Problem(nameof(input.State), $"procurement.problem.after_{last.State.Code()}"));
        }

        if (AgreementRules.DayProblem(input.OccurredOn, clock.Today()) is { } dayProblem)
        {
            problems.Add(dayProblem);
        }
        else if (input.OccurredOn < last.OccurredOn)
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "procurement.problem.day_before_last", Display.Day(last.OccurredOn)));
        }

        if (AgreementRules.BecauseProblem(input.State, input.Because) is { } becauseProblem)
        {
            problems.Add(becauseProblem);
        }

        var held = await database.Context.Set<BusinessAgreement>().SingleAsync(found => found.Id == agreement, cancellation);
        if (input.State is AgreementState.Signed)
        {
            problems.AddRange(AgreementRules.SignedPeriodProblems(input, held.StartsOn, held.EndsOn));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (input.State is AgreementState.Signed)
        {
            held.Hold(input.StartsOn ?? held.StartsOn, input.EndsOn ?? held.EndsOn);
        }

        database.Context.Add(new AgreementStateRegistration
        {
            InitiativeId = initiative,
            AgreementId = agreement,
            State = input.State,
            OccurredOn = input.OccurredOn,
            Because = AgreementRules.BecauseOf(input.State, input.Because),
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
