using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A cohort's meetings with buyers as a list: on screen and in files.</summary>
internal static class BusinessMeetingList
{
    /// <param name="cohort">Whose.</param>
    /// <param name="outcome">Only with that outcome; null for all.</param>
    /// <param name="member">Only that member's; null for all.</param>
    public static ListDefinition<BusinessMeetingRow> Of(Guid cohort, BusinessMeetingOutcome? outcome, Guid? member)
    {
        var conditions = new List<Sql> { Sql.Of($"b.cohort_id = {cohort} and m.superseded_at is null") };
        if (outcome is { } wanted)
        {
            conditions.Add(Sql.Of($"m.outcome = {wanted}"));
        }

        if (member is { } one)
        {
            conditions.Add(Sql.Of($"m.member_id = {one}"));
        }

        return new ListDefinition<BusinessMeetingRow>("cohorts.meeting.caption", Rows(Sql.All(conditions)), static row => row.Id)
            .Column(new ListColumn<BusinessMeetingRow>("cohorts.meeting.occurred_on", ListCellKind.Day, static row => row.OccurredOn, "occurred_on", MayBeNull: false))
            .Text("cohorts.meeting.member", static row => row.Member, "member", static row => row.MemberPath)
            .Text("cohorts.meeting.buyer", static row => row.Buyer, "buyer")
            .Text("cohorts.meeting.about", static row => row.About)
            .Status("cohorts.meeting.outcome", static row => row.Outcome.TextKey(), static row => ToneOf(row.Outcome), "outcome", static row => SnakeCase.Of(row.Outcome.ToString()))
            .Money("cohorts.meeting.value", static row => row.Value, "value")
            .SearchedBy("concat_ws(' ', member, buyer, about)")
            .SortedBy("occurred_on", descending: true);
    }

    /// <summary>Meetings <c>m</c> of members <c>b</c> under a condition.</summary>
    public static Sql Rows(Sql condition) => Sql.Of($"""
        select m.id, m.meeting_id, m.initiative_id, b.cohort_id, b.id as member_id, o.name as member, coalesce(buyer.name, m.buyer_name) as buyer,
               m.about, m.outcome, m.value, m.occurred_on
        from business_meetings m
        join cohort_members b on b.id = m.member_id
        join organisations o on o.id = b.organisation_id
        left join organisations buyer on buyer.id = m.buyer_id
        where {condition}
        """);

    /// <summary>The colour of an outcome.</summary>
    public static Tone ToneOf(BusinessMeetingOutcome outcome) => outcome switch
    {
        BusinessMeetingOutcome.Contract => Tone.Ok,
        BusinessMeetingOutcome.OfferAsked or BusinessMeetingOutcome.OfferGiven => Tone.Info,
        _ => Tone.Neutral,
    };
}

/// <summary>A row of the list.</summary>
public sealed record BusinessMeetingRow(
    Guid Id, Guid MeetingId, InitiativeId InitiativeId, Guid CohortId, Guid MemberId, string Member, string Buyer, string About, BusinessMeetingOutcome Outcome, decimal? Value,
    DateOnly OccurredOn)
{
    /// <summary>Address of the member's page.</summary>
    public string MemberPath => CohortPaths.Member(InitiativeId, CohortId, MemberId);

    /// <summary>Address of its correction.</summary>
    public string CorrectionPath => $"{MemberPath}/affarsmoten/{MeetingId}/ratta";
}
