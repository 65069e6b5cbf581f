using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What must hold for an agreement before it is written. Gives the facts, or the problems in words.</summary>
public sealed class AgreementRules(OrganisationChoices organisations, AccountChoices accounts)
{
    /// <summary>The most that an amount may be, in SEK: what its column holds.</summary>
    internal const decimal MostValue = 999_999_999_999.99m;

    /// <summary>A day before this is a slip of the pen: the law on coordination associations is of 2003.</summary>
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private static readonly DateOnly Latest = new(2100, 1, 1);

    /// <param name="initiative">Where it is.</param>
    /// <param name="input">What is asked.</param>
    /// <param name="responsible">Who is responsible already, and may stay so although the role has ended.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<(AgreementFacts? Facts, Result Result)> CheckAsync(
        InitiativeId initiative, AgreementInput input, AccountId? responsible, CancellationToken cancellation)
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

        problems.AddRange(PeriodProblems(input.StartsOn, input.EndsOn));
        if (input.Responsible is { } account && account != responsible
            && !(await accounts.AllAsync(initiative, Permissions.ProcurementEdit, cancellation)).Any(choice => choice.Value == account.ToString()))
        {
            problems.Add(new Problem(nameof(input.Responsible), "procurement.problem.responsible"));
        }

        return problems.Count > 0
            ? (null, Result.Of(problems))
            : (new AgreementFacts(
                input.Title.Trim(), input.Type, supplier!.Id, buyer!.Id, new(input.Value, input.ValueIs, input.StartsOn, input.EndsOn, input.RemindMonths),
                input.Responsible, input.Origin?.Trim() ?? string.Empty, input.Note?.Trim() ?? string.Empty), Result.Done);
    }

    internal static IEnumerable<Problem> PeriodProblems(DateOnly? startsOn, DateOnly? endsOn)
    {
        if (startsOn < Earliest || startsOn > Latest)
        {
            yield return new Problem(nameof(AgreementInput.StartsOn), "procurement.problem.day_year");
        }

        if (endsOn < Earliest || endsOn > Latest)
        {
            yield return new Problem(nameof(AgreementInput.EndsOn), "procurement.problem.day_year");
        }
        else if (endsOn < startsOn)
        {
            yield return new Problem(nameof(AgreementInput.EndsOn), "procurement.problem.ends_before_start");
        }
    }

    /// <summary>Why it never came about is said with that state.</summary>
    internal static Problem? BecauseProblem(AgreementState state, string? because) =>
        state == AgreementState.Dropped && string.IsNullOrWhiteSpace(because) ? new Problem(nameof(AgreementStateInput.Because), "procurement.problem.because") : null;

    /// <summary>What is kept of it: other states have no reason.</summary>
    internal static string BecauseOf(AgreementState state, string? because) => state == AgreementState.Dropped ? because!.Trim() : string.Empty;

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
