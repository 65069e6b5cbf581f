using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A part of a form that a line names.</summary>
/// <param name="Section">The section.</param>
/// <param name="Field">The field in it; null for the section itself.</param>
/// <param name="Score">How well, 0–1.</param>
internal sealed record NamedPart(FormSection Section, FormField? Field, double Score);

/// <summary>The words by which the parts of a form are recognised in a document: names, labels and hints, in both languages.</summary>
internal sealed class FormWords
{
    private const double Whole = 1;
    private const double Beginning = 0.7;
    private const double Hint = 0.6;
    private const double PerLetter = 0.05;
    private const int MostLetters = 90;
    private const int MostWords = 9;

    private readonly List<Term> _sections = [];
    private readonly List<Term> _fields = [];
    private readonly Dictionary<FormField, List<Term>> _columns = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, (string Heading, string Compact, IReadOnlyList<string> Words)> _read = [];

    public FormWords(FormDefinition form)
    {
        foreach (var section in form.Sections)
        {
            Add(_sections, section, null, section.Name, section.ImportHints);
            foreach (var field in section.Fields)
            {
                Add(_fields, section, field, field.Label, field.ImportHints);
            }
        }
    }

    /// <summary>The best of what a line may name, best first.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isHeading">Whether it looks like a heading: only then its beginning or a word in it is enough.</param>
    public IReadOnlyList<NamedPart> Named(string line, bool isHeading)
    {
        var heading = Likeness.Heading(line);
        if (heading.Length is 0 or > MostLetters)
        {
            return [];
        }

        var (compact, words) = (Likeness.Compact(heading), Likeness.Words(heading));
        return words.Count is 0 or > MostWords ? [] :
        [
            .. _sections.Concat(_fields).Select(term => (Term: term, Score: Score(term, heading, compact, words, isHeading))).Where(static found => found.Score > 0)
                .GroupBy(static found => (found.Term.Section, found.Term.Field)).Select(static group => new NamedPart(group.Key.Section, group.Key.Field, group.Max(static found => found.Score)))
                .OrderByDescending(static part => part.Score),
        ];
    }

    /// <summary>How well some words name a column or a field, 0–1.</summary>
    public double Names(FormField field, string words)
    {
        if (words.Length is 0 or > MostLetters * 2)
        {
            return 0;
        }

        if (!_read.TryGetValue(words, out var read))
        {
            var heading = Likeness.Heading(words);
            _read[words] = read = (heading, Likeness.Compact(heading), Likeness.Words(heading));
        }

        if (!_columns.TryGetValue(field, out var terms))
        {
            _columns[field] = terms = [.. Terms(null!, field, field.Label, field.ImportHints)];
        }

        return read.Compact.Length == 0 || read.Words.Count > MostWords ? 0 : terms.Max(term => Math.Max(Score(term, read.Heading, read.Compact, read.Words, isHeading: true), IsIn(term, read.Words)));
    }

    /// <summary>"Omfattning i procent" where the form says "Procent".</summary>
    private static double IsIn(Term term, IReadOnlyList<string> words) => term is { IsHint: false, Words: [{ Length: > 4 } word] } && words.Contains(word) ? Hint : 0;

    private static void Add(List<Term> terms, FormSection section, FormField? field, LocalText name, IReadOnlyList<string>? hints) => terms.AddRange(Terms(section, field, name, hints));

    private static IEnumerable<Term> Terms(FormSection section, FormField? field, LocalText name, IReadOnlyList<string>? hints)
    {
        foreach (var text in new[] { name.Sv, name.En }.OfType<string>().Distinct())
        {
            yield return new Term(section, field, Likeness.Compact(text), Likeness.Words(text), IsHint: false);
        }

        foreach (var hint in hints ?? [])
        {
            yield return new Term(section, field, Likeness.Compact(hint), Likeness.Words(hint), IsHint: true);
        }
    }

    private static double Score(Term term, string heading, string compact, IReadOnlyList<string> words, bool isHeading)
    {
        if (Likeness.Distance(term.Compact, compact) is { } distance)
        {
            return (term.IsHint ? 0.9 : Whole) - (distance * PerLetter);
        }

        if (!isHeading || heading.EndsWith('.') || term.Words.Count > words.Count)
        {
            return 0;
        }

        // The name with more after it, "Mål och målsättningar"; a number after it is a row of its own, "Mål 1".
        if (!term.IsHint && words.Take(term.Words.Count).SequenceEqual(term.Words) && !(words.Count > term.Words.Count && char.IsAsciiDigit(heading.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(term.Words.Count)?[0] ?? ' ')))
        {
            return Beginning + (0.2 * term.Words.Count / words.Count);
        }

        // "Målen för perioden", not "30 deltagare i fyra verkstäder".
        if (term.IsHint && !heading.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(static word => word.All(char.IsAsciiDigit)) && words.Any(word => term.Compact.Length > 3 && Likeness.Distance(term.Compact, word) is not null))
        {
            return Hint + (0.2 * term.Words.Count / words.Count);
        }

        return 0;
    }

    private sealed record Term(FormSection Section, FormField? Field, string Compact, IReadOnlyList<string> Words, bool IsHint);
}
