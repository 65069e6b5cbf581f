using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A participant's contacts over the API; a note is told to those who work for its keeper only. Reading them is reading the file, and logged.</summary>
internal static class ContactsApi
{
    private const string Path = "/initiatives/{initiative:guid}/participants/{participant:guid}/contacts";

    private const string NewContact = """
        { "purpose": "individual_coaching", "channel": "phone", "occurredOn": "2026-04-15", "minutes": 30, "note": "Vi kom överens om ett studiebesök." }
        """;

    private const string Correction = """
        { "purpose": "individual_coaching", "channel": "meeting", "occurredOn": "2026-04-15", "note": "Vi kom överens om ett studiebesök.", "reason": "Vi sågs på plats." }
        """;

    public static ApiResource Resource { get; } = new("participants", static routes =>
    {
        routes.Get(Path, Permissions.ParticipantsRead, "participants.api.contacts", ListAsync);
        routes.Get(Path + "/{contact:guid}", Permissions.ParticipantsRead, "participants.api.contact", GetAsync);
        routes.Post(Path, Permissions.ParticipantsEdit, "participants.api.add_contact", NewContact, AddAsync);
        routes.Put(Path + "/{contact:guid}", Permissions.ParticipantsEdit, "participants.api.correct_contact", Correction, CorrectAsync);
    });

    private static async Task<ApiListAnswer<ContactItem>> ListAsync(
        Guid initiative, Guid participant, ApiFilter<NoFilter> filter, OpenedCase opened, ApiLists lists, CancellationToken cancellation) =>
        await opened.FindAsync(new(initiative), new(participant), cancellation) is { } facts
            ? await lists.PageAsync(ContactRow.List(facts.ParticipantId), filter.Request, ContactItem.Of, cancellation)
            : ApiAnswer.Missing;

    private static async Task<ApiAnswer<ContactItem>> GetAsync(
        Guid initiative, Guid participant, Guid contact, OpenedCase opened, RequestDatabase database, CancellationToken cancellation) =>
        await opened.FindAsync(new(initiative), new(participant), cancellation) is { } facts ? await ReadAsync(database, facts, contact, cancellation) : ApiAnswer.Missing;

    private static async Task<ApiAnswer<ContactItem>> AddAsync(
        Guid initiative, Guid participant, ApiBody<ContactInput> body, IdempotencyKey key, OpenedCase opened, RegisterContact register, RequestDatabase database,
        CancellationToken cancellation)
    {
        if (await opened.FindToChangeAsync(new(initiative), new(participant), cancellation) is not { } facts)
        {
            return ApiAnswer.Missing;
        }

        body.Value.Form = key.Id;
        return await ApiAnswer<ContactItem>.OnceAsync(
            key, async () => await register.RunAsync(facts, body.Value, cancellation), () => ReadAsync(database, facts, key.Id, cancellation),
            $"/api/v1/initiatives/{initiative}/participants/{participant}/contacts/{key.Id}");
    }

    /// <summary>What is corrected stands no more; the answer is the version in its place, with an id of its own.</summary>
    private static async Task<ApiAnswer<ContactItem>> CorrectAsync(
        Guid initiative, Guid participant, Guid contact, ApiBody<ContactCorrectionInput> body, IfMatch match, OpenedCase opened, CorrectContact correct, RequestDatabase database,
        CancellationToken cancellation)
    {
        if (await opened.FindToChangeAsync(new(initiative), new(participant), cancellation) is not { } facts
            || await ContactRow.FindAsync(database, facts.ParticipantId, contact, cancellation) is not { IsOwn: true } standing)
        {
            return ApiAnswer.Missing;
        }

        return await ApiAnswer<ContactItem>.AfterAsync(
            standing.Version == match.Version ? await correct.RunAsync(facts, contact, body.Value, cancellation) : Result.Conflict("participants.rule.changed_meanwhile"),
            () => ReadAsync(database, facts, body.Value.Form, cancellation));
    }

    private static async Task<ApiAnswer<ContactItem>> ReadAsync(RequestDatabase database, CaseFacts facts, Guid contact, CancellationToken cancellation)
    {
        var row = await ContactRow.FindAsync(database, facts.ParticipantId, contact, cancellation);
        return ApiAnswer<ContactItem>.Of(row is null ? null : ContactItem.Of(row), row?.Version);
    }
}

/// <summary>A contact.</summary>
/// <param name="Id">Which; a corrected version has an id of its own.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Channel">How.</param>
/// <param name="Minutes">How long; null when not noted.</param>
/// <param name="Keeper">Name of the organisation that keeps the note.</param>
/// <param name="Note">What was noted; null when nothing was, or another organisation keeps it.</param>
/// <param name="RegisteredBy">Name of who entered it.</param>
internal sealed record ContactItem(Guid Id, DateOnly OccurredOn, ContactPurpose Purpose, ContactChannel Channel, int? Minutes, string Keeper, string? Note, string RegisteredBy)
{
    public static ContactItem Of(ContactRow row) => new(row.Id, row.OccurredOn, row.Purpose, row.Channel, row.Minutes, row.Keeper, row.Note, row.RegisteredBy);
}
