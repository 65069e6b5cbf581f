using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Whose own pages these are, as every one of them needs to know it first.</summary>
/// <param name="ParticipantId">The participant who is tied to the account.</param>
/// <param name="InitiativeId">In which initiative.</param>
/// <param name="Reference">The short code.</param>
/// <param name="GivenName">What the participant is called.</param>
/// <param name="Initiative">Name of the initiative.</param>
/// <param name="CoachAccountId">Today's coach; null when there is none.</param>
/// <param name="CoachName">The coach's name.</param>
/// <param name="Unread">Messages from the coach that have not been read.</param>
public sealed record OwnFacts(
    ParticipantId ParticipantId, InitiativeId InitiativeId, string Reference, string GivenName, string Initiative, AccountId? CoachAccountId, string? CoachName, long Unread)
{
    /// <summary>Reads them; null when nobody is tied to the user's account.</summary>
    internal static async Task<OwnFacts?> FindAsync(RequestDatabase database, DateOnly today, CancellationToken cancellation) => (await database.OwnAsync<OwnFacts>(Sql.Of($"""
        select p.id as participant_id, p.initiative_id, p.reference, p.given_name, {LocalText.Column("i.name")} as initiative,
               c.account_id as coach_account_id, a.display_name as coach_name,
               (select count(*) from participant_messages m where m.participant_id = p.id and not m.is_from_participant and m.read_at is null) as unread
        from participant_accounts t
        join participants p on p.id = t.participant_id
        join initiatives i on i.id = p.initiative_id
        left join lateral ({CaseSql.CoachOn(today)}) c on true
        left join accounts a on a.id = c.account_id
        where t.ended_at is null
        order by t.invited_at desc
        limit 1
        """), cancellation)).FirstOrDefault();
}

/// <summary>Addresses of a participant's own pages.</summary>
internal static class OwnPaths
{
    public const string Start = TodayPage.OwnPage;

    public const string Plan = Start + "/plan";

    public const string Messages = Start + "/meddelanden";

    public const string Assessment = Start + "/skattning";

    public const string Waivers = Start + "/samtycken";

    public const string Held = Start + "/uppgifter";

    public const string Readings = Start + "/last";

    public const string Link = Start + "/lank";
}
