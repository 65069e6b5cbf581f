using System.Globalization;
using System.Text;

namespace Samsteg.Funding;

/// <summary>
/// Reads a file of the Swedish exchange format for accounting, SIE type 4 (4E from an accounting program, 4I from one beside it), one voucher at a time: memory does not grow with their number.
/// What the file says of itself is complete when its vouchers have been read. Source: SIE-gruppen, SIE filformat, version 4B and 4C.
/// </summary>
/// <param name="stream">The file; it can be read twice. It is not closed.</param>
internal sealed class SieReader(Stream stream)
{
    /// <summary>Longest line, in characters: several times what any program writes.</summary>
    public const int LongestLine = 8_000;

    /// <summary>Most problems that are kept whole; <see cref="Counts"/> has all.</summary>
    public const int MostProblems = 200;

    private const int LongestCode = 20;
    private const decimal MostMoney = 1_000_000_000_000m;

    /// <summary>Those that the format itself names.</summary>
    private static readonly string[] NamedDimensions = ["1", "2", "6", "7", "8", "9", "10"];

    private static readonly SieLine Unread = new(string.Empty, [], []);

    private readonly List<SieProblem> _problems = [];
    private readonly Dictionary<SieProblemKind, int> _counts = [];
    private readonly List<SieYear> _years = [];
    private readonly Dictionary<string, string> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _dimensions = new(StringComparer.Ordinal);
    private readonly Dictionary<SieObject, string> _objects = [];
    private readonly HashSet<string> _unnamed = new(StringComparer.Ordinal);
    private bool _isSie;
    private bool _isFlagged;
    private bool _hasVouchers;
    private bool _isOver;

    /// <summary>What it was written in, by its bytes.</summary>
    public Encoding Encoding { get; } = SieEncoding.Of(stream);

    /// <summary>Whose accounts they are (<c>#ORGNR</c>): ten digits with or without a hyphen, as it is written; null when it does not say.</summary>
    public string? OrganisationNumber { get; private set; }

    /// <summary>What the company is called (<c>#FNAMN</c>); null when it does not say.</summary>
    public string? Name { get; private set; }

    /// <summary>The program that wrote it (<c>#PROGRAM</c>); null when it does not say.</summary>
    public string? Program { get; private set; }

    /// <summary>The chart of accounts (<c>#KPTYP</c>), by which accounts mean different things; null when it does not say.</summary>
    public string? Chart { get; private set; }

    /// <summary>What kind of SIE file it says it is, 1 to 4; null when it does not say.</summary>
    public int? Type { get; private set; }

    /// <summary>The financial years it speaks of.</summary>
    public IReadOnlyList<SieYear> Years => _years;

    /// <summary>Names of accounts.</summary>
    public IReadOnlyDictionary<string, string> Accounts => _accounts;

    /// <summary>Names of dimensions that it names itself.</summary>
    public IReadOnlyDictionary<string, string> Dimensions => _dimensions;

    /// <summary>Names of objects.</summary>
    public IReadOnlyDictionary<SieObject, string> Objects => _objects;

    /// <summary>The first of what is wrong.</summary>
    public IReadOnlyList<SieProblem> Problems => _problems;

    /// <summary>How much of each kind is wrong.</summary>
    public IReadOnlyDictionary<SieProblemKind, int> Counts => _counts;

    /// <summary>The vouchers that can be read, in the file's order; what cannot is among the problems. Read once.</summary>
    public IEnumerable<SieVoucher> Vouchers()
    {
        using var lines = new SieLines(new StreamReader(stream, Encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true));
        while (!_isOver && lines.Next() is { } text)
        {
            var line = Split(text, lines.Number);
            if (line.Label != "VER")
            {
                Describe(line, lines.Number);
            }
            else if (ReadVoucher(line, lines) is { } voucher)
            {
                yield return voucher;
            }
        }

        if (!_isSie)
        {
            Tell(SieProblemKind.NotSie, 1, string.Empty);
        }
        else if (!_hasVouchers)
        {
            Tell(SieProblemKind.NoVouchers, lines.Number, string.Empty);
        }
    }

    /// <summary>The financial year that a day is in; null when the file speaks of none.</summary>
    /// <param name="day">The day.</param>
    public SieYear? YearOf(DateOnly day) => _years.Where(year => year.First <= day && day <= year.Last).Select(static year => (SieYear?)year).FirstOrDefault();

    private SieLine Split(SieText text, int number)
    {
        if (text.IsTooLong)
        {
            Tell(SieProblemKind.LongLine, number, string.Empty);
            return Unread;
        }

        if (text.Value.Contains('\uFFFD', StringComparison.Ordinal))
        {
            Tell(SieProblemKind.DamagedLetters, number, string.Empty);
        }

        var line = SieLine.Read(text.Value);
        _isSie |= line.Label is "FLAGGA" or "SIETYP" or "VER";
        return line;
    }

