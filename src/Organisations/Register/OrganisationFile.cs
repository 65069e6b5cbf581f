using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What an organisation's page shows.</summary>
internal sealed class OrganisationFile(RequestDatabase database)
{
    public Task<OrganisationFileRow?> FindAsync(OrganisationId id, CancellationToken cancellation) =>
        database.FindAsync<OrganisationFileRow>(Sql.Of($"""
            select o.id, o.name, o.type, o.unit_of as unit_of_id, whole.name as unit_of, coalesce(o.organisation_number, whole.organisation_number) as organisation_number,
                   o.municipality, o.address, o.website, o.phone, o.description
            from organisations o left join organisations whole on whole.id = o.unit_of
            where o.id = {id}
            """), cancellation);

    public Task<IReadOnlyList<UnitRow>> UnitsAsync(OrganisationId id, CancellationToken cancellation) =>
        database.QueryAsync<UnitRow>(Sql.Of($"""
            select id, name, type from organisations where unit_of = {id} order by name collate "sv-x-icu", id
            """), cancellation);

    public Task<IReadOnlyList<ContactPersonRow>> ContactPersonsAsync(OrganisationId id, CancellationToken cancellation) =>
        database.QueryAsync<ContactPersonRow>(Sql.Of($"""
            select id, name, title, email, phone, is_supervisor, left_on from contact_persons
            where organisation_id = {id} order by left_on desc nulls first, name collate "sv-x-icu", id
            """), cancellation);
}

internal sealed record OrganisationFileRow(
    OrganisationId Id, string Name, string Type, OrganisationId? UnitOfId, string? UnitOf, string? OrganisationNumber,
    string? Municipality, string? Address, string? Website, string? Phone, string? Description)
{
    /// <summary>The website without what everybody knows stands before it.</summary>
    public string? WebsiteInShort => Website is null ? null : Website[(Website.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');
}

internal sealed record UnitRow(OrganisationId Id, string Name, string Type)
{
    /// <summary>Its name without the organisation's before it: on the organisation's page that is said already.</summary>
    public string NameWithin(string whole) =>
        Name.StartsWith(whole + ", ", StringComparison.Ordinal) ? Name[(whole.Length + 2)..] : Name;
}

internal sealed record ContactPersonRow(
    Guid Id, string Name, string? Title, string? Email, string? Phone, bool IsSupervisor, DateOnly? LeftOn);
