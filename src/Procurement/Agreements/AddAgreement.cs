using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Adds an agreement in the state it has reached. The same form sent twice adds it once.</summary>
public sealed class AddAgreement(RequestDatabase database, AgreementRules rules, AgreementRenewals renewals, CurrentUser user, TimeProvider clock)
{
    /// <summary>Done, or refused: a party that may not be that, a wrong amount, a day that lies ahead.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, NewAgreementInput input, CancellationToken cancellation = default)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<BusinessAgreement>().AnyAsync(agreement => agreement.Id == input.Id && agreement.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var (facts, result) = await rules.CheckAsync(initiative, input, responsible: null, cancellation);
        var problems = result.Problems.ToList();
        if (!AgreementStates.First.Contains(input.State))
        {
            problems.Add(new Problem(nameof(input.State), "procurement.problem.first_state"));
        }

        if (AgreementRules.DayProblem(input.OccurredOn, clock.Today()) is { } dayProblem)
        {
            problems.Add(dayProblem);
        }

        if (input.Renews is { } renews && await renewals.ProblemAsync(initiative, renews, cancellation) is { } renewalProblem)
        {
            problems.Add(renewalProblem);
        }

        if (facts is null || problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new BusinessAgreement(input.Id, initiative, facts, input.Renews));
        database.Context.Add(new AgreementStateRegistration
        {
            InitiativeId = initiative,
            AgreementId = input.Id,
            State = input.State,
            OccurredOn = input.OccurredOn,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
