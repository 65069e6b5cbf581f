using System.Globalization;
using System.IO.Compression;
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

    internal static ImportedApplication Read(FormDefinition form, byte[] file, ImportLists? lists = null)
    {
        var document = DocumentReader.ReadAsync(new MemoryStream(file), "a.docx", CancellationToken.None).Result;
        document.Refusal.ShouldBeNull();
        return FormImport.Read(form, document, lists ?? AnyAnswers.Lists);
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
