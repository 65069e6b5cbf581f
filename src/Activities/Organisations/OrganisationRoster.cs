using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Which organisations came to a session, with the judgement of its audience.</summary>
public sealed class OrganisationRoster(RequestDatabase database)
{
    /// <summary>Who came, by name, and how far each audience group has come.</summary>
    public async Task<Found> FindAsync(SessionCard session, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select a.id, a.organisation_id, o.name, a.audience_group, a.persons, a.registered_at, l.display_name as registered_by_name
            from organisation_attendance a
            join organisations o on o.id = a.organisation_id
            join accounts l on l.id = a.registered_by
            where a.session_id = {session.Id} and a.initiative_id = {session.InitiativeId} and a.superseded_at is null
            order by o.name collate "sv-x-icu", o.id
            """), cancellation);
        var minimums = await database.QueryAsync<Minimum>(Sql.Of($"""
            select audience_group, minimum as least from session_audiences where session_id = {session.Id} order by audience_group
            """), cancellation);
        return new Found(rows, AudienceRule.Judge(
            minimums.Select(static minimum => (minimum.AudienceGroup, minimum.Least)), [.. rows.Select(static row => (row.AudienceGroup, row.Persons))]));
    }

    /// <summary>An organisation that came.</summary>
    public sealed record Row(
        Guid Id, OrganisationId OrganisationId, string Name, string AudienceGroup, int Persons, DateTimeOffset RegisteredAt, string RegisteredByName);

    /// <summary>Who came, and the judgement.</summary>
    public sealed record Found(IReadOnlyList<Row> Rows, IReadOnlyList<AudienceReach> Reach)
    {
        /// <summary>Nobody, with nothing asked.</summary>
        public static Found None { get; } = new([], []);

        /// <summary>Persons in all.</summary>
        public int Persons => Rows.Sum(static row => row.Persons);
    }

    private sealed record Minimum(string AudienceGroup, int Least);
}
