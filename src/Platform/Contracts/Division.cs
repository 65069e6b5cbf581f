namespace Samsteg.Platform;

/// <summary>A way to divide participants into groups, so that a figure can be told for each.</summary>
/// <param name="Key">Stable key; its label is <c>division.KEY</c>.</param>
/// <param name="Groups">A select over the views in schema <c>figures</c>, for an initiative: <c>subject uuid</c> (a participant, once) and <c>code text</c> (the group).</param>
/// <param name="Codes">The groups there are, in order; null where the initiative has its own, which <paramref name="Names"/> tells.</param>
/// <param name="Names">For an initiative's own groups: a select of <c>code text</c> and <c>name text</c>, in order and in the viewer's scope; otherwise labels are <c>LABELS.CODE</c>.</param>
/// <param name="Labels">Prefix of the labels.</param>
public sealed record Division(string Key, Func<InitiativeId, Sql> Groups, IReadOnlyList<string>? Codes = null, string? Labels = null, Func<InitiativeId, Sql>? Names = null);

/// <summary>Something whose spread is told: the median, with the quartiles beside it.</summary>
/// <param name="Key">Stable key; texts are <c>spread.KEY.label</c> and <c>spread.KEY.definition</c>.</param>
/// <param name="Values">
/// A select over the views in schema <c>figures</c>, for an initiative and a day: <c>subject uuid</c> and <c>value integer</c>, as many for a subject as there are.
/// </param>
public sealed record Spread(string Key, Func<InitiativeId, DateOnly, Sql> Values)
{
    /// <summary>Whether the subjects are participants, who can be divided into groups.</summary>
    public bool IsOfParticipants { get; init; } = true;
}
