using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>What is exported is read back.</summary>
public sealed class FormExchangeTests
{
    internal static readonly Texts Texts = new([new Capability(typeof(FundingCapability).Assembly), new Capability(typeof(Texts).Assembly)]);

    private static readonly ExportDetails Details = new()
    {
        Funder = "Samordningsförbundet Exempel", RegistryNumber = "2026/17", Date = new DateOnly(2026, 1, 31), Version = 3, ContentHash = new string('a', 64),
        Signatures = [new ExportSignature("Region Sörmland", "Verksamhetschef", new DateOnly(2026, 1, 30), "E-legitimation")],
    };

    public static TheoryData<string> Forms => [.. ShippedForms.All.Select(static form => form.Key)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_exported_file_is_read_back_without_loss(string key)
    {
        var form = ShippedForms.Find(key)!;
        Prop.ForAll(AnyAnswers.To(form).ToArbitrary(), answers =>
        {
            var read = Read(form, FormExport.Docx(answers, Details, Texts));
            read.AsAnswers().Since(answers).ShouldBeEmpty();
            read.UnchangedSections.Count.ShouldBe(form.Sections.Count);
            read.LeftOver.ShouldBeEmpty();
            read.Clauses.ShouldAllBe(static clause => clause.IsSame);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    /// <summary>What words do not show: which row is which (its id) and which code a name stands for when nothing offers it; here all are offered.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void Without_what_it_carries_beside_only_ids_of_rows_are_lost(string key)
    {
        var form = ShippedForms.Find(key)!;
        Prop.ForAll(AnyAnswers.To(form).ToArbitrary(), answers =>
        {
            var read = Read(form, Stripped(FormExport.Docx(answers, Details, Texts)));
            read.UnchangedSections.ShouldBeEmpty();
            AnyAnswers.ShouldShowTheSame(read.AsAnswers(), answers);
            read.LeftOver.ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_same_answers_give_the_same_bytes_and_a_sound_file(string key)
    {
        var form = ShippedForms.Find(key)!;
        Prop.ForAll(AnyAnswers.To(form).ToArbitrary(), answers =>
        {
            var file = FormExport.Docx(answers, Details, Texts);
            FormExport.Docx(answers, Details, Texts).ShouldBe(file);
            using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document).Select(static error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6));
    }

    [Fact]
    public void English_is_read_back_too()
    {
        var form = ShippedForms.All[0];
        var answers = AnyAnswers.To(form).Sample(20, 1).First();

        var file = Texts.In(CultureInfo.GetCultureInfo("en"), () => FormExport.Docx(answers, Details, Texts));

        AnyAnswers.ShouldShowTheSame(Read(form, Stripped(file)).AsAnswers(), answers);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_a_file_carries_counts_only_when_it_says_what_can_be_read(string key)
    {
        var form = ShippedForms.Find(key)!;
        Prop.ForAll(AnyAnswers.To(form).Two().ToArbitrary(), sets =>
        {
            var (shown, hidden) = sets;
            var file = Changed(FormExport.Docx(shown, Details, Texts), "customXml/item1.xml", part =>
            {
                var carried = JsonNode.Parse(Convert.FromBase64String(XElement.Parse(part).Value))!;
                carried["answers"] = JsonNode.Parse(hidden.ToJson());
                return new XElement(XElement.Parse(part).Name, Convert.ToBase64String(Encoding.UTF8.GetBytes(carried.ToJsonString()))).ToString();
            });

            AnyAnswers.ShouldShowTheSame(Read(form, file).AsAnswers(), shown);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    [Fact]
    public void A_section_that_somebody_changed_in_Word_is_read_and_the_others_are_taken_as_they_were()
    {
        var form = ShippedForms.All[0];
        var id = Guid.NewGuid();
        var answers = FormAnswers.None(form).With("purpose", new TextAnswer("Fler ska komma närmare arbete.")).With("background", new TextAnswer("Det började 2018."))
            .With("owner", new TableAnswer([new AnswerRow(id, new Dictionary<string, FormAnswer> { ["organisation"] = new LookupAnswer("code-0", "Region Sörmland") })]));

        var read = Read(form, Changed(FormExport.Docx(answers, Details, Texts), "word/document.xml", static part => part.Replace("Fler ska komma", "Många fler ska komma", StringComparison.Ordinal)));

        read.AsAnswers().Since(answers).Select(static change => change.ToString()).ShouldHaveSingleItem();
        read.AsAnswers()["purpose"].ShouldBe(new TextAnswer("Många fler ska komma närmare arbete."));
        ((TableAnswer)read.AsAnswers()["owner"]!).Rows[0].Id.ShouldBe(id);
        read.UnchangedSections.ShouldNotContain("purpose");
    }

    [Fact]
    public void A_clause_that_somebody_changed_is_told_word_by_word()
    {
        var form = ShippedForms.All[0];
        var clause = form.Fields.OfType<LockedTextField>().First();

        var read = Read(form, Changed(FormExport.Docx(FormAnswers.None(form), Details, Texts), "word/document.xml", static part => part.Replace("ansvarar för verksamheten", "ansvarar inte för verksamheten", StringComparison.Ordinal)));

        var told = read.Clauses.Single(found => found.Field == clause.Key);
        told.IsSame.ShouldBeFalse();
        told.Changes.Single(static change => change.Kind == WordChangeKind.Added).Text.ShouldBe("inte");
        told.Changes.ShouldNotContain(static change => change.Kind == WordChangeKind.Gone);
        read.Clauses.Count(static found => found.IsSame).ShouldBe(form.Fields.OfType<LockedTextField>().Count() - 1);
    }

    [Fact]
    public void Each_signature_that_was_made_is_told_once_and_who_has_not_signed_has_a_line_to_sign_on()
    {
        var form = ShippedForms.All.First(static form => form.Fields.OfType<SignaturesField>().Single().LeastOfFirst == 2);
        var answers = FormAnswers.None(form).With("owner", new TableAnswer(
            [new AnswerRow(Guid.NewGuid(), new Dictionary<string, FormAnswer> { ["organisation"] = new LookupAnswer(null, "Provköpings kommun"), ["unit"] = new TextAnswer("Socialförvaltningen") })]));
        ExportSignature Made(string party, string who) => new(party, who, new DateOnly(2026, 1, 30), "på papper");
        string[] LinesOf(params ExportSignature[] made) => [.. FormExport.Text(answers, Details with { Signatures = made }, Texts).Split('\n').Where(static line => line.Contains("på papper", StringComparison.Ordinal) || line.Contains("____", StringComparison.Ordinal))];

        LinesOf(Made("Provköpings kommun", "Kim")).ShouldBe(["Provköpings kommun: Kim, på papper, 2026-01-30", "Provköpings kommun: ______________________"]);
        LinesOf(Made("Provköpings kommun", "Kim"), Made("Provköpings kommun", "Love"), Made("Föreningen", "Noor"))
            .ShouldBe(["Provköpings kommun: Kim, på papper, 2026-01-30", "Provköpings kommun: Love, på papper, 2026-01-30", "Föreningen: Noor, på papper, 2026-01-30"]);
        using var document = WordprocessingDocument.Open(new MemoryStream(FormExport.Docx(answers, Details with { Signatures = [Made("Provköpings kommun", "Kim")] }, Texts)), isEditable: false);
        document.MainDocumentPart!.Document!.InnerText.Split("Provköpings kommun").Length.ShouldBe(4, "as who owns it, as who has signed, and as who has not");
    }

    [Fact]
    public void A_piece_is_placed_by_hand_and_taken_away_again()
    {
        var form = ShippedForms.All[0];
        var read = FilledInForm.Read(form, "# Syfte\nFler ska komma närmare arbete.\n# Helt egen rubrik\nTrettio personer är med.\nvet ej", PaperShape.Styles);
        var left = read.LeftOver.Single(static piece => piece.Text.StartsWith("Trettio", StringComparison.Ordinal));

        var placed = read.Place(left.Number, "background");
        placed.AsAnswers()["background"].ShouldBe(new TextAnswer("Trettio personer är med."));
        placed.LeftOver.ShouldNotContain(piece => piece.Number == left.Number);
        placed.Unplace(left.Number).AsAnswers()["background"].ShouldBeNull();
        read.AsAnswers()["background"].ShouldBeNull();

        // What cannot be an answer there stays left over, and why is told.
        var wrong = read.Place(read.Pieces[^1].Number, "start");
        wrong.AsAnswers()["start"].ShouldBeNull();
        wrong.LeftOver.ShouldContain(piece => piece.Number == read.Pieces.Count - 1 && piece.Suggested == "start");
        wrong.Remarks.ShouldHaveSingleItem().Problem.TextKey.ShouldBe("exchange.rule.day");
    }

    internal static ImportedApplication Read(FormDefinition form, byte[] file, ImportLists? lists = null)
    {
        var document = DocumentReader.ReadAsync(new MemoryStream(file), "a.docx", CancellationToken.None).Result;
        document.Refusal.ShouldBeNull();
        return FormImport.Read(form, document, lists ?? AnyAnswers.Lists);
    }

    internal static byte[] Changed(byte[] file, string part, Func<string, string> change)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var content = zip.GetEntry(part)!.Open();
            using var reader = new StreamReader(content);
            var changed = Encoding.UTF8.GetBytes(change(reader.ReadToEnd()));
            content.SetLength(0);
            content.Write(changed);
        }

        return copy.ToArray();
    }

    internal static byte[] Stripped(byte[] file)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.Entries.Where(static entry => entry.FullName.StartsWith("customXml/", StringComparison.Ordinal)).ToList().ForEach(static entry => entry.Delete());
        }

        return copy.ToArray();
    }
}
