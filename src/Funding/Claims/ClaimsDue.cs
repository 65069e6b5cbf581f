using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Claims that somebody is to do something with.</summary>
internal static class ClaimsDue
{
    /// <summary>Those that partners are to change or hand in, and those that the viewer's own organisation is to certify: due the day after their period, or when they came back.</summary>
    public static TodaySource ToWork { get; } = new(Permissions.MoneyEdit, static question => Rows(question, Permissions.MoneyEdit, Sql.Of($"""
        case c.state when {ClaimState.Returned} then 'claim_returned' when {ClaimState.Certified} then 'claim_submit' else 'claim_certify' end
        """), Sql.Of($"case c.state when {ClaimState.Returned} then '' else '/intyga' end"), Sql.Of($"(c.state <> {ClaimState.Draft} or r.organisation_id = coalesce(c.organisation_id, i.owner_id))"), ClaimState.Draft, ClaimState.Returned, ClaimState.Certified), Day: "last_day");

    /// <summary>Those that the association is to review or to pay.</summary>
    public static TodaySource ToReview { get; } = new(Permissions.ClaimsReview, static question => Rows(question, Permissions.ClaimsReview, Sql.Of($"""
        case c.state when {ClaimState.Approved} then 'claim_pay' else 'claim_review' end
        """), Sql.Raw("'/prova'"), Sql.Raw("true"), ClaimState.Submitted, ClaimState.Approved), Day: "last_day") { Matter = static kind => kind == "claim_review" ? TodayMatter.Waits : TodayMatter.Due };

    private static Sql Rows(TodayQuestion question, string permission, Sql kind, Sql page, Sql holds, params IReadOnlyList<ClaimState> states) => Sql.Of($"""
        select coalesce((latest.at at time zone 'Europe/Stockholm')::date, c.last_day + 1) as due_on, null::timestamptz as starts_at, {kind} as kind, c.id as subject_id,
               {LocalText.Column("i.name")} as title, o.name as detail, c.last_day,
               '/insatser/' || c.initiative_id || '/ekonomi/rekvisitioner/' || c.id || {page} as path, c.initiative_id
        from claims c join initiatives i on i.id = c.initiative_id left join organisations o on o.id = c.organisation_id
        left join lateral (select max(e.registered_at) as at from claim_events e where e.claim_id = c.id) latest on true
        where c.state = any ({states})
          and exists (select from role_assignments r where r.account_id = {question.Account} and (r.initiative_id = c.initiative_id or r.initiative_id is null) and {AccountChoices.Holds(permission, question.Today)} and {holds})
        """);
}
