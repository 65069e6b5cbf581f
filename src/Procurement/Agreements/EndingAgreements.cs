using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Signed agreements that soon run out, or have, and that no new one continues.</summary>
internal static class EndingAgreements
{
    private static readonly Sql RemindOn = Sql.Raw("(a.ends_on - make_interval(months => a.remind_months))::date");

    /// <summary>Due as many months before the last day as the agreement says, until it is renewed or registered as ended.</summary>
    public static TodaySource Source { get; } = new(Permissions.ProcurementEdit, static question => Sql.Of($"""
        select {RemindOn} as due_on, null::timestamptz as starts_at, case when a.ends_on < {question.Today} then 'agreement_ended' else 'agreement_ending' end as kind, a.id as subject_id,
               a.title, supplier.name || ' – ' || buyer.name as detail, a.ends_on,
               '/insatser/' || a.initiative_id || '/upphandling/' || a.id as path, a.initiative_id
        from business_agreements a
        join organisations supplier on supplier.id = a.supplier_id
        join organisations buyer on buyer.id = a.buyer_id
        {AgreementSql.LatestState}
        where {Soon(question.Today)} and {AgreementSql.Concerns(question)}
        """), Day: "ends_on") { Matter = static kind => kind == "agreement_ended" ? TodayMatter.Due : TodayMatter.Look };

    /// <summary>Whether agreement <c>a</c>, whose state is <c>latest</c>, is to be renewed or ended.</summary>
    public static Sql Soon(DateOnly today) => Sql.Of($"(latest.state = {AgreementState.Signed} and {RemindOn} <= {today} and not {AgreementRenewals.IsRenewed})");
}
