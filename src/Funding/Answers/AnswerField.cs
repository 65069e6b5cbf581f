using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A question of an application, on the page on which it is answered.</summary>
/// <param name="Page">The page; its input holds what is typed.</param>
/// <param name="Key">Key of the page's input.</param>
/// <param name="Path">Where the answer stands.</param>
public sealed record AnswerField(AnswersPage Page, string Key, AnswerPath Path)
{
    /// <summary>The page's input.</summary>
    public AnswerInput Input => Page.Input;

    /// <summary>What is asked.</summary>
    public FormField Asked => Path.FieldIn(Page.Draft.Form)!;

    /// <summary>Advice, and on which answer it is asked when it is not always; null for none.</summary>
    public string? HintIn(Texts texts)
    {
        var when = Asked.AskedWhen is { } condition && Page.Draft.Form.Find(condition.Field) is ChoiceField choice
            ? texts["answers.asked_when", choice.Label, choice.Options.First(option => option.Code == condition.Code).Text] : null;
        var hint = string.Join(' ', new[] { when, Asked.Help?.ToString() }.Where(static part => !string.IsNullOrEmpty(part)));
        return hint.Length == 0 ? null : hint;
    }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<Choice> Choices => Asked switch
    {
        ChoiceField choice => [.. choice.Options.Select(static option => new Choice(option.Code, option.Text.ToString()))],
        LookupField lookup => Page.Choices[lookup.Source],
        ReferenceField reference when Page.Draft.Form.Find(reference.Table) is TableField table =>
            [.. Page.Draft.Rows(table.Key).Select((row, index) => new Choice(row.Id.ToString(), ApplicationDraft.TitleOf(table, row) is { Length: > 0 } title ? title : $"{index + 1}"))],
        FilesField => [.. ((Page.Draft[Path] as FilesAnswer)?.Files ?? []).Concat(Page.Files).DistinctBy(static file => file.Document).Select(static file => new Choice(file.Document.ToString(), file.Name))],
        _ => [],
    };
}
