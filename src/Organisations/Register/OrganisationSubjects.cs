using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Names and addresses of organisations, for figures and logs that know only ids.</summary>
internal static class OrganisationSubjects
{
    public static SubjectSource Source { get; } = new(SubjectKind.Organisation, Permissions.OrganisationsRead, static ids => Sql.Of($"""
        select o.id, o.name, o.municipality as detail, '/organisationer/' || o.id as path
        from unnest({ids}::uuid[]) as asked (id) join organisations o on o.id = asked.id
        """));
}
