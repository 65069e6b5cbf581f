using System.Globalization;

namespace Samsteg.Funding;

/// <summary>How far somebody has come in what is counted.</summary>
internal enum FunnelStep
{
    /// <summary>Takes part, starts, or it is not said.</summary>
    Takes,

    /// <summary>Completes it.</summary>
    Completes,
}

/// <summary>What claims are compared by: those with the same are about the same fact.</summary>
/// <param name="Counted">What is counted: <c>person</c>, <c>enterprise</c>, <c>organisation</c>, <c>occasion</c>, <c>session</c>, or a thing's own name.</param>
/// <param name="Concept">What it is about: a kind of activity, or the plan's own word; empty for the initiative as a whole.</param>
/// <param name="Step">How far.</param>
/// <param name="Each">For each of whom.</param>
internal readonly record struct Fact(string Counted, string Concept, FunnelStep Step, Each Each)
{
    public const string Person = "person";
    public const string Enterprise = "enterprise";
    public const string Organisation = "organisation";
    public const string Occasion = "occasion";
    public const string Session = "session";

    /// <summary>Persons or organisations: an activity for others than participants does not say which.</summary>
    public const string Somebody = "somebody";
}

/// <summary>A number that the plan states somewhere, in a cell or in words, and what it is about.</summary>
internal sealed record Claim(Fact Fact, decimal Minimum, decimal Maximum, Bound Bound, PlanPlace Place, string Words)
{
    /// <summary>Which sentence; null for a cell.</summary>
    public CheckedSentence? Sentence { get; init; }

    /// <summary>By when; null when nobody has said.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Whether both name the same number, as nearly as they mean it.</summary>
    public bool Agrees(Claim other)
    {
        var (one, two) = (Wide(), other.Wide());
        return Bound == Bound.About || other.Bound == Bound.About ? one.Minimum <= two.Maximum && two.Minimum <= one.Maximum
            : Bound == Bound.AtMost && other.Bound != Bound.AtMost ? other.Maximum <= Maximum
            : other.Bound == Bound.AtMost && Bound != Bound.AtMost ? Maximum <= other.Maximum
            : Minimum == other.Minimum && Maximum == other.Maximum;
    }

    /// <summary>With room for what is only about so many.</summary>
    public (decimal Minimum, decimal Maximum) Wide() => Bound == Bound.About ? (Minimum * 0.9m, Maximum * 1.1m) : (Minimum, Maximum);

    /// <summary>As digits: <c>4–6</c>.</summary>
    public string Value => Minimum == Maximum ? Digits(Minimum) : $"{Digits(Minimum)}–{Digits(Maximum)}";

    /// <summary>As a place of a finding.</summary>
    public FindingPlace AsPlace() => new(Place, Words);

    public static string Digits(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A sentence of the plan, read.</summary>
/// <param name="Text">The text it stands in.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="RowConcept">What its row or paragraph is about; null for nothing in particular.</param>
/// <param name="Numbers">Numbers with nouns.</param>
/// <param name="IsPromise">Whether it is of what shall be: not of what was, nor of the background.</param>
internal sealed record CheckedSentence(PlanText Text, Sentence Sentence, string? RowConcept, IReadOnlyList<NumberPhrase> Numbers, bool IsPromise);

/// <summary>A promise to everybody: each participant gets a plan.</summary>
/// <param name="Concept">What they get.</param>
/// <param name="Of">What those of whom it holds take part in; null for all.</param>
/// <param name="Place">Where.</param>
/// <param name="Words">The sentence.</param>
internal sealed record EverybodyClaim(string Concept, string? Of, PlanPlace Place, string Words);
