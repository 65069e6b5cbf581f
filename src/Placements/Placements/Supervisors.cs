using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Who may supervise a placement: the organisation's contact persons who have not left, supervisors first.</summary>
internal static class Supervisors
{
    public static async Task<IReadOnlyList<Choice>> OfAsync(
        RequestDatabase database, OrganisationId organisation, Guid? chosen, CancellationToken cancellation)
    {
        var people = await database.QueryAsync<Person>(Sql.Of($"""
            select id, name, title from contact_persons
            where organisation_id = {organisation} and (left_on is null or id = {chosen}::uuid)
            order by is_supervisor desc, name, id
            """), cancellation);
        return [.. people.Select(static person => new Choice(
            person.Id.ToString(), string.IsNullOrEmpty(person.Title) ? person.Name : $"{person.Name}, {person.Title}"))];
    }

    /// <summary>Whether nobody is named, or somebody of that organisation who has not left.</summary>
    public static async Task<bool> IsOfAsync(RequestDatabase database, Guid? person, OrganisationId organisation, CancellationToken cancellation) =>
        person is null || await database.ScalarAsync<long>(Sql.Of(
            $"select count(*) from contact_persons where id = {person.Value} and organisation_id = {organisation} and left_on is null"), cancellation) > 0;

    private sealed record Person(Guid Id, string Name, string? Title);
}
