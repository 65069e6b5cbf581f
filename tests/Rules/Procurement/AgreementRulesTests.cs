using Samsteg.Organisations;
using Samsteg.Platform;
using Samsteg.Procurement;

namespace Samsteg.Rules;

public sealed class AgreementRulesTests
{
    public static TheoryData<string> PublicTypes =>
        ["municipality", "municipality_unit", "municipal_company", "region", "regional_company", "state_authority"];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_organisation_buys_and_does_not_supply(string type)
    {
        AgreementRules.BuyerMustBePublic(Organisation(type)).ShouldBeNull();
        AgreementRules.SupplierMustNotBePublic(Organisation(type)).ShouldNotBeNull().TextKey.ShouldBe("procurement.problem.supplier_public");
    }

    [Fact]
    public void Every_other_organisation_supplies_and_does_not_buy()
    {
        foreach (var type in OrganisationTypes.All.Where(static type => !OrganisationTypes.IsPublic(type)))
        {
            AgreementRules.SupplierMustNotBePublic(Organisation(type)).ShouldBeNull(type);
            AgreementRules.BuyerMustBePublic(Organisation(type)).ShouldNotBeNull(type);
        }
    }

    [Theory]
    [InlineData("-0.01", "procurement.problem.value_negative")]
    [InlineData("0.001", "procurement.problem.value_decimals")]
    [InlineData("1000000000000", "procurement.problem.value_too_large")]
    public void A_wrong_amount_is_said_in_words(string amount, string textKey) =>
        AgreementRules.ValueProblem(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).ShouldNotBeNull().TextKey.ShouldBe(textKey);

    [Theory]
    [InlineData("0")]
    [InlineData("450000.50")]
    [InlineData("999999999999.99")]
    public void A_right_amount_passes(string amount) =>
        AgreementRules.ValueProblem(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeNull();

    [Fact]
    public void The_value_may_be_unknown() => AgreementRules.ValueProblem(null).ShouldBeNull();

    private static OrganisationChoice Organisation(string type) => new(NewId.Of<OrganisationId>(), "Provet", type);
}