    private void Describe(SieLine line, int number)
    {
        switch (line)
        {
            case { Label: "FLAGGA" } when _isFlagged:
                Tell(SieProblemKind.SecondFile, number, string.Empty);
                _isOver = true;
                break;
            case { Label: "FLAGGA" }:
                _isFlagged = true;
                break;
            case { Label: "SIETYP", Fields: [var type, ..] } when int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out var known):
                Type = known;
                break;
            case { Label: "ORGNR", Fields: [var organisation, ..] }:
                OrganisationNumber = organisation;
                break;
            case { Label: "FNAMN", Fields: [var name, ..] }:
                Name = name;
                break;
            case { Label: "PROGRAM", Fields: [var program, ..] }:
                Program = program;
                break;
            case { Label: "KPTYP", Fields: [var chart, ..] }:
                Chart = chart;
                break;
            case { Label: "RAR", Fields: [var index, var first, var last, ..] }:
                AddYear(index, first, last, number);
                break;
            case { Label: "RAR" }:
                Tell(SieProblemKind.Date, number, string.Empty);
                break;
            case { Label: "VALUTA", Fields: [{ Length: > 0 } currency, ..] } when currency != "SEK":
                Tell(SieProblemKind.OtherCurrency, number, currency);
                break;
            case { Label: "KONTO", Fields: [var account, var name, ..] }:
                _accounts[account] = name;
                break;
            case { Label: "DIM" or "UNDERDIM", Fields: [var dimension, var name, ..] }:
                _dimensions[dimension] = name;
                break;
            case { Label: "OBJEKT", Fields: [var dimension, var id, var name, ..] }:
                _objects[new(dimension, id)] = name;
                break;
        }
    }

    private void AddYear(string index, string first, string last, int number)
    {
        if (!int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) || !TryDate(first, out var from) || !TryDate(last, out var to) || to < from)
        {
            Tell(SieProblemKind.Date, number, $"{first} {last}");
            return;
        }

        var year = new SieYear(at, from, to);
        if (_years.Exists(known => known.Index == at && known != year))
        {
            Tell(SieProblemKind.SecondFile, number, index);
            _isOver = true;
        }
        else if (!_years.Contains(year))
        {
            _years.Add(year);
        }
    }

    /// <summary>From <c>#VER</c> to its closing brace; null when something of it cannot be read.</summary>
    private SieVoucher? ReadVoucher(SieLine head, SieLines lines)
    {
        _hasVouchers = true;
        var began = lines.Number;
        var series = FieldOf(head, 0);
        var number = FieldOf(head, 1);
        var name = $"{series}{number}";
        var isSound = Check(TryDate(FieldOf(head, 2), out var date), SieProblemKind.Date, began, FieldOf(head, 2));
        var rows = new List<SieRow>();
        while (lines.Next() is { } text)
        {
            switch (text.Value.AsSpan().Trim())
            {
                case "" or "{":
                    continue;
                case "}":
                    return isSound ? Judged(new SieVoucher(series, number, date, FieldOf(head, 3), rows, began), name) : null;
            }

            var line = Split(text, lines.Number);
            if (line.Label == "VER") // the one before was never closed
            {
                lines.Again();
                break;
            }

            isSound &= line.Label switch
            {
                _ when text.IsTooLong => false,
                "TRANS" => AddRow(line, date, lines.Number, rows),
                "" => Check(isTrue: false, SieProblemKind.StrayLine, lines.Number, name),
                _ => true, // rows taken away or put in later, and what the format may have got since
            };
        }

        Tell(SieProblemKind.Truncated, lines.Number, name);
        return null;
    }

    private SieVoucher Judged(SieVoucher voucher, string name)
    {
        Check(voucher.Sum == 0, SieProblemKind.Unbalanced, voucher.Line, name);
        Check(_years.Count == 0 || YearOf(voucher.Date) is not null, SieProblemKind.OutsideYears, voucher.Line, name);
        return voucher;
    }

    private bool AddRow(SieLine line, DateOnly usual, int number, List<SieRow> rows)
    {
        var account = FieldOf(line, 0);
        var date = usual;
        var isSound = Check(account.Length > 0, SieProblemKind.NoAccount, number, string.Empty)
            & Check(TryAmount(FieldOf(line, 1), out var amount), SieProblemKind.Amount, number, FieldOf(line, 1))
            & Check(FieldOf(line, 2).Length == 0 || TryDate(FieldOf(line, 2), out date), SieProblemKind.Date, number, FieldOf(line, 2));
        if (isSound)
        {
            rows.Add(new SieRow(account, ObjectsOf(line, number), amount, date, FieldOf(line, 3), number));
        }

        return isSound;
    }

    private IReadOnlyList<SieObject> ObjectsOf(SieLine line, int number)
    {
        if (line.Objects.Count == 0)
        {
            return [];
        }

        List<SieObject> objects = [.. line.Objects.Chunk(2).Where(static pair => pair is [_, { Length: > 0 }]).Select(static pair => new SieObject(pair[0], pair[1]))];
        foreach (var dimension in objects.Select(static one => one.Dimension).Where(dimension => !_dimensions.ContainsKey(dimension) && !NamedDimensions.Contains(dimension) && _unnamed.Add(dimension)))
        {
            Tell(SieProblemKind.UnnamedDimension, number, dimension);
        }

        return objects;
    }

    private bool Check(bool isTrue, SieProblemKind kind, int line, string what)
    {
        if (!isTrue)
        {
            Tell(kind, line, what);
        }

        return isTrue;
    }

    private void Tell(SieProblemKind kind, int line, string what)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        if (_problems.Count < MostProblems)
        {
            _problems.Add(new SieProblem(kind, line, what.Length <= LongestCode && what.All(static sign => char.IsAscii(sign) && !char.IsWhiteSpace(sign)) ? what : string.Empty));
        }
    }

    private static string FieldOf(SieLine line, int at) => at < line.Fields.Count ? line.Fields[at] : string.Empty;

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= 1990 and < 2100;

    /// <summary>With a point, as the format says, or a comma, as some write.</summary>
    private static bool TryAmount(string text, out decimal amount) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount)
        && decimal.Round(amount, 2) == amount && Math.Abs(amount) < MostMoney;
}
