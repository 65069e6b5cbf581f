using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What would be agreed: the version that all have signed, and the decision about it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Plan">What it says, as a plan, on the days that are granted.</param>
/// <param name="Earlier">What was agreed before, the latest first; none at the first time.</param>
/// <param name="Terms">What the decision lets be agreed.</param>
/// <param name="Decision">The decision; null where none of the board is needed.</param>
/// <param name="Conditions">Conditions that are to be met before, and are not.</param>
public sealed record AgreementProposal(FrozenVersion Version, FundingPlan Plan, IReadOnlyList<AgreedPlan> Earlier, AgreedTerms Terms, Decision? Decision, IReadOnlyList<DecisionCondition> Conditions)
{
    /// <summary>What holds until then; null at the first time.</summary>
    public AgreedPlan? Before => Earlier.Count == 0 ? null : Earlier[0];

    /// <summary>What it obliges to.</summary>
    public IReadOnlyList<PlannedObligation> Obligations => ObligationSchedule.Of(Plan);

    /// <summary>What the grant is to pay by the plan, SEK; more than is granted is lowered alike.</summary>
    public decimal Applied => PlanAdoption.GrantOf(Plan);

    /// <summary>Parties that the register does not have, which the initiative's plan therefore goes without.</summary>
    public IReadOnlyList<string> Unregistered => PlanAdoption.Unregistered(Plan);

    /// <summary>What is in the way.</summary>
    public IEnumerable<Problem> Problems => Conditions.Select(static condition => new Problem(string.Empty, "agreements.problem.condition", condition.Text))
        .Concat(Terms.EndsOn > Terms.StartsOn ? [] : [new Problem(string.Empty, "agreements.problem.days")]);
}

/// <summary>A plan that has been agreed.</summary>
/// <param name="Plan">What it says, on the days that are granted.</param>
/// <param name="Terms">On what terms.</param>
public sealed record AgreedPlan(FundingPlan Plan, AgreedTerms Terms)
{
    /// <summary>A plan on the terms that it is agreed on: the days that were granted hold, whatever days were applied for.</summary>
    public static AgreedPlan Of(FundingPlan plan, AgreedTerms terms) => new(plan with { Start = terms.StartsOn, End = terms.EndsOn }, terms);

    /// <summary>All that have been agreed, the latest first; empty while there is no agreement.</summary>
    public static async Task<IReadOnlyList<AgreedPlan>> AllAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation)
    {
        var agreements = (await Agreement.AllAsync(database, initiative, cancellation)).ToDictionary(static agreement => agreement.Version);
        var plans = new List<AgreedPlan>();
        foreach (var version in agreements.Count == 0 ? [] : await FrozenVersion.AllAgreedAsync(database, initiative, cancellation))
        {
            plans.Add(Of(PlanReader.Of(await version.AnswersAsync(database, cancellation)), agreements[version.Number].Terms));
        }

        return plans;
    }
}

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
        var earlier = await AgreedPlan.AllAsync(database, initiative, cancellation);
        if (application.State.After(ApplicationAct.Agree) is null)
        {
            return earlier.Count > 0 && await drafts.LoadAsync(initiative, cancellation) is { } draft && await amendments.FindAsync(draft, cancellation) is { NeedsBoard: false } amendment
                ? Of(amendment.Terms, null, []) : null;
        }

        var file = await decisions.AllAsync(initiative, cancellation);
        if (file.Standing is not { Maximum: { } maximum, StartsOn: { } starts, EndsOn: { } ends } decision)
        {
            return null;
        }

        var happened = file.Scenarios[decision.Id].Where(static scenario => scenario.Happened == true).OrderBy(static scenario => scenario.SettledAt).ToList();
        var terms = new AgreedTerms(happened.LastOrDefault(static scenario => scenario.Maximum is not null)?.Maximum ?? maximum, starts, happened.LastOrDefault(static scenario => scenario.EndsOn is not null)?.EndsOn ?? ends);
        return Of(terms, decision, [.. file.Conditions[decision.Id].Where(static condition => condition is { Phase: ConditionPhase.BeforeAgreement, State: ConditionState.Open })]);

        AgreementProposal Of(AgreedTerms on, Decision? by, IReadOnlyList<DecisionCondition> conditions) => new(version, AgreedPlan.Of(plan, on).Plan, earlier, on, by, conditions);
    }
}
