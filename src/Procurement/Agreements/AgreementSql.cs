using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Pieces of SQL that several queries share.</summary>
internal static class AgreementSql
{
    private static readonly string[] Codes = [.. Enum.GetValues<AgreementState>().Select(static state => state.Code())];

    /// <summary>Place of a registration <c>s</c> among the states.</summary>
    public static Sql PlaceOf => Sql.Of($"array_position({Codes}::text[], s.state)");

    /// <summary>Whether an account is to be reminded of agreement or process <c>a</c>: it is responsible, or nobody is who still may work with it.</summary>
    public static Sql Concerns(TodayQuestion question) => Sql.Of($"""
        (a.responsible_id = {question.Account} or not exists (
            select from role_assignments r where r.account_id = a.responsible_id and r.initiative_id = a.initiative_id and {AccountChoices.Holds(Permissions.ProcurementEdit, question.Today)}))
        """);

    /// <summary>The state an agreement <c>a</c> is in: joins one row <c>latest</c> with <c>state</c>, <c>state_place</c> and <c>occurred_on</c>.</summary>
    public static Sql LatestState => Sql.Of($"""
        join lateral (
            select s.state, {PlaceOf} as state_place, s.occurred_on
            from agreement_states s
            where s.agreement_id = a.id and s.superseded_at is null
            order by 2 desc
            limit 1) latest on true
        """);
}
