using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>The labels of the questions on a page in their order, so that the summary of errors can name them.</summary>
internal sealed class QuestionLabels
{
    private readonly List<(string Name, string Label)> _asked = [];

    public static QuestionLabels Of(HttpContext context) =>
        (QuestionLabels)(context.Items[typeof(QuestionLabels)] ??= new QuestionLabels());

    public void Add(string name, string label) => _asked.Add((name, label));

    /// <summary>Null when the page does not ask it: the error then concerns the whole form.</summary>
    public string? Find(string name) => PlaceOf(name) is var place && place < 0 ? null : _asked[place].Label;

    public int PlaceOf(string name) => _asked.FindIndex(asked => string.Equals(asked.Name, name, StringComparison.OrdinalIgnoreCase));
}
