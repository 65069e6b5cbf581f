using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Samsteg.Platform;

/// <summary>
/// Rows of a workbook's first sheet, read forwards from its XML (ECMA-376 part 1, 18.3) without a tree of it in memory. Both the transitional and the strict
/// namespaces are read, since only local names are asked for. Definitions of document types are refused, so that nothing expands.
/// </summary>
internal static class XlsxTable
{
    private const string Damaged = "documents.rule.damaged";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const int DaysFrom1900To1904 = 1462;
    private const double LastSerial = 2_958_465; // 9999-12-31

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = 400L * 1024 * 1024,
    };

    /// <summary>Numbers of formats that show a day, as every workbook knows them.</summary>
    private static readonly HashSet<int> BuiltInDays = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

    public static IEnumerable<TableRow> Rows(Stream file)
    {
        var number = 0;
        var open = Try(() => new Sheet(file));
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

    /// <summary>The first sheet, opened, with what its cells refer to.</summary>
    private sealed class Sheet : IDisposable
    {
        private readonly ZipArchive _zip;
        private readonly SharedTexts _texts = new();
        private readonly List<bool> _areDays = [];
        private readonly bool _countsFrom1904;
        private readonly XmlReader _rows;
        private int _number;

        public Sheet(Stream file)
        {
            _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var book = Target("_rels/.rels", string.Empty, static (type, _) => type.EndsWith("/officeDocument", StringComparison.Ordinal)) ?? "xl/workbook.xml";
            var relations = $"{Folder(book)}_rels/{book[Folder(book).Length..]}.rels";
            (var sheet, _countsFrom1904) = FirstSheet(book);
            ReadTexts(Target(relations, Folder(book), static (type, _) => type.EndsWith("/sharedStrings", StringComparison.Ordinal)));
            ReadStyles(Target(relations, Folder(book), static (type, _) => type.EndsWith("/styles", StringComparison.Ordinal)));
            var path = Target(relations, Folder(book), (_, id) => id == sheet) ?? throw new InvalidDataException("The workbook has no sheet.");
            _rows = Open(path) ?? throw new InvalidDataException("The sheet is not there.");
        }

        public void Dispose()
        {
            _rows.Dispose();
            _zip.Dispose();
        }

        /// <summary>The next row; null after the last.</summary>
        public TableRow? Next()
        {
            while (_rows.Read())
            {
                if (_rows is { NodeType: XmlNodeType.Element, LocalName: "row" })
                {
                    _number = int.TryParse(_rows.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > _number ? told : _number + 1;
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
            while (_rows.Read() && _rows is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
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
            while (_rows.Read() && _rows is not { NodeType: XmlNodeType.EndElement, LocalName: "c" })
            {
                if (_rows.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (_rows.LocalName)
                {
                    case "f": isFormula = true; break;
                    case "v": value = Text("v"); break;
                    case "is": value = Text("is"); break;
                }
            }

            return TableCell.Of(type switch
            {
                "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? _texts[number] ?? string.Empty : string.Empty,
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

            if (int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format < _areDays.Count && _areDays[format] && number is >= 1 and <= LastSerial)
            {
                return ExcelDay.Of((int)number + (_countsFrom1904 ? DaysFrom1900To1904 : 0)) is { } day ? day.ToString("O", CultureInfo.InvariantCulture) : value;
            }

            return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) ? plain.ToString("0.##########", CultureInfo.InvariantCulture) : value;
        }

        /// <summary>The text below an element, without how it is pronounced.</summary>
        private string Text(string element) => TextOf(_rows, element);

        private static string TextOf(XmlReader xml, string element)
        {
            if (xml.IsEmptyElement)
            {
                return string.Empty;
            }

            var text = string.Empty;
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false })
                {
                    while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "rPh" })
                    {
                    }
                }
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && text.Length <= TableCell.LongestText)
                {
                    text = text.Length == 0 ? xml.Value : text + xml.Value;
                }
            }

            return text;
        }

        private void ReadTexts(string? path)
        {
            using var xml = path is null ? null : Open(path);
            while (xml?.Read() == true)
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                {
                    _texts.Add(TextOf(xml, "si"));
                }
            }
        }

        private void ReadStyles(string? path)
        {
            using var xml = path is null ? null : Open(path);
            var own = new Dictionary<int, bool>();
            var isInCells = false;
            while (xml?.Read() == true)
            {
                if (xml.LocalName == "cellXfs")
                {
                    isInCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Whole(xml.GetAttribute("numFmtId")) is { } id)
                {
                    own[id] = ShowsDay(xml.GetAttribute("formatCode") ?? string.Empty);
                }
                else if (isInCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                {
                    _areDays.Add(Whole(xml.GetAttribute("numFmtId")) is { } format && (own.TryGetValue(format, out var shows) ? shows : BuiltInDays.Contains(format)));
                }
            }
        }

        private (string Relation, bool CountsFrom1904) FirstSheet(string path)
        {
            using var xml = Open(path) ?? throw new InvalidDataException("The workbook is not there.");
            var countsFrom1904 = false;
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                {
                    countsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("state") is null or "visible")
                {
                    return ((xml.GetAttribute("id", Relationships) ?? xml.GetAttribute("id", StrictRelationships)) ?? throw new InvalidDataException("The sheet has no part."), countsFrom1904);
                }
            }

            throw new InvalidDataException("The workbook has no sheet.");
        }

        /// <summary>The part that a relation leads to; null when there is none.</summary>
        private string? Target(string relations, string folder, Func<string, string, bool> isIt)
        {
            using var xml = Open(relations);
            while (xml?.Read() == true)
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Target") is { } target
                    && isIt(xml.GetAttribute("Type") ?? string.Empty, xml.GetAttribute("Id") ?? string.Empty))
                {
                    return target.StartsWith('/') ? target[1..] : folder + target;
                }
            }

            return null;
        }

        private XmlReader? Open(string path) => _zip.GetEntry(path) is { } entry ? XmlReader.Create(entry.Open(), Safe) : null;

        private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

        private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        /// <summary>Whether a format has a year or a day in it, outside quoted words, colours and conditions.</summary>
        private static bool ShowsDay(string format)
        {
            var (isQuoted, isBracketed) = (false, false);
            for (var index = 0; index < format.Length; index++)
            {
                switch (format[index])
                {
                    case '"': isQuoted = !isQuoted; break;
                    case '\\': index++; break;
                    case '[' when !isQuoted: isBracketed = true; break;
                    case ']' when !isQuoted: isBracketed = false; break;
                    case 'y' or 'Y' or 'd' or 'D' or 'å' or 'Å' when !isQuoted && !isBracketed: return true;
                }
            }

            return false;
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

/// <summary>Days as spreadsheets count them: 1 is the first of January 1900, and there was a 29th of February that year.</summary>
public static class ExcelDay
{
    private const int ImaginaryDay = 60;

    /// <summary>The day of a serial number; null for what is none.</summary>
    public static DateOnly? Of(int serial) => serial switch
    {
        < 1 or ImaginaryDay or > 2_958_465 => null,
        < ImaginaryDay => new DateOnly(1899, 12, 31).AddDays(serial),
        _ => new DateOnly(1899, 12, 30).AddDays(serial),
    };
}
