using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Which placements a list shows. Labels are <c>placement_shown.CODE</c>.</summary>
public enum PlacementShown
{
    /// <summary>Those with a follow-up due today or before, and those where something needs attention.</summary>
    Due,

    /// <summary>Proposed, not agreed.</summary>
    Proposed,

    /// <summary>Agreed, not started.</summary>
    Planned,

    /// <summary>Under way, those that rest included.</summary>
    Ongoing,

    /// <summary>Ended, or come to nothing.</summary>
    Ended,
}

/// <summary>What narrows the list of placements; null does not narrow.</summary>
/// <param name="Initiative">One initiative's.</param>
/// <param name="Shown">Where they stand.</param>
/// <param name="Organisation">At one organisation.</param>
internal sealed record PlacementFilter(InitiativeId? Initiative, PlacementShown? Shown, OrganisationId? Organisation);

/// <summary>A row of the list.</summary>
/// <param name="Id">The placement.</param>
/// <param name="InitiativeId">Where it belongs.</param>
/// <param name="Initiative">The initiative's name.</param>
/// <param name="Name">The participant; null for a protected identity.</param>
/// <param name="Reference">The participant's short code.</param>
/// <param name="Organisation">Where.</param>
/// <param name="Kind">What for.</param>
/// <param name="StartOn">First day: real, or planned before the start.</param>
/// <param name="EndOn">Last day: real, or planned before the end.</param>
/// <param name="HoursPerWeek">Null when not agreed.</param>
/// <param name="Made">Follow-ups made.</param>
/// <param name="Expected">Follow-ups the cadence asks for up to today.</param>
/// <param name="NextDue">The first follow-up not answered, or the day since which something needs attention; null before the start, after the end, and when all are.</param>
/// <param name="State">Where it stands.</param>
internal sealed record PlacementRow(
    Guid Id, InitiativeId InitiativeId, string Initiative, string? Name, string Reference, string Organisation, PlacementKind Kind,
    DateOnly StartOn, DateOnly EndOn, decimal? HoursPerWeek, long Made, long Expected, DateOnly? NextDue, PlacementState State);

/// <summary>The placements within the viewer's reach as a list: on screen, in CSV and in a workbook.</summary>
internal static class PlacementList
{
    /// <param name="filter">What narrows it.</param>
    /// <param name="scope">What the viewer reaches.</param>
    /// <param name="severalInitiatives">Whether the viewer reaches more than one, so that a row must say which.</param>
    /// <param name="today">Today.</param>
    /// <param name="texts">The words.</param>
    public static ListDefinition<PlacementRow> Of(PlacementFilter filter, AccessScope scope, bool severalInitiatives, DateOnly today, Texts texts)
    {
        var list = new ListDefinition<PlacementRow>("placements.list.caption", Query(filter, scope, today), static row => row.Id)
            .Column(new("placements.field.participant", ListCellKind.Text, row => texts.Who(row.Name, row.Reference), "name", static row => row.Name,
                Link: static row => PlacementPaths.Of(row.InitiativeId, new PlacementId(row.Id))))
            .Text("placements.field.organisation", static row => row.Organisation, "organisation");
        if (filter.Initiative is null && severalInitiatives)
        {
            list.Text("placements.field.initiative", static row => row.Initiative, "initiative");
        }

        return list
            .Status("placements.field.state", static row => row.State.TextKey(), static row => ToneOf(row.State),
                "state_order", static row => 1 + (int)row.State)
            .Day("placements.field.next", static row => row.NextDue, "next_due")
            .Text("placements.field.follow_ups", row => texts["placements.made_of_expected", row.Made, row.Expected])
            .Day("placements.field.start", static row => row.StartOn, "start_on")
            .Day("placements.field.end", static row => row.EndOn, "end_on")
            .Key("placements.field.kind", static row => row.Kind.TextKey(), "kind", static row => SnakeCase.Of(row.Kind.ToString()))
            .Number("placements.field.hours_short", static row => row.HoursPerWeek)
            .SearchedBy("name", "reference", "organisation")
            .LoggingSearches("placements", filter.Initiative)
            .SortedBy("next");
    }

    /// <summary>The colour of a state.</summary>
    public static Tone ToneOf(PlacementState state) => state switch
    {
        PlacementState.Ongoing => Tone.Ok,
        PlacementState.Proposed or PlacementState.Visited or PlacementState.Planned => Tone.Info,
        PlacementState.Paused => Tone.Late,
        _ => Tone.Neutral,
    };

    private static Sql Query(PlacementFilter filter, AccessScope scope, DateOnly today)
    {
        var conditions = new List<Sql> { filter.Initiative is { } initiative ? Sql.Of($"p.initiative_id = {initiative}") : scope.Within("p.initiative_id") };
        if (filter.Organisation is { } organisation)
        {
            conditions.Add(Sql.Of($"p.organisation_id = {organisation}"));
        }

        if (filter.Shown is { } shown)
        {
            conditions.Add(shown == PlacementShown.Due
                ? Sql.Of($"ended.occurred_on is null and {FollowUpsDue.WaitsFrom} <= {today}")
                : Sql.Of($"standing.state = any ({StatesOf(shown)})"));
        }

        return Sql.Of($"""
            select p.id, p.initiative_id, {LocalText.Column("i.name")} as initiative, pt.name, pt.reference, o.name as organisation, p.kind,
                   coalesce(started.occurred_on, p.planned_start) as start_on, coalesce(ended.occurred_on, p.planned_end) as end_on,
                   p.hours_per_week, made.number as made, coalesce(due.expected, 0) as expected,
                   case when ended.occurred_on is null then {FollowUpsDue.WaitsFrom} end as next_due,
                   standing.state, array_position({States}, standing.state) as state_order
            from placements p
            join initiatives i on i.id = p.initiative_id
            join participants pt on pt.id = p.participant_id
            join organisations o on o.id = p.organisation_id
            left join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
            left join placement_events ended on ended.placement_id = p.id and ended.event = 'ended' and ended.superseded_at is null
            cross join lateral (select {PlacementSteps.State} as state) standing
            left join lateral (
                select count(*) as number
                from placement_follow_ups f where f.placement_id = p.id and f.superseded_at is null) made on true
            left join lateral ({FollowUpRow.Latest}) latest on true
            left join lateral (
                select count(*) filter (where d.due_on <= {today}) as expected,
                       min(d.due_on) filter (where d.opens_on > coalesce(latest.occurred_on, '-infinity')) as next_due
                from ({FollowUpsDue.Select("p.initiative_id", "p.id", "started.occurred_on", "coalesce(ended.occurred_on, p.planned_end)")}) d) due
                on started.occurred_on is not null
            where {Sql.All(conditions)}
            """);
    }

    private static string[] States { get; } = [.. Enum.GetValues<PlacementState>().Select(static state => SnakeCase.Of(state.ToString()))];

    private static string[] StatesOf(PlacementShown shown) => shown switch
    {
        PlacementShown.Proposed => ["proposed", "visited"],
        PlacementShown.Planned => ["planned"],
        PlacementShown.Ongoing => ["ongoing", "paused"],
        _ => ["ended", "withdrawn"],
    };
}
