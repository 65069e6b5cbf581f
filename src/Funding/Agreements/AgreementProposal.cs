using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What would be agreed: the version that all have signed, and the decision about it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Plan">What it says, as a plan.</param>
/// <param name="Before">The plan that was agreed before, on its terms; null at the first time.</param>
/// <param name="Terms">What the decision lets be agreed.</param>
/// <param name="Decision">The decision; null where none of the board is needed.</param>
/// <param name="Conditions">Conditions that are to be met before, and are not.</param>
public sealed record AgreementProposal(FrozenVersion Version, FundingPlan Plan, AgreedPlan? Before, AgreedTerms Terms, Decision? Decision, IReadOnlyList<DecisionCondition> Conditions)
{
    /// <summary>What it obliges to.</summary>
    public IReadOnlyList<PlannedObligation> Obligations => ObligationSchedule.Of(Plan with { Start = Terms.StartsOn, End = Terms.EndsOn });

    /// <summary>What the grant is to pay by the plan, SEK; more than is granted is lowered alike.</summary>
    public decimal Applied => PlanAdoption.GrantOf(Plan);

    /// <summary>Parties that the register does not have, which the initiative's plan therefore goes without.</summary>
    public IReadOnlyList<string> Unregistered => PlanAdoption.Unregistered(Plan);

    /// <summary>What is in the way.</summary>
    public IEnumerable<Problem> Problems => Conditions.Select(static condition => new Problem(string.Empty, "agreements.problem.condition", condition.Text))
        .Concat(Terms.EndsOn > Terms.StartsOn ? [] : [new Problem(string.Empty, "agreements.problem.days")]);
}

/// <summary>A plan that has been agreed.</summary>
/// <param name="Plan">What it says.</param>
/// <param name="Terms">On what terms.</param>
public sealed record AgreedPlan(FundingPlan Plan, AgreedTerms Terms);

/// <summary>Puts together what would be agreed.</summary>
public sealed class AgreementProposals(RequestDatabase database, DecisionReader decisions, ApplicationDrafts drafts, AmendmentReader amendments)
{
    /// <summary>Null while nothing can be agreed: it is not granted, or an amendment is the board's to decide.</summary>
    public async Task<AgreementProposal?> FindAsync(Application application, CancellationToken cancellation)
    {
        var initiative = application.InitiativeId;
        if (application.State.After(ApplicationAct.Agree) is null && application.State.After(ApplicationAct.AgreeByDelegation) is null
            || await FrozenVersion.StandingAsync(database, initiative, cancellation) is not { } version)
        {
            return null;
        }

        var plan = PlanReader.Of(await version.AnswersAsync(database, cancellation));
        var before = await FrozenVersion.AgreedAsync(database, initiative, cancellation) is { } agreed
            ? new AgreedPlan(PlanReader.Of(await agreed.AnswersAsync(database, cancellation)), (await Agreement.AllAsync(database, initiative, cancellation))[0].Terms) : null;
        if (application.State.After(ApplicationAct.Agree) is null)
        {
            return before is not null && await drafts.LoadAsync(initiative, cancellation) is { } draft && await amendments.FindAsync(draft, cancellation) is { NeedsBoard: false } amendment
                ? new AgreementProposal(version, plan, before, amendment.Terms, null, []) : null;
        }

        var file = await decisions.AllAsync(initiative, cancellation);
        if (file.Standing is not { Maximum: { } maximum, StartsOn: { } starts, EndsOn: { } ends } decision)
        {
            return null;
        }

        var happened = file.Scenarios[decision.Id].Where(static scenario => scenario.Happened == true).OrderBy(static scenario => scenario.SettledAt).ToList();
        var terms = new AgreedTerms(happened.LastOrDefault(static scenario => scenario.Maximum is not null)?.Maximum ?? maximum, starts, happened.LastOrDefault(static scenario => scenario.EndsOn is not null)?.EndsOn ?? ends);
        return new AgreementProposal(version, plan, before, terms, decision,
            [.. file.Conditions[decision.Id].Where(static condition => condition is { Phase: ConditionPhase.BeforeAgreement, State: ConditionState.Open })]);
    }
}
