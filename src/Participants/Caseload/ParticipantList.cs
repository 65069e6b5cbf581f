using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a list of participants is narrowed to; null narrows nothing.</summary>
/// <param name="Initiative">Only this initiative.</param>
/// <param name="Status">Only those who take part, or who have left.</param>
/// <param name="Coach">Only this coach's.</param>
/// <param name="IsSilent">Only those who take part and have had no contact for a while.</param>
/// <param name="HasLeftForWork">Only those who have left for work or studies.</param>
internal sealed record ParticipantFilter(
    InitiativeId? Initiative, ParticipantStatus? Status = null, AccountId? Coach = null, bool IsSilent = false, bool HasLeftForWork = false);

/// <summary>Participants as a list: on screen, in CSV and in a workbook. Whoever is only covered has name and status, nothing else.</summary>
internal static class ParticipantList
{
    /// <summary>The list of one initiative, or of all in reach.</summary>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="hasTargetGroups">Whether there are several target groups, so that they tell rows apart.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="texts">Words for a name that is not shown.</param>
    public static ListDefinition<ParticipantRow> Of(ParticipantFilter filter, bool hasTargetGroups, DateOnly today, Texts texts)
    {
        var list = new ListDefinition<ParticipantRow>("participants.list.caption", Sql.Of($"select * from ({Rows(filter, today)}) r where {Sql.All(Conditions(filter, today))}"), static row => row.Id)
            .Column(new ListColumn<ParticipantRow>(
                "participants.field.name", ListCellKind.Text, row => row.IsProtected ? texts["participants.protected"] : row.Name,
                "name collate \"sv-x-icu\"", static row => row.Name, Link: static row => row.IsOpen ? CasePaths.File(row.InitiativeId, new(row.Id)) : null))
            .Text("participants.field.reference", static row => row.Reference, "reference");
        if (filter.Initiative is null)
        {
            list = list.Text("participants.field.initiative", static row => row.InitiativeName, "initiative_name");
        }

        list = list
            .Status("participants.field.status", static row => row.Status.TextKey(),
                static row => row.Status is ParticipantStatus.Enrolled ? Tone.Ok : Tone.Neutral, "status", static row => SnakeCase.Of(row.Status.ToString()))
            .Text("participants.field.coach", row => row.IsOpen ? row.CoachName : texts["participants.list.covered"], "coach_name");
        if (hasTargetGroups)
        {
            list = list.Text("participants.field.target_group", static row => row.TargetGroupName, "target_group_name");
        }

        return list
            .Day("participants.field.enrolled_on", static row => row.EnrolledOn, "enrolled_on")
            .Day("participants.field.last_contact_on", static row => row.LastContactOn, "last_contact_on")
            .Text("participants.field.next_step", static row => row.NextStep)
            .SearchedBy(static word => Sql.Of($"name ilike {word} or reference ilike {word}"))
            .LoggingSearches("participants", filter.Initiative)
            .SortedBy("name");
    }

    /// <summary>How the participants of an initiative stand, as far as the viewer reaches them.</summary>
    public static Sql Count(InitiativeId initiative, DateOnly today) => Sql.Of($"""
        select count(*) as everybody,
               count(*) filter (where status = 'enrolled') as enrolled,
               count(*) filter (where {LeftForWork}) as to_work_or_studies,
               count(*) filter (where {Silent(today)}) as silent,
               (select max(a.participants_total) from planned_activities a
                where a.initiative_id = {initiative} and a.audience = 'participants') as planned
        from ({Rows(new ParticipantFilter(initiative), today)}) r
        """);

    private static Sql Rows(ParticipantFilter filter, DateOnly today) => Sql.Of($"""
        select p.id, p.initiative_id, p.reference, p.is_protected, p.name, o.is_open,
               case when x.id is not null or v.exited_on is not null then 'exited' else 'enrolled' end as status,
               x.reason as exit_reason, {LocalText.Column("i.name")} as initiative_name,
               c.account_id as coach, a.display_name as coach_name,
               {LocalText.Column("g.name")} as target_group_name,
               e.occurred_on as enrolled_on,
               k.occurred_on as last_contact_on, s.text as next_step
        from participants p
        cross join lateral (select {CaseSql.IsOpen} as is_open) o
        join initiatives i on i.id = p.initiative_id
        left join enrolments e on e.participant_id = p.id and e.superseded_at is null
        left join exits x on x.participant_id = p.id and x.superseded_at is null
        left join access.covered_status() v on v.participant_id = p.id
        left join lateral ({CaseSql.CoachOn(today)}) c on true
        left join accounts a on a.id = c.account_id
        left join initiative_target_groups g on g.initiative_id = p.initiative_id and g.code = e.target_group
        left join lateral (select max(occurred_on) as occurred_on from contacts where participant_id = p.id and superseded_at is null) k on true
        left join action_steps s on s.participant_id = p.id and s.superseded_at is null and s.is_next
        where (e.id is not null or v.participant_id is not null) and {(filter.Initiative is { } initiative ? Sql.Of($"p.initiative_id = {initiative}") : Sql.Raw("true"))}
        """);

    private static List<Sql> Conditions(ParticipantFilter filter, DateOnly today)
    {
        var conditions = new List<Sql>();
        if (filter.Status is { } status)
        {
            conditions.Add(Sql.Of($"status = {status}"));
        }

        if (filter.Coach is { } coach)
        {
            conditions.Add(Sql.Of($"coach = {coach}"));
        }

        if (filter.IsSilent)
        {
            conditions.Add(Silent(today));
        }

        if (filter.HasLeftForWork)
        {
            conditions.Add(LeftForWork);
        }

        return conditions;
    }

    private static Sql LeftForWork => Sql.Of($"exit_reason = any ({ExitReasons.WorkOrStudies}::text[])");

    private static Sql Silent(DateOnly today) =>
        Sql.Of($"is_open and status = 'enrolled' and coalesce(last_contact_on, enrolled_on) <= {today.AddDays(-Silence.Days)}");
}

/// <summary>When a participant has been without contact for too long.</summary>
internal static class Silence
{
    /// <summary>Days since the last contact, or the enrolment when there has been none.</summary>
    public const int Days = 14;
}

/// <summary>A row of the list. What the viewer may not see is null.</summary>
internal sealed record ParticipantRow(
    Guid Id, InitiativeId InitiativeId, string Reference, bool IsProtected, string? Name, bool IsOpen, ParticipantStatus Status,
    string InitiativeName, string? CoachName, string? TargetGroupName, DateOnly? EnrolledOn, DateOnly? LastContactOn, string? NextStep);
