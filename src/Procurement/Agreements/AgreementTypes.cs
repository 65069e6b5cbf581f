using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>The kinds of agreements there are, as codes; labels are <c>agreement_type.CODE</c>.</summary>
public static class AgreementTypes
{
    private static readonly HashSet<string> BetweenEnterprises = ["subcontract", "consortium_agreement", "private_purchase"];

    /// <summary>All codes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "procurement_lou", "reserved_procurement", "reserved_execution", "direct_award", "framework_agreement", "call_off", "iop",
        "cooperation_agreement", "placement_agreement", "funding_agreement", "subcontract", "consortium_agreement", "private_purchase",
        "letter_of_intent",
    ];

    /// <summary>Those with a public buyer, which is what a business agreement is; the others are between enterprises.</summary>
    public static IReadOnlyList<string> WithPublicBuyer { get; } = [.. All.Where(static code => !BetweenEnterprises.Contains(code))];

    /// <summary>Key of a code's label.</summary>
    public static string TextKey(string code) => $"agreement_type.{code}";

    /// <summary>The codes with a public buyer as alternatives of a question.</summary>
    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. WithPublicBuyer.Select(code => new Choice(code, texts[TextKey(code)]))];
}
