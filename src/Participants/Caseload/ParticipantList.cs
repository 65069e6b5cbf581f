using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a list of participants is narrowed to; null narrows nothing.</summary>
/// <param name="Initiative">Only this initiative.</param>
/// <param name="Status">Only those who take part, or who have left.</param>
/// <param name="Coach">Only this coach's.</param>
/// <param name="IsSilent">Only those who take part and have had no contact for a while.</param>
/// <param name="HasLeftForWork">Only those who have left for work or studies.</param>
/// <param name="HasNoCoach">Only those who take part and whom no coach of today has.</param>
/// <param name="HasNoPlan">Only those who take part without an action plan.</param>
/// <param name="HasOverdueStep">Only those who take part and have a step that should have been taken.</param>
/// <param name="HasOverdueReview">Only those who take part and whose plan should have been reviewed.</param>
/// <param name="IsMisregistered">Only those who were registered by mistake, who are in the list of nobody else.</param>
/// <param name="Import">Only those whom this import enrolled; its rows are read by the leads alone, and for a week.</param>
internal sealed record ParticipantFilter(
    InitiativeId? Initiative, ParticipantStatus? Status = null, AccountId? Coach = null, bool IsSilent = false, bool HasLeftForWork = false,
    bool HasNoCoach = false, bool HasNoPlan = false, bool HasOverdueStep = false, bool HasOverdueReview = false, bool IsMisregistered = false, Guid? Import = null)
{
    /// <summary>Whether nothing but the initiative narrows it.</summary>
    public bool IsWide => this == new ParticipantFilter(Initiative);
}

/// <summary>Participants as a list: on screen, in CSV and in a workbook. Whoever is only covered has name and status, nothing else.</summary>
internal static class ParticipantList
{
    /// <summary>The list of one initiative, or of all in reach.</summary>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="scope">What the viewer reaches.</param>
    /// <param name="hasTargetGroups">Whether there are several target groups, so that they tell rows apart.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="texts">Words for a name that is not shown.</param>
    public static ListDefinition<ParticipantRow> Of(ParticipantFilter filter, AccessScope scope, bool hasTargetGroups, DateOnly today, Texts texts)
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
            .Text("participants.field.coach", row => row.IsOpen ? row.CoverName is null ? row.CoachName : texts["participants.cover.in_list", row.CoachName, row.CoverName] : texts["participants.list.covered"], "coach_name");
        if (hasTargetGroups)
        {
            list = list.Text("participants.field.target_group", static row => row.TargetGroupName, "target_group_name");
        }

