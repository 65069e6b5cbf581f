using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
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

    /// <summary>First day; asked when it is signed.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day; asked when it is signed, as everybody is reminded by it.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Whether it is signed without a last day, which then is none also where one is written.</summary>
    [JsonIgnore]
    public bool IsUntilFurther { get; init; }
}

/// <summary>Registers that an agreement has reached its next state.</summary>
public sealed class RegisterAgreementState(RequestDatabase database, StandingStates states, CurrentUser user, TimeProvider clock)
{
    /// <param name="initiative">The initiative.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="input">What is asked.</param>
    /// <param name="asksPeriod">Whether it is asked how long a signed one holds; if not, a day that is left out stays as it is known.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <summary>Done, or refused: a state that may not follow, a day that lies ahead or before the last state's, a signed one of which nobody says how long it holds.</summary>
    /// <returns>Null when there is no such agreement in that initiative.</returns>
    public async Task<Result?> RunAsync(
        InitiativeId initiative, BusinessAgreementId agreement, AgreementStateInput input, bool asksPeriod, CancellationToken cancellation = default)
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

        var held = input.State is AgreementState.Signed ? await database.Context.Set<BusinessAgreement>().SingleAsync(found => found.Id == agreement, cancellation) : null;
        var (startsOn, endsOn) = asksPeriod
            ? (input.StartsOn, input.IsUntilFurther ? null : input.EndsOn)
            : (input.StartsOn ?? held?.StartsOn, input.EndsOn ?? held?.EndsOn);
        if (held is not null)
        {
            problems.AddRange(asksPeriod && endsOn is null && !input.IsUntilFurther
                ? [new Problem(nameof(input.EndsOn), "procurement.problem.signed_without_end")]
                : AgreementRules.PeriodProblems(startsOn, endsOn));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        held?.Hold(startsOn, endsOn);
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
