namespace Samsteg.Funding;

/// <summary>How exactly a number is meant.</summary>
internal enum Bound
{
    /// <summary>Just so many, or between two.</summary>
    Exact,

    /// <summary>So many or more.</summary>
    AtLeast,

    /// <summary>So many or fewer.</summary>
    AtMost,

    /// <summary>About so many.</summary>
    About,
}

/// <summary>What a number is for each of.</summary>
internal enum Each
{
    /// <summary>In all, or it is not said.</summary>
    None,

    /// <summary>Each person.</summary>
    Person,

    /// <summary>Each enterprise or organisation.</summary>
    Organisation,

    /// <summary>Each group, round or series.</summary>
    Group,

    /// <summary>Each year.</summary>
    Year,

    /// <summary>Each month.</summary>
    Month,

    /// <summary>Each week.</summary>
    Week,

    /// <summary>Each of somebody who is not named: <c>två var</c>.</summary>
    Somebody,

    /// <summary>Each of something else, as a municipality or an occasion.</summary>
    Other,
}

/// <summary>A number with what it counts.</summary>
/// <param name="Minimum">The number, or the lower of two.</param>
/// <param name="Maximum">The number, or the higher of two.</param>
/// <param name="Bound">How exactly.</param>
/// <param name="Noun">What is counted: the word.</param>
/// <param name="Each">For each of whom.</param>
/// <param name="First">First word of the phrase in its sentence.</param>
/// <param name="NounAt">The noun's place in the sentence.</param>
/// <param name="IsTotal">Whether it says that it is all of them.</param>
/// <param name="IsPart">Whether it is some of others: of whom five, five more, in the first year.</param>
/// <param name="Before">The preposition before it; null for none.</param>
internal sealed record NumberPhrase(decimal Minimum, decimal Maximum, Bound Bound, Word Noun, Each Each, int First, int NounAt, bool IsTotal, bool IsPart, string? Before)
{
    /// <summary>Whether it is so many more, beside others: <c>fyra samtal till</c>.</summary>
    public bool IsMore { get; init; }

    /// <summary>What the noun counts.</summary>
    public NounKind Kind { get; } = DomainWords.Kind(Noun.Stem);
}

/// <summary>A share: 60 per cent.</summary>
internal sealed record SharePhrase(decimal Minimum, decimal Maximum, Bound Bound);
