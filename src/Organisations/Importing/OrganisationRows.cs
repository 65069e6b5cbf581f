using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A row of a file, as it is kept: its number and the cells that were taken for something, by field.</summary>
internal sealed record KeptRow(int Line, IReadOnlyDictionary<OrganisationField, string> Cells)
{
    /// <summary>What stands in the place of a formula, whatever it says.</summary>
    private const string Formula = "=";

    public string this[OrganisationField field] => Cells.GetValueOrDefault(field, string.Empty);

    [JsonIgnore]
    public IEnumerable<OrganisationField> Formulas => Cells.Where(static cell => cell.Value == Formula).Select(static cell => cell.Key);

    public static KeptRow Of(TableRow row, IReadOnlyList<OrganisationField?> fields) => new(row.Number, fields
        .Select((field, column) => (field, row[column])).Where(static cell => cell.field is not null && (cell.Item2.IsFormula || cell.Item2.Text.Length > 0))
        .ToDictionary(static cell => cell.field!.Value, static cell => cell.Item2.IsFormula ? Formula : cell.Item2.Text));
}

/// <summary>What a row comes to.</summary>
public enum RowVerdict
{
    /// <summary>An organisation that the register does not have.</summary>
    New,

    /// <summary>One that it has already.</summary>
    Known,

    /// <summary>One that it may have already: it is called nearly the same.</summary>
    Alike,

    /// <summary>It cannot be read as one.</summary>
    Wrong,
}

/// <summary>An organisation of the register, as far as a row may be the same.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="OrganisationNumber">Its own; a unit has none.</param>
/// <param name="IsUnit">Whether it is a unit of another, whose number is that one's.</param>
internal sealed record RegisterEntry(OrganisationId Id, string Name, string? OrganisationNumber, bool IsUnit);

/// <summary>A row as it was understood.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Facts">The organisation.</param>
/// <param name="Profile">What it is and can offer.</param>
/// <param name="Place">Where it is; null when the row tells none.</param>
/// <param name="Contact">Somebody to talk to; null when the row names nobody.</param>
/// <param name="Known">The one of the register that it is; null when it is new.</param>
/// <param name="Alike">The one of the register that it may be; null when none is called nearly the same.</param>
/// <param name="Problems">What is wrong, each with the name of its <see cref="OrganisationField"/>.</param>
internal sealed record ReadRow(
    int Line, OrganisationFacts Facts, OrganisationProfile Profile, PlaceFacts? Place, ContactPersonFacts? Contact, RegisterEntry? Known, RegisterEntry? Alike, IReadOnlyList<Problem> Problems)
{
    public RowVerdict Verdict => Problems.Count > 0 ? RowVerdict.Wrong : Known is not null ? RowVerdict.Known : Alike is not null ? RowVerdict.Alike : RowVerdict.New;
}

/// <summary>Reads the rows of a file as filled-in forms, held to the forms' own rules. Pure. What it cannot read it says so about, and guesses nothing.</summary>
internal sealed class OrganisationRows(WordList types, WordList legalForms, string placeName, IEnumerable<RegisterEntry> register)
{
    /// <summary>How many of those that are called nearly the same are looked at: two with a number each are two.</summary>
    private const int MostAlike = 5;

    private static readonly EmailAddressAttribute EmailAddress = new();

    private static readonly Dictionary<OrganisationField, int> Longest = new()
    {
        [OrganisationField.Name] = 200, [OrganisationField.Municipality] = 100, [OrganisationField.Address] = 200, [OrganisationField.Town] = 100, [OrganisationField.Phone] = 50,
        [OrganisationField.Website] = 300, [OrganisationField.Description] = 4000, [OrganisationField.ContactName] = 200, [OrganisationField.ContactTitle] = 200,
        [OrganisationField.ContactEmail] = 254, [OrganisationField.ContactPhone] = 50,
    };

    private readonly List<RegisterEntry> _register = [.. register];

    /// <summary>All rows, in the order of the file.</summary>
    public IReadOnlyList<ReadRow> Read(IEnumerable<KeptRow> rows)
    {
        var byNumber = _register.Where(static entry => entry.OrganisationNumber is not null).ToDictionary(static entry => entry.OrganisationNumber!);
        var byName = _register.ToLookup(static entry => Fold(entry.Name));
        var likes = new LikeNames<RegisterEntry>(_register, static entry => entry.Name);
        var seen = new Dictionary<string, int>();
        var read = new List<ReadRow>();
        foreach (var row in rows)
        {
            var found = ReadOne(row);
            var number = found.Facts.OrganisationNumber?.Digits;
            var same = number is not null && byNumber.TryGetValue(number, out var holder) ? holder
                : byName[Fold(found.Facts.Name)].FirstOrDefault(entry => number is null || (entry.OrganisationNumber is null && !entry.IsUnit));
            var (name, nameAlone) = (Fold(found.Facts.Name), $"without a number: {Fold(found.Facts.Name)}"); // one name with two numbers is two organisations
            var repeated = new[] { number, same?.Id.ToString(), number is null ? name : nameAlone }.Where(static key => !string.IsNullOrEmpty(key)).Select(key => seen.GetValueOrDefault(key!)).Max();
            foreach (var key in new[] { number, same?.Id.ToString(), name, number is null ? nameAlone : null }.OfType<string>().Where(static key => key.Length > 0))
            {
                seen.TryAdd(key, row.Line);
            }

            read.Add(repeated > 0 && found.Problems.Count == 0
                ? found with { Problems = [new Problem(nameof(OrganisationField.Name), "organisations.import.rule.repeated", repeated)] }
                : found with { Known = same, Alike = same is null ? likes.To(found.Facts.Name, MostAlike).FirstOrDefault(entry => number is null || entry.OrganisationNumber is null) : null });
        }

        return read;
    }

