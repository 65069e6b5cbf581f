using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Samsteg.Initiatives;

namespace Samsteg.Funding;

/// <summary>Something in a plan that does not go together, or that a reader will ask about. It is told and asked; who applies decides.</summary>
/// <param name="Rule">What it breaks.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Places">Where it is said, in the order of the form, and what each place says.</param>
/// <param name="Values">What differs, as numbers and days are written whatever the language.</param>
/// <param name="Question">What the applicant is asked.</param>
public sealed record Finding(CheckRule Rule, RemarkSeverity Severity, IReadOnlyList<FindingPlace> Places, IReadOnlyList<string> Values, FindingQuestion Question)
{
    /// <summary>The same for as long as the rule, the places and the values are: what a dismissal with its reason is tied to. Words around them may change.</summary>
    public string Key { get; } = Hash(Rule, Places, Values);

    private static string Hash(CheckRule rule, IReadOnlyList<FindingPlace> places, IReadOnlyList<string> values)
    {
        var lines = places.Select(static place => string.Create(CultureInfo.InvariantCulture, $"{place.Place.Field}|{place.Place.Row:D}|{place.Place.Column}"))
            .Distinct().Order(StringComparer.Ordinal).Prepend(rule.ToString()).Concat(values.Distinct().Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..32];
    }
}

/// <summary>A place of a finding.</summary>
/// <param name="Place">Where.</param>
/// <param name="Words">What it says, as it is written there.</param>
public sealed record FindingPlace(PlanPlace Place, string Words);

/// <summary>A question to the applicant.</summary>
/// <param name="TextKey">Key of its text.</param>
/// <param name="Arguments">What stands in its places: words of the plan, numbers, days.</param>
public sealed record FindingQuestion(string TextKey, IReadOnlyList<object> Arguments);
