using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What in a partner's books means the initiative.</summary>
/// <param name="Dimension">Number of the dimension.</param>
/// <param name="Object">The object's code.</param>
/// <param name="Payer">With whose money what stands there is paid.</param>
public sealed record SieBinding(string Dimension, string Object, Payer Payer);

/// <summary>A row of the books that may become a cost.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="YearFirst">First day of its financial year.</param>
/// <param name="Series">Series of its voucher.</param>
/// <param name="Number">Number of its voucher; for one without, its day.</param>
/// <param name="Ordinal">Its place in the voucher.</param>
/// <param name="On">When.</param>
/// <param name="Account">Account.</param>
/// <param name="CostType">What that is counted as; null for nothing.</param>
/// <param name="Payer">With whose money.</param>
/// <param name="Amount">SEK; revenue below zero.</param>
/// <param name="Text">What it is called; null unless asked for.</param>
internal sealed record BookedRow(int Line, DateOnly YearFirst, string Series, string Number, int Ordinal, DateOnly On, string Account, string? CostType, Payer Payer, decimal Amount, string? Text);

/// <summary>An object of a file with what is booked on it.</summary>
internal sealed record BookedObject(string Dimension, string? DimensionName, string Object, string? Name, decimal Sum, int Count);

/// <summary>Finds an initiative's rows in a SIE file, one voucher at a time. Pure but for the reader.</summary>
internal static class SieCosts
{
    /// <summary>Longest text of a row that is kept.</summary>
    public const int LongestText = 300;

    /// <summary>Most objects that are offered.</summary>
    public const int MostObjects = 5_000;

    private const int LongestCode = 30;
    private const int MostOfVoucher = 100_000;

    /// <summary>The rows of costs and revenue on the bound objects within the days.</summary>
    public static IEnumerable<BookedRow> Rows(SieReader reader, IReadOnlyCollection<SieBinding> bindings, Func<string, string?> costTypeOf, DateOnly first, DateOnly last, bool keepsTexts)
    {
        var bound = bindings.ToDictionary(static binding => new SieObject(binding.Dimension, binding.Object), static binding => binding.Payer);
        var met = new Dictionary<(DateOnly Year, string Series, string Number), int>(); // numbers that come again: several vouchers without one, or a damaged file
        foreach (var voucher in reader.Vouchers())
        {
            var year = reader.YearOf(voucher.Date)?.First ?? new DateOnly(voucher.Date.Year, 1, 1);
            var (series, number) = (Cut(voucher.Series), voucher.Number.Length > 0 ? Cut(voucher.Number) : voucher.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            int? before = null;
            foreach (var (index, row) in voucher.Rows.Index())
            {
                if (row.Amount == 0 || row.Date < first || row.Date > last || !AccountPlan.IsCounted(row.Account) || row.Objects.Where(bound.ContainsKey).Select(one => (Payer?)bound[one]).FirstOrDefault() is not { } payer)
                {
                    continue;
                }

                before ??= met[(year, series, number)] = met.TryGetValue((year, series, number), out var times) ? times + 1 : 0;
                var text = row.Text.Length > 0 ? row.Text : voucher.Text;
                yield return new BookedRow(row.Line, year, series, number, (before.Value * MostOfVoucher) + index, row.Date, Cut(row.Account), costTypeOf(row.Account), payer, row.Amount,
                    keepsTexts && Seen(text) is { Length: > 0 } seen ? Letters.Cut(seen, LongestText) : null);
            }
        }
    }

    /// <summary>The objects that costs and revenue are booked on, those with the largest sums first.</summary>
    public static IReadOnlyList<BookedObject> Objects(SieReader reader, DateOnly first, DateOnly last)
    {
        var sums = new Dictionary<SieObject, (decimal Sum, int Count)>();
        foreach (var row in reader.Vouchers().SelectMany(static voucher => voucher.Rows).Where(row => row.Date >= first && row.Date <= last && AccountPlan.IsCounted(row.Account)))
        {
            foreach (var one in row.Objects.Where(one => one.Dimension.Length is > 0 and <= 20 && one.Id.Length is > 0 and <= 100 && !one.Dimension.Any(IsUnseen) && !one.Id.Any(IsUnseen) && (sums.Count < MostObjects || sums.ContainsKey(one))))
            {
                var (sum, count) = sums.GetValueOrDefault(one);
                sums[one] = (sum + row.Amount, count + 1);
            }
        }

        return [.. sums.OrderByDescending(static one => Math.Abs(one.Value.Sum)).ThenBy(static one => one.Key.Dimension, StringComparer.Ordinal).ThenBy(static one => one.Key.Id, StringComparer.Ordinal)
            .Select(one => new BookedObject(one.Key.Dimension, reader.Dimensions.GetValueOrDefault(one.Key.Dimension), one.Key.Id, reader.Objects.GetValueOrDefault(one.Key), one.Value.Sum, one.Value.Count))];
    }

    private static string Cut(string code) => Letters.Cut(Seen(code), LongestCode);

    /// <summary>Without what is not seen, which no database keeps.</summary>
    private static string Seen(string text) => text.Any(IsUnseen) ? string.Concat(text.Where(static letter => !IsUnseen(letter))) : text;

    private static bool IsUnseen(char letter) => char.IsControl(letter) || char.IsSurrogate(letter);
}
