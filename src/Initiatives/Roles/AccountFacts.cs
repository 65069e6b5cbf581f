using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>An account as who administers it sees it.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The holder's name.</param>
/// <param name="Email">Address to sign in with.</param>
/// <param name="ClosedAt">When it was closed; null while it lets its holder in.</param>
public sealed record AccountFacts(AccountId Id, string Name, string? Email, DateTimeOffset? ClosedAt)
{
    /// <summary>Address of its page.</summary>
    public string Path => PathOf(Id);

    /// <summary>Address of an account's page.</summary>
    public static string PathOf(AccountId account) => $"/konton/{account}";
}

/// <summary>A role that the account holds, has held or is to hold.</summary>
/// <param name="Id">The assignment.</param>
/// <param name="Role">The role.</param>
/// <param name="IsInInitiative">Whether it holds in an initiative.</param>
/// <param name="Initiative">The initiative's name; null when it holds elsewhere, or the viewer does not reach it.</param>
/// <param name="Organisation">For whom the holder works.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day.</param>
/// <param name="AwaitsConfirmation">Whether it is a machine's, and gives nothing until a lead of the initiative has let it.</param>
/// <param name="Cases">How many participants are coached there.</param>
public sealed record AccountRole(Guid Id, Role Role, bool IsInInitiative, string? Initiative, string? Organisation, DateOnly ValidFrom, DateOnly? ValidUntil, bool AwaitsConfirmation, long Cases);

/// <summary>The frame of a page about an account, and what such pages know of it.</summary>
public sealed class AccountFrame(RequestDatabase database, PageChrome chrome, Texts texts, TimeProvider clock)
{
    /// <summary>Opens the account and frames its page, or one below it when a title is given.</summary>
    /// <returns>Null when there is none, or it is a participant's own.</returns>
    public async Task<AccountFacts?> OpenAsync(AccountId account, string? titleKey, CancellationToken cancellation)
    {
        if (await FindAsync(account, cancellation) is not { } facts)
        {
            return null;
        }

        Frame(facts, titleKey);
        return facts;
    }

    /// <summary>The account, or null when there is none, or it is a participant's own.</summary>
    public Task<AccountFacts?> FindAsync(AccountId account, CancellationToken cancellation) => database.FindAsync<AccountFacts>(Sql.Of($"""
        select id, display_name as name, email, closed_at from accounts
        where id = {account} and not exists (select from role_assignments p where p.account_id = accounts.id and p.role = 'participant')
        """), cancellation);

    /// <summary>Frames a page about it.</summary>
    public void Frame(AccountFacts facts, string? titleKey)
    {
        chrome.Page(titleKey is null ? facts.Name : texts[titleKey, facts.Name], titleKey is null ? facts.Email : null).Crumb(texts["accounts.title"], "/konton");
        if (titleKey is not null)
        {
            chrome.Crumb(facts.Name, facts.Path);
        }
    }

    /// <summary>Its roles, those that hold or will first; what was taken back before it held is left out.</summary>
    public Task<IReadOnlyList<AccountRole>> RolesAsync(AccountId account, CancellationToken cancellation) => database.QueryAsync<AccountRole>(Sql.Of($"""
        select r.id, r.role, r.initiative_id is not null as is_in_initiative, {LocalText.Column("i.name")} as initiative, o.name as organisation, r.valid_from, r.valid_until, r.awaits_confirmation,
               case when r.role = 'coach' then access.case_count(r.account_id, r.initiative_id, {clock.Today()}) else 0 end as cases
        from role_assignments r
        left join initiatives i on i.id = r.initiative_id
        left join organisations o on o.id = r.organisation_id
        where r.account_id = {account} and (r.valid_until is null or r.valid_until >= r.valid_from)
        order by coalesce(r.valid_until, 'infinity'::date) desc, r.valid_from desc, r.id
        """), cancellation);
}
