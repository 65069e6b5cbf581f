using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What an organisation's page shows.</summary>
internal sealed class OrganisationFile(RequestDatabase database)
{
    public Task<OrganisationFileRow?> FindAsync(OrganisationId id, CancellationToken cancellation) =>
        database.FindAsync<OrganisationFileRow>(Sql.Of($"""
            select o.id, o.name, o.type, o.unit_of as unit_of_id, whole.name as unit_of, coalesce(o.organisation_number, whole.organisation_number) as organisation_number,
                   o.municipality, o.address, o.website, o.phone, o.description, o.legal_form, o.purpose, o.capacity, o.works_with, o.tags, o.languages,
                   o.step_free, o.accessible_toilet, o.quiet_place, o.near_transport, consent.occurred_on as consented_on, consent.said_by as consented_by
            from organisations o left join organisations whole on whole.id = o.unit_of
            left join organisation_consents consent on consent.organisation_id = o.id and consent.superseded_at is null and consent.withdrawn_on is null and {OrganisationConsent.MayBePublic("o.id")}
            where o.id = {id}
            """), cancellation);

    public Task<IReadOnlyList<UnitRow>> UnitsAsync(OrganisationId id, CancellationToken cancellation) =>
        database.QueryAsync<UnitRow>(Sql.Of($"""
            select id, name, type from organisations where unit_of = {id} order by name collate "sv-x-icu", id
            """), cancellation);

    public Task<IReadOnlyList<ContactPersonRow>> ContactPersonsAsync(OrganisationId id, CancellationToken cancellation) =>
        database.QueryAsync<ContactPersonRow>(Sql.Of($"""
            select id, name, title, email, phone, is_supervisor, left_on,
                   exists (select from contact_accounts t where t.contact_person_id = contact_persons.id and t.ended_at is null) as has_account
            from contact_persons
            where organisation_id = {id} order by left_on desc nulls first, name collate "sv-x-icu", id
            """), cancellation);
}

internal sealed record OrganisationFileRow(
    OrganisationId Id, string Name, string Type, OrganisationId? UnitOfId, string? UnitOf, string? OrganisationNumber,
    string? Municipality, string? Address, string? Website, string? Phone, string? Description, LegalForm? LegalForm, string? Purpose, int? Capacity,
    string[] WorksWith, string[] Tags, string[] Languages, bool? StepFree, bool? AccessibleToilet, bool? QuietPlace, bool? NearTransport, DateOnly? ConsentedOn, string? ConsentedBy)
{
    /// <summary>Its sector; null when nothing says.</summary>
    public Sector? Sector => Sectors.Of(Type, LegalForm);

    /// <summary>Whether anything is known of what it can offer.</summary>
    public bool HasProfile => Purpose is not null || Capacity is not null || WorksWith.Length + Tags.Length + Languages.Length > 0 || Accessibility.Any();

    /// <summary>What is known of how it can be reached and used, as keys of labels.</summary>
    public IEnumerable<(string TextKey, bool Holds)> Accessibility =>
        from fact in new (string TextKey, bool? Holds)[]
        {
            ("organisations.profile.step_free", StepFree), ("organisations.profile.accessible_toilet", AccessibleToilet),
            ("organisations.profile.quiet_place", QuietPlace), ("organisations.profile.near_transport", NearTransport),
        }
        where fact.Holds is not null
        select (fact.TextKey, fact.Holds!.Value);

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
    Guid Id, string Name, string? Title, string? Email, string? Phone, bool IsSupervisor, DateOnly? LeftOn, bool HasAccount);
