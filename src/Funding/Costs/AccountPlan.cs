using System.Globalization;

namespace Samsteg.Funding;

/// <summary>Accounts that are counted as one kind of cost.</summary>
/// <param name="First">First account.</param>
/// <param name="Last">Last account.</param>
/// <param name="CostType">A code of <see cref="CostTypes"/>; null for what is not counted.</param>
public readonly record struct AccountRange(int First, int Last, string? CostType)
{
    /// <summary>How many accounts there are in it.</summary>
    public int Width => Last - First;
}

/// <summary>
/// What accounts are counted as. Where ranges overlap the narrowest holds. Costs and revenue are the classes 3 to 8, in BAS as in the municipalities' Kommun-Bas; in BAS staff is class 7, in Kommun-Bas class 5.
/// </summary>
/// <param name="ranges">Groups of ranges; a group that says something of an account goes before those after it.</param>
public sealed class AccountPlan(params IReadOnlyList<IReadOnlyList<AccountRange>> ranges)
{
    /// <summary>Ranges for who keeps books by BAS.</summary>
    public static IReadOnlyList<AccountRange> Bas { get; } =
    [
        new(4000, 4999, "activities"), new(5000, 5199, "premises"), new(5200, 5599, "equipment"), new(5420, 5429, "it_systems"), new(5600, 5699, "travel"), new(5700, 5799, "equipment"),
        new(5800, 5899, "travel"), new(5900, 6099, "activities"), new(6100, 6199, "equipment"), new(6200, 6299, "it_systems"), new(6400, 6499, "audit"), new(6500, 6599, "consultants"),
        new(6540, 6549, "it_systems"), new(6800, 6899, "consultants"), new(7000, 7699, "other_staff"),
    ];

    /// <summary>Ranges for municipalities and regions.</summary>
    public static IReadOnlyList<AccountRange> KommunBas { get; } =
    [
        new(4000, 4499, "equipment"), new(4500, 4999, "activities"), new(5000, 5999, "other_staff"), new(5500, 5599, "travel"), new(6000, 6199, "premises"), new(6200, 6599, "equipment"),
        new(6600, 6799, "equipment"), new(6800, 6899, "it_systems"), new(7000, 7199, "travel"), new(7200, 7399, "activities"), new(7400, 7499, "consultants"), new(7500, 7699, "activities"),
    ];

    /// <summary>The usual ranges of a chart of accounts (<c>#KPTYP</c>); BAS where it is not known.</summary>
    public static IReadOnlyList<AccountRange> Usual(string? chart)
    {
        var name = (chart ?? string.Empty).Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        return name.Contains("KBAS", StringComparison.Ordinal) || name.Contains("KOMMUN", StringComparison.Ordinal) || name.Contains("LBAS", StringComparison.Ordinal) || name.Contains("REGION", StringComparison.Ordinal) ? KommunBas : Bas;
    }

    /// <summary>Whether an account holds costs or revenue, and not what is owned or owed.</summary>
    public static bool IsCounted(string account) => account is [>= '3' and <= '8', ..];

    /// <summary>Whether an account holds revenue, which stands below zero in the books.</summary>
    public static bool IsRevenue(string? account) => account is ['3', ..];

    /// <summary>What an account is counted as; null when no range has it.</summary>
    public string? CostTypeOf(string account) =>
        int.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? ranges.Select(group => group.Where(range => range.First <= number && number <= range.Last).OrderBy(static range => range.Width).Select(static range => (AccountRange?)range).FirstOrDefault())
                .FirstOrDefault(static range => range is not null)?.CostType
            : null;
}
