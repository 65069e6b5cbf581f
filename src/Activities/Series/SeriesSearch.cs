using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Series of sessions for the search field.</summary>
internal static class SeriesSearch
{
    public static SearchSource Source { get; } = new("series", Permissions.ActivitiesRead, 40, static question => question.In("activity_series") is { } found
        ? Sql.Of($"""
            select r.id, r.initiative_id, null::uuid as participant_id, {LocalText.Column("r.name")} as title, {LocalText.Column("i.name")} as detail,
                   '/insatser/' || r.initiative_id || '/aktiviteter/serier/' || r.id as path, f.rank
            from {found} f join activity_series r on r.id = f.id join initiatives i on i.id = r.initiative_id
            """)
        : null);
}
