using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>How an advice's next step stands.</summary>
public enum AdviceState
{
    /// <summary>Its day has come and nobody has asked.</summary>
    Overdue,

    /// <summary>Its day is to come.</summary>
    Planned,

    /// <summary>Something has come of it, or it is done with.</summary>
    FollowedUp,

    /// <summary>Nothing was agreed.</summary>
    NoStep,
}

/// <summary>How the list of advice is narrowed.</summary>
/// <param name="Topic">About what; null for all.</param>
/// <param name="State">How the next step stands; null for all.</param>
/// <param name="Adviser">Who advised; null for all.</param>
/// <param name="From">From that day; null for all.</param>
/// <param name="Today">Today.</param>
internal sealed record AdviceFilter(AdviceTopic? Topic, AdviceState? State, AccountId? Adviser, DateOnly? From, DateOnly Today);

/// <summary>Advice as a list: on screen and in files.</summary>
internal static class AdviceList
{
    /// <summary>The latest follow-up of advice <c>a</c>, and the day it is due: joins one row <c>latest</c> (columns null when there is none) and <c>due</c>.</summary>
    public static Sql Standing { get; } = Sql.Raw("""
        left join lateral (
            select f.id, f.effect, f.next_on from advice_follow_ups f
            where f.advice_id = a.advice_id and f.superseded_at is null
            order by f.occurred_on desc, f.registered_at desc limit 1) latest on true
        cross join lateral (select case when latest.id is null then a.due_on else latest.next_on end as on_day) due
        """);

    public static ListDefinition<AdviceRow> Of(InitiativeId initiative, AdviceFilter filter)
    {
        var conditions = new List<Sql> { Sql.Of($"a.initiative_id = {initiative} and a.superseded_at is null") };
        if (filter.Topic is { } topic)
        {
            conditions.Add(Sql.Of($"a.topic = {topic}"));
        }

        if (filter.Adviser is { } adviser)
        {
            conditions.Add(Sql.Of($"a.advised_by = {adviser}"));
        }

        if (filter.From is { } from)
        {
            conditions.Add(Sql.Of($"a.occurred_on >= {from}"));
        }

        if (filter.State is { } state)
        {
            conditions.Add(Sql.Of($"standing.state = {state}"));
        }

        return new ListDefinition<AdviceRow>("advice.list.caption", Sql.Of($"""
                select a.id, a.advice_id, a.initiative_id, a.occurred_on, o.name as organisation, a.topic, a.topic_words, a.minutes, l.display_name as adviser,
                       a.next_step, due.on_day as due_on, standing.state, latest.effect
                from advice_sessions a
                join organisations o on o.id = a.organisation_id
                join accounts l on l.id = a.advised_by
                {Standing}
                cross join lateral (select case when due.on_day <= {filter.Today} then 'overdue' when due.on_day is not null then 'planned'
                                                when latest.id is not null then 'followed_up' else 'no_step' end as state) standing
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<AdviceRow>("advice.field.occurred_on", ListCellKind.Day, static row => row.OccurredOn, "occurred_on", MayBeNull: false, Link: static row => row.Path))
            .Text("advice.field.organisation", static row => row.Organisation, "organisation")
            .Key("advice.field.topic", static row => row.Topic.TextKey(), "topic", static row => SnakeCase.Of(row.Topic.ToString()))
            .Text("advice.field.adviser", static row => row.Adviser, "adviser")
            .Number("advice.field.minutes", static row => row.Minutes, "minutes")
            .Day("advice.field.due_on", static row => row.DueOn, "due_on")
            .Status("advice.field.state", static row => row.State.TextKey(), static row => row.State.Tone(), "state", static row => SnakeCase.Of(row.State.ToString()))
            .Key("advice.field.effect", static row => row.Effect?.TextKey(), "effect", static row => row.Effect is { } effect ? SnakeCase.Of(effect.ToString()) : null)
            .SearchedBy("concat_ws(' ', organisation, topic_words, next_step)")
            .SortedBy("occurred_on", descending: true);
    }

    /// <summary>The colour of a state.</summary>
    public static Tone Tone(this AdviceState state) => state switch
    {
        AdviceState.Overdue => Platform.Tone.Late,
        AdviceState.Planned => Platform.Tone.Info,
        AdviceState.FollowedUp => Platform.Tone.Ok,
        _ => Platform.Tone.Neutral,
    };
}

/// <summary>A row of the list.</summary>
internal sealed record AdviceRow(
    Guid Id, Guid AdviceId, InitiativeId InitiativeId, DateOnly OccurredOn, string Organisation, AdviceTopic Topic, string TopicWords, int Minutes, string Adviser,
    DateOnly? DueOn, AdviceState State, AdviceEffect? Effect)
{
    public string Path => AdvicePaths.Of(InitiativeId, AdviceId);
}

/// <summary>Addresses of advice.</summary>
internal static class AdvicePaths
{
    /// <summary>All of an initiative.</summary>
    public static string List(InitiativeId initiative) => $"{Paths.Activities(initiative)}/radgivning";

    /// <summary>One.</summary>
    public static string Of(InitiativeId initiative, Guid advice) => $"{List(initiative)}/{advice}";
}
