using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The funders' forms that come with the program. An association takes one into use as it is, or edits a copy.</summary>
public static class ShippedForms
{
    private static readonly string[] Names = ["rar-sormland-application", "finsam-lund-application"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FormDefinition> All { get; } = [.. Names.Select(Read)];

    /// <summary>The form of a key; null when none has it.</summary>
    public static FormDefinition? Find(string key) => All.FirstOrDefault(form => form.Key == key);

    private static FormDefinition Read(string name)
    {
        using var file = typeof(ShippedForms).Assembly.GetManifestResourceStream($"forms/{name}.json") ?? throw new InvalidOperationException($"{name} is not shipped.");
        using var text = new StreamReader(file);
        return FormDefinition.Parse(text.ReadToEnd());
    }
}
