using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Reads who holds which role in an initiative.</summary>
public sealed class HeldRoles(RequestDatabase database)
{
    /// <summary>Those who do, and those who did, the latest first; what was taken back before it held is left out.</summary>
    internal Task<IReadOnlyList<HeldRoleRow>> OfAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<HeldRoleRow>(Sql.Of($"""
        select r.id, r.account_id, a.display_name as name, a.email, r.role, o.name as organisation, r.valid_from, r.valid_until, r.awaits_confirmation
        from role_assignments r
        join accounts a on a.id = r.account_id
        left join organisations o on o.id = r.organisation_id
        where r.initiative_id = {initiative} and (r.valid_until is null or r.valid_until >= r.valid_from)
        order by coalesce(r.valid_until, 'infinity'::date) desc, a.display_name collate "sv-x-icu", r.id
        """), cancellation);
}

/// <summary>A role that somebody holds or has held.</summary>
internal sealed record HeldRoleRow(
    Guid Id, AccountId AccountId, string Name, string? Email, Role Role, string? Organisation, DateOnly ValidFrom, DateOnly? ValidUntil, bool AwaitsConfirmation);
