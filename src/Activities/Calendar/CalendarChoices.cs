using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What a calendar can be narrowed to, within the viewer's reach: one statement.</summary>
public sealed class CalendarChoices(RequestDatabase database, CurrentUser user)
{
    /// <summary>The choices, by name; of one initiative, or with null of all that the viewer reaches.</summary>
    public async Task<Found> FindAsync(InitiativeId? initiative, CancellationToken cancellation)
    {
        Sql Within(string column) => initiative is { } one ? Sql.Of($"{Sql.Raw(column)} = {one}") : user.ScopeWhere(Permissions.ActivitiesRead).Within(column);
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select kind, id, name from (
                select 'room' as kind, m.id, m.name from rooms m where not m.is_closed
                union all
                select 'initiative', i.id, {LocalText.Column("i.name")} from initiatives i where {Within("i.id")}
                union all
                select 'series', r.id, {LocalText.Column("r.name")} from activity_series r where {Within("r.initiative_id")}
                union all
                select 'leader', a.id, a.display_name from accounts a
                where a.id in (select r.leader_account_id from activity_series r where {Within("r.initiative_id")}
                               union select s.leader_account_id from sessions s where {Within("s.initiative_id")}
                               union select s.second_leader_account_id from sessions s where {Within("s.initiative_id")})) c
            order by name collate "sv-x-icu", id
            """), cancellation);
        IReadOnlyList<Choice> Of(string kind) => [.. rows.Where(row => row.Kind == kind).Select(static row => new Choice(row.Id.ToString(), row.Name))];
        return new Found(Of("initiative"), Of("room"), Of("series"), Of("leader"));
    }

    /// <summary>The choices of each kind.</summary>
    public sealed record Found(IReadOnlyList<Choice> Initiatives, IReadOnlyList<Choice> Rooms, IReadOnlyList<Choice> Series, IReadOnlyList<Choice> Leaders);

    private sealed record Row(string Kind, Guid Id, string Name);
}
