namespace Samsteg.Funding;

/// <summary>Arithmetic of Swedish kronor, in whole öre.</summary>
public static class Kronor
{
    /// <summary>To öre, half away from zero.</summary>
    public static decimal Rounded(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>
    /// An amount divided in proportion to weights, in whole öre, so that the parts sum to the amount: what is left over after rounding down goes öre by öre to those who lost most by it
    /// (the method of the largest remainder), the first among equals. Without weight they share alike.
    /// </summary>
    /// <param name="amount">What is divided; below zero too, in whole öre.</param>
    /// <param name="weights">Not below zero; one a part.</param>
    /// <exception cref="ArgumentException">There are no parts, or a weight is below zero.</exception>
    public static IReadOnlyList<decimal> Divide(decimal amount, IReadOnlyList<decimal> weights)
    {
        if (weights.Count == 0 || weights.Any(static weight => weight < 0))
        {
            throw new ArgumentException("An amount is divided among one or more, none of them by less than nothing.", nameof(weights));
        }

        var sum = weights.Sum();
        var shares = sum == 0 ? [.. weights.Select(static _ => 1m)] : weights;
        var all = sum == 0 ? shares.Count : sum;
        var ore = Math.Abs(amount) * 100m;
        var exact = shares.Select(share => ore * share / all).ToList();
        var parts = exact.Select(Math.Floor).ToArray();
        var left = (int)(Math.Round(ore) - parts.Sum());
        foreach (var index in exact.Index().OrderByDescending(part => part.Item - parts[part.Index]).ThenBy(static part => part.Index).Take(left).Select(static part => part.Index))
        {
            parts[index]++;
        }

        return [.. parts.Select(part => Math.Sign(amount) * part / 100m)];
    }
}
