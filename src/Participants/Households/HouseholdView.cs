using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A member as the viewer may see it.</summary>
/// <param name="MemberId">Which.</param>
/// <param name="ParticipantId">Null for somebody who does not take part.</param>
/// <param name="IsCase">Whether it is a case that the viewer works with, not a file only opened.</param>
/// <param name="Name">The name of a case; the first name of another member who agrees; null for a protected identity and for who does not take part.</param>
/// <param name="Relation">What she is in it.</param>
/// <param name="BirthYear">Of who does not take part.</param>
/// <param name="Agrees">Whether she shares the goals.</param>
/// <param name="TookBackOn">When she took her agreement back herself, on her own pages; null where she did not.</param>
public sealed record MemberRow(Guid MemberId, ParticipantId? ParticipantId, bool IsCase, string? Name, HouseholdRelation Relation, int? BirthYear, bool Agrees, DateOnly? TookBackOn);

/// <summary>A shared goal.</summary>
public sealed record SharedGoalRow(Guid GoalId, string Text, HouseholdGoalState State, DateOnly OccurredOn, string RegisteredBy);

/// <summary>A participant's household as the viewer may see it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Own">The participant's own membership.</param>
/// <param name="Members">All that the viewer may see, the own among them.</param>
/// <param name="Goals">The shared goals; none where the participant does not share them.</param>
public sealed record HouseholdView(Guid Id, MemberRow Own, IReadOnlyList<MemberRow> Members, IReadOnlyList<SharedGoalRow> Goals)
{
    /// <summary>The household of a participant; null when there is none.</summary>
    internal static async Task<HouseholdView?> OfAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation)
    {
        var household = await database.ScalarAsync<Guid?>(Sql.Of($"select household_id from household_members where participant_id = {participant} and superseded_at is null"), cancellation);
        if (household is not { } id)
        {
            return null;
        }

        var members = await database.QueryAsync<MemberRow>(Sql.Of($"""
            select m.member_id, m.participant_id, p.id is not null and {CaseSql.IsOpen} and not {CaseSql.IsOnlyOpened} as is_case, coalesce(p.name, n.given_name) as name, m.relation, m.birth_year, m.agrees,
                   case when not m.agrees and exists (select from participant_accounts t where t.participant_id = m.participant_id and t.account_id = m.registered_by) then m.occurred_on end as took_back_on
            from household_members m
            left join participants p on p.id = m.participant_id
            left join access.household_names({id}) n on n.member_id = m.member_id
            where m.household_id = {id} and m.superseded_at is null
            order by m.relation, m.birth_year nulls first, m.member_id
            """), cancellation);
        var own = members.First(member => member.ParticipantId == participant);
        var goals = own.Agrees
            ? await database.QueryAsync<SharedGoalRow>(Sql.Of($"""
                select g.goal_id, g.text, g.state, g.occurred_on, a.display_name as registered_by
                from household_goals g join accounts a on a.id = g.registered_by
                where g.household_id = {id} and g.superseded_at is null order by g.state, g.occurred_on, g.goal_id
                """), cancellation)
            : [];
        return new HouseholdView(id, own, [.. members.Where(member => own.Agrees || member == own || member.ParticipantId is null || member.IsCase)], goals);
    }
}

/// <summary>A case that can be added to a household.</summary>
/// <param name="Reference">The short code.</param>
/// <param name="Name">The name; null for a protected identity.</param>
public sealed record HouseholdCandidate(string Reference, string? Name)
{
    /// <summary>Most that can be chosen among; where there are more, the reference is typed.</summary>
    public const int Most = 200;

    /// <summary>Cases in the initiative that the user works with and that are in no household, by name; null where there are too many to choose among.</summary>
    internal static async Task<IReadOnlyList<HouseholdCandidate>?> OfAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation)
    {
        var found = await database.QueryAsync<HouseholdCandidate>(Sql.Of($"""
            select reference, name from (
                select p.reference, p.name from participants p
                where p.initiative_id = {initiative} and {CaseSql.IsOpen} and not {CaseSql.IsOnlyOpened} and {CaseSql.TakesPart}
                  and not exists (select from household_members m where m.participant_id = p.id and m.superseded_at is null)
                limit {Most + 1}) found
            order by name collate "sv-x-icu" nulls last, reference
            """), cancellation);
        return found.Count > Most ? null : found;
    }
}
