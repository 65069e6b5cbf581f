using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Something that differs between two contents of an application, in words.</summary>
/// <param name="Place">Where: the field, and in a table the row and the column.</param>
/// <param name="Before">What it said; empty for nothing, and for a row or an order as a whole.</param>
/// <param name="After">What it says.</param>
/// <param name="KindKey">Key of what happened: changed, added, removed, a row new or gone, another order.</param>
public sealed record ShownChange(string Place, string Before, string After, string KindKey);

/// <summary>What has changed since something was signed, field by field and cell by cell.</summary>
public static class ApplicationChanges
{
    /// <summary>What differs, in the order of the form.</summary>
    public static IReadOnlyList<ShownChange> Of(FormAnswers now, FormAnswers earlier) => [.. now.Since(earlier).Select(change => Shown(now, earlier, change))];

    private static ShownChange Shown(FormAnswers now, FormAnswers earlier, FormChange change)
    {
        var path = new AnswerPath(change.Field, change.Row, change.Column);
        var (before, after) = (Words(earlier, path, change.Before), Words(now, path, change.After));
        var place = change.RowIsGone || (change.Row is { } row && (now[change.Field] as TableAnswer)?.Find(row) is null) || now.Form.Find(change.Field) is null
            ? AnswerWords.Place(earlier.Form, earlier, path) : AnswerWords.Place(now.Form, now, path);
        return new ShownChange(place, before, after,
            change.IsReordered ? "signing.change.reordered"
            : change.RowIsNew ? "signing.change.row_new"
            : change.RowIsGone ? "signing.change.row_gone"
            : change.Before is null ? "signing.change.added"
            : change.After is null ? "signing.change.removed"
            : "signing.change.changed");
    }

    private static string Words(FormAnswers answers, AnswerPath path, FormAnswer? answer) =>
        path.FieldIn(answers.Form) is { } field ? AnswerWords.Of(answers, field, answer) : answer?.Typed() ?? string.Empty;
}
