using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Samsteg.App;

/// <summary>An answer of the site, as a browser without JavaScript would hold it.</summary>
public sealed record Page
{
    private readonly IHtmlDocument? _document;

    internal Page(Visitor visitor, int status, string path, byte[] bytes, IHtmlDocument? document) =>
        (Visitor, Status, Path, Bytes, _document) = (visitor, status, path, bytes, document);

    /// <summary>Who opened it.</summary>
    public Visitor Visitor { get; }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>Path and query of the address, after redirects.</summary>
    public string Path { get; }

    /// <summary>The body.</summary>
    public byte[] Bytes { get; }

    /// <summary>The body as UTF-8.</summary>
    public string Source => Encoding.UTF8.GetString(Bytes);

    /// <summary>The parsed HTML.</summary>
    public IHtmlDocument Document => _document ?? throw new InvalidOperationException($"{Path} answered {Status} with {Header("Content-Type") ?? "nothing"}, not HTML.");

    /// <summary>Whether it is HTML.</summary>
    public bool IsHtml => _document is not null;

    /// <summary>All headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The statements sent to the database for this one answer, redirects not included.</summary>
    public required IReadOnlyList<string> Queries { get; init; }

    /// <summary>Where it was sent on the way.</summary>
    public IReadOnlyList<string> Redirects { get; init; } = [];

    /// <summary>The words on the page, white space folded; menu and all.</summary>
    public string Text => Fold(Document.Body!.TextContent);

    /// <summary>A header's value; null when it is not there.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The words of the first element that fits; null when none does.</summary>
    public string? TextOf(string selector) => Document.QuerySelector(selector) is { } element ? Fold(element.TextContent) : null;

    /// <summary>The words of all elements that fit.</summary>
    public IReadOnlyList<string> TextsOf(string selector) => [.. Document.QuerySelectorAll(selector).Select(static element => Fold(element.TextContent))];

    /// <summary>The cells of a table's body, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RowsOf(string tableSelector) =>
        [.. Document.QuerySelectorAll($"{tableSelector} tbody tr").Select(static row => (IReadOnlyList<string>)[.. row.Children.Select(static cell => Fold(cell.TextContent))])];

    /// <summary>Follows the first link that fits.</summary>
    public Task<Page> FollowAsync(string selector) => Visitor.GetAsync(Find(selector).GetAttribute("href")
        ?? throw new InvalidOperationException($"{selector} on {Path} has no address."));

    /// <summary>Sends a form with everything that stands in it, but for the given fields.</summary>
    /// <param name="formSelector">Which form.</param>
    /// <param name="fields">What is typed, ticked or pressed: each name's values take the place of those in the form; null leaves it out.</param>
    public Task<Page> SubmitAsync(string formSelector, params IReadOnlyList<(string Name, string? Value)> fields)
    {
        if (Find(formSelector) is not IHtmlFormElement form)
        {
            throw new InvalidOperationException($"{formSelector} on {Path} is not a form.");
        }

        return SendAsync(form, form.GetAttribute("action"), fields);
    }

    /// <summary>Presses a button: sends its form as <see cref="SubmitAsync"/> does, with its name and value, to its address.</summary>
    public Task<Page> PressAsync(string buttonSelector, params IReadOnlyList<(string Name, string? Value)> fields)
    {
        if (Find(buttonSelector) is not IHtmlButtonElement { Form: { } form } button)
        {
            throw new InvalidOperationException($"{buttonSelector} on {Path} is not a form's button.");
        }

        return SendAsync(form, button.GetAttribute("formaction") ?? form.GetAttribute("action"), button.Name is { Length: > 0 } name ? [.. fields, (name, button.Value)] : fields);
    }

    /// <summary>Sends a form with a file, as <see cref="SubmitAsync"/> does without.</summary>
    public Task<Page> UploadAsync(string formSelector, string fileField, string fileName, byte[] file, params IReadOnlyList<(string Name, string? Value)> fields)
    {
        var form = (IHtmlFormElement)Find(formSelector);
        var typed = fields.Select(static field => field.Name).ToHashSet(StringComparer.Ordinal);
        return Visitor.PostAsync(form.GetAttribute("action") is { Length: > 0 } given ? given : Path, () =>
        {
            var body = new MultipartFormDataContent();
            foreach (var (name, value) in FieldsOf(form).Where(field => !typed.Contains(field.Name)).Concat(fields.Where(static field => field.Value is not null).Select(static field => (field.Name, field.Value!))))
            {
                body.Add(new StringContent(value), name);
            }

            body.Add(new ByteArrayContent(file), fileField, fileName);
            return body;
        });
    }

    private Task<Page> SendAsync(IHtmlFormElement form, string? address, IReadOnlyList<(string Name, string? Value)> fields)
    {
        var typed = fields.Select(static field => field.Name).ToHashSet(StringComparer.Ordinal);
        List<(string Name, string Value)> sent =
        [
            .. FieldsOf(form).Where(field => !typed.Contains(field.Name)),
            .. fields.Where(static field => field.Value is not null).Select(static field => (field.Name, field.Value!)),
        ];
        var action = address is { Length: > 0 } given ? given : Path;
        if (string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            return Visitor.PostAsync(action, sent);
        }

        var query = string.Join('&', sent.Select(static field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
        return Visitor.GetAsync($"{action.Split('?')[0]}?{query}");
    }

    /// <summary>What a form would send as it stands: names and values in order, buttons left out.</summary>
    public static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlFormElement form)
    {
        foreach (var field in form.Elements.Where(static field => field.GetAttribute("name") is { Length: > 0 } && !field.HasAttribute("disabled") && field.Closest("fieldset[disabled]") is null))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice when choice.IsChecked:
                    yield return (name, choice.Value);
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit" or "button" or "reset" or "image" or "file") } input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions)
                    {
                        yield return (name, option.Value);
                    }

                    break;
            }
        }
    }

    private IElement Find(string selector) => Document.QuerySelector(selector)
        ?? throw new InvalidOperationException($"{selector} is not on {Path} ({Status}): {Text[..Math.Min(Text.Length, 300)]}");

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
