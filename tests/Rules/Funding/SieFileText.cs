using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;

namespace Samsteg.Rules;

/// <summary>Writes SIE files as accounting programs do, to hold the reader against.</summary>
internal static class SieFileText
{
    public const string Head = """
        #FLAGGA 0
        #FORMAT PC8
        #SIETYP 4
        #PROGRAM "Påhittad bokföring" 1.0
        #ORGNR 802000-0001
        #FNAMN "Föreningen Åtta små hästar"
        #KPTYP BAS2014
        #RAR 0 20260101 20261231
        #RAR -1 20250101 20251231
        #KONTO 5010 "Lokalhyra"
        #DIM 6 "Projekt"
        #OBJEKT 6 "P1" "Vägen vidare"

        """;

    /// <summary>How they are written in earnest; the name is for failures.</summary>
    public static IReadOnlyList<(string Name, Encoding Encoding)> Encodings { get; } =
    [
        ("UTF-8", new UTF8Encoding(false)), ("UTF-8 with its mark", new UTF8Encoding(true)),
        ("437", CodePagesEncodingProvider.Instance.GetEncoding(437)!), ("1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!), ("Macintosh", CodePagesEncodingProvider.Instance.GetEncoding(10000)!),
    ];

    public static Arbitrary<IReadOnlyList<SieVoucher>> Ledgers { get; } = (
        from vouchers in (
            from series in Gen.Elements("A", "B", "LÖN", "")
            from number in Gen.Choose(1, 100_000)
            from day in Gen.Choose(0, 729)
            from text in Texts
            from rows in (
                from account in Gen.Choose(1000, 8999)
                from ore in Gen.Choose(-100_000_000, 100_000_000)
                from objects in Gen.SubListOf(new SieObject("1", "100"), new SieObject("6", "P1"), new SieObject("6", "\"Ö\" 2"), new SieObject("20", "a{b}"))
                from later in Gen.Choose(0, 3)
                from words in Texts
                select new SieRow(account.ToString(CultureInfo.InvariantCulture), [.. objects], ore / 100m, new DateOnly(2025, 1, 1).AddDays(day + later), words, 0)).ListOf().Where(static rows => rows.Count < 6)
            select new SieVoucher(series, number.ToString(CultureInfo.InvariantCulture), new DateOnly(2025, 1, 1).AddDays(day), text, [.. rows], 0)).ListOf()
        select (IReadOnlyList<SieVoucher>)[.. vouchers]).ToArbitrary();

    private static Gen<string> Texts => Gen.Elements(string.Empty, "Hyra", "Hyra april, köket", "sagt \"så\" ja", "{inte en lista}", "Årsmöte  med  två mellanslag", "tab\tinne");

    public static byte[] Bytes(string text, Encoding encoding) => [.. encoding.Preamble, .. encoding.GetBytes(text)];

    /// <summary>A file of these, with a row taken away and a row put in later for each row there is, as corrected vouchers have them.</summary>
    public static string Of(IEnumerable<SieVoucher> vouchers, string end)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var voucher in vouchers)
        {
            text.Append(CultureInfo.InvariantCulture, $"#VER {Quoted(voucher.Series)} {voucher.Number} {voucher.Date:yyyyMMdd} {Quoted(voucher.Text)} {voucher.Date:yyyyMMdd}\n{{\n");
            foreach (var row in voucher.Rows)
            {
                var what = string.Create(CultureInfo.InvariantCulture, $"{row.Account} {{{string.Join(' ', row.Objects.Select(static one => $"{one.Dimension} {Quoted(one.Id)}"))}}} {row.Amount:0.00} {row.Date:yyyyMMdd} {Quoted(row.Text)}");
                text.Append(CultureInfo.InvariantCulture, $"   #BTRANS {row.Account} {{}} 999.99\n\t#RTRANS {what}\n   #TRANS {what} 0 \"\"\n");
            }

            text.Append("}\n");
        }

        return text.ToString().ReplaceLineEndings(end);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
