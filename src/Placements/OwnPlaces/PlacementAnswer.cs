using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a participant says to a proposal. Labels are <c>proposal_answer.CODE</c>.</summary>
public enum ProposalAnswer
{
    /// <summary>They want to try it.</summary>
    Yes,

    /// <summary>They do not want it.</summary>
    No,

    /// <summary>They want to talk about it first.</summary>
    Talk,
}

/// <summary>A participant's answer to a proposed placement, given on the own pages.</summary>
public sealed class PlacementAnswer : Registration
{
    /// <summary>Longest text.</summary>
    public const int LongestText = 2000;

    /// <summary>Who answers.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>What is proposed.</summary>
    public required PlacementId PlacementId { get; init; }

    /// <summary>What they say.</summary>
    public required ProposalAnswer Answer { get; init; }

    /// <summary>In their own words; may be empty.</summary>
    [Sensitive]
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlacementAnswer>
    {
        public void Configure(EntityTypeBuilder<PlacementAnswer> builder) => builder.ToTable("placement_answers");
    }
}

/// <summary>What a participant has said of a proposed placement: by an answer of their own, or to somebody who noted it when it was matched.</summary>
/// <param name="OccurredOn">When.</param>
/// <param name="Answer">Null where it was noted when it was matched.</param>
/// <param name="Text">In words; may be empty.</param>
public sealed record ProposalWord(DateOnly OccurredOn, ProposalAnswer? Answer, string Text)
{
    /// <summary>All of it, as rows.</summary>
    /// <param name="placement">The placement's id, SQL.</param>
    internal static Sql Of(string placement) => Sql.Raw($"""
        select a.id, a.occurred_on, a.registered_at, a.answer, a.text from placement_answers a where a.placement_id = {placement} and a.superseded_at is null
        union all
        select c.id, c.occurred_on, c.registered_at, null, c.text
        from match_decisions d join match_contests c on c.round_id = d.round_id and c.participant_id = d.participant_id and c.superseded_at is null
        where d.placement_id = {placement} and d.superseded_at is null
        """);

    /// <summary>All of it, the latest first.</summary>
    internal static Task<IReadOnlyList<ProposalWord>> OfAsync(RequestDatabase database, PlacementId placement, CancellationToken cancellation) => database.QueryAsync<ProposalWord>(Sql.Of($"""
        select w.occurred_on, w.answer, w.text from placements p cross join lateral ({Of("p.id")}) w where p.id = {placement} order by w.registered_at desc, w.id
        """), cancellation);
}
