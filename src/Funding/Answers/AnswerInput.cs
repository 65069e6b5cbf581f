using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// Some answers as they were typed, by field (on a row's page by column), each with the answer that the page showed. A field is among them when its
/// <see cref="Was"/> is: a group of boxes with none ticked sends nothing else.
/// </summary>
public sealed class AnswerInput : FormInput
{
    /// <summary>What is ticked, where several may be.</summary>
    public Dictionary<string, List<string>> Chosen { get; set; } = [];

    /// <summary>The answer that stood when the page was made; empty when there was none.</summary>
    public Dictionary<string, string?> Was { get; set; } = [];

    /// <summary>Whether the one who saves has been told that it is at the price of the signatures.</summary>
    public bool Reopens { get; set; }

    /// <summary>What stands in a field.</summary>
    public string TypedIn(string key) => (Chosen.TryGetValue(key, out var chosen) ? string.Join(',', chosen) : Answers.GetValueOrDefault(key))?.Trim() ?? string.Empty;

    /// <summary>The answer that was shown there; null when there was none.</summary>
    public Guid? ShownIn(string key) => Guid.TryParse(Was.GetValueOrDefault(key), out var shown) ? shown : null;

    /// <summary>Shows what stands.</summary>
    /// <param name="draft">The application.</param>
    /// <param name="paths">Where it stands, by the keys of the input.</param>
    public void Show(ApplicationDraft draft, IEnumerable<KeyValuePair<string, AnswerPath>> paths)
    {
        foreach (var (key, path) in paths.Where(pair => !Was.ContainsKey(pair.Key)))
        {
            var answer = draft[path];
            Was[key] = draft.Standing(path)?.Id.ToString();
            Answers[key] = Shown(path.FieldIn(draft.Form), answer);
            if (IsTicked(path.FieldIn(draft.Form)))
            {
                Chosen[key] = [.. (Answers[key] ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)];
            }
        }
    }

    /// <summary>An answer as its input shows it: where own words are taken, what is chosen stands in words too; of files, which they are.</summary>
    public static string? Shown(FormField? field, FormAnswer? answer) => (field, answer) switch
    {
        (LookupField { OwnWords: true }, LookupAnswer lookup) => lookup.Text,
        (_, FilesAnswer files) => string.Join(',', files.Files.Select(static file => file.Document)),
        _ => answer?.Typed(),
    };

    /// <summary>Whether it is answered by ticking some of several.</summary>
    public static bool IsTicked(FormField? field) => field is ReferenceField or FilesField;
}
