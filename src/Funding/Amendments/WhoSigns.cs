namespace Samsteg.Funding;

/// <summary>Who signs an application: all its parties, or those whom an amendment of what they have agreed touches.</summary>
public sealed class WhoSigns(AmendmentReader amendments)
{
    /// <summary>Them, in the order of the form.</summary>
    public async Task<IReadOnlyList<SigningParty>> OfAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        var parties = SigningParties.Of(draft.Answers);
        return await amendments.FindAsync(draft, cancellation) is { } amendment ? Touched(parties, PlanReader.Of(draft.Answers), amendment.Difference) : parties;
    }

    /// <summary>Whether it is an amendment that amends nothing.</summary>
    public async Task<bool> ChangesNothingAsync(ApplicationDraft draft, CancellationToken cancellation) => await amendments.FindAsync(draft, cancellation) is { Difference.IsNothing: true };

    /// <summary>Those whom it touches. Who signs without being a party of the plan always does. Pure.</summary>
    public static IReadOnlyList<SigningParty> Touched(IReadOnlyList<SigningParty> parties, FundingPlan plan, AmendmentDifference difference) =>
        [.. parties.Where(party => plan.Parties.Where(one => one.Organisation == party.Organisation && (party.Organisation is not null || one.Name == party.Name)).ToList() is not { Count: > 0 } same || same.Exists(difference.Touches))];
}
