using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What holds where a row says nothing; null for what must stand in each row.</summary>
internal sealed record ImportDefaults(Gender? Gender, string? TargetGroup, DateOnly? EnrolledOn, AccountId? Coach, OrganisationId? Referrer);

/// <summary>What rows are understood by: what can be chosen between, and the words for it in every language.</summary>
internal sealed record ImportWords(EnrolmentChoices Choices, WordList Genders, WordList TargetGroups, WordList Coaches, WordList Referrers, WordList ExitReasons, WordList Protection);

/// <summary>A row as it was understood.</summary>
/// <param name="Input">As if the form had been filled in.</param>
/// <param name="Number">The number; null when there is none or it is wrong.</param>
/// <param name="Exit">The exit; null when the row tells none.</param>
/// <param name="Problems">What is wrong, each with the name of its <see cref="ImportField"/>; at most one a field.</param>
internal sealed record ImportedRow(EnrolmentInput Input, PersonalNumber? Number, ExitInput? Exit, IReadOnlyList<Problem> Problems);

/// <summary>
/// Reads a row of a file as a filled-in form of enrolment, and holds it to the same rules. Pure. What it cannot read it says so about, and guesses nothing: a gender is never
/// taken from a number, and a protected identity never taken from a file.
/// </summary>
internal sealed class ImportRules(ImportWords words, ImportDefaults defaults, DateOnly today)
{
    private const int ShortestSerial = 10_000;
    private const int LongestSerial = 99_999;
    private static readonly EmailAddressAttribute EmailAddress = new();

    /// <summary>Reads a row.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="id">Whose it becomes.</param>
    public ImportedRow Read(ImportCells cells, ParticipantId id)
    {
        var found = new Findings();
        foreach (var field in cells.Formulas)
        {
            found.Add(field, "imports.rule.formula");
        }

        if (words.Protection.Find(cells[ImportField.IsProtected]) is "yes" || words.Protection.Find(cells[ImportField.Name]) is "protected" || words.Protection.Find(cells[ImportField.GivenName]) is "protected")
        {
            found.Add(ImportField.IsProtected, "imports.rule.protected");
        }
        else if (cells[ImportField.IsProtected] is { Length: > 0 } said && words.Protection.Find(said) is not "no")
        {
            found.Add(ImportField.IsProtected, "imports.rule.yes_or_no");
        }

        var (given, family) = NamesOf(cells);
        var input = new EnrolmentInput
        {
            Form = id,
            IsAnother = true,
            GivenName = Short(ImportField.GivenName, given, Participant.LongestName, found),
            FamilyName = Short(ImportField.FamilyName, family, Participant.LongestName, found),
            Number = NumberOf(cells[ImportField.Number]),
            BirthDate = DayOf(ImportField.BirthDate, cells, found),
            Gender = GenderOf(cells[ImportField.Gender], found),
            TargetGroup = Word(ImportField.TargetGroup, words.TargetGroups, cells, found) ?? (cells[ImportField.TargetGroup].Length == 0 ? defaults.TargetGroup : null) ?? string.Empty,
            EnrolledOn = DayOf(ImportField.EnrolledOn, cells, found) ?? (cells[ImportField.EnrolledOn].Length == 0 ? defaults.EnrolledOn : null),
            Coach = Word(ImportField.Coach, words.Coaches, cells, found) is { } coach ? new AccountId(Guid.Parse(coach)) : cells[ImportField.Coach].Length == 0 ? defaults.Coach : null,
            Referrer = Word(ImportField.Referrer, words.Referrers, cells, found) is { } referrer ? new OrganisationId(Guid.Parse(referrer)) : cells[ImportField.Referrer].Length == 0 ? defaults.Referrer : null,
            Phone = Short(ImportField.Phone, cells[ImportField.Phone], Participant.LongestAddress, found),
            Email = Short(ImportField.Email, cells[ImportField.Email], Participant.LongestAddress, found),
        };
        if (input.BirthDate is null && cells[ImportField.BirthDate].Length == 0 && PersonalNumber.TryParse(input.Number, today, out var telling))
        {
            input.BirthDate = telling!.BirthDate;
        }

        if (input.Email.Length > 0 && !EmailAddress.IsValid(input.Email))
        {
            found.Add(ImportField.Email, "ui.not_an_email");
        }

        Require(input, cells, found);
        var problems = EnrolmentRules.Of(input, words.Choices, today, out var number);
        foreach (var problem in problems)
        {
            found.Add(Enum.Parse<ImportField>(problem.Field), problem);
        }

        return new ImportedRow(input, number, ExitOf(cells, input, found), found.All);
    }

    private static void Require(EnrolmentInput input, ImportCells cells, Findings found)
    {
        foreach (var (field, isThere) in new (ImportField, bool)[]
        {
            (ImportField.BirthDate, input.BirthDate is not null), (ImportField.Gender, input.Gender is not null), (ImportField.TargetGroup, input.TargetGroup.Length > 0),
            (ImportField.EnrolledOn, input.EnrolledOn is not null), (ImportField.Coach, input.Coach is not null),
        })
        {
            if (!isThere && cells[field].Length == 0)
            {
                found.Add(field, "imports.rule.missing");
            }
        }
    }

