using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A standing follow-up as pages show it.</summary>
/// <param name="Id">The row.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="Channel">How.</param>
/// <param name="WithParticipant">Whether the participant took part.</param>
/// <param name="WithOrganisation">Whether the organisation took part.</param>
/// <param name="NeedsAttention">Whether something must be dealt with.</param>
/// <param name="Attendance">How it goes with being there.</param>
/// <param name="Work">How it goes with the tasks.</param>
/// <param name="Supervision">How it goes with the supervision.</param>
/// <param name="NextStep">What comes next; may be empty.</param>
/// <param name="RegisteredBy">Who entered it.</param>
/// <param name="Note">What was said; null when there is none, or another organisation keeps it.</param>
public sealed record FollowUpRow(
    Guid Id, DateOnly OccurredOn, FollowUpChannel Channel, bool WithParticipant, bool WithOrganisation, bool NeedsAttention,
    FollowUpAnswer? Attendance, FollowUpAnswer? Work, FollowUpAnswer? Supervision, string NextStep, string RegisteredBy, string? Note)
{
    /// <summary>Key of the words for who took part.</summary>
    public string WithKey => (WithParticipant, WithOrganisation) switch
    {
        (true, true) => "placements.with.both",
        (true, false) => "placements.with.participant",
        _ => "placements.with.organisation",
    };

    /// <summary>The answers given, with the key of what each is about.</summary>
    public IEnumerable<(string Key, FollowUpAnswer Answer)> Answers =>
        from given in new[] { ("placements.field.attendance", Attendance), ("placements.field.work", Work), ("placements.field.supervision", Supervision) }
        where given.Item2 is not null
        select (given.Item1, given.Item2!.Value);

    /// <summary>A select of the latest standing follow-up's <c>occurred_on</c> and <c>needs_attention</c>, over <c>placements p</c>.</summary>
    internal static Sql Latest { get; } = Sql.Raw("""
        select f.occurred_on, f.needs_attention from placement_follow_ups f
        where f.placement_id = p.id and f.superseded_at is null
        order by f.occurred_on desc, f.registered_at desc, f.id desc limit 1
        """);

    /// <summary>A placement's follow-ups, the latest first.</summary>
    internal static Task<IReadOnlyList<FollowUpRow>> OfAsync(RequestDatabase database, PlacementId placement, CancellationToken cancellation) =>
        database.QueryAsync<FollowUpRow>(Sql.Of($"""
            select f.id, f.occurred_on, f.channel, f.with_participant, f.with_organisation, f.needs_attention, f.attendance, f.work, f.supervision, f.next_step, a.display_name as registered_by,
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
