using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Referrals: how many come, how many wait, how many lead to an enrolment, and how soon.</summary>
internal static class ReferralMeasures
{
    public static IReadOnlyList<Measure> All => [Received, Waiting, Enrolled, EnrolledInTime];

    private static Measure Received { get; } = new(
        "referrals_received", SubjectKind.Referral, MeasureForm.Count,
        static question => Sql.Of($"select subject, true as part, received_on as counts_from, null::date as counts_until from ({Settled(question)}) referrals"));

    /// <summary>A referral waits in each of its days but those after it was enrolled or declined, until it is taken up again.</summary>
    private static Measure Waiting { get; } = new(
        "referrals_waiting", SubjectKind.Referral, MeasureForm.Count,
        static question => Sql.Of($"""
            select referral_id as subject, true as part, occurred_on as counts_from, ended_on as counts_until
            from (select referral_id, state, occurred_on, lead(occurred_on) over (partition by referral_id order by occurred_on, event_id) as ended_on
                  from figures.referral_events where initiative_id = {question.Initiative}) steps
            where state not in ('enrolled', 'declined')
            """));

    private static Measure Enrolled { get; } = new("referrals_enrolled", SubjectKind.Referral, MeasureForm.Share, EnrolledFacts);

    private static Measure EnrolledInTime { get; } = new("referrals_enrolled_within", SubjectKind.Referral, MeasureForm.Share, EnrolledFacts)
    {
        Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.Range },
    };

    /// <summary>Names of referrals, for those who work them; a protected identity is told by the reference only.</summary>
    public static SubjectSource Subjects { get; } = new(SubjectKind.Referral, Permissions.ReferralsRead, static ids => Sql.Of($"""
        select r.id, coalesce(r.name, r.reference) as name, case when r.name is null then null else r.reference end as detail,
               '/insatser/' || r.initiative_id || '/anvisningar/' || r.id as path
        from referrals r where r.id = any ({ids}::uuid[]) and access.works_referrals(r.initiative_id)
        """));

    /// <summary>All that have come, and of them those enrolled; the filter is of the days from the one to the other.</summary>
    private static Sql EnrolledFacts(MeasureQuestion question) => Sql.Of($"""
        select subject, false as part, received_on as counts_from, null::date as counts_until from ({Settled(question)}) referrals
        union all
        select subject, true, greatest(received_on, enrolled_on), null from ({Settled(question)}) referrals
        where enrolled_on - received_on >= coalesce({question.Filter.Minimum}::integer, enrolled_on - received_on)
          and enrolled_on - received_on <= coalesce({question.Filter.Maximum}::integer, enrolled_on - received_on)
        """);

    private static Sql Settled(MeasureQuestion question) => Sql.Of($"""
        select referral_id as subject, min(occurred_on) filter (where state = 'received') as received_on, min(occurred_on) filter (where state = 'enrolled') as enrolled_on
        from figures.referral_events where initiative_id = {question.Initiative}
        group by referral_id having bool_or(state = 'received')
        """);
}
