using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class SearchedWordTests
{
    [Theory]
    [InlineData("kafe", "Kafé Linden")]
    [InlineData("cafe", "CAFÉ")]
    [InlineData("kok", "Storkök")]
    [InlineData("ahlens", "Åhléns")]
    [InlineData("åhléns", "ÅHLÉNS")]
    [InlineData("åhlens", "Åhléns")]
    [InlineData("kafé", "Kafe Linden")]
    [InlineData("kafe\u0301", "Kafé")]
    [InlineData("störr", "Større")]
    [InlineData("(ab)", "Linden (AB)")]
    [InlineData("a.b", "a.b")]
    [InlineData("c:\\d", "C:\\D")]
    public void A_word_is_found_without_marks_and_inside_others(string typed, string text) => new SearchedWord(typed).IsIn(text).ShouldBeTrue();

    [Fact]
    public void Every_sign_of_the_keyboard_is_found_in_itself()
    {
        var signs = Enumerable.Range('!', '~' - '!' + 1).Select(static sign => (char)sign).ToList();
        foreach (var typed in signs.Select(static sign => $"a{sign}b").Append(string.Concat(signs)))
        {
            new SearchedWord(typed).IsIn(typed).ShouldBeTrue(typed);
        }
    }

    [Theory]
    [InlineData("städ", "Karlstad")]
    [InlineData("hår", "har")]
    [InlineData("kök", "kok")]
    [InlineData("a.b", "aob")]
    [InlineData("%", "Linden")]
    [InlineData("[a-z]", "b")]
    [InlineData("kafe", null)]
    public void Letters_and_signs_that_are_typed_are_meant(string typed, string? text) => new SearchedWord(typed).IsIn(text).ShouldBeFalse();
}
