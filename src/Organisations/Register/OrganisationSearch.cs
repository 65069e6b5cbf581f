using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Organisations for the search field.</summary>
internal static class OrganisationSearch
{
    public static SearchSource Source { get; } = new("organisations", Permissions.OrganisationsRead, 30, static question => question.In("organisations") is { } found
        ? Sql.Of($"""
            select o.id, null::uuid as initiative_id, null::uuid as participant_id, o.name as title, o.municipality as detail, '/organisationer/' || o.id as path, f.rank
            from {found} f join organisations o on o.id = f.id
            """)
        : null);
}
