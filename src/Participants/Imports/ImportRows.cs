using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A row that is kept until it is enrolled.</summary>
/// <param name="Id">The participant's it becomes.</param>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Cells">What is read of it, sealed.</param>
/// <param name="IsProtected">Whether it may be somebody whose identity has been protected since it was read, who can no longer be found by name.</param>
internal sealed record StagedRow(ParticipantId Id, int Line, ImportVerdict Verdict, byte[] Cells, bool IsProtected);

/// <summary>Rows of an import.</summary>
internal static class ImportRows
{
    /// <summary>That a row, <c>import_rows r</c>, is among those chosen.</summary>
    public static Sql Chosen(ImportFacts facts) => Chosen(facts.Id, facts.Chosen, facts.Lines);

    /// <summary>That a row is among those that would be chosen so.</summary>
    public static Sql Chosen(Guid import, ImportChoice? choice, string? lines) => Sql.Of($"r.import_id = {import} and {choice switch
    {
        ImportChoice.Sound => Sql.Raw("r.verdict = 'sound'"),
        ImportChoice.Possible => Sql.Raw("r.verdict in ('sound', 'possible')"),
        ImportChoice.Lines when LineRanges.TryParse(lines, out var ranges) => Sql.Of($"r.verdict in ('sound', 'possible') and r.line <@ {LineRanges.ToMultirange(ranges)}::text::int4multirange"),
        _ => Sql.Raw("false"),
    }}");

    /// <summary>The next of those chosen, in the order of the file.</summary>
    public static Task<IReadOnlyList<StagedRow>> NextAsync(RequestDatabase database, ImportFacts facts, int after, int most, CancellationToken cancellation) =>
        database.QueryAsync<StagedRow>(Sql.Of($"select r.id, r.line, r.verdict, r.cells, coalesce(p.is_protected, false) as is_protected from import_rows r left join participants p on p.id = r.known_id where {Chosen(facts)} and r.line > {after} order by r.line limit {most}"), cancellation);
}
