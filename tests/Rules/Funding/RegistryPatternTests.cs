using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;

namespace Samsteg.Rules;

/// <summary>Registry numbers as an association writes them.</summary>
public sealed class RegistryPatternTests
{
    [Theory]
    [InlineData("{år}/{nr:000}", "2026/007")]
    [InlineData("DNR {år}/{nr}", "DNR 2026/7")]
    [InlineData("{nr:00}-{år} F", "07-2026 F")]
    public void A_number_is_written_as_the_pattern_says(string pattern, string written) => RegistryPattern.Read(pattern).Pattern!.Write(2026, 7).ShouldBe(written);

    [Theory]
    [InlineData("", "registry.problem.missing")]
    [InlineData(null, "registry.problem.missing")]
    [InlineData("DNR {nr}", "registry.problem.places")]
    [InlineData("{år}/{år}/{nr}", "registry.problem.places")]
    [InlineData("{år}/{nr:abc}", "registry.problem.places")]
    [InlineData("{år}/{nr} {x}", "registry.problem.places")]
    [InlineData("{år}{nr}", "registry.problem.between")]
    [InlineData("{år}/1{nr}", "registry.problem.between")]
    [InlineData("7{år}/{nr}", "registry.problem.digits")]
    [InlineData("{år}/{nr}0", "registry.problem.digits")]
    [InlineData("{år}/{nr} och så mycket annat som inte får plats", "registry.problem.long")]
    public void What_could_be_mistaken_is_refused(string? pattern, string key) => RegistryPattern.Read(pattern).Problem!.TextKey.ShouldBe(key);

    [Fact]
    public void No_two_numbers_are_written_alike_and_every_pattern_that_is_taken_writes()
    {
        var pieces = Gen.Elements("", " ", "DNR ", "/", "-", "{år}", "{nr}", "{nr:000}", "7", "{", "}");
        Prop.ForAll(pieces.ListOf().Select(static parts => string.Concat(parts)).ToArbitrary(), Gen.Choose(1, 2500).ArrayOf(4).ToArbitrary(), static (typed, numbers) =>
        {
            if (RegistryPattern.Read(typed).Pattern is not { } pattern)
            {
                return RegistryPattern.Read(typed).Problem is not null;
            }

            var (first, second) = ((Year: 1900 + (numbers[0] % 300), Number: numbers[1]), (Year: 1900 + (numbers[2] % 300), Number: numbers[3]));
            return pattern.Write(first.Year, first.Number) == pattern.Write(second.Year, second.Number) == (first == second);
        }).QuickCheckThrowOnFailure();
    }
}
