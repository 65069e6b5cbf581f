using FsCheck;
using FsCheck.Fluent;
using Samsteg.Participants;

namespace Samsteg.Rules;

public sealed class SwedishPhoneticsTests
{
    [Theory]
    [InlineData("Eriksson", "Ericsson", "Erikson", "Ericson", "Erixon", "ERIKSSON")]
    [InlineData("Kristina", "Christina", "Cristina")]
    [InlineData("Karlsson", "Carlsson", "Karlson", "Carlson")]
    [InlineData("Persson", "Pehrsson", "Pärsson", "Person")]
    [InlineData("Pettersson", "Petersson", "Peterson")]
    [InlineData("Svensson", "Swensson", "Svenson")]
    [InlineData("Gustafsson", "Gustavsson", "Gustafson")]
    [InlineData("Gustav", "Gustaf")]
    [InlineData("Lindqvist", "Lindkvist", "Lindquist", "Lindqwist")]
    [InlineData("Sjöberg", "Schöberg", "Skjöberg")]
    [InlineData("Sköld", "Schöld", "Sjöld")]
    [InlineData("Hjelm", "Hjälm", "Jelm")]
    [InlineData("Ljung", "Jung")]
    [InlineData("Göran", "Jöran", "Jøran")]
    [InlineData("Jörgen", "Joergen", "Jørgen")]
    [InlineData("Thomas", "Tomas")]
    [InlineData("Filip", "Philip", "Phillip")]
    [InlineData("Sofia", "Sophia", "Sofiya")]
    [InlineData("Elisabeth", "Elisabet", "Elizabeth")]
    [InlineData("Katarina", "Catharina", "Katharina")]
    [InlineData("Kristoffer", "Christopher", "Kristofer")]
    [InlineData("Joakim", "Joachim")]
    [InlineData("Isak", "Isaac", "Izaak")]
    [InlineData("Åke", "Aake", "Ake")]
    [InlineData("Märta", "Merta", "Maerta")]
    [InlineData("Schmidt", "Schmitt", "Smith")]
    [InlineData("Charlotte", "Sharlotte", "Sjarlotte")]
    [InlineData("Björn", "Biörn", "Bjørn")]
    [InlineData("Marie", "Mari")]
    [InlineData("Anna-Karin", "Anna Karin", "Annakarin")]
    [InlineData("José", "Jose")]
    public void Spellings_of_a_name_sound_the_same(params string[] spellings) =>
        spellings.Select(SwedishPhonetics.Key).Distinct().ShouldHaveSingleItem(string.Join(", ", spellings.Select(static one => $"{one}: {SwedishPhonetics.Key(one)}")));

    [Theory]
    [InlineData("Eriksson", "Edriksson")]
    [InlineData("Anna", "Hanna")]
    [InlineData("Lena", "Lina")]
    [InlineData("Karin", "Carina")]
    [InlineData("Nilsson", "Olsson")]
    [InlineData("Berg", "Bergman")]
    public void Names_that_sound_otherwise_are_told_apart(string one, string other) => SwedishPhonetics.Key(one).ShouldNotBe(SwedishPhonetics.Key(other));

    [Fact]
    public void A_key_is_made_of_letters_whatever_it_is_asked_about_and_knows_no_case() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), static name =>
        {
            var key = SwedishPhonetics.Key(name ?? string.Empty);
            return key.All(static letter => letter is >= 'A' and <= 'Z') && key.Zip(key.Skip(1)).All(static pair => pair.First != pair.Second);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Doubling_a_consonant_and_writing_v_as_w_changes_nothing() =>
        Prop.ForAll(Gen.Elements("abdefgiklmnoprstuvåäö".ToCharArray()).ArrayOf().Where(static letters => letters.Length > 0).ToArbitrary(), static letters =>
        {
            var name = new string(letters);
            var doubled = string.Concat(name.Select(static letter => "bflmnprt".Contains(letter, StringComparison.Ordinal) ? $"{letter}{letter}" : letter.ToString()));
            return SwedishPhonetics.Key(doubled) == SwedishPhonetics.Key(name) && SwedishPhonetics.Key(name.Replace('v', 'w')) == SwedishPhonetics.Key(name)
                && SwedishPhonetics.Key(name.ToUpperInvariant()) == SwedishPhonetics.Key(name);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_person_is_heard_by_family_name_and_first_given_name()
    {
        SwedishPhonetics.SoundsAlike("Anna Kristina", "Ericsson", "Anna", "Eriksson").ShouldBeTrue();
        SwedishPhonetics.SoundsAlike("Christina", "Carlson", "Kristina", "Karlsson").ShouldBeTrue();
        SwedishPhonetics.SoundsAlike("Anna", "Berg", "Karin", "Berg").ShouldBeFalse();
        SwedishPhonetics.SoundsAlike("Anna", "Berg", "Anna", "Borg").ShouldBeFalse();
        SwedishPhonetics.SoundsAlike("", "", "", "").ShouldBeFalse();
        SwedishPhonetics.SoundsAlike("李", "王", "张", "陈").ShouldBeFalse();
    }

    [Theory]
    [InlineData("1990-02-03", "1990-02-03", true)]
    [InlineData("1990-02-03", "1991-02-03", true)]
    [InlineData("1990-02-03", "1990-12-03", true)]
    [InlineData("1990-02-03", "1990-02-23", true)]
    [InlineData("1990-02-03", "1990-03-02", true)]
    [InlineData("1990-02-03", "1991-03-02", false)]
    [InlineData("1990-02-03", "1990-05-17", false)]
    public void Birth_dates_are_near_when_one_slip_lies_between_them(string one, string other, bool near)
    {
        BirthDates.AreNear(DateOnly.Parse(one), DateOnly.Parse(other)).ShouldBe(near);
        BirthDates.AreNear(DateOnly.Parse(other), DateOnly.Parse(one)).ShouldBe(near);
    }
}
