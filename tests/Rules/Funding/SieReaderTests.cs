using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using static Samsteg.Funding.SieProblemKind;

namespace Samsteg.Rules;

public sealed class SieReaderTests
{
    public static TheoryData<string> Ends => ["\n", "\r\n", "\r"];

    [Theory]
    [MemberData(nameof(Ends))]
    public void What_was_written_is_read_whatever_it_is_written_in(string end) => Prop.ForAll(SieFileText.Ledgers, ledger =>
        SieFileText.Encodings.All(written =>
        {
            var (reader, vouchers) = Read(SieFileText.Bytes(SieFileText.Of(ledger, end), written.Encoding));
            return reader is { Name: "Föreningen Åtta små hästar", OrganisationNumber: "802000-0001", Chart: "BAS2014", Type: 4 }
                && reader.Objects[new("6", "P1")] == "Vägen vidare"
                && vouchers.Select(Plain).SequenceEqual(ledger.Select(Plain));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_bytes_it_ends_and_what_it_gives_is_sound()
    {
        var whole = SieFileText.Bytes(SieFileText.Of([Voucher(100), Voucher(-3)], "\r\n"), SieFileText.Encodings[2].Encoding);
        Prop.ForAll(
            Gen.Choose(0, whole.Length - 1).Two().ListOf().ToArbitrary(),
            cuts =>
            {
                byte[] bytes = [.. whole];
                foreach (var (from, to) in cuts)
                {
                    bytes = [.. bytes[..Math.Min(from, bytes.Length)], (byte)to, .. bytes[Math.Min(to, bytes.Length)..]];
                }

                var (reader, vouchers) = Read(bytes);
                return vouchers.All(static voucher => voucher.Date.Year is >= 1990 and < 2100 && voucher.Rows.All(static row => row.Account.Length > 0 && decimal.Round(row.Amount, 2) == row.Amount))
                    && reader.Problems.Count <= SieReader.MostProblems && reader.Problems.All(static problem => problem.What.Length <= 20)
                    && reader.Problems.Count <= reader.Counts.Values.Sum();
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Amounts_do_not_depend_on_who_reads()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "sv-SE", "en-US", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Rows("#TRANS 5010 {} -1234.5").ShouldHaveSingleItem().Amount.ShouldBe(-1234.5m);
                Rows("#TRANS 5010 {} 1234,50").ShouldHaveSingleItem().Amount.ShouldBe(1234.5m);
                Rows("#TRANS 5010 {} 12.3000").ShouldHaveSingleItem().Amount.ShouldBe(12.3m);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_row_taken_away_is_not_counted_and_one_put_in_is_counted_once() =>
        Rows("#BTRANS 5010 {} 500.00", "#RTRANS 5010 {} 700.00", "#TRANS 5010 {} 700.00").Select(static row => row.Amount).ShouldBe([700m]);

    [Fact]
    public void A_row_has_the_objects_it_names_and_the_vouchers_day_where_it_has_none()
    {
        var row = Rows("""#TRANS 5010 {1 "100" "6" P1} 10.00 "" "Hyra" """).ShouldHaveSingleItem();

        row.Objects.ShouldBe([new SieObject("1", "100"), new SieObject("6", "P1")]);
        row.Date.ShouldBe(new DateOnly(2026, 3, 31));
        row.Text.ShouldBe("Hyra");
    }

    [Theory]
    [InlineData("#TRANS 5010 {} tusen", Amount, "tusen")]
    [InlineData("#TRANS 5010 {} 1.005", Amount, "1.005")]
    [InlineData("#TRANS 5010 {} 1e9", Amount, "1e9")]
    [InlineData("#TRANS 5010 {} 99999999999999.00", Amount, "99999999999999.00")]
    [InlineData("#TRANS 5010 {6 P1 10.00", Amount, "")]
    [InlineData("#TRANS", Amount, "")]
    [InlineData("#TRANS 5010 {} 10.00 20261332", Date, "20261332")]
    [InlineData("#TRANS 5010 {} 10.00 00000000", Date, "00000000")]
    [InlineData("#TRANS \"\" {} 10.00", NoAccount, "")]
    [InlineData("5010;10.00", StrayLine, "A7")]
    public void A_voucher_of_which_a_row_cannot_be_read_is_told_and_left_out(string row, SieProblemKind kind, string what)
    {
        var (reader, vouchers) = ReadText($"#VER A 7 20260331 \"\"\n{{\n{row}\n}}\n#VER A 8 20260331 \"\"\n{{\n}}\n");

        reader.Problems.ShouldContain(problem => problem.Kind == kind && problem.What == what && problem.Line == 15);
        vouchers.ShouldHaveSingleItem().Number.ShouldBe("8");
    }

    [Fact]
    public void What_the_format_may_have_got_since_is_passed_over_and_a_name_is_never_told()
    {
        ReadText("#VER A 7 20260331 \"\"\n{\n#NYTT 1\n#TRANS 5010 {} 0.00\n}\n").Vouchers.ShouldHaveSingleItem().Rows.Count.ShouldBe(1);
        ReadText("#VER A 20260331 \"Hittepå Påhittsson\"\n{\n}\n").Reader.Problems.ShouldBe([new SieProblem(Date, 13, string.Empty)]);
    }

    [Theory]
    [InlineData("20260230")]
    [InlineData("18500101")]
    [InlineData("99990101")]
    [InlineData("2026-03-31")]
    [InlineData("\"\"")]
    public void A_voucher_of_no_day_is_told_and_left_out(string day)
    {
        var (reader, vouchers) = ReadText($"#VER A 7 {day} \"\"\n{{\n}}\n");

        reader.Problems.ShouldHaveSingleItem().Kind.ShouldBe(Date);
        vouchers.ShouldBeEmpty();
    }

    [Fact]
    public void What_does_not_balance_is_told_and_read()
    {
        var (reader, vouchers) = ReadText("#VER A 7 20260331 \"\"\n{\n#TRANS 5010 {} 10.00\n#TRANS 1930 {} -9.99\n}\n");

        reader.Problems.ShouldBe([new SieProblem(Unbalanced, 13, "A7")]);
        vouchers.ShouldHaveSingleItem().Sum.ShouldBe(0.01m);
    }

    [Fact]
    public void A_voucher_knows_which_of_two_years_it_is_of_and_one_of_none_is_told()
    {
        var (reader, vouchers) = ReadText("#VER A 1 20251231 \"\"\n{\n}\n#VER A 1 20260101 \"\"\n{\n}\n#VER A 1 20240101 \"\"\n{\n}\n");

        vouchers.Select(voucher => reader.YearOf(voucher.Date)?.Index).ShouldBe([-1, 0, null]);
        reader.Problems.ShouldBe([new SieProblem(OutsideYears, 19, "A1")]);
    }

    [Theory]
    [InlineData("#FLAGGA 0\n#RAR 0 20240101 20241231\n")]
    [InlineData("#RAR 0 20240101 20241231\n")]
    public void A_second_file_behind_the_first_is_told_and_not_read(string second)
    {
        var (reader, vouchers) = ReadText($"#VER A 1 20260101 \"\"\n{{\n}}\n{second}#VER A 1 20240101 \"\"\n{{\n}}\n");

        vouchers.ShouldHaveSingleItem().Date.Year.ShouldBe(2026);
        reader.Problems.ShouldHaveSingleItem().Kind.ShouldBe(SecondFile);
    }

    [Fact]
    public void A_dimension_without_a_name_is_told_once_and_the_formats_own_need_none()
    {
        var (reader, _) = ReadText("#VER A 1 20260101 \"\"\n{\n#TRANS 5010 {1 100 25 X} 0.00\n#TRANS 5010 {25 Y} 0.00\n}\n");

        reader.Problems.ShouldBe([new SieProblem(UnnamedDimension, 15, "25")]);
    }

    [Fact]
    public void Letters_damaged_before_are_told_and_the_rest_is_read()
    {
        var (reader, vouchers) = ReadText("#VER A 1 20260101 \"Hyra k\uFFFDket\"\n{\n}\n");

        reader.Problems.ShouldBe([new SieProblem(DamagedLetters, 13, string.Empty)]);
        vouchers.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_line_without_end_is_not_held_and_the_next_is_read()
    {
        var (reader, vouchers) = ReadText($"#VER A 1 20260101 \"\"\n{{\n#TRANS 5010 {{}} 1.00 \"\" \"{new string('x', 1_000_000)}\n}}\n#VER A 2 20260101 \"\"\n{{\n}}\n");

        reader.Problems.ShouldBe([new SieProblem(LongLine, 15, string.Empty)]);
        vouchers.ShouldHaveSingleItem().Number.ShouldBe("2");
    }

    [Theory]
    [InlineData("", NotSie)]
    [InlineData("namn;belopp\nHyra;10\n", NotSie)]
    [InlineData("#FLAGGA 0\n#SIETYP 1\n#RES 0 5010 100.00\n", NoVouchers)]
    [InlineData("#FLAGGA 0\n#VER A 1 20260101 \"\"\n{\n#TRANS 5010 {} 1.00\n", Truncated)]
    public void A_file_that_has_nothing_to_give_says_why(string text, SieProblemKind kind)
    {
        var (reader, vouchers) = Read(Encoding.UTF8.GetBytes(text));

        vouchers.ShouldBeEmpty();
        reader.Problems.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void A_voucher_that_is_never_closed_takes_nothing_with_it()
    {
        var (reader, vouchers) = ReadText("#VER A 1 20260101 \"\"\n{\n#TRANS 5010 {} 1.00\n#VER A 2 20260101 \"\"\n{\n}\n");

        reader.Problems.ShouldBe([new SieProblem(Truncated, 15, "A1")]);
        vouchers.ShouldHaveSingleItem().ShouldSatisfyAllConditions(static voucher => voucher.Number.ShouldBe("2"), static voucher => voucher.Line.ShouldBe(16));
    }

    [Theory]
    [InlineData("#RAR 0 20260101", Date, "")]
    [InlineData("#VALUTA EUR", OtherCurrency, "EUR")]
    public void What_is_odd_in_the_head_is_told_and_the_vouchers_read(string line, SieProblemKind kind, string what)
    {
        var (reader, vouchers) = ReadText($"{line}\n#VER A 1 20260101 \"\"\n{{\n}}\n");

        reader.Problems.ShouldBe([new SieProblem(kind, 13, what)]);
        vouchers.ShouldHaveSingleItem();
    }

    [Fact]
    public void One_damaged_byte_does_not_spoil_the_other_letters()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(SieFileText.Head.ReplaceLineEndings("\n") + "#VER A 1 20260101 \"k"), 0x94, .. Encoding.UTF8.GetBytes("k\"\n{\n}\n")];

        var (reader, _) = Read(bytes);

        reader.Name.ShouldBe("Föreningen Åtta små hästar");
        reader.Problems.ShouldBe([new SieProblem(DamagedLetters, 13, string.Empty)]);
    }

    [Theory]
    [InlineData(437, "öl")]
    [InlineData(1252, "öl")]
    [InlineData(10000, "öl")]
    [InlineData(1200, "Åtta små öl")]
    [InlineData(1201, "Åtta små öl")]
    public void A_single_letter_tells_what_it_is_written_in(int page, string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);

        Read(SieFileText.Bytes($"#FLAGGA 0\n#FNAMN \"{name}\"\n", encoding)).Reader.Name.ShouldBe(name);
    }

    [Fact]
    public void All_is_counted_and_the_first_of_it_kept()
    {
        var (reader, _) = ReadText(string.Concat(Enumerable.Repeat("#VER A 1 20269999 \"\"\n{\n}\n", SieReader.MostProblems + 50)));

        reader.Counts[Date].ShouldBe(SieReader.MostProblems + 50);
        reader.Problems.Count.ShouldBe(SieReader.MostProblems);
    }

    private static SieVoucher Voucher(decimal amount) =>
        new("A", "1", new DateOnly(2026, 3, 31), "Hyra köket", [new("5010", [new("6", "P1")], amount, new DateOnly(2026, 3, 31), "x", 0), new("1930", [], -amount, new DateOnly(2026, 3, 31), string.Empty, 0)], 0);

    private static string Plain(SieVoucher voucher) => FormattableString.Invariant(
        $"{voucher.Series}/{voucher.Number}/{voucher.Date:O}/{voucher.Text}/{string.Join('|', voucher.Rows.Select(static row => FormattableString.Invariant($"{row.Account},{string.Join('+', row.Objects)},{row.Amount:0.00},{row.Date:O},{row.Text}")))}");

    private static IReadOnlyList<SieRow> Rows(params string[] rows) => ReadText($"#VER A 7 20260331 \"\"\n{{\n{string.Join('\n', rows)}\n}}\n").Vouchers.ShouldHaveSingleItem().Rows;

    /// <summary>Behind the twelve lines of the head.</summary>
    private static (SieReader Reader, IReadOnlyList<SieVoucher> Vouchers) ReadText(string vouchers) => Read(Encoding.UTF8.GetBytes(SieFileText.Head.ReplaceLineEndings("\n") + vouchers));

    private static (SieReader Reader, IReadOnlyList<SieVoucher> Vouchers) Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var reader = new SieReader(stream);
        return (reader, [.. reader.Vouchers()]);
    }
}
