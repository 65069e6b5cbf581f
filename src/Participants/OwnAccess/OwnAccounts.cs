using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How a participant comes to the own page, as typed.</summary>
public sealed class OwnAccessInput
{
    /// <summary>Address that the invitation goes to, and that is signed in with.</summary>
    [MaxLength(200)]
    public string? Email { get; set; }

    /// <summary>Language of the invitation, <c>sv</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "sv";

    /// <summary>Last day of a link.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>
/// Participants' own accounts: made and ended by who has the case. An account is named by the participant's reference, since the names of accounts are told
/// to every colleague; it lets nobody in by a password alone.
/// </summary>
public sealed class OwnAccounts(RequestDatabase database, Invitations invitations, LeadMessages leads, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Somebody has invited a participant to an account: link to the file.</summary>
    public static readonly MessageKind Made = new("own_account_made", Permission: Permissions.ParticipantsEdit);

    /// <summary>The one that stands; null when there is none.</summary>
    internal Task<OwnAccount?> FindAsync(ParticipantId participant, CancellationToken cancellation) => database.FindAsync<OwnAccount>(Sql.Of($"""
        select t.id, t.account_id, a.email, a.email_confirmed as is_answered, t.invited_at, b.display_name as invited_by
        from participant_accounts t join accounts a on a.id = t.account_id join accounts b on b.id = t.invited_by
        where t.participant_id = {participant} and t.ended_at is null
        """), cancellation);

    /// <summary>Makes one, and sends the invitation.</summary>
    internal async Task<Result> InviteAsync(CaseFacts facts, OwnAccessInput input, CancellationToken cancellation)
    {
        var address = input.Email?.Trim();
        if (string.IsNullOrEmpty(address))
        {
            return Result.Refused(nameof(input.Email), "own_page.access.email_missing");
        }

        if (!MailAddresses.IsPlain(address))
        {
            return Result.Refused(nameof(input.Email), "ui.not_an_email");
        }

        if (input.Language is not ("sv" or "en"))
        {
            return Result.Refused(nameof(input.Language), "ui.invalid");
        }

        var stamp = Stamp.Of(clock, user);
        var (tie, account) = (Guid.CreateVersion7(stamp.At), new AccountId(Guid.CreateVersion7(stamp.At)));
        var refused = await database.ScalarAsync<string?>(Sql.Of($"""
            select access.invite_participant({facts.ParticipantId}, {tie}, {account}, {address}, {input.Language}, {stamp.Today}, {stamp.At})
            """), cancellation);
        switch (refused)
        {
            case null:
                await audit.RecordAsync("invited", "participant_accounts", tie, facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
                await invitations.SendAsync(account, cancellation);
                await leads.TellAsync(Made, facts.InitiativeId, $"{facts.Path}/egen-sida", facts.CoachAccountId, cancellation);
                return Result.Done;
            case "known":
                return Result.Refused(nameof(input.Email), "own_page.access.email_known");
            case "not_yours":
                return Result.Refused(string.Empty, "own_page.access.not_yours");
            case "tied":
                return Result.Conflict("participants.rule.changed_meanwhile");
            default:
                return Result.Refused(string.Empty, "own_page.access.protected");
        }
    }

    /// <summary>Whether the user may let the participant in.</summary>
    internal Task<bool> MayInviteAsync(ParticipantId participant, CancellationToken cancellation) =>
        database.ScalarAsync<bool>(Sql.Of($"select access.speaks_for({participant})"), cancellation);

    /// <summary>Sends the invitation again; null when there is none that waits for its answer.</summary>
    internal async Task<Result?> InviteAgainAsync(CaseFacts facts, CancellationToken cancellation) =>
        await FindAsync(facts.ParticipantId, cancellation) is { IsAnswered: false } waiting && await MayInviteAsync(facts.ParticipantId, cancellation) && await invitations.SendAsync(waiting.AccountId, cancellation) ? Result.Done : null;

    /// <summary>Ends it at once, and forgets its address; null when there is none.</summary>
    internal async Task<Result?> EndAsync(InitiativeId initiative, ParticipantId participant, CancellationToken cancellation)
    {
        if (!await database.ScalarAsync<bool>(Sql.Of($"select access.end_participant_account({participant}, {clock.Today()}, {clock.GetUtcNow()})"), cancellation))
        {
            return null;
        }

        await audit.RecordAsync("closed", "participant_accounts", null, initiative, participant, cancellation: cancellation);
        return Result.Done;
    }
}

/// <summary>A participant's account, as the file tells of it.</summary>
/// <param name="Id">The tie.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Email">Where the invitation went.</param>
/// <param name="IsAnswered">Whether the participant has chosen a password.</param>
/// <param name="InvitedAt">When it was made.</param>
/// <param name="InvitedBy">By whom.</param>
public sealed record OwnAccount(Guid Id, AccountId AccountId, string? Email, bool IsAnswered, DateTimeOffset InvitedAt, string InvitedBy);
