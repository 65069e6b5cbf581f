using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What must hold for an agreement before it is written. Gives the facts, or the problems in words.</summary>
public sealed class AgreementRules(OrganisationChoices organisations)
{
    /// <summary>The most that an amount may be, in SEK: what its column holds.</summary>
    internal const decimal MostValue = 999_999_999_999.99m;

    /// <summary>A day before this is a slip of the pen: the law on coordination associations is of 2003.</summary>
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    internal async Task<(AgreementFacts? Facts, Result Result)> CheckAsync(AgreementInput input, CancellationToken cancellation)
    {
        var buyer = input.Buyer is { } buying ? await organisations.FindAsync(buying, cancellation) : null;
        var supplier = input.Supplier is { } supplying ? await organisations.FindAsync(supplying, cancellation) : null;
        var problems = new List<Problem>();
        if (!AgreementTypes.WithPublicBuyer.Contains(input.Type))
        {
            problems.Add(new Problem(nameof(input.Type), "procurement.problem.type"));
        }

        if (BuyerMustBePublic(buyer) is { } buyerProblem)
        {
            problems.Add(buyerProblem);
        }

        if (SupplierMustNotBePublic(supplier) is { } supplierProblem)
        {
            problems.Add(supplierProblem);
        }

        if (ValueProblem(input.Value) is { } valueProblem)
        {
            problems.Add(valueProblem);
        }

        return problems.Count > 0
            ? (null, Result.Of(problems))
            : (new AgreementFacts(input.Title.Trim(), input.Type, supplier!.Id, buyer!.Id, input.Value, input.Note?.Trim() ?? string.Empty), Result.Done);
    }

    internal static Problem? BuyerMustBePublic(OrganisationChoice? buyer) => buyer switch
    {
        null => new Problem(nameof(AgreementInput.Buyer), "procurement.problem.party_unknown"),
        { IsPublic: false } => new Problem(nameof(AgreementInput.Buyer), "procurement.problem.buyer_not_public", buyer.Name),
        _ => null,
    };

    internal static Problem? SupplierMustNotBePublic(OrganisationChoice? supplier) => supplier switch
    {
        null => new Problem(nameof(AgreementInput.Supplier), "procurement.problem.party_unknown"),
        { IsPublic: true } => new Problem(nameof(AgreementInput.Supplier), "procurement.problem.supplier_public", supplier.Name),
        _ => null,
    };

    internal static Problem? DayProblem(DateOnly day, DateOnly today) =>
        day > today ? new Problem(nameof(NewAgreementInput.OccurredOn), "procurement.problem.day_ahead")
        : day < Earliest ? new Problem(nameof(NewAgreementInput.OccurredOn), "procurement.problem.day_year")
        : null;

    internal static Problem? ValueProblem(decimal? value) => value switch
    {
        null => null,
        < 0 => new Problem(nameof(AgreementInput.Value), "procurement.problem.value_negative"),
        > MostValue => new Problem(nameof(AgreementInput.Value), "procurement.problem.value_too_large"),
        { } amount when decimal.Round(amount, 2) != amount => new Problem(nameof(AgreementInput.Value), "procurement.problem.value_decimals"),
        _ => null,
    };
}
