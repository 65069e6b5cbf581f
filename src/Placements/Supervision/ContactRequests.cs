using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>That a supervisor asks for contact, signed in or by the weekly link, on <em>Idag</em>: one row a placement, also when it is over, until there is a follow-up, or somebody has said that it is done.</summary>
internal static class ContactRequests
{
    /// <summary>For who works with the case.</summary>
    public static TodaySource Source { get; } = new(Permissions.PlacementsEdit, static question => Sql.Of($"""
        {Rows} and r.participant_id in (select c.participant_id from access.worked_by({question.Account}, {question.Today}) c)
        """), "participant_id") { Matter = static _ => TodayMatter.Waits };

    /// <summary>For the leads, of any case of theirs once it has waited as long as a follow-up may.</summary>
    public static TodaySource ForLeads { get; } = new(Permissions.ParticipantsAssign, static question => Sql.Of($"""
        {Rows} and r.initiative_id = any ((select access.ids('samsteg.case_initiatives'))::uuid[])
          and r.participant_id not in (select c.participant_id from access.worked_by({question.Account}, {question.Today}) c)
          and (r.asked_at at time zone 'Europe/Stockholm')::date
              <= {question.Today}::date - coalesce((select s.lead_told_after_days from placement_settings s where s.initiative_id = r.initiative_id), {PlacementSettings.UsualDays})
        """), "participant_id") { Matter = static _ => TodayMatter.Waits };

    private static Sql Rows => Sql.Of($"""
        select (r.asked_at at time zone 'Europe/Stockholm')::date as due_on, null::timestamptz as starts_at, 'placement_contact' as kind, p.id as subject_id, coalesce(pt.name, pt.reference) as title, o.name as detail,
               '/insatser/' || p.initiative_id || '/platser/' || p.id || '/kontakt' as path, p.initiative_id, p.participant_id
        from placement_contact_requests r
        join placements p on p.id = r.placement_id
        join participants pt on pt.id = p.participant_id
        join organisations o on o.id = p.organisation_id
        where r.done_at is null
        """);
}
