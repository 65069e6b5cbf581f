using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Initiatives for the search field.</summary>
internal static class InitiativeSearch
{
    public static SearchSource Source { get; } = new("initiatives", Permissions.InitiativesRead, 20, static question => question.In("initiatives") is { } found
        ? Sql.Of($"""
            select i.id, i.id as initiative_id, null::uuid as participant_id, {LocalText.Column("i.name")} as title, o.name as detail, '/insatser/' || i.id as path, f.rank
            from {found} f join initiatives i on i.id = f.id left join organisations o on o.id = i.owner_id
            """)
        : null);
}
