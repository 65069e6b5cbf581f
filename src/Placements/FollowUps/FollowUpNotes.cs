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
        VersionId = followUp.Id,
        KeeperOrganisationId = keeper,
        Text = text?.Trim() ?? string.Empty,
    };

    /// <summary>The viewer's own organisation's note; null when there is none.</summary>
    public static async Task<string?> FindAsync(RequestDatabase database, Guid followUp, CancellationToken cancellation) =>
        await database.ScalarAsync<string?>(Sql.Of($"select f.note from (select {Standing(Sql.Of($"{followUp}::uuid"))} as note) f"), cancellation);

    /// <summary>An expression for the note of a follow-up: the one written for the latest of its versions that has any.</summary>
    /// <param name="followUp">The id that its versions share, as SQL.</param>
    public static Sql Standing(Sql followUp) => Sql.Of($"""
        (select nullif(n.text, '') from placement_follow_ups v join placement_notes n on n.version_id = v.id
         where v.follow_up_id = {followUp} order by v.registered_at desc, n.id desc limit 1)
        """);
}
