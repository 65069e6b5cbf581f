using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;

namespace Samsteg.Rules.Platform;

public sealed class PasswordStrengthTests
{
    [Theory]
    [InlineData("")]
    [InlineData("kort men ok")]
    public void Short_ones_are_too_short(string password) => PasswordStrength.ProblemOf(password).ShouldBe(PasswordProblem.TooShort);

    [Theory]
    [InlineData("lösenord12345")]
    [InlineData("Sommar2026!!!")]
    [InlineData("SommarSommarSommar")]
    [InlineData("qwertyuiop12345")]
    [InlineData("12345678901234567890")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("P@ssw0rdP@ssw0rd")]
    [InlineData("Stockholm1912!")]
    [InlineData("Välkommen2025!")]
    [InlineData("samsteg-samsteg-2026")]
    [InlineData("1qaz2wsx3edc4rfv")]
    public void What_is_guessed_first_is_easy(string password) => PasswordStrength.ProblemOf(password).ShouldBe(PasswordProblem.EasyToGuess);

    [Theory]
    [InlineData("Anna Långström")]
    [InlineData("anna.langstrom1")]
    [InlineData("Långström2026!")]
    public void The_owners_own_details_are_easy(string password) =>
        PasswordStrength.ProblemOf(password, "Anna Långström", "anna.langstrom", "exempelkommun").ShouldNotBeNull();

    [Theory]
    [InlineData("en lång och ovanlig mening")]
    [InlineData("tre tranor över Tåkern")]
    [InlineData("kycklinggryta77")]
    [InlineData("x9#Lq2v!Tm7p")]
    [InlineData("correct horse battery staple")]
    public void What_is_hard_to_guess_will_do(string password) => PasswordStrength.ProblemOf(password, "Anna Långström").ShouldBeNull();

    [Fact]
    public void Any_text_gets_an_answer() =>
        Prop.ForAll<string?>(static text => PasswordStrength.ProblemOf(text ?? string.Empty, text, "ö", string.Empty, null) is var _).QuickCheckThrowOnFailure();
}
