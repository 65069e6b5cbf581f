using Samsteg.Organisations;

namespace Samsteg.Rules;

/// <summary>What follows from what is known of an organisation, and what it does in words.</summary>
public sealed class ProfileRulesTests
{
    [Theory]
    [InlineData("municipal_company", LegalForm.LimitedCompany, Sector.Public)]
    [InlineData("social_enterprise_asf", LegalForm.LimitedCompany, Sector.IdeaDriven)]
    [InlineData("coordination_association", null, Sector.Public)]
    [InlineData("company", null, Sector.Private)]
    [InlineData("consultant", LegalForm.EconomicAssociation, Sector.IdeaDriven)]
    [InlineData("school", LegalForm.Municipality, Sector.Public)]
    [InlineData("hybrid_organisation", LegalForm.LimitedCompany, Sector.Private)]
    [InlineData("school", null, null)]
    [InlineData("network", LegalForm.Other, null)]
    public void The_sector_follows_from_the_type_then_from_the_legal_form(string type, LegalForm? form, Sector? sector) =>
        Sectors.Of(type, form).ShouldBe(sector);

    [Fact]
    public void Tags_are_one_of_each_in_small_letters_by_alphabet() =>
        OrganisationTags.Read(["kafé", "återbruk", "Kafé"], " Hund  pensionat, KAFE\u0301;\n,ägg ").ShouldBe(["hund pensionat", "kafé", "återbruk", "ägg"]);

    [Fact]
    public void No_tags_are_none() => OrganisationTags.Read(null, null).ShouldBeEmpty();
}
