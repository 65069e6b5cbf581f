using System.Text.Json;

namespace Samsteg.Results;

/// <summary>The calculators that come with the program.</summary>
public static class ShippedCalculators
{
    private static readonly string[] Names = ["self-support", "employment-clause", "cost-per-result", "housing", "consolidated-transport"];

    /// <summary>All of them, in the order they are offered.</summary>
    public static IReadOnlyList<Calculator> All { get; } = [.. Names.Select(Read)];

    /// <summary>The calculator of a key; null when none has it.</summary>
    public static Calculator? Find(string key) => All.FirstOrDefault(calculator => calculator.Key == key);

    private static Calculator Read(string name)
    {
        using var file = typeof(ShippedCalculators).Assembly.GetManifestResourceStream($"calculators/{name}.json") ?? throw new InvalidOperationException($"{name} is not shipped.");
        return JsonSerializer.Deserialize<Calculator>(file, CalculatorJson.Options) ?? throw new InvalidOperationException($"{name} is empty.");
    }
}
