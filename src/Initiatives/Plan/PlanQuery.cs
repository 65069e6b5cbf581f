using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>The plan as it is read: each part in its order, in the language of the request, in the viewer's reach.</summary>
public sealed class PlanQuery(RequestDatabase database)
{
    private static readonly Sql OrganisationName = Sql.Raw("case when whole.id is null or starts_with(o.name, whole.name) then o.name else whole.name || ' – ' || o.name end");

    /// <summary>Purpose, summary and who carries it out; null when the initiative is not in reach.</summary>
    internal Task<PlanHead?> HeadAsync(InitiativeId initiative, CancellationToken cancellation) => database.FindAsync<PlanHead>(Sql.Of($"""
        select {LocalText.Column("i.purpose")} as purpose, {LocalText.Column("i.summary")} as summary, i.registry_number,
               f.name as funder, p.name as performer, i.follow_ups_minimum, i.follow_ups_maximum
        from initiatives i
        left join organisations f on f.id = i.funder_id
        left join organisations p on p.id = i.performer_id
        where i.id = {initiative}
        """), cancellation);

    internal Task<IReadOnlyList<PartnerRow>> PartnersAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<PartnerRow>(Sql.Of($"""
        select p.id, p.organisation_id, {OrganisationName} as name, p.is_owner, p.signs, {LocalText.Column("p.role")} as role
        from initiative_partners p
        join organisations o on o.id = p.organisation_id
        left join organisations whole on whole.id = o.unit_of
        where p.initiative_id = {initiative}
        order by p.is_owner desc, p.position, p.id
        """), cancellation);

    internal Task<IReadOnlyList<SeatRow>> SteeringGroupAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<SeatRow>(Sql.Of($"""
        select s.id, s.organisation_id, {OrganisationName} as name
        from steering_members s
        join organisations o on o.id = s.organisation_id
        left join organisations whole on whole.id = o.unit_of
        where s.initiative_id = {initiative}
        order by s.position, s.id
        """), cancellation);

    internal Task<IReadOnlyList<StaffRow>> StaffAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<StaffRow>(Sql.Of($"""
        select s.id, {LocalText.Column("s.title")} as title, {LocalText.Column("s.focus")} as focus, s.employment, s.share_percent, a.display_name as person
        from staffing s
        left join accounts a on a.id = s.account_id
        where s.initiative_id = {initiative}
        order by s.position, s.id
        """), cancellation);

    internal Task<IReadOnlyList<TargetGroupRow>> TargetGroupsAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<TargetGroupRow>(Sql.Of($"""
        select g.id, g.code, g.kind, {LocalText.Column("g.name")} as name
        from initiative_target_groups g where g.initiative_id = {initiative} order by g.position, g.id
        """), cancellation);

    internal Task<IReadOnlyList<GoalAreaRow>> GoalAreasAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<GoalAreaRow>(Sql.Of($"""
        select a.id, {LocalText.Column("a.name")} as name
        from goal_areas a where a.initiative_id = {initiative} order by a.position, a.id
        """), cancellation);

    internal Task<IReadOnlyList<ObjectiveRow>> ObjectivesAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<ObjectiveRow>(Sql.Of($"""
        select o.id, o.goal_area_id, o.number, {LocalText.Column("o.name")} as name, {LocalText.Column("o.text")} as text
        from objectives o where o.initiative_id = {initiative} order by o.number
        """), cancellation);

    internal Task<IReadOnlyList<PlannedActivityRow>> ActivitiesAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<PlannedActivityRow>(Sql.Of($"""
        select a.id, a.code, a.type, a.audience, {LocalText.Column("a.name")} as name, {LocalText.Column("a.text")} as text,
               a.planned_count, a.sessions_each, a.hours_each, a.group_minimum, a.group_maximum, a.participants_total,
               a.per_participant_minimum, a.per_participant_maximum,
               array(select l.objective_id from planned_activity_objectives l where l.planned_activity_id = a.id) as objectives
        from planned_activities a where a.initiative_id = {initiative} order by a.code, a.id
        """), cancellation);

    internal Task<IReadOnlyList<RemarkRow>> RemarksAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<RemarkRow>(Sql.Of($"""
        select r.id, r.code, r.severity, {LocalText.Column("r.topic")} as topic, {LocalText.Column("r.question")} as question, r.statements::text as statements
        from plan_remarks r where r.initiative_id = {initiative} order by r.code, r.id
        """), cancellation);

    internal Task<long> RemarkCountAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.ScalarAsync<long>(Sql.Of($"select count(*) from plan_remarks where initiative_id = {initiative}"), cancellation);

    /// <summary>People with a role in the initiative, and <paramref name="also"/> whether or not they have one still.</summary>
    internal Task<IReadOnlyList<PersonRow>> PeopleAsync(InitiativeId initiative, AccountId? also, CancellationToken cancellation) => database.QueryAsync<PersonRow>(Sql.Of($"""
        select a.id, a.display_name
        from accounts a
        where a.id = {also?.Value}::uuid or exists (select from role_assignments r where r.account_id = a.id and r.initiative_id = {initiative})
        order by a.display_name collate "sv-x-icu", a.id
        """), cancellation);
}

/// <summary>What stands above the parts.</summary>
internal sealed record PlanHead(
    string Purpose, string Summary, string? RegistryNumber, string? Funder, string? Performer, int? FollowUpsMinimum, int? FollowUpsMaximum);

/// <summary>A partner.</summary>
internal sealed record PartnerRow(Guid Id, OrganisationId OrganisationId, string Name, bool IsOwner, bool Signs, string Role);

/// <summary>A seat in the steering group.</summary>
internal sealed record SeatRow(Guid Id, OrganisationId OrganisationId, string Name);

/// <summary>A place in the staffing.</summary>
internal sealed record StaffRow(Guid Id, string Title, string Focus, Employment Employment, decimal? SharePercent, string? Person);

/// <summary>A target group.</summary>
internal sealed record TargetGroupRow(Guid Id, string Code, TargetGroupKind Kind, string Name);

/// <summary>A goal area.</summary>
internal sealed record GoalAreaRow(Guid Id, string Name);

/// <summary>An objective.</summary>
internal sealed record ObjectiveRow(Guid Id, Guid GoalAreaId, int Number, string Name, string Text);

/// <summary>A planned activity.</summary>
internal sealed record PlannedActivityRow(
    Guid Id, string Code, string Type, Audience Audience, string Name, string Text, int? PlannedCount, int? SessionsEach, decimal? HoursEach,
    int? GroupMinimum, int? GroupMaximum, int? ParticipantsTotal, int? PerParticipantMinimum, int? PerParticipantMaximum, Guid[] Objectives)
{
    public PlannedQuantities Quantities => new(
        PlannedCount, SessionsEach, HoursEach, GroupMinimum, GroupMaximum, ParticipantsTotal, PerParticipantMinimum, PerParticipantMaximum);
}

/// <summary>Something the plan leaves open.</summary>
internal sealed record RemarkRow(Guid Id, string Code, RemarkSeverity Severity, string Topic, string Question, string Statements);

/// <summary>Somebody with an account.</summary>
internal sealed record PersonRow(AccountId Id, string DisplayName);
