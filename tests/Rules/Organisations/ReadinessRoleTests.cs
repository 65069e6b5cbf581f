using Samsteg.Organisations;

namespace Samsteg.Rules;

/// <summary>Codes of roles, which addresses and other systems name.</summary>
public sealed class ReadinessRoleTests
{
    [Theory]
    [InlineData("Bli mentor för unga", "bli_mentor_for_unga")]
    [InlineData("  Å-Ä/Ö 2026!", "a_a_o")]
    [InlineData("2026", "role")]
    [InlineData("Ta emot prao-elever från alla kommunens högstadieskolor", "ta_emot_prao_elever_fran_alla_kommunen")]
    public void A_code_is_the_names_letters(string name, string code) => ReadinessRole.CodeOf(name, []).ShouldBe(code);

    [Fact]
    public void No_code_is_given_twice()
    {
        ReadinessRole.CodeOf("Mentor", ["mentor"]).ShouldBe("mentor_b");
        ReadinessRole.CodeOf("Mentor", ["mentor", "mentor_b"]).ShouldBe("mentor_c");
        ReadinessRole.CodeOf(new string('m', 100), [new string('m', 38)]).Length.ShouldBe(40);
    }
}
