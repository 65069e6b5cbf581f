using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samsteg.Platform;

/// <summary>A question of a form, and what answers it takes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ScaleField), "scale")]
[JsonDerivedType(typeof(ChoiceField), "choice")]
[JsonDerivedType(typeof(TextField), "text")]
[JsonDerivedType(typeof(NumberField), "number")]
[JsonDerivedType(typeof(DateField), "date")]
[JsonDerivedType(typeof(RichTextField), "rich_text")]
[JsonDerivedType(typeof(MoneyField), "money")]
[JsonDerivedType(typeof(LookupField), "lookup")]
[JsonDerivedType(typeof(ReferenceField), "reference")]
[JsonDerivedType(typeof(TableField), "table")]
[JsonDerivedType(typeof(FilesField), "files")]
[JsonDerivedType(typeof(LockedTextField), "locked_text")]
[JsonDerivedType(typeof(SignaturesField), "signatures")]
public abstract record FormField
{
    /// <summary>Its own within the form, and the same over versions as long as answers can be held against each other.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called, in lists and tables.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The question to each of those who answer, by a code of theirs; who is not named is asked by the label.</summary>
    public IReadOnlyDictionary<string, LocalText> Prompts { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>Whether the form's ways not to answer are offered.</summary>
    public bool MaySkip { get; init; }

    /// <summary>Whether it must be answered, or skipped where it may be.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Advice on how to answer; null when the label says it.</summary>
    public LocalText? Help { get; init; }

    /// <summary>What the answer is to the capability that asks, by a code of its own; null when it is words to be read.</summary>
    public string? Means { get; init; }

    /// <summary>The answer to another field with which this one is asked; null when it is asked always.</summary>
    public FormCondition? AskedWhen { get; init; }

    /// <summary>Single words by which it is recognised in a document, beside its label; null for none.</summary>
    public IReadOnlyList<string>? ImportHints { get; init; }

    /// <summary>The question to somebody; the label for null.</summary>
    public LocalText PromptTo(string? respondent) => respondent is not null && Prompts.TryGetValue(respondent, out var prompt) ? prompt : Label;

    /// <summary>Whether an answer is of this field's kind and within its bounds. Skips are the form's matter.</summary>
    public abstract bool Takes(FormAnswer answer);

    /// <summary>Reads what somebody typed, trimmed and not empty.</summary>
    /// <returns>The answer, or what is wrong with it in words.</returns>
    public abstract (FormAnswer? Answer, Problem? Problem) Read(string typed);

    /// <summary>An answer as it is kept in JSON; null when it is not one of this field's kind.</summary>
    public virtual FormAnswer? Kept(JsonElement kept) => null;

    private protected (FormAnswer?, Problem?) Wrong(string textKey, params object?[] arguments) => (null, new Problem(Key, textKey, arguments));
}

/// <summary>Steps in order, each in words.</summary>
public sealed record ScaleField : FormField
{
    /// <summary>From the lowest, one apart.</summary>
    public required IReadOnlyList<ScaleLevel> Levels { get; init; }

    /// <summary>When a change since the last time must be explained; null when it need not be.</summary>
    public ChangeComment? CommentOnChange { get; init; }

    /// <summary>The level in words; null when there is none such.</summary>
    public ScaleLevel? Find(int level) => Levels.FirstOrDefault(candidate => candidate.Level == level);

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is LevelAnswer level && Find(level.Level) is not null;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) =>
        int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level) && Find(level) is not null
            ? (new LevelAnswer(level), null)
            : Wrong("form.rule.choose_offered");

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) => kept.ValueKind == JsonValueKind.Number && kept.TryGetInt32(out var level) ? new LevelAnswer(level) : null;
}

/// <summary>A level of a scale.</summary>
/// <param name="Level">Its number.</param>
/// <param name="Text">In whole words.</param>
/// <param name="Name">In a few words; null when the words are few already.</param>
/// <param name="Words">The whole words for each of those who answer, by a code of theirs; null when they are the same for all.</param>
public sealed record ScaleLevel(int Level, LocalText Text, LocalText? Name = null, IReadOnlyDictionary<string, LocalText>? Words = null)
{
    /// <summary>The whole words for somebody; who is not named, and null, reads the text.</summary>
    public LocalText TextTo(string? respondent) => respondent is not null && Words?.GetValueOrDefault(respondent) is { } words ? words : Text;
}

/// <summary>That a change must be explained.</summary>
/// <param name="From">Levels of change from which on, up or down.</param>
/// <param name="Field">The text field that holds the explanation.</param>
public sealed record ChangeComment(int From, string Field);

/// <summary>One of several.</summary>
public sealed record ChoiceField : FormField
{
    /// <summary>What can be chosen.</summary>
    public required IReadOnlyList<FormOption> Options { get; init; }

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is ChoiceAnswer choice && Options.Any(option => option.Code == choice.Code);

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) =>
        new ChoiceAnswer(typed) is var answer && Takes(answer) ? (answer, null) : Wrong("form.rule.choose_offered");

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) => kept.ValueKind == JsonValueKind.String ? new ChoiceAnswer(kept.GetString()!) : null;
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Code">Its own within the field.</param>
/// <param name="Text">In words.</param>
public sealed record FormOption(string Code, LocalText Text);

/// <summary>Own words. They may not be skipped: nothing written is nothing said.</summary>
public sealed record TextField : FormField
{
    /// <summary>Longest answer, in characters.</summary>
    public required int MostCharacters { get; init; }

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is TextAnswer text && text.Text.Length > 0 && text.Text.Length <= MostCharacters;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) =>
        typed.Length <= MostCharacters ? (new TextAnswer(typed), null) : Wrong("form.rule.too_long", MostCharacters);

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) => kept.ValueKind == JsonValueKind.String ? new TextAnswer(kept.GetString()!) : null;
}

/// <summary>A number.</summary>
public sealed record NumberField : FormField
{
    /// <summary>Least, inclusive.</summary>
    public required decimal Least { get; init; }

    /// <summary>Most, inclusive.</summary>
    public required decimal Most { get; init; }

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is NumberAnswer number && number.Number >= Least && number.Number <= Most;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) =>
        HumanInput.TryNumber(typed, out var value) && value >= Least && value <= Most
            ? (new NumberAnswer(value), null)
            : Wrong("form.rule.number_between", Display.ShortNumber(Least, atMost: 4), Display.ShortNumber(Most, atMost: 4));

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) => kept.ValueKind == JsonValueKind.Number ? new NumberAnswer(kept.GetDecimal()) : null;
}

/// <summary>A day.</summary>
public sealed record DateField : FormField
{
    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is DayAnswer;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) =>
        HumanInput.TryDay(typed, out var day) ? (new DayAnswer(day), null) : Wrong("form.rule.day");

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) =>
        kept.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(kept.GetString(), "O", out var day) ? new DayAnswer(day) : null;
}

/// <summary>That a field is asked only of who has answered another one in a way.</summary>
/// <param name="Field">A choice.</param>
/// <param name="Code">One of its options.</param>
public sealed record FormCondition(string Field, string Code);
