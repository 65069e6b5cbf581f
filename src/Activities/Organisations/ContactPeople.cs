using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The contact persons of an organisation who can be ticked as having come to a session.</summary>
public sealed class ContactPeople(RequestDatabase database)
{
    /// <summary>Who worked there on the day, and who stands as having come, by name.</summary>
    public async Task<IReadOnlyList<Choice>> OfAsync(OrganisationId organisation, SessionCard session, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Person>(Sql.Of($"""
            select c.id, c.name, c.title from contact_persons c
            where c.organisation_id = {organisation}
              and (coalesce(c.left_on, 'infinity') >= {session.Day}
                   or exists (select from organisation_person_attendance a
                              where a.contact_person_id = c.id and a.session_id = {session.Id} and a.superseded_at is null))
            order by c.name collate "sv-x-icu", c.id
            """), cancellation)).Select(static person => new Choice(person.Id.ToString(), person.Name, person.Title))];

    /// <summary>Whether all of them are contact persons of the organisation.</summary>
    public Task<bool> AreOfAsync(OrganisationId organisation, IReadOnlyCollection<Guid> people, CancellationToken cancellation) =>
        database.ScalarAsync<bool>(Sql.Of($"""
            select not exists (select from unnest({people}::uuid[]) as p(id)
                               where not exists (select from contact_persons c where c.id = p.id and c.organisation_id = {organisation}))
            """), cancellation);

    private sealed record Person(Guid Id, string Name, string? Title);
}
