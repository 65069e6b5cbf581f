using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What can be counted of needs and innovation processes, and what they are called in figures.</summary>
internal static class InnovationMeasures
{
    /// <summary>Need processes, each from the day it started, also when it has ended.</summary>
    public static Measure Needs { get; } = Started("need_processes", InnovationKind.Need);

    /// <summary>Innovation processes, each from the day it started, also when it has ended.</summary>
    public static Measure Innovations { get; } = Started("innovation_processes", InnovationKind.Innovation);

    /// <summary>Names and addresses of processes.</summary>
    public static SubjectSource Subjects { get; } = new(SubjectKind.InnovationProcess, Permissions.ProcurementRead, static ids => Sql.Of($"""
        select p.id, p.title as name, coalesce(o.name, '') as detail, '/insatser/' || p.initiative_id || '/upphandling/innovation/' || p.id as path
        from innovation_processes p left join organisations o on o.id = p.organisation_id
        where p.id = any ({ids})
        """));

    private static Measure Started(string key, InnovationKind kind) => new(key, SubjectKind.InnovationProcess, MeasureForm.Count, question => Sql.Of($"""
        select process_id as subject, true as part, occurred_on as counts_from, null::date as counts_until
        from figures.innovation_events where initiative_id = {question.Initiative} and kind = {kind} and event = {InnovationStep.Started}
        """));
}
