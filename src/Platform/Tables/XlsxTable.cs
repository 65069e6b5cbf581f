using System.Globalization;
using System.Xml;

namespace Samsteg.Platform;

/// <summary>
/// Rows of a workbook's first sheet, read forwards from its XML (ECMA-376 part 1, 18.3) without a tree of it in memory. Both the transitional and the strict
/// namespaces are read, since only local names are asked for. Definitions of document types are refused, so that nothing expands.
/// </summary>
internal static class XlsxTable
{
    private const string Damaged = "documents.rule.damaged";
    private const int DaysFrom1900To1904 = 1462;
    private const int LastRow = 1_048_576;
    private const double LastSerial = 2_958_465; // 9999-12-31

    public static IEnumerable<TableRow> Rows(Stream file)
    {
        var number = 0;
        var open = Try(() => new Sheet(new XlsxBook(file)));
        if (open is null)
        {
            yield return TableRow.Fault(1, Damaged);
            yield break;
        }

        using (open)
        {
            while (true)
            {
                var row = Try(() => open.Next() ?? TableRow.Fault(0, string.Empty)) ?? TableRow.Fault(number + 1, Damaged);
                if (row.FaultKey is "")
                {
                    yield break;
                }

                number = row.Number;
                if (!row.IsEmpty)
                {
                    yield return row;
                }

                if (row.FaultKey is not null)
                {
                    yield break;
                }
            }
        }
    }

    private static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException or IOException or FormatException or OverflowException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The rows of the first sheet.</summary>
    private sealed class Sheet(XlsxBook book) : IDisposable
    {
        private readonly XmlReader _rows = book.OpenSheet();
        private int _number;

        public void Dispose()
        {
            _rows.Dispose();
            book.Dispose();
        }

        /// <summary>The next row; null after the last.</summary>
        public TableRow? Next()
        {
            while (XlsxBook.Read(_rows))
            {
                if (_rows is { NodeType: XmlNodeType.Element, LocalName: "row" })
                {
                    _number = int.TryParse(_rows.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > _number ? told : _number + 1;
                    if (_number > LastRow)
                    {
                        throw new InvalidDataException("No workbook has so many rows.");
                    }

                    return _rows.IsEmptyElement ? new TableRow(_number, []) : new TableRow(_number, Cells());
                }

                if (_rows is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" })
                {
                    return null;
                }
            }

            return null;
        }

        private List<TableCell> Cells()
        {
            var cells = new List<TableCell>();
            var length = 0;
            while (XlsxBook.Read(_rows) && _rows is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
            {
                if (_rows is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                {
                    continue;
                }

                var column = Column(_rows.GetAttribute("r")) ?? cells.Count;
                var cell = Cell();
                length += cell.Text.Length;
                if (length > TableFile.LongestRow)
                {
                    throw new InvalidDataException("The row is too long.");
                }

                if (column >= TableFile.MostColumns || column < cells.Count)
                {
                    continue;
                }

                while (cells.Count < column)
                {
                    cells.Add(new TableCell(string.Empty));
                }

                cells.Add(cell);
            }

            return cells;
        }

        private TableCell Cell()
        {
            var (type, style) = (_rows.GetAttribute("t"), _rows.GetAttribute("s"));
            if (_rows.IsEmptyElement)
            {
                return new TableCell(string.Empty);
            }

            var (value, isFormula) = (string.Empty, false);
            while (XlsxBook.Read(_rows) && _rows is not { NodeType: XmlNodeType.EndElement, LocalName: "c" })
            {
                if (_rows.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (_rows.LocalName)
                {
                    case "f": isFormula = true; break;
                    case "v": value = XlsxBook.TextOf(_rows, "v"); break;
                    case "is": value = XlsxBook.TextOf(_rows, "is"); break;
                }
            }

            return TableCell.Of(type switch
            {
                "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? book.Text(number) : string.Empty,
                "inlineStr" or "str" or "e" or "d" => value,
                "b" => value,
                _ => Number(value, style),
            }, isFormula);
        }

        /// <summary>A number as it is written without an exponent; a day where its format shows one.</summary>
        private string Number(string value, string? style)
        {
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return value;
            }

            if (int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var format) && book.ShowsDay(format) && number is >= 1 and <= LastSerial)
            {
                return ExcelDay.Of((int)number + (book.CountsFrom1904 ? DaysFrom1900To1904 : 0)) is { } day ? day.ToString("O", CultureInfo.InvariantCulture) : value;
            }

            return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) ? plain.ToString("0.##########", CultureInfo.InvariantCulture) : value;
        }

        /// <summary>The column of an address such as <c>AB12</c>, from 0; null when it tells none.</summary>
        private static int? Column(string? address)
        {
            var column = 0;
            foreach (var letter in address ?? string.Empty)
            {
                if (letter is not (>= 'A' and <= 'Z'))
                {
                    break;
                }

                column = (column * 26) + letter - 'A' + 1;
                if (column > 16_384)
                {
                    return null;
                }
            }

            return column == 0 ? null : column - 1;
        }
    }
}
