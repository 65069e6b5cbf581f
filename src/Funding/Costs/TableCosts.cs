using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Reads costs from a table: a workbook, or text with separated values. Its first row says what the columns are.</summary>
internal static class TableCosts
{
    /// <summary>Most rows.</summary>
    public const int MostRows = 20_000;

    private static readonly Dictionary<string, TableColumn> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["datum"] = TableColumn.Day, ["date"] = TableColumn.Day, ["dag"] = TableColumn.Day, ["bokföringsdatum"] = TableColumn.Day,
        ["belopp"] = TableColumn.Amount, ["amount"] = TableColumn.Amount, ["summa"] = TableColumn.Amount, ["kostnad"] = TableColumn.Amount,
        ["konto"] = TableColumn.Account, ["account"] = TableColumn.Account,
        ["kostnadstyp"] = TableColumn.CostType, ["cost type"] = TableColumn.CostType,
        ["verifikation"] = TableColumn.Voucher, ["ver"] = TableColumn.Voucher, ["verifikationsnummer"] = TableColumn.Voucher, ["voucher"] = TableColumn.Voucher,
        ["text"] = TableColumn.Text, ["beskrivning"] = TableColumn.Text, ["description"] = TableColumn.Text,
    };

    private enum TableColumn
    {
        Day,
        Amount,
        Account,
        CostType,
        Voucher,
        Text,
    }

    /// <summary>The rows, and what is wrong: rows that cannot be read are left out and told.</summary>
    /// <param name="rows">As the file gives them.</param>
    /// <param name="costTypes">Words for cost types in each language.</param>
    /// <param name="costTypeOf">What an account is counted as.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day.</param>
    /// <param name="keepsTexts">Whether texts are kept.</param>
    /// <param name="name">What the file is called, which tells its rows from another's.</param>
    /// <param name="payer">With whose money they are paid.</param>
    /// <param name="tell">Told the key and the row of each problem.</param>
    public static IEnumerable<BookedRow> Rows(
        IEnumerable<TableRow> rows, IReadOnlyDictionary<string, string> costTypes, Func<string, string?> costTypeOf, DateOnly first, DateOnly last, bool keepsTexts, string name, Payer payer, Action<string, int> tell)
    {
        Dictionary<TableColumn, int>? columns = null;
        var ordinals = new Dictionary<(int Year, string Voucher), int>();
        foreach (var row in rows.Take(MostRows + 2))
        {
            if (row.FaultKey is { } fault)
            {
                tell(fault, row.Number);
                yield break;
            }

            if (columns is null)
            {
                columns = row.Cells.Index().Select(static cell => (cell.Index, Is: Known.TryGetValue(cell.Item.Text.Trim(), out var column), Column: Known.GetValueOrDefault(cell.Item.Text.Trim())))
                    .Where(static cell => cell.Is).GroupBy(static cell => cell.Column).ToDictionary(static cells => cells.Key, static cells => cells.First().Index);
                if (!columns.ContainsKey(TableColumn.Day) || !columns.ContainsKey(TableColumn.Amount))
                {
                    tell("costs.table.headings", row.Number);
                    yield break;
                }

                continue;
            }

            string Cell(TableColumn column) => columns.TryGetValue(column, out var index) ? row[index].Text.Trim() : string.Empty;
            if (Cell(TableColumn.Day).Length == 0 && Cell(TableColumn.Amount).Length == 0)
            {
                continue;
            }

            if (!HumanInput.TryDay(Cell(TableColumn.Day), out var day))
            {
                tell("costs.table.day", row.Number);
                continue;
            }

            if (!HumanInput.TryNumber(Cell(TableColumn.Amount), out var amount) || Kronor.Rounded(amount) != amount || Math.Abs(amount) > BudgetRules.MostMoney)
            {
                tell("costs.table.amount", row.Number);
                continue;
            }

            if (amount == 0 || day < first || day > last)
            {
                continue;
            }

            var account = Cut(Cell(TableColumn.Account), 30);
            var type = Cell(TableColumn.CostType) is { Length: > 0 } word ? costTypes.GetValueOrDefault(word) : costTypeOf(account);
            if (type is null && Cell(TableColumn.CostType).Length > 0)
            {
                tell("costs.table.cost_type", row.Number);
            }

            var voucher = Cell(TableColumn.Voucher) is { Length: > 0 } number ? Cut(number, 30) : day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var ordinal = ordinals[(day.Year, voucher)] = ordinals.GetValueOrDefault((day.Year, voucher)) + 1;
            yield return new BookedRow(row.Number, new DateOnly(day.Year, 1, 1), Cut(name, 30), voucher, ordinal, day, account, type, payer, amount,
                keepsTexts && Cell(TableColumn.Text) is { Length: > 0 } text ? Cut(text, SieCosts.LongestText) : null);
        }
    }

    private static string Cut(string text, int longest) => Letters.Cut(string.Concat(text.Where(static letter => !char.IsControl(letter))), longest);
}
