using System.Text.Json;

namespace Samsteg.Platform;

/// <summary>Several paragraphs, with lists and emphasis: see <see cref="RichText"/>.</summary>
public sealed record RichTextField : FormField
{
    /// <summary>Longest answer, in characters.</summary>
    public required int MostCharacters { get; init; }

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is TextAnswer text && text.Text.Length > 0 && text.Text.Length <= MostCharacters;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) =>
        RichText.Tidy(typed) is var text && text.Length <= MostCharacters ? (new TextAnswer(text), null) : Wrong("form.rule.too_long", MostCharacters);

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) => kept.ValueKind == JsonValueKind.String ? new TextAnswer(kept.GetString()!) : null;
}

/// <summary>An amount in SEK, zero or more, with at most two decimals.</summary>
public sealed record MoneyField : FormField
{
    /// <summary>What an amount stays below.</summary>
    public const decimal Limit = 1_000_000_000_000m;

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is NumberAnswer { Number: >= 0 and < Limit } amount && decimal.Round(amount.Number, 2) == amount.Number;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) =>
        HumanInput.TryNumber(typed, out var amount) && new NumberAnswer(amount) is var answer && Takes(answer) ? (answer, null) : Wrong("form.rule.money");

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) => kept.ValueKind == JsonValueKind.Number ? new NumberAnswer(kept.GetDecimal()) : null;
}

/// <summary>Files that are handed in.</summary>
public sealed record FilesField : FormField
{
    /// <summary>The field that stands in its place when it is answered; null for none.</summary>
    public string? InsteadOf { get; init; }

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => answer is FilesAnswer { Files.Count: > 0 };

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) => Wrong("form.rule.unknown_field");

    /// <inheritdoc/>
    public override FormAnswer? Kept(JsonElement kept) => FilesAnswer.Kept(kept);
}

/// <summary>Words of who asks, that who answers reads and cannot change.</summary>
public sealed record LockedTextField : FormField
{
    /// <summary>The words.</summary>
    public required LocalText Text { get; init; }

    /// <summary>What they mean to the capability that asks; null for words alone.</summary>
    public string? Clause { get; init; }

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => false;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) => Wrong("form.rule.unknown_field");
}

/// <summary>Where it is signed. Signatures are no answers: they are set under them.</summary>
public sealed record SignaturesField : FormField
{
    /// <summary>Fields whose organisations sign, one signature each.</summary>
    public required IReadOnlyList<string> PartiesOf { get; init; }

    /// <summary>Fewest signatures of the first of them, as two of an owner's.</summary>
    public int LeastOfFirst { get; init; } = 1;

    /// <inheritdoc/>
    public override bool Takes(FormAnswer answer) => false;

    /// <inheritdoc/>
    public override (FormAnswer? Answer, Problem? Problem) Read(string typed) => Wrong("form.rule.unknown_field");
}
