using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What can happen to a placement where it stands, and where it stands by what has happened. Pure.</summary>
public static class PlacementSteps
{
    /// <summary>Whether it can happen. A visit is no condition of an agreement; an agreement is one of the start.</summary>
    public static bool May(PlacementState state, PlacementEventKind kind) => (state, kind) switch
    {
        (PlacementState.Proposed, PlacementEventKind.Visited) => true,
        (PlacementState.Proposed or PlacementState.Visited, PlacementEventKind.Agreed or PlacementEventKind.Withdrawn) => true,
        (PlacementState.Planned, PlacementEventKind.Started or PlacementEventKind.Withdrawn) => true,
        (PlacementState.Ongoing, PlacementEventKind.Paused) => true,
        (PlacementState.Ongoing or PlacementState.Paused, PlacementEventKind.Extended or PlacementEventKind.Ended) => true,
        _ => false,
    };

    /// <summary>Where it stands by what stands of it. What says nothing of a proposal was agreed when it was made.</summary>
    /// <param name="kinds">What has happened, in any order.</param>
    /// <param name="rests">Whether a pause goes on.</param>
    public static PlacementState StateOf(IReadOnlyCollection<PlacementEventKind> kinds, bool rests) =>
        kinds.Contains(PlacementEventKind.Ended) ? PlacementState.Ended
        : kinds.Contains(PlacementEventKind.Withdrawn) ? PlacementState.Withdrawn
        : kinds.Contains(PlacementEventKind.Started) ? rests ? PlacementState.Paused : PlacementState.Ongoing
        : kinds.Contains(PlacementEventKind.Agreed) ? PlacementState.Planned
        : kinds.Contains(PlacementEventKind.Visited) ? PlacementState.Visited
        : kinds.Contains(PlacementEventKind.Proposed) ? PlacementState.Proposed
        : PlacementState.Planned;

    /// <summary>The same over <c>placements p</c>, today.</summary>
    internal static Sql State { get; } = Sql.Raw("""
        (select case when bool_or(e.event = 'ended') then 'ended'
                     when bool_or(e.event = 'withdrawn') then 'withdrawn'
                     when bool_or(e.event = 'started') then
                         case when bool_or(e.event = 'paused' and e.occurred_on <= access.today() and e.until_on > access.today()) then 'paused' else 'ongoing' end
                     when bool_or(e.event = 'agreed') then 'planned'
                     when bool_or(e.event = 'visited') then 'visited'
                     when bool_or(e.event = 'proposed') then 'proposed'
                     else 'planned' end
         from placement_events e where e.placement_id = p.id and e.superseded_at is null)
        """);

    /// <summary>Whether it is over: ended, or it came to nothing; over <c>placements p</c>.</summary>
    internal static Sql IsOver { get; } = Sql.Raw(
        "exists (select from placement_events e where e.placement_id = p.id and e.event in ('ended', 'withdrawn') and e.superseded_at is null)");

    /// <summary>Key of the words for where a placement stands: of one that has ended, with what it led to or that it was broken off, as far as that is known.</summary>
    public static string StandingKey(PlacementState state, PlacementReason? ended) => (state, ended) switch
    {
        (PlacementState.Ended, PlacementReason.Job) => "placement_ended.job",
        (PlacementState.Ended, PlacementReason.Studies) => "placement_ended.studies",
        (PlacementState.Ended, PlacementReason.StoppedByParticipant or PlacementReason.StoppedByOrganisation or PlacementReason.StoppedByInitiative or PlacementReason.LeftInitiative) => "placement_ended.broken_off",
        _ => state.TextKey(),
    };

    /// <summary>Whether something happens once at most.</summary>
    public static bool IsOnce(PlacementEventKind kind) => kind is not (PlacementEventKind.Paused or PlacementEventKind.Extended);

    /// <summary>Whether it can be taken back where nothing stands in its way: a proposal is withdrawn instead, and an extension followed by how it was.</summary>
    public static bool MayRetract(PlacementEventKind kind) => kind is not (PlacementEventKind.Proposed or PlacementEventKind.Extended);

    /// <summary>The reasons that are asked for; none when it needs no reason.</summary>
    public static IReadOnlyList<PlacementReason> ReasonsOf(PlacementEventKind kind) => kind switch
    {
        PlacementEventKind.Ended =>
        [
            PlacementReason.Completed, PlacementReason.Job, PlacementReason.Studies, PlacementReason.StoppedByParticipant,
            PlacementReason.StoppedByOrganisation, PlacementReason.StoppedByInitiative, PlacementReason.LeftInitiative, PlacementReason.Other,
        ],
        PlacementEventKind.Paused => [PlacementReason.Away, PlacementReason.Closed, PlacementReason.Other],
        PlacementEventKind.Extended => [PlacementReason.MoreTime, PlacementReason.JobAhead, PlacementReason.Other],
        PlacementEventKind.Withdrawn =>
            [PlacementReason.DeclinedByParticipant, PlacementReason.DeclinedByOrganisation, PlacementReason.LeftInitiative, PlacementReason.Other],
        _ => [],
    };

    /// <summary>The word for it in the address of its form; null when it has none.</summary>
    public static string? PathOf(PlacementEventKind kind) => kind switch
    {
        PlacementEventKind.Visited => "besok",
        PlacementEventKind.Agreed => "overens",
        PlacementEventKind.Withdrawn => "utgar",
        PlacementEventKind.Started => "start",
        PlacementEventKind.Paused => "paus",
        PlacementEventKind.Extended => "forlang",
        PlacementEventKind.Ended => "slut",
        _ => null,
    };
}
