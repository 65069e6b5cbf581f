using System.Globalization;

namespace Samsteg.Platform;

/// <summary>What somebody answered to one field.</summary>
public abstract record FormAnswer
{
    /// <summary>As a value that can be drawn and compared; null when it has none.</summary>
    public virtual decimal? Value => null;

    /// <summary>As it stands in a form's input.</summary>
    public abstract string Typed();
}

/// <summary>A level of a scale.</summary>
public sealed record LevelAnswer(int Level) : FormAnswer
{
    /// <inheritdoc/>
    public override decimal? Value => Level;

    /// <inheritdoc/>
    public override string Typed() => Level.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A code of a choice.</summary>
public sealed record ChoiceAnswer(string Code) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => Code;
}

/// <summary>Own words.</summary>
public sealed record TextAnswer(string Text) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => Text;
}

/// <summary>A number.</summary>
public sealed record NumberAnswer(decimal Number) : FormAnswer
{
    /// <inheritdoc/>
    public override decimal? Value => Number;

    /// <inheritdoc/>
    public override string Typed() => QuestionField.AsTyped(Number);
}

/// <summary>A day.</summary>
public sealed record DayAnswer(DateOnly Day) : FormAnswer
{
    /// <inheritdoc/>
    public override string Typed() => Day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>One of the form's ways not to answer.</summary>
public sealed record SkippedAnswer(string Code) : FormAnswer
{
    /// <summary>What a skip begins with in a form's input, which no answer to a field that may be skipped does.</summary>
    public const string Mark = "skip.";

    /// <inheritdoc/>
    public override string Typed() => Mark + Code;
}
