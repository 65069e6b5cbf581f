using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Pieces of SQL that several queries share.</summary>
internal static class AgreementSql
{
    private static readonly string[] Codes = [.. Enum.GetValues<AgreementState>().Select(static state => state.Code())];

    /// <summary>The state an agreement <c>a</c> is in: joins one row <c>latest</c> with <c>state</c>, <c>state_place</c> and <c>occurred_on</c>.</summary>
    public static Sql LatestState => Sql.Of($"""
        join lateral (
            select s.state, array_position({Codes}::text[], s.state) as state_place, s.occurred_on
            from agreement_states s
            where s.agreement_id = a.id and s.superseded_at is null
            order by 2 desc
            limit 1) latest on true
        """);
}
