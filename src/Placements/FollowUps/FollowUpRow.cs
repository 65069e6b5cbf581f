using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A standing follow-up as pages show it.</summary>
/// <param name="Id">The row.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="Channel">How.</param>
/// <param name="WithParticipant">Whether the participant took part.</param>
/// <param name="WithOrganisation">Whether the organisation took part.</param>
/// <param name="NeedsAttention">Whether something must be dealt with.</param>
/// <param name="RegisteredBy">Who entered it.</param>
/// <param name="Note">What was said; null when there is none, or another organisation keeps it.</param>
public sealed record FollowUpRow(
    Guid Id, DateOnly OccurredOn, FollowUpChannel Channel, bool WithParticipant, bool WithOrganisation, bool NeedsAttention,
    string RegisteredBy, string? Note)
{
    /// <summary>Key of the words for who took part.</summary>
    public string WithKey => (WithParticipant, WithOrganisation) switch
    {
        (true, true) => "placements.with.both",
        (true, false) => "placements.with.participant",
        _ => "placements.with.organisation",
    };

    /// <summary>A select of the latest standing follow-up's <c>occurred_on</c> and <c>needs_attention</c>, over <c>placements p</c>.</summary>
    internal static Sql Latest { get; } = Sql.Raw("""
        select f.occurred_on, f.needs_attention from placement_follow_ups f
        where f.placement_id = p.id and f.superseded_at is null
        order by f.occurred_on desc, f.registered_at desc, f.id desc limit 1
        """);

    /// <summary>A placement's follow-ups, the latest first.</summary>
    internal static Task<IReadOnlyList<FollowUpRow>> OfAsync(RequestDatabase database, PlacementId placement, CancellationToken cancellation) =>
        database.QueryAsync<FollowUpRow>(Sql.Of($"""
            select f.id, f.occurred_on, f.channel, f.with_participant, f.with_organisation, f.needs_attention, a.display_name as registered_by,
                   {FollowUpNotes.Standing(Sql.Raw("f.follow_up_id"))} as note
            from placement_follow_ups f
            join accounts a on a.id = f.registered_by
            where f.placement_id = {placement} and f.superseded_at is null
            order by f.occurred_on desc, f.registered_at desc, f.id desc
            """), cancellation);
}

/// <summary>The questions of a follow-up, for the partial view that all its forms share.</summary>
/// <param name="Input">What has been answered.</param>
/// <param name="KeepsNotes">Whether the viewer works for an organisation that can keep the note.</param>
public sealed record FollowUpQuestions(FollowUpAnswers Input, bool KeepsNotes);
