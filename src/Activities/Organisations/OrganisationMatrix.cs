using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Which organisations came to which sessions of a series, with how many, and who of their contact persons.</summary>
public sealed class OrganisationMatrix(RequestDatabase database)
{
    /// <summary>A row for each organisation that has come, by name. Two statements.</summary>
    public async Task<IReadOnlyList<Row>> FindAsync(
        SeriesOverview.Head series, IReadOnlyList<SeriesOverview.SessionColumn> sessions, CancellationToken cancellation)
    {
        var organisations = await database.QueryAsync<Came>(Sql.Of($"""
            select o.id, o.name, o.type, t.id as handed_in_id, t.occurred_on as handed_in_on,
                   array(select coalesce(a.persons, 0) from sessions s
                         left join organisation_attendance a on a.session_id = s.id and a.organisation_id = o.id and a.superseded_at is null
                         where s.series_id = {series.Id} order by s.number) as persons
            from organisations o
            left join organisation_tasks_handed_in t on t.series_id = {series.Id} and t.organisation_id = o.id and t.superseded_at is null
            where o.id in (select a.organisation_id from sessions s join organisation_attendance a on a.session_id = s.id
                           where s.series_id = {series.Id} and s.initiative_id = {series.InitiativeId} and a.superseded_at is null)
            order by o.name collate "sv-x-icu", o.id
            """), cancellation);
        var people = await database.QueryAsync<Person>(Sql.Of($"""
            select c.id, c.organisation_id, c.name,
                   array(select exists (select from organisation_person_attendance a
                                        where a.session_id = s.id and a.contact_person_id = c.id and a.superseded_at is null)
                         from sessions s where s.series_id = {series.Id} order by s.number) as came
            from contact_persons c
            where c.id in (select a.contact_person_id from sessions s join organisation_person_attendance a on a.session_id = s.id
                           where s.series_id = {series.Id} and s.initiative_id = {series.InitiativeId} and a.superseded_at is null)
            order by c.name collate "sv-x-icu", c.id
            """), cancellation);
        var peopleOf = people.ToLookup(static person => person.OrganisationId);
        return [.. organisations.Select(organisation => new Row(series, sessions, organisation, [.. peopleOf[organisation.Id]]))];
    }

    /// <summary>An organisation as read: persons at each session, 0 where it did not come.</summary>
    public sealed record Came(OrganisationId Id, string Name, string Type, Guid? HandedInId, DateOnly? HandedInOn, int[] Persons);

    /// <summary>A contact person as read: whether they came to each session.</summary>
    public sealed record Person(Guid Id, OrganisationId OrganisationId, string Name, bool[] Came);

    /// <summary>An organisation with its persons and how far each has come.</summary>
    public sealed class Row(
        SeriesOverview.Head series, IReadOnlyList<SeriesOverview.SessionColumn> sessions, Came organisation, IReadOnlyList<Person> people)
    {
        /// <summary>Which organisation.</summary>
        public Came Organisation => organisation;

        /// <summary>Those of its contact persons who are known to have come.</summary>
        public IReadOnlyList<Person> People => people;

        /// <summary>Sessions it came to.</summary>
        public int Presences => organisation.Persons.Count(static persons => persons > 0);

        /// <summary>How far it has come.</summary>
        public SeriesCompletion Completion => Judge(organisation.Persons.Select(static persons => persons > 0));

        /// <summary>How far one of its persons has come.</summary>
        public SeriesCompletion CompletionOf(Person person) => Judge(person.Came);

        private SeriesCompletion Judge(IEnumerable<bool> came)
        {
            bool[] presences = [.. came];
            return series.Rule.Judge(
                presences.Count(static isPresence => isPresence),
                sessions.Zip(presences).Count(static pair => !pair.Second && pair.First.Result is null),
                organisation.HandedInOn is not null);
        }
    }
}
