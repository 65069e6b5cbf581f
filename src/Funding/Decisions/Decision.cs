using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>When a condition is to be met.</summary>
public enum ConditionPhase
{
    /// <summary>Before there is an agreement.</summary>
    BeforeAgreement,

    /// <summary>While the initiative goes on.</summary>
    During,
}

/// <summary>How a condition stands.</summary>
public enum ConditionState
{
    /// <summary>To be met.</summary>
    Open,

    /// <summary>Met.</summary>
    Fulfilled,

    /// <summary>Not asked for any more.</summary>
    Waived,
}

/// <summary>What the board has decided about an application. It never changes; another decision may take its place.</summary>
/// <param name="Id">Id.</param>
/// <param name="InitiativeId">The application's initiative.</param>
/// <param name="Paragraph">Of the minutes.</param>
/// <param name="DecidedOn">The day of the meeting.</param>
/// <param name="Kind">What.</param>
/// <param name="Maximum">The most that is paid, SEK; null when nothing is granted.</param>
/// <param name="OverReason">Why that is more than was asked for, or than the call lets.</param>
/// <param name="StartsOn">First day of what is granted.</param>
/// <param name="EndsOn">Last day of it.</param>
/// <param name="Reasons">Why; what is to be revised, for what was sent back.</param>
/// <param name="Quorum">That the board could decide.</param>
/// <param name="Reservation">Who was of another mind.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="RegisteredBy">By whom.</param>
/// <param name="SupersedesId">The decision whose place it takes; null for none.</param>
/// <param name="IsSuperseded">Whether another one took its place.</param>
public sealed record Decision(
    Guid Id, InitiativeId InitiativeId, int Paragraph, DateOnly DecidedOn, DecisionKind Kind, decimal? Maximum, string OverReason, DateOnly? StartsOn, DateOnly? EndsOn, string Reasons, string Quorum,
    string Reservation, DateTimeOffset RegisteredAt, string RegisteredBy, Guid? SupersedesId, bool IsSuperseded);

/// <summary>Who took part in a decision, or left because of a conflict of interest.</summary>
public sealed record DecisionParticipant(Guid DecisionId, string Name, bool WasPartial);

/// <summary>A condition of a decision.</summary>
/// <param name="Id">Id.</param>
/// <param name="DecisionId">The decision.</param>
/// <param name="Text">What is asked for.</param>
/// <param name="DueOn">By when; null for no day.</param>
/// <param name="Responsible">Who sees to it, in own words.</param>
/// <param name="Phase">When it is to be met.</param>
/// <param name="State">How it stands.</param>
/// <param name="SettledAt">Since when.</param>
/// <param name="SettledBy">Who said so.</param>
/// <param name="SettledNote">What shows it, or why it is waived.</param>
public sealed record DecisionCondition(
    Guid Id, Guid DecisionId, string Text, DateOnly? DueOn, string Responsible, ConditionPhase Phase, ConditionState State, DateTimeOffset? SettledAt, string? SettledBy, string SettledNote);

/// <summary>What changes in a decision if something happens.</summary>
/// <param name="Id">Id.</param>
/// <param name="DecisionId">The decision.</param>
/// <param name="Trigger">What may happen.</param>
/// <param name="Effect">What changes then.</param>
/// <param name="Maximum">The maximum then, SEK; null when it stays.</param>
/// <param name="SharePercent">Share of a full-time post then; null when it stays.</param>
/// <param name="EndsOn">Last day then; null when it stays.</param>
/// <param name="Happened">Whether it has happened; null while that is open.</param>
/// <param name="SettledAt">When that was said.</param>
/// <param name="SettledBy">By whom.</param>
/// <param name="SettledNote">What more was said.</param>
public sealed record DecisionScenario(
    Guid Id, Guid DecisionId, string Trigger, string Effect, decimal? Maximum, decimal? SharePercent, DateOnly? EndsOn, bool? Happened, DateTimeOffset? SettledAt, string? SettledBy, string SettledNote);

/// <summary>The decisions about an application, the latest first, with all that belongs to them.</summary>
public sealed record DecisionFile(
    IReadOnlyList<Decision> Decisions, ILookup<Guid, DecisionParticipant> Participants, ILookup<Guid, DecisionCondition> Conditions, ILookup<Guid, DecisionScenario> Scenarios)
{
    /// <summary>The decision that settles the matter now; null while none does.</summary>
    public Decision? Standing => Decisions.FirstOrDefault(static decision => !decision.IsSuperseded && decision.Kind.Settles());

    /// <summary>A condition of a decision that no other has taken the place of; null when there is none such.</summary>
    public DecisionCondition? Condition(Guid id) => Valid.SelectMany(decision => Conditions[decision.Id]).FirstOrDefault(one => one.Id == id);

    /// <summary>Something that such a decision foresaw; null when there is none such.</summary>
    public DecisionScenario? Scenario(Guid id) => Valid.SelectMany(decision => Scenarios[decision.Id]).FirstOrDefault(one => one.Id == id);

    private IEnumerable<Decision> Valid => Decisions.Where(static decision => !decision.IsSuperseded);
}

/// <summary>Reads decisions, for all who read the application.</summary>
public sealed class DecisionReader(RequestDatabase database)
{
    /// <summary>All about an application.</summary>
    public async Task<DecisionFile> AllAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        var decisions = await database.QueryAsync<Decision>(Sql.Of($"""
            select d.id, d.initiative_id, d.paragraph, d.decided_on, d.kind, d.maximum, d.over_reason, d.starts_on, d.ends_on, d.reasons, d.quorum, d.reservation, d.registered_at,
                   a.display_name as registered_by, d.supersedes_id, exists (select from decisions n where n.supersedes_id = d.id) as is_superseded
            from decisions d join accounts a on a.id = d.registered_by where d.initiative_id = {initiative} order by d.registered_at desc, d.id desc
            """), cancellation);
        if (decisions.Count == 0)
        {
            return new DecisionFile([], Array.Empty<DecisionParticipant>().ToLookup(static one => one.DecisionId), Array.Empty<DecisionCondition>().ToLookup(static one => one.DecisionId), Array.Empty<DecisionScenario>().ToLookup(static one => one.DecisionId));
        }

        var participants = await database.QueryAsync<DecisionParticipant>(Sql.Of(
            $"""select decision_id, name, was_partial from decision_participants where initiative_id = {initiative} order by name collate "sv-x-icu", account_id"""), cancellation);
        var conditions = await database.QueryAsync<DecisionCondition>(Sql.Of($"""
            select c.id, c.decision_id, c.text, c.due_on, c.responsible, c.phase, c.state, c.settled_at, a.display_name as settled_by, c.settled_note
            from decision_conditions c left join accounts a on a.id = c.settled_by where c.initiative_id = {initiative} order by c.position
            """), cancellation);
        var scenarios = await database.QueryAsync<DecisionScenario>(Sql.Of($"""
            select s.id, s.decision_id, s.trigger_text as trigger, s.effect_text as effect, s.maximum, s.share_percent, s.ends_on, s.happened, s.settled_at, a.display_name as settled_by, s.settled_note
            from decision_scenarios s left join accounts a on a.id = s.settled_by where s.initiative_id = {initiative} order by s.position
            """), cancellation);
        return new DecisionFile(decisions, participants.ToLookup(static one => one.DecisionId), conditions.ToLookup(static one => one.DecisionId), scenarios.ToLookup(static one => one.DecisionId));
    }
}
