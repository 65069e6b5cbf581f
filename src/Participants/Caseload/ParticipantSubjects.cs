using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Names of participants for other capabilities' pages. A protected one is told by the reference only; one whose file is closed is not told: what is counted is a fact of the file.</summary>
internal static class ParticipantSubjects
{
    public static Sql Names(Sql ids) => Sql.Of($"""
        select p.id, coalesce(p.name, p.reference) as name, case when p.name is null then null else p.reference end as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id as path
        from participants p
        where p.id = any ({ids}::uuid[]) and {CaseSql.IsOpen}
        """);
}
