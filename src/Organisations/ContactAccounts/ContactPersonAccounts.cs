using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What a contact person's account is to be for, as chosen.</summary>
public sealed class ContactAccountInput
{
    /// <summary>Supervisor, contact person of the organisation, or both.</summary>
    public Role[] Roles { get; set; } = [];

    /// <summary>Language of the invitation, <c>sv</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "sv";
}

/// <summary>
/// Accounts of contact persons: made and ended by who edits the register. The invitation goes to the address that stands there, which all staff see and whose changes are logged, so that nobody lets
/// somebody else in by the way.
/// </summary>
public sealed class ContactPersonAccounts(RequestDatabase database, Invitations invitations, TellOfContact tell, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The one that stands; null when there is none.</summary>
    internal Task<ContactAccount?> FindAsync(Guid person, CancellationToken cancellation) => database.FindAsync<ContactAccount>(Sql.Of($"""
        select t.account_id, a.email, a.email_confirmed as is_answered, a.closed_at is not null as is_closed, t.invited_at, b.display_name as invited_by
        from contact_accounts t join accounts a on a.id = t.account_id join accounts b on b.id = t.invited_by
        where t.contact_person_id = {person} and t.ended_at is null
        """), cancellation);

    /// <summary>Makes one, and sends the invitation. Null when there is no such person at that organisation.</summary>
    internal async Task<Result?> InviteAsync(OrganisationId organisation, ContactPerson person, ContactAccountInput input, CancellationToken cancellation)
    {
        var roles = input.Roles.Distinct().ToList();
        if (roles.Count == 0 || roles.Exists(static role => role is not (Role.Supervisor or Role.OrganisationContact)))
        {
            return Result.Refused(nameof(input.Roles), "ui.required");
        }

        if (input.Language is not ("sv" or "en"))
        {
            return Result.Refused(nameof(input.Language), "ui.invalid");
        }

        if (person.Email is { } address && !MailAddresses.IsPlain(address))
        {
            return Result.Refused(string.Empty, "ui.not_an_email");
        }

        var now = clock.GetUtcNow();
        var (tie, account) = (Guid.CreateVersion7(now), new AccountId(Guid.CreateVersion7(now)));
        var refused = await database.ScalarAsync<string?>(Sql.Of($"select access.invite_contact({organisation}, {person.Id}, {tie}, {account}, {roles}, {input.Language}, {now})"), cancellation);
        switch (refused)
        {
            case null:
                await audit.RecordAsync("invited", "contact_accounts", tie, null, cancellation: cancellation);
                await invitations.SendAsync(account, cancellation);
                await tell.LeadsAsync(organisation, person.Id, cancellation);
                return Result.Done;
            case "closed":
                return null;
            case "tied":
                return Result.Conflict("organisations.problem.changed");
            default:
                return Result.Refused(string.Empty, $"contact_account.refused.{refused}");
        }
    }

    /// <summary>Sends the invitation again; null when there is none that waits for its answer.</summary>
    internal async Task<Result?> InviteAgainAsync(Guid person, CancellationToken cancellation) =>
        await FindAsync(person, cancellation) is { IsAnswered: false } waiting && await invitations.SendAsync(waiting.AccountId, cancellation) ? Result.Done : null;

    /// <summary>Ends it at once, and forgets its address; null when there is none.</summary>
    internal async Task<Result?> EndAsync(OrganisationId organisation, Guid person, CancellationToken cancellation) =>
        await database.ScalarAsync<bool>(Sql.Of($"select access.end_contact_account({organisation}, {person}, {clock.GetUtcNow()})"), cancellation) ? Result.Done : null;
}

/// <summary>A contact person's account, as the organisation's page tells of it.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Email">Where the invitation went.</param>
/// <param name="IsAnswered">Whether a password has been chosen.</param>
/// <param name="IsClosed">Whether who administers accounts has closed it.</param>
/// <param name="InvitedAt">When it was made.</param>
/// <param name="InvitedBy">By whom.</param>
public sealed record ContactAccount(AccountId AccountId, string? Email, bool IsAnswered, bool IsClosed, DateTimeOffset InvitedAt, string InvitedBy)
{
    /// <summary>How it stands, as a key.</summary>
    public string StateKey => IsClosed ? "contact_account.closed" : IsAnswered ? "contact_account.answered" : "contact_account.waiting";
}
