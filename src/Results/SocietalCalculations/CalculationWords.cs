using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Values and units of calculators, in words.</summary>
internal static class CalculationWords
{
    /// <summary>Addresses of an initiative's calculations.</summary>
    public static string PathOf(InitiativeId initiative, Guid? calculation = null, string? page = null) => $"/insatser/{initiative}/kalkyler" + (calculation is { } id ? $"/{id}" : string.Empty) + (page is null ? string.Empty : $"/{page}");

    /// <summary>A unit in words: <c>kr per person och år</c>; empty for a bare number.</summary>
    public static string UnitOf(Texts texts, string unit)
    {
        var factors = (Unit.Read(unit) ?? Unit.None).Factors;
        string Named(KeyValuePair<string, int> factor, string form) => texts[$"unit.base.{factor.Key.ToLowerInvariant()}.{form}"] + Math.Abs(factor.Value) switch { 2 => "²", 3 => "³", > 3 => "^" + Math.Abs(factor.Value), _ => string.Empty };
        var above = string.Join('·', factors.Where(static factor => factor.Value > 0).Select(factor => Named(factor, "many")));
        var below = string.Join($" {texts["unit.and"]} ", factors.Where(static factor => factor.Value < 0).Select(factor => Named(factor, "one")));
        return below.Length == 0 ? above : $"{above} {texts["unit.per"]} {below}".Trim();
    }

    /// <summary>A value with its unit: kronor as money, shares in per cent.</summary>
    public static string ValueOf(Texts texts, double value, string unit, bool isShare)
    {
        var number = (decimal)Math.Clamp(value, -1e15, 1e15);
        return isShare ? Share(value)
            : unit == "SEK" ? Kronor(value)
            : $"{Display.ShortNumber(number, Math.Abs(number) < 100 ? 2 : 0)} {UnitOf(texts, unit)}".TrimEnd();
    }

    /// <summary>Whole kronor.</summary>
    public static string Kronor(double value) => Display.Money(Math.Round((decimal)Math.Clamp(value, -1e15, 1e15), MidpointRounding.AwayFromZero));

    /// <summary>Kronor of what rests on assumptions: whole thousands, for more would be feigned.</summary>
    public static string AboutKronor(double value) => Kronor(Math.Round(value / 1000) * 1000);

    /// <summary>A share in per cent, with a decimal where it has one.</summary>
    public static string Share(double share)
    {
        var hundredths = Math.Round((decimal)share * 100, 1, MidpointRounding.AwayFromZero);
        return Display.Percent(hundredths, hundredths == Math.Truncate(hundredths) ? 0 : 1);
    }

    /// <summary>How much is enough, in a sentence.</summary>
    public static string BreakEvenOf(Texts texts, SocietalCalculation calculation, CalculationResult result)
    {
        var parameter = calculation.Calculator.Parameters.Single(one => one.Key == calculation.Calculator.BreakEven);
        return result.BreakEven.Kind switch
        {
            BreakEvenKind.Always => texts["calculations.break_even.always", parameter.Name],
            BreakEvenKind.Never => texts["calculations.break_even.never", parameter.Name],
            _ when calculation.Given.GetValueOrDefault(parameter.Key) is { } given =>
                texts["calculations.break_even.given", parameter.Name, Enough(texts, parameter, result.BreakEven.Value), ValueOf(texts, given.Value.Mid, parameter.Unit, parameter.IsShare)],
            _ => texts["calculations.break_even.at", parameter.Name, Enough(texts, parameter, result.BreakEven.Value)],
        };
    }

    /// <summary>Enough of what is counted whole is the next whole one.</summary>
    private static string Enough(Texts texts, CalculatorParameter parameter, double value) =>
        ValueOf(texts, parameter.IsShare ? value : Math.Ceiling(value - 1e-6), parameter.Unit, parameter.IsShare);
}