    private static string Fold(string name) => string.Join(' ', name.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private ReadRow ReadOne(KeptRow row)
    {
        var problems = new List<Problem>();
        void Refuse(OrganisationField field, string textKey, params object?[] arguments)
        {
            if (problems.TrueForAll(problem => problem.Field != field.ToString()))
            {
                problems.Add(new Problem(field.ToString(), textKey, arguments));
            }
        }

        foreach (var field in row.Formulas)
        {
            Refuse(field, "organisations.import.rule.formula");
        }

        foreach (var (field, most) in Longest.Where(limit => row[limit.Key].Length > limit.Value))
        {
            Refuse(field, "ui.too_long", most);
        }

        var type = types.Find(row[OrganisationField.Type]);
        if (type is null)
        {
            Refuse(OrganisationField.Type, row[OrganisationField.Type].Length == 0 ? "ui.required" : "organisations.import.rule.type");
        }

        var form = legalForms.Find(row[OrganisationField.LegalForm]);
        if (form is null && row[OrganisationField.LegalForm].Length > 0)
        {
            Refuse(OrganisationField.LegalForm, "organisations.import.rule.legal_form");
        }

        if (row[OrganisationField.Name].Length == 0)
        {
            Refuse(OrganisationField.Name, "ui.required");
        }

        OrganisationNumber? number = OrganisationNumber.TryParse(row[OrganisationField.OrganisationNumber], out var parsed) ? parsed : null;
        if (number is null && row[OrganisationField.OrganisationNumber].Length > 0)
        {
            Refuse(OrganisationField.OrganisationNumber, "organisations.problem.number");
        }

        var website = WebAddress.Read(row[OrganisationField.Website]);
        if (website is null && row[OrganisationField.Website].Length > 0)
        {
            Refuse(OrganisationField.Website, "organisations.problem.website");
        }

        var tags = OrganisationTags.Read(null, row[OrganisationField.Tags]);
        if (tags.Count > OrganisationTags.Most)
        {
            Refuse(OrganisationField.Tags, "organisations.profile.too_many_tags", OrganisationTags.Most, tags.Count);
        }
        else if (tags.FirstOrDefault(static tag => tag.Length > OrganisationTags.Longest) is { } tooLong)
        {
            Refuse(OrganisationField.Tags, "organisations.profile.long_tag", tooLong, OrganisationTags.Longest);
        }

        var (place, placeResult) = (row[OrganisationField.Postcode] + row[OrganisationField.Town]).Length == 0 ? (null, Result.Done)
            : new PlaceInput { Name = placeName, Address = row[OrganisationField.Address], Postcode = row[OrganisationField.Postcode], Town = row[OrganisationField.Town] }.Read(null);
        foreach (var problem in placeResult.Problems)
        {
            Refuse(OrganisationField.Postcode, problem.TextKey, problem.Arguments);
        }

        var email = row[OrganisationField.ContactEmail];
        if (email.Length > 0 && !EmailAddress.IsValid(email))
        {
            Refuse(OrganisationField.ContactEmail, "organisations.import.rule.email");
        }

        var isNamed = row[OrganisationField.ContactName].Length > 0;
        if (!isNamed && (email + row[OrganisationField.ContactTitle] + row[OrganisationField.ContactPhone]).Length > 0)
        {
            Refuse(OrganisationField.ContactName, "organisations.import.rule.nameless");
        }

        return new ReadRow(
            row.Line,
            new OrganisationFacts(
                row[OrganisationField.Name], type ?? string.Empty, null, number, Text(row[OrganisationField.Municipality]), place is null ? Text(row[OrganisationField.Address]) : null, website,
                Text(row[OrganisationField.Phone]), Text(row[OrganisationField.Description])),
            new OrganisationProfile(form is null ? null : Enum.Parse<LegalForm>(form), null, null, [], [.. tags], [], null, null, null, null),
            place,
            isNamed ? new ContactPersonFacts(row[OrganisationField.ContactName], Text(row[OrganisationField.ContactTitle]), Text(email), Text(row[OrganisationField.ContactPhone]), false, null) : null,
            null, null, problems);
    }
}