        return list
            .Day("participants.field.enrolled_on", static row => row.EnrolledOn, "enrolled_on")
            .Day("participants.field.last_contact_on", static row => row.LastContactOn, "last_contact_on")
            .Number("participants.field.days_unseen", static row => row.DaysUnseen, "days_unseen")
            .Text("participants.field.next_step", static row => row.NextStep)
            .SearchedBy("name", "reference")
            .FoundIn(filter.IsWide ? Found(filter, scope) : null, "name", "reference")
            .LoggingSearches("participants", filter.Initiative)
            .SortedBy("name");
    }

    /// <summary>
    /// Enough to count, search by name and put in order. Whoever reaches a few initiatives has their participants gathered first and then
    /// put in order (<c>offset 0</c> keeps the one from the other); for whoever reaches many the names are gone through in order.
    /// </summary>
    private static Sql Found(ParticipantFilter filter, AccessScope scope)
    {
        const int few = 50;
        var rows = Sql.Of($"select p.id, p.name, p.reference from participants p where {(filter.Initiative is null ? scope.Within("p.initiative_id") : In(filter))} and not {WasMisregistered}");
        return filter.Initiative is null && scope.CaseInitiatives.Count <= few ? Sql.Of($"{rows} offset 0") : rows;
    }

    /// <summary>How the participants of an initiative stand, as far as the viewer reaches them.</summary>
    public static Sql Count(InitiativeId initiative, DateOnly today) => Sql.Of($"""
        select count(*) as everybody,
               count(*) filter (where status = 'enrolled') as enrolled,
               count(*) filter (where {LeftForWork}) as to_work_or_studies,
               count(*) filter (where is_open and status = 'enrolled' and greatest(enrolled_on, returned_on) <= {LastHeard(today)} and not exists (
                   select from contacts k where k.participant_id = r.id and k.superseded_at is null and k.occurred_on > {LastHeard(today)})) as silent,
               (select max(a.participants_total) from planned_activities a
                where a.initiative_id = {initiative} and a.audience = 'participants') as planned,
               (select count(*) from referrals r where r.initiative_id = {initiative} and {ReferralSql.IsOpen} and access.works_referrals(r.initiative_id)) as waiting_referrals
        from (select p.id, {CaseSql.IsOpen} as is_open, {Status} as status, x.reason as exit_reason, x.activity as exit_activity, e.occurred_on as enrolled_on,
                     (select max(n.occurred_on) from re_entries n where n.participant_id = p.id and n.superseded_at is null) as returned_on
              from participants p
              left join enrolments e on e.participant_id = p.id and e.superseded_at is null and e.initiative_id = p.initiative_id
              left join exits x on x.participant_id = p.id and x.superseded_at is null and x.initiative_id = p.initiative_id
              left join access.covered_status() v on v.participant_id = p.id
              where p.initiative_id = {initiative} and not {WasMisregistered}) r
        """);

    private static Sql Rows(ParticipantFilter filter, DateOnly today) => Sql.Of($"""
        select p.id, p.initiative_id, p.reference, p.is_protected, p.name, o.is_open,
               {Status} as status,
               x.reason as exit_reason, x.activity as exit_activity, {LocalText.Column("i.name")} as initiative_name,
               c.account_id as coach, a.display_name as coach_name,
               (select string_agg(b.display_name, ', ' order by b.display_name) from case_covers v join accounts b on b.id = v.account_id
                where v.participant_id = p.id and {CoverShown.HoldsOn(today)}) as cover_name,
               {LocalText.Column("g.name")} as target_group_name,
               e.occurred_on as enrolled_on,
               n.returned_on, k.occurred_on as last_contact_on,
               case when x.id is null then ({today}::date - greatest(coalesce(u.occurred_on, e.occurred_on), n.returned_on))::bigint end as days_unseen, s.text as next_step
        from participants p
        cross join lateral (select {CaseSql.IsOpen} as is_open) o
        join initiatives i on i.id = p.initiative_id
        left join enrolments e on e.participant_id = p.id and e.superseded_at is null
        left join exits x on x.participant_id = p.id and x.superseded_at is null
        left join access.covered_status() v on v.participant_id = p.id
        left join lateral ({CaseSql.CoachOn(today)}) c on true
        left join accounts a on a.id = c.account_id
        left join initiative_target_groups g on g.initiative_id = p.initiative_id and g.code = e.target_group
        left join lateral (select max(n.occurred_on) as returned_on from re_entries n where n.participant_id = p.id and n.superseded_at is null) n on true
        left join lateral (select max(k.occurred_on) as occurred_on from contacts k where k.participant_id = p.id and k.superseded_at is null) k on true
        left join lateral (select max(k.occurred_on) as occurred_on from contacts k where k.participant_id = p.id and {ContactRow.WasSeen}) u on true
        left join action_steps s on s.participant_id = p.id and s.superseded_at is null and s.is_next
        where {In(filter)} and {(filter.IsMisregistered ? WasMisregistered : Sql.Of($"not {WasMisregistered}"))}
          and {Sql.All(Gaps(filter, today))}
        """);

    private static Sql In(ParticipantFilter filter)
    {
        var where = filter.Initiative is { } initiative ? Sql.Of($"p.initiative_id = {initiative}") : Sql.Raw("true");
        return filter.Import is { } import ? Sql.Of($"{where} and p.id in (select r.id from import_rows r where r.import_id = {import} and r.verdict = 'imported')") : where;
    }

    /// <summary>Who was registered by mistake is no participant, and counted nowhere; only the file stays.</summary>
    private static Sql WasMisregistered { get; } = Sql.Raw(
        "exists (select from exits m where m.participant_id = p.id and m.initiative_id = p.initiative_id and m.reason = 'misregistered' and m.superseded_at is null)");

    private static Sql Status { get; } = Sql.Raw("case when x.id is not null or v.exited_on is not null then 'exited' else 'enrolled' end");

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

    /// <summary>What is missing in a case that goes on and is open to the viewer.</summary>
    private static List<Sql> Gaps(ParticipantFilter filter, DateOnly today)
    {
        var gaps = new List<Sql>();
        if (filter.HasNoCoach)
        {
            gaps.Add(Sql.Of($"not {CaseSql.HasCoach(today)}"));
        }

        if (filter.HasNoPlan)
        {
            gaps.Add(Sql.Of($"not ({CaseSql.HasPlan})"));
        }

        if (filter.HasOverdueStep)
        {
            gaps.Add(CaseSql.HasOverdueStep(today));
        }

        if (filter.HasOverdueReview)
        {
            gaps.Add(PlanReviewRows.IsOverdue(today));
        }

        return gaps.Count == 0 ? gaps : [Sql.Raw("o.is_open"), CaseSql.TakesPart, .. gaps];
    }

    private static Sql LeftForWork => Sql.Of($"(exit_activity = any ({ActivityStatuses.WorkOrStudies}::text[]) or (exit_activity is null and exit_reason = any ({ExitReasons.WorkOrStudies}::text[])))");

    private static Sql Silent(DateOnly today) =>
        Sql.Of($"is_open and status = 'enrolled' and greatest(last_contact_on, enrolled_on, returned_on) <= {LastHeard(today)}");

    /// <summary>The last day of contact that is too long ago.</summary>
    private static DateOnly LastHeard(DateOnly today) => today.AddDays(-Silence.Days);
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
    string InitiativeName, string? CoachName, string? CoverName, string? TargetGroupName, DateOnly? EnrolledOn, DateOnly? LastContactOn, long? DaysUnseen, string? NextStep);
