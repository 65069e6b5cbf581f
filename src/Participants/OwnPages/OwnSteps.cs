using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A step as the participant reads it.</summary>
/// <param name="GoalId">The goal it leads to.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Responsible">By whom.</param>
/// <param name="DueOn">Before when; null when no day is set.</param>
/// <param name="State">Open or done; dropped ones are not shown.</param>
/// <param name="DoneOn">When it was done.</param>
/// <param name="IsNext">Whether it is the next one.</param>
public sealed record OwnStep(Guid GoalId, string Text, StepResponsible Responsible, DateOnly? DueOn, StepState State, DateOnly? DoneOn, bool IsNext)
{
    internal static Sql Of(ParticipantId participant) => Sql.Of($"""
        select s.goal_id, s.text, s.responsible, s.due_on, s.state, s.done_on, s.is_next from action_steps s
        where s.participant_id = {participant} and s.superseded_at is null and s.state <> 'dropped'
        order by s.state = 'done', s.is_next desc, s.due_on nulls last, s.occurred_on, s.step_id
        """);
}

/// <summary>A goal in the participant's own words.</summary>
/// <param name="GoalId">Which.</param>
/// <param name="Text">The words.</param>
/// <param name="OccurredOn">The day it was set.</param>
public sealed record OwnGoal(Guid GoalId, string Text, DateOnly OccurredOn)
{
    internal static Sql Of(ParticipantId participant) => Sql.Of($"""
        select g.goal_id, g.text, g.occurred_on from action_goals g
        where g.participant_id = {participant} and g.superseded_at is null order by g.occurred_on, g.goal_id
        """);
}

/// <summary>A goal of the household's.</summary>
/// <param name="GoalId">Which.</param>
/// <param name="Text">The words.</param>
/// <param name="State">Aimed at or reached; those given up are not shown.</param>
public sealed record OwnHouseholdGoal(Guid GoalId, string Text, HouseholdGoalState State)
{
    internal static Sql Of(ParticipantId participant) => Sql.Of($"""
        select g.goal_id, g.text, g.state from household_goals g
        join household_members m on m.household_id = g.household_id and m.participant_id = {participant} and m.superseded_at is null and m.agrees
        where g.superseded_at is null and g.state <> 'dropped' order by g.state = 'reached', g.occurred_on, g.goal_id
        """);
}

/// <summary>A meeting to come.</summary>
/// <param name="StartsAt">When.</param>
/// <param name="Title">What, in words; null for one with the coach, told by its channel.</param>
/// <param name="Channel">How; null for one of a group.</param>
/// <param name="Place">Where; may be empty.</param>
public sealed record OwnMeeting(DateTimeOffset StartsAt, string? Title, ContactChannel? Channel, string Place)
{
    private const int Most = 8;

    /// <summary>The day in Sweden.</summary>
    public DateOnly Day => SwedishTime.DateOf(StartsAt);

    /// <summary>The day as it begins a line.</summary>
    public string Weekday => char.ToUpper(Display.Weekday(Day)[0], CultureInfo.CurrentCulture) + Display.Weekday(Day)[1..];

    /// <summary>The next ones: with the coach, and those that other capabilities know of.</summary>
    internal static Sql Of(ParticipantId participant, DateTimeOffset from, IEnumerable<OwnMeetingSource> sources) => Sql.Of($"""
        select m.starts_at, m.title, m.channel, m.place from (
            select b.starts_at, null::text as title, b.channel, b.place from planned_contacts b
            where b.participant_id = {participant} and b.state = 'booked' and b.starts_at >= {from}
            {Sql.Join(string.Empty, sources.Select(source => Sql.Of($" union all select s.starts_at, s.title, null::text, s.place from ({source.Rows(participant, from)}) s")))}) m
        order by m.starts_at limit {Most}
        """);
}
