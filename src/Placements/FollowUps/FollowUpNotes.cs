using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>
/// Notes of follow-ups. A note hangs on the version of the follow-up it was written for; a later version without a note of
/// its own has the earlier one's. So somebody of another organisation, who cannot read the note, can correct the follow-up
/// without losing it.
/// </summary>
internal static class FollowUpNotes
{
    public static PlacementNote Of(PlacementFollowUp followUp, OrganisationId keeper, string? text) => new()
    {
        InitiativeId = followUp.InitiativeId,
        ParticipantId = followUp.ParticipantId,
        FollowUpId = followUp.Id,
        KeeperOrganisationId = keeper,
        Text = text?.Trim() ?? string.Empty,
    };

    /// <summary>The viewer's own organisation's note; null when there is none.</summary>
    public static async Task<string?> FindAsync(RequestDatabase database, Guid followUp, CancellationToken cancellation) =>
        await database.ScalarAsync<string?>(Sql.Of($"select f.note from (select {Standing(Sql.Of($"{followUp}::uuid"))} as note) f"), cancellation);

    /// <summary>An expression for the note of a follow-up: the nearest one going back through what it corrected.</summary>
    /// <param name="followUp">The follow-up's id, as SQL.</param>
    public static Sql Standing(Sql followUp) => Sql.Of($"""
        (with recursive version as (
             select this.id, this.placement_id, this.registered_at, 0 as back from placement_follow_ups this where this.id = {followUp}
             union all
             select earlier.id, earlier.placement_id, earlier.registered_at, v.back + 1
             from version v
             join placement_follow_ups earlier on earlier.placement_id = v.placement_id and earlier.superseded_at = v.registered_at
                 and (earlier.registered_at, earlier.id) < (v.registered_at, v.id))
         select nullif(n.text, '') from version v join placement_notes n on n.follow_up_id = v.id order by v.back, n.id desc limit 1)
        """);
}
