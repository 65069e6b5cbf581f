using System.Diagnostics;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Benchmarks;

/// <summary>An application of forty pages read out of its Word file, as somebody wrote it and as it was exported; needs no database.</summary>
public static class DocumentImports
{
    private const int Rounds = 7;

    /// <summary>Letters on a page of an application, tables and headings included.</summary>
    private const int Page = 2_200;
    private const int Pages = 40;

    /// <summary>What it measures.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string> { "docx-import" };

    /// <summary>Measures it.</summary>
    public static IEnumerable<Figure> Measure()
    {
        var answers = Any(ShippedForms.All[0]);
        var file = FormExport.Docx(answers, new ExportDetails(), new Texts([new Capability(typeof(FundingCapability).Assembly), new Capability(typeof(Texts).Assembly)]));
        var times = new List<double>();
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            var document = DocumentReader.ReadAsync(new MemoryStream(file), "application.docx", CancellationToken.None).Result;

            // As if nothing were carried beside the text: all of it is recognised.
            var read = FormImport.Read(answers.Form, document with { Carried = null });
            var understood = read.AsAnswers();
            times.Add(watch.Elapsed.TotalSeconds);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            if (document.Blocks.Sum(Letters) < Page * Pages || understood.All.Count() < answers.All.Count())
            {
                throw new BenchException("Something of the application is missing.");
            }
        }

        yield return new Figure("docx-import", Latencies.Median(times), "s", Goal.AtMost(2));
        yield return new Figure("docx-import.allocated", allocated / 1024d / 1024d, "MB", Goal.None);
    }

    private static int Letters(DocumentBlock block) => block.Text.Length + block.Rows.Sum(static row => row.Cells.Sum(static cell => cell.Text.Length));

    private static FormAnswers Any(FormDefinition form)
    {
        const string line = "Deltagarna får stöd av en coach som känner arbetsgivarna i länet, och varje steg skrivs in i en plan som de själva äger. ";
        var rich = string.Join("\n\n", Enumerable.Repeat(string.Concat(Enumerable.Repeat(line, 4)), 9));
        return form.Fields.Aggregate(FormAnswers.None(form), (answers, field) => Answer(field, 0) is { } answer ? answers.With(field.Key, answer) : answers);

        FormAnswer? Answer(FormField field, int row) => field switch
        {
            RichTextField text => new TextAnswer(rich.Length <= text.MostCharacters ? rich : line.Trim()),
            TextField => new TextAnswer($"Rad {row + 1} i ansökan"),
            NumberField number => new NumberAnswer(Math.Clamp(row + 1, number.Least, number.Most)),
            MoneyField => new NumberAnswer(12_500 * (row + 1)),
            DateField => new DayAnswer(new DateOnly(2021, 1, 1).AddDays(row)),
            ChoiceField choice => new ChoiceAnswer(choice.Options[row % choice.Options.Count].Code),
            LookupField { OwnWords: true } => new LookupAnswer(null, $"Organisation {row + 1}"),
            TableField table => new TableAnswer([.. Enumerable.Range(0, Math.Min(25, table.MostRows ?? 25)).Select(index => new AnswerRow(
                Guid.CreateVersion7(), table.Columns.Select(column => (column.Key, Value: Answer(column, index))).Where(static cell => cell.Value is not null).ToDictionary(static cell => cell.Key, static cell => cell.Value!)))]),
            _ => null,
        };
    }
}
