using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A review as the plan shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Reason">Why.</param>
/// <param name="Text">What they came to.</param>
/// <param name="NextOn">The day agreed on for the next.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="RegisteredAt">When it was entered.</param>
/// <param name="RegisteredBy">Name of who entered it.</param>
public sealed record PlanReviewRow(Guid Id, PlanReviewReason Reason, string? Text, DateOnly? NextOn, DateOnly OccurredOn, DateTimeOffset RegisteredAt, string RegisteredBy);

/// <summary>Reviews of plans, and when the next are due.</summary>
internal static class PlanReviewRows
{
    /// <summary>A participant's, the latest first.</summary>
    public static Task<IReadOnlyList<PlanReviewRow>> OfAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<PlanReviewRow>(Sql.Of($"""
        select r.id, r.reason, r.text, r.next_on, r.occurred_on, r.registered_at, a.display_name as registered_by
        from plan_reviews r join accounts a on a.id = r.registered_by
        where r.participant_id = {participant} and r.superseded_at is null
        order by r.occurred_on desc, r.registered_at desc
        """), cancellation);

    /// <summary>The day of the next review of <c>participants p</c>, as <see cref="PlanReviewRule.NextOn"/> says it; null where there is no plan.</summary>
    public static Sql NextOn { get; } = Sql.Of($"""
        (select coalesce(v.next_on, coalesce(v.occurred_on, g.first_on)
                + 7 * coalesce((select s.plan_review_weeks from participant_settings s where s.initiative_id = p.initiative_id), {PlanReviewRule.UsualWeeks}))
         from (select min(go.occurred_on) as first_on from action_goals go where go.participant_id = p.id and go.superseded_at is null) g
         left join lateral (select rv.next_on, rv.occurred_on from plan_reviews rv where rv.participant_id = p.id and rv.superseded_at is null
                            order by rv.occurred_on desc, rv.registered_at desc limit 1) v on true
         where g.first_on is not null)
        """);

    /// <summary>Whether the plan of <c>participants p</c> should have been reviewed before that day.</summary>
    public static Sql IsOverdue(DateOnly today) => Sql.Of($"coalesce({NextOn} < {today}, false)");

    /// <summary>On the own cases: reviews that are due.</summary>
    public static Sql Today(TodayQuestion question) => Sql.Of($"""
        select due_on, null::timestamptz as starts_at, 'plan_review' as kind, id as subject_id, title, detail, path, initiative_id
        from (select {NextOn} as due_on, p.id, coalesce(p.name, p.reference) as title, {LocalText.Column("i.name")} as detail,
                     '/insatser/' || p.initiative_id || '/deltagare/' || p.id || '/plan/genomgang' as path, p.initiative_id
              from participants p join initiatives i on i.id = p.initiative_id
              where {CaseloadToday.IsOwn(question)}) own
        where due_on <= {question.Today}
        """);

    /// <summary>For the timeline.</summary>
    public static Sql Timeline(ParticipantId participant) => Sql.Of($"""
        select id, occurred_on, registered_at, registered_by, 'plan_reviewed' as kind, null::text as title, text as detail,
               '/insatser/' || initiative_id || '/deltagare/' || participant_id || '/plan/versioner' as path
        from plan_reviews where participant_id = {participant} and superseded_at is null
        """);
}
