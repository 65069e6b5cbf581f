using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What can be counted of agreements, and what they are called in figures and on <em>Idag</em>.</summary>
internal static class AgreementMeasures
{
    /// <summary>Signed agreements, each from the day it was signed; one that has ended is still an agreement made, and one that continues another is not one more.</summary>
    public static Measure Signed { get; } = new("agreements_signed", SubjectKind.BusinessAgreement, MeasureForm.Count, static question => Sql.Of($"""
        select s.agreement_id as subject, true as part, s.occurred_on as counts_from, null::date as counts_until
        from figures.agreement_states s
        where s.initiative_id = {question.Initiative} and s.state = {AgreementState.Signed} and not s.is_renewal
        """));

    /// <summary>Names and addresses of agreements.</summary>
    public static SubjectSource Subjects { get; } = new(SubjectKind.BusinessAgreement, Permissions.ProcurementRead, static ids => Sql.Of($"""
        select a.id, a.title as name, supplier.name || ' – ' || buyer.name as detail,
               '/insatser/' || a.initiative_id || '/upphandling/' || a.id as path
        from unnest({ids}::uuid[]) as asked (id)
        join business_agreements a on a.id = asked.id
        join organisations supplier on supplier.id = a.supplier_id
        join organisations buyer on buyer.id = a.buyer_id
        """));
}
