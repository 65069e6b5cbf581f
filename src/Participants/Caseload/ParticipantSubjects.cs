using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Names of participants for other capabilities' pages. A protected one is told by the reference only; a file that is closed has no address.</summary>
internal static class ParticipantSubjects
{
    public static Sql Names(IReadOnlyCollection<Guid> ids) => Sql.Of($"""
        select p.id, coalesce(p.name, p.reference) as name, case when p.name is null then null else p.reference end as detail,
               case when {CaseSql.IsOpen} then '/insatser/' || p.initiative_id || '/deltagare/' || p.id end as path
        from participants p
        where p.id = any ({ids}::uuid[])
        """);
}
