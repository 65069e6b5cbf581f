using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What was chosen at a question.</summary>
/// <param name="Field">The question.</param>
/// <param name="Options">How many chose what, in the order of the form.</param>
public sealed record ChosenAnswers(ChoiceField Field, IReadOnlyList<(FormOption Option, int Count)> Options)
{
    /// <summary>Those who answered it.</summary>
    public int Answered => Options.Sum(static option => option.Count);

    /// <summary>Whether so many answered it that it is told.</summary>
    public bool IsTold => Answered >= Evaluation.FewestTold;
}

/// <summary>What an evaluation tells.</summary>
/// <param name="Answered">How many have answered.</param>
/// <param name="Choices">What was chosen; null while nothing is told.</param>
/// <param name="Words">What was written at each question, in the order of the alphabet; null while nothing is told.</param>
public sealed record EvaluationTold(int Answered, IReadOnlyList<ChosenAnswers>? Choices, IReadOnlyList<(TextField Field, IReadOnlyList<string> Said)>? Words);

/// <summary>Reads what an evaluation tells. The database tells nothing while it is open, nor of fewer than five.</summary>
public sealed class EvaluationResults(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Reads it.</summary>
    public async Task<EvaluationTold> OfAsync(EvaluationCard card, CancellationToken cancellation)
    {
        var row = (await database.FindAsync<Kept>(Sql.Of($"select * from access.evaluation_results({card.Id}, {clock.Today()})"), cancellation))!;
        return row is { Choices: { } choices, Words: { } words } ? Told(FormDefinition.Parse(card.Content), row.Answered, choices, words) : new EvaluationTold(row.Answered, null, null);
    }

    /// <summary>What was kept, in the order of the form. Pure.</summary>
    internal static EvaluationTold Told(FormDefinition form, int answered, string choices, string words)
    {
        var chosen = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, int>>>(choices)!;
        var said = JsonSerializer.Deserialize<Dictionary<string, List<string>>>(words)!;
        return new EvaluationTold(
            answered,
            [.. form.Fields.OfType<ChoiceField>().Select(field => new ChosenAnswers(field, [.. field.Options.Select(option => (option, chosen.GetValueOrDefault(field.Key)?.GetValueOrDefault(option.Code) ?? 0))]))],
            [.. form.Fields.OfType<TextField>().Select(field => (field, (IReadOnlyList<string>)(said.GetValueOrDefault(field.Key) ?? [])))]);
    }

    /// <summary>What is told as the rows of a file.</summary>
    internal static IReadOnlyList<IReadOnlyList<ListCell>> Rows(EvaluationTold told) =>
    [
        .. (told.Choices ?? []).Where(static chosen => chosen.IsTold).SelectMany(static chosen => chosen.Options.Select(option => Row(chosen.Field, option.Option.Text.ToString(), option.Count, chosen.Answered))),
        .. (told.Words ?? []).SelectMany(static words => words.Said.Select(said => Row(words.Field, said, null, null))),
    ];

    private static IReadOnlyList<ListCell> Row(FormField field, string answer, int? count, int? of) =>
        [Text(field.Label.ToString()), Text(answer), new(ListCellKind.Number, (decimal?)count, null, Tone.Neutral), new(ListCellKind.Number, (decimal?)of, null, Tone.Neutral)];

    private static ListCell Text(string text) => new(ListCellKind.Text, text, null, Tone.Neutral);

    private sealed record Kept(int Answered, string? Choices, string? Words);
}