    private ExitInput? ExitOf(ImportCells cells, EnrolmentInput input, Findings found)
    {
        var (day, said) = (DayOf(ImportField.ExitedOn, cells, found), Word(ImportField.ExitReason, words.ExitReasons, cells, found));
        if (cells[ImportField.ExitedOn].Length == 0 && cells[ImportField.ExitReason].Length == 0)
        {
            return null;
        }

        if (cells[ImportField.ExitedOn].Length == 0)
        {
            found.Add(ImportField.ExitedOn, "imports.rule.missing");
        }
        else if (cells[ImportField.ExitReason].Length == 0)
        {
            found.Add(ImportField.ExitReason, "imports.rule.missing");
        }

        if (day is not { } exitedOn || said is null)
        {
            return null;
        }

        foreach (var problem in CaseDayRules.Within(nameof(ImportField.ExitedOn), exitedOn, input.EnrolledOn ?? DateOnly.MinValue, today))
        {
            found.Add(ImportField.ExitedOn, problem);
        }

        return new ExitInput { ExitedOn = exitedOn, Reason = Enum.Parse<ExitReason>(said) };
    }

    /// <summary>Given and family name; of one column the family name comes last, with the small words before it, or first and with a comma after it.</summary>
    private static (string Given, string Family) NamesOf(ImportCells cells)
    {
        var (given, family, whole) = (cells[ImportField.GivenName], cells[ImportField.FamilyName], Spaced(cells[ImportField.Name]));
        if (whole.Length == 0 || (given.Length > 0 && family.Length > 0))
        {
            return (Spaced(given), Spaced(family));
        }

        if (whole.Split(',', 2, StringSplitOptions.TrimEntries) is [var before, var after])
        {
            return (after, before);
        }

        var parts = whole.Split(' ');
        var first = parts.Length - 1;
        while (first > 1 && parts[first - 1].Length > 0 && char.IsLower(parts[first - 1][0]))
        {
            first--;
        }

        return first < 1 ? (whole, string.Empty) : (string.Join(' ', parts[..first]), string.Join(' ', parts[first..]));
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Spaces of every kind are passed over, and the zero put back that a spreadsheet takes from the beginning of a number.</summary>
    private static string? NumberOf(string text)
    {
        var compact = string.Concat(text.Where(static sign => !char.IsWhiteSpace(sign))).Replace('–', '-').Replace('\u2212', '-').Replace('\u2011', '-');
        return compact.Length switch { 0 => null, 9 when compact.All(char.IsAsciiDigit) => "0" + compact, _ => compact };
    }

    private static DateOnly? DayOf(ImportField field, ImportCells cells, Findings found)
    {
        var text = Spaced(cells[field]);
        if (text.Length == 0 || text == ImportCells.Formula)
        {
            return null;
        }

        if (HumanInput.TryDay(WithoutTime(text), out var day)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= ShortestSerial and <= LongestSerial && ExcelDay.Of(serial) is { } counted && (day = counted) == counted))
        {
            return day;
        }

        found.Add(field, "imports.rule.no_day", Quoted(text));
        return null;
    }

    /// <summary>Some programs write the time of day after a day.</summary>
    private static string WithoutTime(string text) =>
        text.IndexOfAny(['T', ' ']) is var end and > 0 && text[(end + 1)..] is var time && time.Contains(':', StringComparison.Ordinal) ? text[..end] : text;

    private Gender? GenderOf(string text, Findings found)
    {
        if (text.Length == 0)
        {
            return defaults.Gender;
        }

        if (words.Genders.Find(text) is { } gender)
        {
            return Enum.Parse<Gender>(gender);
        }

        found.Add(ImportField.Gender, "imports.rule.unknown", Quoted(text));
        return null;
    }

    private static string? Word(ImportField field, WordList list, ImportCells cells, Findings found)
    {
        var text = cells[field];
        if (text.Length == 0)
        {
            return null;
        }

        var value = list.Find(text);
        if (value is null)
        {
            found.Add(field, list.IsAmbiguous(text) ? "imports.rule.several" : field is ImportField.Coach ? "imports.rule.no_coach" : "imports.rule.unknown", Quoted(text));
        }

        return value;
    }

    private static string Short(ImportField field, string text, int most, Findings found)
    {
        if (text.Length <= most)
        {
            return text;
        }

        found.Add(field, "imports.rule.too_long", most);
        return string.Empty;
    }

    private static string Quoted(string text) => text.Length <= 40 ? text : text[..39] + "…";

    /// <summary>What is wrong: the first finding of each field, since others follow from it.</summary>
    private sealed class Findings
    {
        private readonly List<Problem> _problems = [];

        public IReadOnlyList<Problem> All => _problems;

        public void Add(ImportField field, string key, params object?[] arguments) => Add(field, new Problem(field.ToString(), key, arguments));

        public void Add(ImportField field, Problem problem)
        {
            if (_problems.TrueForAll(one => one.Field != field.ToString()))
            {
                _problems.Add(problem with { Field = field.ToString() });
            }
        }
    }
}
