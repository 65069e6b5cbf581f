using Samsteg.Organisations;

namespace Samsteg.Rules;

public sealed class LikeNamesTests
{
    private static readonly string[] Register = ["Lindens kafé AB", "Åhléns", "Eskilstuna kommun", "Region Sörmland", "AB"];

    [Theory]
    [InlineData("lindens kafe", "Lindens kafé AB")]
    [InlineData("Lindens Kaffe", "Lindens kafé AB")]
    [InlineData("Aktiebolag Ahlens", "Åhléns")]
    [InlineData("Eskilstuna komun", "Eskilstuna kommun")]
    public void A_slip_of_the_pen_marks_and_legal_form_do_not_matter(string name, string known) => Like(name).ShouldBe([known]);

    [Theory]
    [InlineData("Flens kommun")]
    [InlineData("Region Skåne")]
    [InlineData("Lindens verkstad")]
    [InlineData("HB")]
    [InlineData("")]
    public void Others_are_others(string name) => Like(name).ShouldBeEmpty();

    private static IReadOnlyList<string> Like(string name) => new LikeNames<string>(Register, static known => known).To(name, 5);
}
