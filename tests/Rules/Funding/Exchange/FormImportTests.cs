using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Forms that people filled in are understood.</summary>
public sealed class FormImportTests
{
    private static readonly FormDefinition Rar = ShippedForms.Find("rar-sormland-application")!;
    private static readonly FormDefinition Lund = ShippedForms.Find("finsam-lund-application")!;

    /// <summary>Words of what can be chosen: they become a choice.</summary>
    private static readonly HashSet<string> Chosen = [.. Rar.Fields.Concat(Rar.Fields.OfType<TableField>().SelectMany(static table => table.Columns)).OfType<ChoiceField>()
        .SelectMany(static choice => choice.Options).SelectMany(static option => option.Text.Sv.ToLowerInvariant().Split(' '))];

    public static TheoryData<PaperShape> Shapes => [.. Enum.GetValues<PaperShape>()];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_application_on_paper_is_understood_whatever_its_shape(PaperShape shape) => Understood(Rar, InitiativeOnPaper.Document, InitiativeOnPaper.Expected, shape);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void So_is_one_to_another_funder_with_a_budget_by_year(PaperShape shape) => Understood(Lund, LundOnPaper.Document, LundOnPaper.Expected, shape);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void As_text_it_is_read_back_too(bool isRar)
    {
        var answers = isRar ? FilledInForm.Read(Rar, InitiativeOnPaper.Document, PaperShape.Styles).AsAnswers() : FilledInForm.Read(Lund, LundOnPaper.Document, PaperShape.Styles).AsAnswers();

        var read = FormImport.Read(answers.Form, DocumentReader.OfText(FormExport.Text(answers, new ExportDetails { Funder = "Samordningsförbundet Exempel", Date = new DateOnly(2026, 1, 31) }, FormExchangeTests.Texts)), AnyAnswers.Lists);

        AnyAnswers.ShouldShowTheSame(read.AsAnswers(), answers);
    }

    /// <summary>A scanner drops dots, takes letters for others, splits and joins words, and gets one letter in a heading wrong.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Headings_that_a_scanner_damaged_are_recognised(PaperShape shape) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var damaged = string.Join('\n', InitiativeOnPaper.Document.Split('\n').Select(line => line.StartsWith('#') ? line[..(line.IndexOf(' ') + 1)] + Damaged(line[(line.IndexOf(' ') + 1)..], random) : line));
            var read = FilledInForm.Read(Rar, damaged, shape);
            var (share, missed) = FilledInForm.Compare(InitiativeOnPaper.Expected, read.AsAnswers());
            share.ShouldBeGreaterThanOrEqualTo(0.97, string.Join('\n', damaged.Split('\n').Where(static line => line.StartsWith('#'))) + "\n\n" + string.Join('\n', missed));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Nothing_in_a_document_is_lost(PaperShape shape) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var lines = InitiativeOnPaper.Document.Split('\n');
            var shuffled = lines[..1].Concat(lines[1..].Where(_ => random.Next(4) > 0).SelectMany(line => random.Next(8) == 0 ? [line, $"Något helt annat som {random.Next(999)} skrev"] : new[] { line }).OrderBy(_ => random.Next(3) == 0 ? 1 : 0)).ToList();
            var read = FilledInForm.Read(Rar, string.Join('\n', shuffled), shape);
            var words = string.Join(' ', read.Pieces.Select(static piece => piece.Text));
            foreach (var line in shuffled.SelectMany(static line => line.TrimStart('#', '-', '|', ' ').Split('|')).Select(static line => line.Trim()).Where(static line => line.Length > 0))
            {
                words.ShouldContain(line, Case.Insensitive);
            }

            // Every word of what is used is in the answers, or told.
            var understood = string.Join(' ', FilledInForm.Understood(read.AsAnswers()).Values.Concat(read.Remarks.Select(static remark => remark.Text)));
            foreach (var piece in read.Pieces.Where(static piece => piece is { Use: PieceUse.Answer, Kind: not PieceKind.Row } && piece.Fields.All(static field => Rar.Find(field) is TextField or RichTextField or TableField)))
            {
                var text = piece.Text.Contains(':') ? piece.Text[(piece.Text.IndexOf(':') + 1)..] : piece.Text;
                foreach (var word in text.Split(' ', ',', '.').Where(static word => word.Length > 4 && word.All(char.IsLetter) && !Chosen.Contains(word)))
                {
                    understood.ShouldContain(word, Case.Insensitive, $"{piece.Text} answers {string.Join(' ', piece.Fields)}");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static void Understood(FormDefinition form, string document, string expected, PaperShape shape)
    {
        var read = FilledInForm.Read(form, document, shape);

        var (share, missed) = FilledInForm.Compare(expected, read.AsAnswers());
        share.ShouldBe(1, string.Join('\n', missed) + "\n\nLeft over:\n" + string.Join('\n', read.LeftOver.Select(static piece => piece.Text)) + "\n\nRemarks:\n" + string.Join('\n', read.Remarks));
        read.LeftOver.ShouldBeEmpty();
    }

    private static string Damaged(string heading, Random random)
    {
        var text = new StringBuilder();
        foreach (var letter in heading)
        {
            text.Append(letter switch
            {
                'å' or 'ä' when random.Next(2) == 0 => "a",
                'ö' when random.Next(2) == 0 => "o",
                'Å' or 'Ä' when random.Next(2) == 0 => "A",
                'Ö' when random.Next(2) == 0 => "O",
                'l' when random.Next(4) == 0 => "1",
                'm' when random.Next(5) == 0 => "rn",
                'o' when random.Next(8) == 0 => "0",
                'i' when random.Next(8) == 0 => "l",
                ' ' when random.Next(4) == 0 => string.Empty,
                _ when text.Length > 3 && random.Next(40) == 0 => $" {letter}",
                _ => letter.ToString(),
            });
        }

        if (heading.Length > 8 && random.Next(2) == 0)
        {
            text[random.Next(1, text.Length)] = 'e';
        }

        return text.ToString();
    }
}
