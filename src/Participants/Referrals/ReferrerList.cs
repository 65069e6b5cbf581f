using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>From where people are referred to an initiative, and what came of it: on screen, in CSV and in a workbook. For the leads, who see all of them.</summary>
internal static class ReferrerList
{
    public static ListDefinition<ReferrerRow> Of(InitiativeId initiative, Texts texts) =>
        new ListDefinition<ReferrerRow>("referrals.referrers.title", Sql.Of($"""
            select r.id, coalesce(o.name, '') as organisation, r.source, r.made, r.waiting, r.enrolled, r.declined, round(100.0 * r.enrolled / r.made) as share, r.median_days::numeric
            from (select coalesce(r.organisation_id, r.initiative_id) as id, r.organisation_id, min(r.source) as source, count(*) as made,
                         count(*) filter (where {ReferralSql.IsOpen}) as waiting,
                         count(*) filter (where r.state = 'enrolled') as enrolled,
                         count(*) filter (where r.state = 'declined') as declined,
                         percentile_disc(0.5) within group (order by r.state_since - r.received_on) filter (where r.state = 'enrolled') as median_days
                  from referrals r where r.initiative_id = {initiative} and access.works_referrals(r.initiative_id)
                  group by r.initiative_id, r.organisation_id) r
            left join organisations o on o.id = r.organisation_id
            """), static row => row.Id)
            .Column(new ListColumn<ReferrerRow>(
                "referrals.field.from", ListCellKind.Text, row => row.Organisation.Length == 0 ? texts[row.Source.TextKey()] : row.Organisation,
                "organisation collate \"sv-x-icu\"", static row => row.Organisation))
            .Number("referrals.referrers.made", static row => row.Made, "made")
            .Number("referrals.referrers.waiting", static row => row.Waiting, "waiting")
            .Number("referrals.referrers.enrolled", static row => row.Enrolled, "enrolled")
            .Number("referrals.referrers.declined", static row => row.Declined, "declined")
            .Number("referrals.referrers.share", static row => row.Share, "share")
            .Number("referrals.referrers.median_days", static row => row.MedianDays, "median_days")
            .SortedBy("made", descending: true);
}

/// <summary>What came from an organisation, or from people themselves.</summary>
internal sealed record ReferrerRow(
    Guid Id, string Organisation, ReferralSource Source, long Made, long Waiting, long Enrolled, long Declined, decimal Share, decimal? MedianDays);
