using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>Makes the initiative what is agreed: its days and grant, budget, plan, targets, obligations and what it leaves behind. What was agreed before and does not differ stays as it has become.</summary>
public sealed class AdoptAgreement(
    RequestDatabase database, AdoptPlan adopt, AdoptTargets targets, AdoptBudget budget, CreateObligations obligations, CreateDeliverables deliverables, Texts texts, TimeProvider clock)
{
    /// <summary>Adopts it; refused, with nothing written, when the budget cannot be.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="proposal">What is agreed.</param>
    /// <param name="decided">Who decided it, when and why.</param>
    /// <param name="write">Writes what it stands on, once nothing can be refused any more.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result> RunAsync(InitiativeId initiative, AgreementProposal proposal, AdoptedDecision decided, Func<Task> write, CancellationToken cancellation)
    {
        await InitiativeAsync(initiative, proposal, cancellation);
        if (await budget.RunAsync(initiative, proposal, decided, cancellation) is { IsDone: false } refused)
        {
            database.Abandon();
            return refused;
        }

        await write();
        var (area, former) = (texts.InSwedish(() => texts["agreements.goal_area"]), proposal.Before?.Plan);
        var plan = await adopt.RunAsync(initiative, PlanAdoption.Of(initiative, proposal.Plan, area), former is null ? null : PlanAdoption.Of(initiative, former, area), cancellation);
        await targets.RunAsync(
            initiative, PlanAdoption.Targets(initiative, proposal.Plan, plan.Objectives), former is null ? null : PlanAdoption.Targets(initiative, former, plan.Objectives), decided, cancellation);
        await obligations.RunAsync(initiative, proposal.Obligations, cancellation);
        await deliverables.RunAsync(initiative, proposal.Plan, cancellation);
        await adopt.TakeAwayAsync(plan, cancellation);
        return Result.Done;
    }

    // Grant and days are the decision's; what has been said of the initiative since stays.
    private async Task InitiativeAsync(InitiativeId id, AgreementProposal proposal, CancellationToken cancellation)
    {
        var initiative = await database.Context.Set<Initiative>().SingleAsync(found => found.Id == id, cancellation);
        var (plan, before) = (proposal.Plan, proposal.Before?.Plan);
        initiative.Agree(
            plan.Name is null || plan.Name == before?.Name ? initiative.Name.Sv : plan.Name,
            plan.Purpose is null || plan.Purpose == before?.Purpose ? initiative.Purpose.Sv : plan.Purpose.Length > InitiativeInput.MostOfPurpose ? Letters.Cut(plan.Purpose, InitiativeInput.MostOfPurpose - 1) + "…" : plan.Purpose,
            proposal.Terms.StartsOn, proposal.Terms.EndsOn,
            before is not null && plan.IntakeEnd == before.IntakeEnd ? initiative.IntakeEndsOn : plan.IntakeEnd,
            proposal.Before?.Terms.Maximum == proposal.Terms.Maximum ? initiative.MaximumGrant ?? proposal.Terms.Maximum : proposal.Terms.Maximum);
        foreach (var next in new[] { InitiativeState.Applied, InitiativeState.Approved, InitiativeState.Ongoing })
        {
            if (initiative.State.Next().Contains(next) && (next != InitiativeState.Ongoing || proposal.Terms.StartsOn <= clock.Today()))
            {
                initiative.MoveTo(next);
            }
        }

        await database.Context.SaveChangesAsync(cancellation);
    }
}
