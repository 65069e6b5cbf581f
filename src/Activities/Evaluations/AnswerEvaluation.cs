using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An evaluation as whoever answers it is shown.</summary>
/// <param name="Form">The form.</param>
/// <param name="Name">What is evaluated.</param>
/// <param name="Number">Number of the session in its series; null otherwise.</param>
/// <param name="ClosesOn">Last day to answer.</param>
public sealed record OpenEvaluation(FormDefinition Form, LocalText Name, int? Number, DateOnly ClosesOn);

/// <summary>Takes answers from whoever knows the code, and nothing about who that is: neither account, address nor time goes further than this.</summary>
public sealed class AnswerEvaluation(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Longest code that is looked for.</summary>
    public const int LongestCode = 16;

    /// <summary>The evaluation; null where it is not open, or there is none.</summary>
    public async Task<OpenEvaluation?> FindAsync(string code, CancellationToken cancellation) =>
        code.Length <= LongestCode && await database.FindAsync<Row>(Sql.Of($"select * from access.open_evaluation({code}, {clock.Today()})"), cancellation) is { } row
            ? new OpenEvaluation(FormDefinition.Parse(row.Content), new LocalText(row.NameSv, row.NameEn), row.Number, row.ClosesOn)
            : null;

    /// <summary>Counts the answers in, or says what is wrong with them.</summary>
    public async Task<Result> RunAsync(string code, OpenEvaluation evaluation, FormInput input, CancellationToken cancellation)
    {
        var (answers, problems) = input.Read([.. evaluation.Form.Fields], FormAnswers.None(evaluation.Form));
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var chosen = answers.All.Where(static pair => pair.Value is ChoiceAnswer).ToDictionary(static pair => pair.Key, static pair => pair.Value.Typed());
        var written = answers.All.Where(static pair => pair.Value is TextAnswer).ToDictionary(static pair => pair.Key, static pair => pair.Value.Typed());
        if (chosen.Count + written.Count == 0)
        {
            return Result.Refused(string.Empty, "evaluations.nothing_answered");
        }

        var isTaken = await database.ScalarAsync<bool>(Sql.Of(
            $"select access.answer_evaluation({code}, {JsonSerializer.Serialize(chosen)}::jsonb, {JsonSerializer.Serialize(written)}::jsonb, {clock.Today()})"), cancellation);
        return isTaken ? Result.Done : Result.Refused(string.Empty, "evaluations.dead");
    }

    private sealed record Row(string Content, string NameSv, string? NameEn, int? Number, DateOnly ClosesOn);
}
