namespace Samsteg.Platform;

/// <summary>Titles of documents for the search field; each kind of subject under its own permission.</summary>
internal static class DocumentSearch
{
    public static IReadOnlyList<SearchSource> Sources { get; } =
    [
        Of(Permissions.InitiativesRead, Sql.Raw("d.initiative_id is not null and d.participant_id is null")),
        Of(Permissions.ParticipantsRead, Sql.Raw("d.participant_id is not null")),
        Of(Permissions.OrganisationsRead, Sql.Raw("d.organisation_id is not null")),
    ];

    private static SearchSource Of(string permission, Sql condition) => new("documents", permission, 50, question => question.In("documents") is { } found
        ? Sql.Of($"""
            select d.id, d.initiative_id, d.participant_id, d.title, coalesce({LocalText.Column("i.name")}, o.name) as detail,
                   case when d.participant_id is not null then '/insatser/' || d.initiative_id || '/deltagare/' || d.participant_id
                        when d.initiative_id is not null then '/insatser/' || d.initiative_id
                        else '/organisationer/' || d.organisation_id end || '/dokument' as path, f.rank
            from {found} f join documents d on d.id = f.id
            left join initiatives i on i.id = d.initiative_id left join organisations o on o.id = d.organisation_id
            where d.removed_at is null and {condition}
            """)
        : null);
}
