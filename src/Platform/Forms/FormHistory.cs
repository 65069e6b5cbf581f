namespace Samsteg.Platform;

/// <summary>Answers to a form on a day.</summary>
public sealed record DatedAnswers(DateOnly On, FormAnswers Answers);

/// <summary>An answer to a field on a day.</summary>
public sealed record FieldAnswer(DateOnly On, FormAnswer Answer);

/// <summary>How one field has been answered over time, over all versions of its form that have it.</summary>
public sealed class FieldHistory
{
    private FieldHistory(IReadOnlyList<FieldAnswer> answers) => Answers = answers;

    /// <summary>Oldest first; days on which it was not answered are left out, skips are not.</summary>
    public IReadOnlyList<FieldAnswer> Answers { get; }

    /// <summary>Those that have a value, oldest first.</summary>
    public IEnumerable<(DateOnly On, decimal Value)> Values =>
        Answers.Where(static answer => answer.Answer.Value is not null).Select(static answer => (answer.On, answer.Answer.Value!.Value));

    /// <summary>The latest; null when it was never answered.</summary>
    public FieldAnswer? Latest => Answers.Count == 0 ? null : Answers[^1];

    /// <summary>The latest value less the first; null when there are not two.</summary>
    public decimal? Change => Values.ToList() is [var first, .., var last] ? last.Value - first.Value : null;

    /// <summary>The history of a field.</summary>
    /// <param name="field">Its key.</param>
    /// <param name="sets">Oldest first.</param>
    public static FieldHistory Of(string field, IEnumerable<DatedAnswers> sets) =>
        new([.. sets.Where(set => set.Answers[field] is not null).Select(set => new FieldAnswer(set.On, set.Answers[field]!))]);
}
