using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A contact as the file shows it.</summary>
/// <param name="Id">The contact.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Channel">How.</param>
/// <param name="Minutes">How long, in minutes; null when not noted.</param>
/// <param name="Keeper">Name of the organisation that keeps the note.</param>
/// <param name="IsOwn">Whether that is the viewer's.</param>
/// <param name="IsReadable">Whether the viewer reads its notes: as the keeper's staff, or by the participant's waiver.</param>
/// <param name="Note">What was noted; null when nothing was, or the note is another's.</param>
/// <param name="RegisteredBy">Name of who entered it.</param>
/// <param name="Version">Version of the row.</param>
/// <param name="LastSeenOn">The last day the participant was met or spoken with, at this contact or another, letters and messages apart; null when never.</param>
public sealed record ContactRow(
    Guid Id, DateOnly OccurredOn, ContactPurpose Purpose, ContactChannel Channel, int? Minutes, string Keeper, bool IsOwn, bool IsReadable, string? Note, string RegisteredBy, uint Version,
    DateOnly? LastSeenOn)
{
    /// <summary>How many the file shows; the timeline has them all.</summary>
    public const int Shown = 5;

    /// <summary>The latest contacts.</summary>
    internal static Task<IReadOnlyList<ContactRow>> LatestAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) =>
        database.QueryAsync<ContactRow>(Sql.Of($"{Standing(participant)} order by k.occurred_on desc, k.registered_at desc, k.id desc limit {Shown}"), cancellation);

    /// <summary>One contact of a participant; null when there is none, or it does not stand.</summary>
    internal static Task<ContactRow?> FindAsync(RequestDatabase database, ParticipantId participant, Guid contact, CancellationToken cancellation) =>
        database.FindAsync<ContactRow>(Sql.Of($"{Standing(participant)} and k.id = {contact}"), cancellation);

    /// <summary>All, as a list.</summary>
    internal static ListDefinition<ContactRow> List(ParticipantId participant) => new ListDefinition<ContactRow>("participants.contacts.title", Standing(participant), static row => row.Id)
        .Column(new ListColumn<ContactRow>("participants.contact.occurred_on", ListCellKind.Day, static row => row.OccurredOn, "occurred_on", MayBeNull: false))
        .Key("participants.contact.purpose", static row => row.Purpose.TextKey())
        .Key("participants.contact.channel", static row => row.Channel.TextKey())
        .Number("participants.contact.minutes", static row => row.Minutes)
        .Text("participants.contact.note", static row => row.Note)
        .SortedBy("occurred_on", descending: true);

    /// <summary>Whether a contact <c>k</c> stands and was one where the participant was met or spoken with.</summary>
    internal static Sql WasSeen => Sql.Of($"k.superseded_at is null and k.channel <> {ContactChannel.Message}");

    private static Sql Standing(ParticipantId participant) => Sql.Of($"""
            select k.id, k.occurred_on, k.purpose, k.channel, k.minutes, o.name as keeper,
                   access.keeps(k.initiative_id, k.keeper_organisation_id) as is_own,
                   access.keeps(k.initiative_id, k.keeper_organisation_id) or access.is_waived(k.initiative_id, k.participant_id, k.keeper_organisation_id, 'notes') as is_readable,
                   n.text as note, a.display_name as registered_by, k.xmin as version,
                   (select max(k.occurred_on) from contacts k where k.participant_id = {participant} and {WasSeen}) as last_seen_on
            from contacts k
            join organisations o on o.id = k.keeper_organisation_id
            join accounts a on a.id = k.registered_by
            left join contact_notes n on n.contact_id = k.id
            where k.participant_id = {participant} and k.superseded_at is null
            """);
}
