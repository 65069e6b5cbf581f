using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Which organisations came to a session, with the judgement of its audience.</summary>
public sealed class OrganisationRoster(RequestDatabase database)
{
    /// <summary>Who came, by name, and how far each audience group has come.</summary>
    public async Task<Found> FindAsync(SessionCard session, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select a.id, a.organisation_id, o.name, o.type, a.audience_group, a.persons, a.registered_at, l.display_name as registered_by_name,
                   array(select c.name from organisation_person_attendance p join contact_persons c on c.id = p.contact_person_id
                         where p.session_id = a.session_id and p.organisation_id = a.organisation_id and p.superseded_at is null
                         order by c.name collate "sv-x-icu", c.id) as people,
                   array(select p.contact_person_id from organisation_person_attendance p
                         where p.session_id = a.session_id and p.organisation_id = a.organisation_id and p.superseded_at is null) as people_ids
            from organisation_attendance a
            join organisations o on o.id = a.organisation_id
            join accounts l on l.id = a.registered_by
            where a.session_id = {session.Id} and a.initiative_id = {session.InitiativeId} and a.superseded_at is null
            order by o.name collate "sv-x-icu", o.id
            """), cancellation);
        var minimums = await database.QueryAsync<Minimum>(Sql.Of($"""
            select audience_group, minimum as least from session_audiences where session_id = {session.Id} order by audience_group
            """), cancellation);
        if (minimums.Count == 0)
        {
            return new Found(rows, [], 0);
        }

        // Who has signed up for a series is expected at each of its sessions.
        var signedUp = await database.QueryAsync<SignedUp>(Sql.Of($"""
            select o.id, o.type, sum(g.seats)::integer as seats
            from guest_sign_ups g
            join sign_up_openings u on u.id = g.opening_id
            left join organisations o on o.id = g.organisation_id
            where (u.session_id = {session.Id} or u.series_id = {session.SeriesId}::uuid) and g.initiative_id = {session.InitiativeId} and g.state = 'confirmed'
            group by o.id, o.type
            """), cancellation);
        var groups = rows.ToDictionary(static row => row.OrganisationId.Value, static row => row.AudienceGroup);
        return new Found(
            rows,
            AudienceRule.Judge(
                minimums.Select(static minimum => (minimum.AudienceGroup, minimum.Least)), [.. rows.Select(static row => (row.AudienceGroup, row.Persons))],
                [.. signedUp.Select(one => (groups.GetValueOrDefault(one.Id ?? Guid.Empty) ?? AudienceGroups.Of(one.Type ?? string.Empty) ?? string.Empty, one.Seats))]),
            signedUp.Where(static one => one.Id is null).Sum(static one => one.Seats));
    }

    /// <summary>An organisation that came, with the contact persons who are known to have been among them.</summary>
    public sealed record Row(
        Guid Id, OrganisationId OrganisationId, string Name, string Type, string AudienceGroup, int Persons, DateTimeOffset RegisteredAt, string RegisteredByName,
        string[] People, Guid[] PeopleIds);

    /// <summary>Organisations and persons of one type of organisation.</summary>
    public sealed record Sector(string Type, int Organisations, int Persons);

    /// <summary>Who came, the judgement, and the seats of those who have signed up without an organisation that is known, who are counted in no group.</summary>
    public sealed record Found(IReadOnlyList<Row> Rows, IReadOnlyList<AudienceReach> Reach, int SeatsWithoutOrganisation)
    {
        /// <summary>Nobody, with nothing asked.</summary>
        public static Found None { get; } = new([], [], 0);

        /// <summary>Persons in all.</summary>
        public int Persons => Rows.Sum(static row => row.Persons);

        /// <summary>What kinds of organisations they came from, most persons first.</summary>
        public IReadOnlyList<Sector> Sectors =>
            [.. Rows.GroupBy(static row => row.Type).Select(static rows => new Sector(rows.Key, rows.Count(), rows.Sum(static row => row.Persons)))
                .OrderByDescending(static sector => sector.Persons).ThenBy(static sector => sector.Type, StringComparer.Ordinal)];
    }

    private sealed record SignedUp(Guid? Id, string? Type, int Seats);

    private sealed record Minimum(string AudienceGroup, int Least);
}
