using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Whose file and why, as typed.</summary>
public sealed class OpeningInput
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 1000;

    /// <summary>Shortest reason, in characters.</summary>
    public const int ShortestReason = 20;

    /// <summary>The reference or the personal number, exactly.</summary>
    [Required, StringLength(40)]
    public string Who { get; set; } = string.Empty;

    /// <summary>Why the file must be read.</summary>
    [Required, StringLength(LongestReason)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>
/// Opens a file outside the own cases, for a reason and four hours. Who asks must know the reference or the number exactly;
/// the leads of the initiative review it afterwards.
/// </summary>
public sealed class OpenCase(RequestDatabase database, Cipher cipher, CurrentUser user, AuditTrail audit, LeadMessages leads, TimeProvider clock)
{
    /// <summary>A file was opened outside somebody's own cases: link to the openings.</summary>
    public static readonly MessageKind Opened = new("file_opened", Permission: Permissions.ParticipantsAssign);

    private const int FewestWords = 4;

    /// <summary>Opens, or says what is wrong.</summary>
    /// <returns>The participant, when the file is open.</returns>
    public async Task<(Result Result, ParticipantId? Participant)> RunAsync(InitiativeId initiative, OpeningInput input, CancellationToken cancellation)
    {
        var reason = input.Reason.Trim();
        if (reason.Length < OpeningInput.ShortestReason || reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < FewestWords)
        {
            return (Result.Refused(nameof(input.Reason), "participants.opening.reason_short", FewestWords), null);
        }

        var today = clock.Today();
        var hashes = PersonalNumber.TryParse(input.Who, today, out var number) ? cipher.LookupHashes(number!.Normalised) : null;
        var participant = user.Scope.CaseInitiatives.Contains(initiative)
            ? null
            : await database.ScalarAsync<Guid?>(Sql.Of($"""
                select access.open_case({Guid.CreateVersion7()}, {initiative}, {input.Who.Trim()}, {hashes}::bytea[], {reason}, {clock.GetUtcNow()}, {today})
                """), cancellation);
        if (participant is not { } opened)
        {
            audit.TryToOpen(initiative);
            return (Result.Refused(nameof(input.Who), "participants.opening.unknown"), null);
        }

        await audit.RecordAsync("opened_outside", "participants", opened, initiative, new ParticipantId(opened), reason, cancellation: cancellation);
        await leads.TellAsync(Opened, initiative, $"{CasePaths.List(initiative)}/oppnade", null, cancellation);
        return (Result.Done, new ParticipantId(opened));
    }
}

/// <summary>A file that was opened outside the own cases.</summary>
/// <param name="Id">The opening.</param>
/// <param name="ParticipantId">Whose.</param>
/// <param name="Participant">Name, or the reference of a protected identity.</param>
/// <param name="OpenedBy">By whom.</param>
/// <param name="IsOwn">Whether that is the viewer, who does not review it.</param>
/// <param name="Reason">Why.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="ReviewedBy">Who reviewed it; null while nobody has.</param>
/// <param name="ReviewedAt">When.</param>
/// <param name="IsApproved">What the reviewer found.</param>
/// <param name="ReviewNote">What the reviewer wrote.</param>
public sealed record OpeningRow(
    Guid Id, ParticipantId ParticipantId, string Participant, string OpenedBy, bool IsOwn, string Reason, DateTimeOffset OpenedAt,
    string? ReviewedBy, DateTimeOffset? ReviewedAt, bool? IsApproved, string? ReviewNote);

/// <summary>What the reviewer found.</summary>
public sealed class ReviewInput
{
    /// <summary>The opening.</summary>
    public Guid Opening { get; set; }

    /// <summary>Whether there was reason for it.</summary>
    [Required]
    public bool? IsApproved { get; set; }

    /// <summary>What is said about it.</summary>
    [StringLength(1000)]
    public string? Note { get; set; }
}

/// <summary>The files that were opened outside the own cases, and their review. Nobody reviews her own.</summary>
public sealed class ReviewOpenings(RequestDatabase database, CurrentUser user, AuditTrail audit, TimeProvider clock)
{
    private const int Shown = 100;

    /// <summary>Those of an initiative, the ones that wait for a review first.</summary>
    public Task<IReadOnlyList<OpeningRow>> OfAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<OpeningRow>(Sql.Of($"""
        select o.id, o.participant_id, coalesce(p.name, p.reference) as participant, a.display_name as opened_by, o.account_id = {user.RequiredAccount} as is_own,
               o.reason, o.opened_at, r.display_name as reviewed_by, o.reviewed_at, o.is_approved, o.review_note
        from case_openings o
        join participants p on p.id = o.participant_id
        join accounts a on a.id = o.account_id
        left join accounts r on r.id = o.reviewed_by
        where o.initiative_id = {initiative}
        order by o.reviewed_at nulls first, o.opened_at desc, o.id
        limit {Shown}
        """), cancellation);

    /// <summary>Reviews one.</summary>
    /// <returns>Null when there is none such that waits for this reviewer.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, ReviewInput input, CancellationToken cancellation)
    {
        if (input.IsApproved == false && string.IsNullOrWhiteSpace(input.Note))
        {
            return Result.Refused(nameof(input.Note), "participants.opening.note_missing");
        }

        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        var reviewed = await database.QueryAsync<ParticipantId>(Sql.Of($"""
            update case_openings set reviewed_at = {clock.GetUtcNow()}, reviewed_by = {user.RequiredAccount}, is_approved = {input.IsApproved!.Value}, review_note = {note}::text
            where id = {input.Opening} and initiative_id = {initiative} and reviewed_at is null returning participant_id
            """), cancellation);
        if (reviewed is not [var participant])
        {
            return null;
        }

        await audit.RecordAsync(input.IsApproved.Value ? "opening_approved" : "opening_not_approved", "case_openings", input.Opening, initiative, participant, note, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>Until when a file is open to the viewer only because it was opened; null when it is an own case.</summary>
    internal static Task<DateTimeOffset?> OpenUntilAsync(RequestDatabase database, ParticipantId participant, AccountId account, DateOnly today, CancellationToken cancellation) =>
        database.ScalarAsync<DateTimeOffset?>(Sql.Of($"""
            select max(o.closes_at) from case_openings o
            where o.participant_id = {participant} and o.account_id = {account} and o.closes_at > clock_timestamp()
              and not exists (select from access.worked_by({account}, {today}) w where w.participant_id = o.participant_id)
            """), cancellation);

    /// <summary>What waits for the viewer's review.</summary>
    internal static Sql Due(TodayQuestion question) => Sql.Of($"""
        select (o.opened_at at time zone 'Europe/Stockholm')::date as due_on, null::timestamptz as starts_at, 'opening_review' as kind, o.id as subject_id,
               a.display_name as title, o.reason as detail, '/insatser/' || o.initiative_id || '/deltagare/oppnade' as path, o.initiative_id
        from case_openings o join accounts a on a.id = o.account_id
        where o.reviewed_at is null and o.account_id <> {question.Account}
        """);
}
