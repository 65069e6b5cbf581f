using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A session of advice as its pages show it.</summary>
public sealed record AdviceFacts(
    Guid Id, Guid AdviceId, InitiativeId InitiativeId, OrganisationId OrganisationId, string Organisation, DateOnly OccurredOn, int Minutes, AdviceTopic Topic,
    string TopicWords, AccountId AdvisedBy, string Adviser, string NextStep, DateOnly? DueOn, string RegisteredBy, DateTimeOffset RegisteredAt)
{
    /// <summary>Address.</summary>
    public string Path => AdvicePaths.Of(InitiativeId, AdviceId);
}

/// <summary>An earlier version of it.</summary>
public sealed record AdviceVersionRow(Guid Id, DateOnly OccurredOn, int Minutes, AdviceTopic Topic, DateTimeOffset SupersededAt, string SupersededReason);

/// <summary>What came of it.</summary>
public sealed record AdviceFollowUpRow(Guid Id, DateOnly OccurredOn, AdviceEffect Effect, string Words, DateOnly? NextOn, string RegisteredBy);

/// <summary>Reads advice, in the viewer's own scope.</summary>
public sealed class AdviceReader(RequestDatabase database)
{
    /// <summary>What stands; null when the initiative has none such.</summary>
    public Task<AdviceFacts?> FindAsync(InitiativeId initiative, Guid advice, CancellationToken cancellation) => database.FindAsync<AdviceFacts>(Sql.Of($"""
        select a.id, a.advice_id, a.initiative_id, a.organisation_id, o.name as organisation, a.occurred_on, a.minutes, a.topic, a.topic_words,
               a.advised_by, l.display_name as adviser, a.next_step, a.due_on, r.display_name as registered_by, a.registered_at
        from advice_sessions a join organisations o on o.id = a.organisation_id join accounts l on l.id = a.advised_by join accounts r on r.id = a.registered_by
        where a.advice_id = {advice} and a.initiative_id = {initiative} and a.superseded_at is null
        """), cancellation);

    /// <summary>Versions that were corrected, the latest first.</summary>
    public Task<IReadOnlyList<AdviceVersionRow>> VersionsAsync(Guid advice, CancellationToken cancellation) => database.QueryAsync<AdviceVersionRow>(Sql.Of($"""
        select id, occurred_on, minutes, topic, superseded_at, coalesce(superseded_reason, '') as superseded_reason
        from advice_sessions where advice_id = {advice} and superseded_at is not null order by superseded_at desc
        """), cancellation);

    /// <summary>What has come of it, the latest first.</summary>
    public Task<IReadOnlyList<AdviceFollowUpRow>> FollowUpsAsync(Guid advice, CancellationToken cancellation) => database.QueryAsync<AdviceFollowUpRow>(Sql.Of($"""
        select f.id, f.occurred_on, f.effect, f.words, f.next_on, l.display_name as registered_by
        from advice_follow_ups f join accounts l on l.id = f.registered_by
        where f.advice_id = {advice} and f.superseded_at is null order by f.occurred_on desc, f.registered_at desc
        """), cancellation);
}
