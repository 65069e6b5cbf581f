using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>How an initiative matches. Where nothing is decided all is as the product has it.</summary>
public sealed class MatchSettings : IVersioned
{
    /// <summary>The floor that an initiative begins with, in per cent.</summary>
    public const int UsualFloor = 80;

    /// <summary>Whose.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>How much each of <see cref="MatchPart"/> weighs, in its order.</summary>
    public int[] Weights { get; set; } = [.. Enum.GetValues<MatchPart>().Select(static part => MatchWeights.Usual[part])];

    /// <summary>How much of its share of the proposals each target group is to have at least, 0 to 100 per cent.</summary>
    public int FloorPercent { get; set; } = UsualFloor;

    /// <summary>Whether a coach says what they think before they see what is proposed for their participants.</summary>
    public bool AsksView { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MatchSettings>
    {
        public void Configure(EntityTypeBuilder<MatchSettings> builder) => builder.ToTable("match_settings").HasKey(static settings => settings.InitiativeId);
    }
}

/// <summary>A round of matching as it is kept: by which weights it was judged, and by whom. Who takes part, each pair and what is proposed lie beside it.</summary>
public sealed class KeptRound
{
    /// <summary>Longest title.</summary>
    public const int LongestTitle = 100;

    /// <summary>Id of the round.</summary>
    public required MatchRoundId Id { get; init; }

    /// <summary>Where.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The weights it was judged by.</summary>
    public required int[] Weights { get; init; }

    /// <summary>The floor it is solved with.</summary>
    public required int FloorPercent { get; init; }

    /// <summary>Whether a coach says what they think first.</summary>
    public required bool AsksView { get; init; }

    /// <summary>How many take part. Who sees fewer of them cannot solve it again.</summary>
    public required int People { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId MadeBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeptRound>
    {
        public void Configure(EntityTypeBuilder<KeptRound> builder) => builder.ToTable("match_rounds");
    }
}

/// <summary>What people decide about somebody in a round. Labels are <c>match_decision_kind.CODE</c>.</summary>
public enum MatchDecisionKind
{
    /// <summary>This opening, whatever is best for the others: the rest are solved around it.</summary>
    Pinned,

    /// <summary>Not this opening.</summary>
    Banned,

    /// <summary>What was proposed became a placement.</summary>
    Accepted,

    /// <summary>Something else than was proposed became a placement.</summary>
    Overridden,

    /// <summary>No place now.</summary>
    Declined,
}

/// <summary>What somebody decided about a participant in a round. One stands at a time, and bans beside it.</summary>
public sealed class MatchDecision : Registration
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 1000;

    /// <summary>In which round.</summary>
    public required MatchRoundId RoundId { get; init; }

    /// <summary>About whom.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Which opening; null when declined.</summary>
    public required PlacementOpeningId? OpeningId { get; init; }

    /// <summary>What.</summary>
    public required MatchDecisionKind Decision { get; init; }

    /// <summary>What was proposed when it was decided; null when nothing was.</summary>
    public required PlacementOpeningId? ProposedId { get; init; }

    /// <summary>The placement that came of it.</summary>
    public PlacementId? PlacementId { get; init; }

    /// <summary>Why; may be empty where what was proposed is accepted.</summary>
    [Sensitive]
    public string Reason { get; init; } = string.Empty;

    internal sealed class Mapping : IEntityTypeConfiguration<MatchDecision>
    {
        public void Configure(EntityTypeBuilder<MatchDecision> builder) => builder.ToTable("match_decisions");
    }
}

/// <summary>What a coach thought before seeing what was proposed. Stays as it was said.</summary>
public sealed class MatchView
{
    /// <summary>Longest text.</summary>
    public const int LongestText = 1000;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>In which round.</summary>
    public required MatchRoundId RoundId { get; init; }

    /// <summary>Where.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>About whom.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Which opening they would choose; null: none of them.</summary>
    public required PlacementOpeningId? OpeningId { get; init; }

    /// <summary>Why; may be empty.</summary>
    [Sensitive]
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Who.</summary>
    public required AccountId RegisteredBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MatchView>
    {
        public void Configure(EntityTypeBuilder<MatchView> builder) => builder.ToTable("match_views");
    }
}

/// <summary>What a participant says against what was proposed or decided.</summary>
public sealed class MatchContest : Registration
{
    /// <summary>Longest text.</summary>
    public const int LongestText = 2000;

    /// <summary>In which round.</summary>
    public required MatchRoundId RoundId { get; init; }

    /// <summary>Who says so.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>What.</summary>
    [Sensitive]
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MatchContest>
    {
        public void Configure(EntityTypeBuilder<MatchContest> builder) => builder.ToTable("match_contests");
    }
}
