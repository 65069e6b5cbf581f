using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Agreements that are still to come about and have not moved for a while.</summary>
internal static class StalledAgreements
{
    /// <summary>Days an open agreement may rest in a state before it is asked about.</summary>
    public const int DaysAtRest = 30;

    /// <summary>Due the first day that the state is older than <see cref="DaysAtRest"/> days.</summary>
    public static TodaySource Source { get; } = new(Permissions.ProcurementEdit, static question => Sql.Of($"""
        select latest.occurred_on + {DaysAtRest + 1} as due_on, null::timestamptz as starts_at, 'agreement_stalled' as kind, a.id as subject_id,
               a.title, supplier.name || ' – ' || buyer.name as detail,
               '/insatser/' || a.initiative_id || '/upphandling/' || a.id as path, a.initiative_id
        from business_agreements a
        join organisations supplier on supplier.id = a.supplier_id
        join organisations buyer on buyer.id = a.buyer_id
        {AgreementSql.LatestState}
        where {AtRest(question.Today)} and {AgreementSql.Concerns(question)}
        """)) { Matter = static _ => TodayMatter.Look };

    /// <summary>Whether agreement <c>a</c>, whose state is <c>latest</c>, has stood still.</summary>
    public static Sql AtRest(DateOnly today) => Sql.Of($"(latest.state = any ({AgreementStates.OpenCodes}::text[]) and latest.occurred_on < {today.AddDays(-DaysAtRest)})");

    /// <summary>Whether one has.</summary>
    public static bool IsAtRest(AgreementState state, DateOnly since, DateOnly today) => state.IsOpen() && since < today.AddDays(-DaysAtRest);
}
