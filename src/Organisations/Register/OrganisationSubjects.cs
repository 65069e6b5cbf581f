using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Names and addresses of organisations, for figures and logs that know only ids.</summary>
internal static class OrganisationSubjects
{
    public static SubjectSource Source { get; } = new(SubjectKind.Organisation, Permissions.OrganisationsRead, static ids => Sql.Of($"""
        select o.id, o.name, o.municipality as detail, '/organisationer/' || o.id as path
        from unnest({ids}::uuid[]) as asked (id) join organisations o on o.id = asked.id
        union all
        select m.from_id, m.from_name, o.name, '/organisationer/' || o.id
        from organisation_merges m join organisations o on o.id = m.into_id where m.from_id = any ({ids}::uuid[])
        """));
}
