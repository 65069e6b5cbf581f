using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>
/// What is asked, in which words: one version of a form. A version that somebody has answered on never changes; other words
/// are another version.
/// </summary>
/// <remarks>A form says nothing of who may answer it, when, or where answers are kept: that belongs to the capability that asks.</remarks>
public sealed record FormDefinition
{
    private FrozenDictionary<string, FormField>? _fields;

    /// <summary>The same over all versions: 1–60 of <c>a–z 0–9 _ -</c>.</summary>
    public required string Key { get; init; }

    /// <summary>1 and up.</summary>
    public required int Version { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What it is for; null when the name says it.</summary>
    public LocalText? Text { get; init; }

    /// <summary>Advice to who answers, a sentence each.</summary>
    public IReadOnlyList<LocalText> Guidance { get; init; } = [];

    /// <summary>Days after which it is suggested to be answered again; null when it is not.</summary>
    public int? RepeatAfterDays { get; init; }

    /// <summary>Answers that are none, which a field may offer: "not relevant", "do not want to say".</summary>
    public IReadOnlyList<FormSkip> Skips { get; init; } = [];

    /// <summary>Parts, in the order in which they are asked.</summary>
    public required IReadOnlyList<FormSection> Sections
    {
        get;
        init => (field, _fields) = (value, null);
    }

    /// <summary>All fields, in the order in which they are asked.</summary>
    public IEnumerable<FormField> Fields => Sections.SelectMany(static section => section.Fields);

    /// <summary>A field; null when the form has none of that key.</summary>
    public FormField? Find(string key) => (_fields ??= Fields.DistinctBy(static field => field.Key).ToFrozenDictionary(static field => field.Key)).GetValueOrDefault(key);

    /// <summary>A way not to answer; null when the form has none of that code.</summary>
    public FormSkip? FindSkip(string code) => Skips.FirstOrDefault(skip => skip.Code == code);

    /// <summary>Reads a definition.</summary>
    /// <exception cref="FormDefinitionException">It is not one: a property that is missing, unknown or given twice, or a form that contradicts itself.</exception>
    public static FormDefinition Parse(string json) => FormDefinitionJson.Parse(json);

    /// <summary>The definition as JSON; what is parsed from it is the same form.</summary>
    public string ToJson() => FormDefinitionJson.Write(this);

    /// <summary>SHA-256 of the definition as JSON, in lower-case hexadecimal: two definitions that say the same have the same.</summary>
    public string ContentHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));
}

/// <summary>A part of a form.</summary>
public sealed record FormSection
{
    /// <summary>Its own within the form.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What is asked in it.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>Advice on how to answer; null when the name says it.</summary>
    public LocalText? Help { get; init; }

    /// <summary>Single words by which it is recognised in a document, beside its name; null for none.</summary>
    public IReadOnlyList<string>? ImportHints { get; init; }
}

/// <summary>A way not to answer that is an answer of its own, shown as it was given.</summary>
/// <param name="Code">Its own within the form.</param>
/// <param name="Text">In words.</param>
public sealed record FormSkip(string Code, LocalText Text);

/// <summary>A definition that cannot be used.</summary>
public sealed class FormDefinitionException(string message, Exception? inner = null) : Exception(message, inner);
