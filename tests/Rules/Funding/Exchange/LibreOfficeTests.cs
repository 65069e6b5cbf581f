using System.Diagnostics;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Another program opens what is exported, and what it saves is read back. LibreOffice Writer is needed.</summary>
public sealed class LibreOfficeTests
{
    [Theory]
    [MemberData(nameof(FormExchangeTests.Forms), MemberType = typeof(FormExchangeTests))]
    public async Task It_shows_every_answer_and_saves_what_is_read_back(string key)
    {
        var form = ShippedForms.Find(key)!;
        var answers = AnyAnswers.To(form).Sample(20, 12).MaxBy(static answers => answers.All.Count())!;
        var folder = Directory.CreateTempSubdirectory("samsteg-office");
        try
        {
            var file = Path.Combine(folder.FullName, "application.docx");
            await File.WriteAllBytesAsync(file, FormExport.Docx(answers, new ExportDetails(), FormExchangeTests.Texts), TestContext.Current.CancellationToken);

            var text = Words(await File.ReadAllTextAsync(await ConvertAsync(folder, file, "txt:Text (encoded):UTF8", "txt"), TestContext.Current.CancellationToken));
            foreach (var words in answers.All.SelectMany(static answer => Shown(answer.Value)))
            {
                text.ShouldContain(Words(words));
            }

            // In its own words: other names of styles, other numbers, nothing beside the text.
            var saved = await File.ReadAllBytesAsync(await ConvertAsync(folder, file, "docx:MS Word 2007 XML", "docx"), TestContext.Current.CancellationToken);
            var read = FormExchangeTests.Read(form, FormExchangeTests.Stripped(saved));
            AnyAnswers.ShouldShowTheSame(read.AsAnswers(), answers);
            read.LeftOver.ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Shown(FormAnswer answer) => answer switch
    {
        TextAnswer text => RichText.Blocks(text.Text).SelectMany(static block => block.Lines).Select(static line => string.Concat(RichText.Spans(line).Select(static span => span.Text))),
        LookupAnswer lookup => [lookup.Text],
        DayAnswer day => [day.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)],
        TableAnswer table => table.Rows.SelectMany(static row => row.Cells.Values).SelectMany(Shown),
        _ => [],
    };

    private static string Words(string text) => string.Join(' ', text.Replace("*", string.Empty, StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<string> ConvertAsync(DirectoryInfo folder, string file, string to, string ending)
    {
        var into = folder.CreateSubdirectory(ending);
        var office = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(static place => Path.Combine(place, "soffice")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("LibreOffice Writer is needed: apt-get install libreoffice-writer-nogui");
        using var run = Process.Start(new ProcessStartInfo(office, [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", to, "--outdir", into.FullName, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var told = run.StandardError.ReadToEndAsync(patience.Token);
        await run.StandardOutput.ReadToEndAsync(patience.Token);
        await run.WaitForExitAsync(patience.Token);
        var made = Path.Combine(into.FullName, Path.ChangeExtension(Path.GetFileName(file), ending));
        File.Exists(made).ShouldBeTrue(await told);
        return made;
    }
}
