using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>
/// Makes signed version and decision the agreement, or the amendment of it: the plan becomes the initiative's, its targets stand in the ledger, its budget is the frame for costs, what it obliges to is in the
/// calendar. All of it, or nothing.
/// </summary>
public sealed class MakeAgreement(
    RequestDatabase database, AgreementProposals proposals, AdoptPlan adopt, AdoptTargets targets, AdoptBudget budget, CreateObligations obligations, CreateDeliverables deliverables,
    TellParties parties, AuditTrail audit, Texts texts, CurrentUser user, TimeProvider clock)
{
    /// <summary>Holds the application: who comes second waits here, and finds that it is agreed. Before it is loaded.</summary>
    public Task LockAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"select from applications where initiative_id = {initiative} for update"), cancellation);

    /// <summary>Makes it; refused when a condition is not met, or the budget cannot be.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="sha256">Of the version that whoever agrees has seen.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result> RunAsync(InitiativeId initiative, byte[] sha256, CancellationToken cancellation)
    {
        var application = await database.Context.Set<Application>().SingleAsync(found => found.InitiativeId == initiative, cancellation);
        if (application.State == ApplicationState.Agreed)
        {
            return Result.Done;
        }

        if (await proposals.FindAsync(application, cancellation) is not { } proposal || !proposal.Version.Sha256.AsSpan().SequenceEqual(sha256))
        {
            return Result.Conflict("agreements.problem.changed");
        }

        var problems = proposal.Problems.ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var (reason, now) = (await ReasonAsync(initiative, cancellation), clock.GetUtcNow());
        var decided = texts.InSwedish(() => new AdoptedDecision(
            proposal.Decision?.DecidedOn ?? clock.Today(), proposal.Decision is { } by ? texts["agreements.by_board", by.Paragraph] : texts["agreements.by_delegation"], reason ?? texts["agreements.title"]));
        await InitiativeAsync(initiative, proposal, cancellation);
        if (await budget.RunAsync(initiative, proposal, decided, cancellation) is { IsDone: false } refused)
        {
            database.Abandon();
            return refused;
        }

        var agreement = await WriteAsync(application, proposal, now, cancellation);
        var (area, former) = (texts.InSwedish(() => texts["agreements.goal_area"]), proposal.Before?.Plan);
        var plan = await adopt.RunAsync(initiative, PlanAdoption.Of(initiative, proposal.Plan, area), former is null ? null : PlanAdoption.Of(initiative, former, area), cancellation);
        await targets.RunAsync(
            initiative, PlanAdoption.Targets(initiative, proposal.Plan, plan.Objectives), former is null ? null : PlanAdoption.Targets(initiative, former, plan.Objectives), decided, cancellation);
        await obligations.RunAsync(initiative, proposal.Obligations, cancellation);
        await deliverables.RunAsync(initiative, proposal.Plan, cancellation);
        await audit.RecordAsync("added", "agreements", agreement, initiative, cancellation: cancellation);
        await parties.RunAsync(FundingMessages.AgreementMade, initiative, AgreementPaths.Of(initiative), cancellation);
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
            plan.Purpose is null || plan.Purpose == before?.Purpose ? initiative.Purpose.Sv : plan.Purpose.Length > InitiativeInput.MostOfPurpose ? plan.Purpose[..(InitiativeInput.MostOfPurpose - 1)] + "…" : plan.Purpose,
            proposal.Terms.StartsOn, proposal.Terms.EndsOn,
            before is not null && plan.IntakeEnd == before.IntakeEnd ? initiative.IntakeEndsOn : plan.IntakeEnd, proposal.Terms.Maximum);
        foreach (var next in new[] { InitiativeState.Applied, InitiativeState.Approved, InitiativeState.Ongoing })
        {
            if (initiative.State.Next().Contains(next) && (next != InitiativeState.Ongoing || proposal.Terms.StartsOn <= clock.Today()))
            {
                initiative.MoveTo(next);
            }
        }

        await database.Context.SaveChangesAsync(cancellation);
    }

    private Task<string?> ReasonAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.ScalarAsync<string?>(Sql.Of($"select max(reason) from amendments where initiative_id = {initiative} and closed_at is null"), cancellation);

    private async Task<Guid> WriteAsync(Application application, AgreementProposal proposal, DateTimeOffset now, CancellationToken cancellation)
    {
        var (initiative, by) = (application.InitiativeId, user.RequiredAccount);
        database.Context.Add(application.Do(proposal.Decision is null ? ApplicationAct.AgreeByDelegation : ApplicationAct.Agree, by, now));
        await database.Context.SaveChangesAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"update application_versions set agreed_at = {now} where id = {proposal.Version.Id}"), cancellation);
        var agreement = Guid.CreateVersion7();
        await database.ExecuteAsync(Sql.Of($"""
            insert into agreements (id, initiative_id, number, version_id, decision_id, maximum, starts_on, ends_on, agreed_at, agreed_by)
            select {agreement}, {initiative}, coalesce(max(number), 0) + 1, {proposal.Version.Id}, {proposal.Decision?.Id}::uuid, {proposal.Terms.Maximum}, {proposal.Terms.StartsOn}, {proposal.Terms.EndsOn}, {now}, {by}
            from agreements where initiative_id = {initiative}
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update amendments set closed_at = {now}, closed_by = {by}, agreement_id = {agreement} where initiative_id = {initiative} and closed_at is null
            """), cancellation);
        return agreement;
    }
}
