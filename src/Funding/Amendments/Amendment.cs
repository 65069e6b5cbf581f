using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A change of what was agreed that is being made.</summary>
/// <param name="Id">Id.</param>
/// <param name="Reason">What has happened, and what is to be changed because of it.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="OpenedBy">By whom.</param>
/// <param name="Agreed">The agreement that it amends.</param>
/// <param name="Difference">What differs by now.</param>
/// <param name="Changes">The same, answer by answer.</param>
/// <param name="Limits">Up to what the board need not decide.</param>
/// <param name="Terms">What is agreed when the board need not.</param>
/// <param name="Leaving">Organisations that are parties of what was agreed, and of what is wanted no more.</param>
public sealed record Amendment(
    Guid Id, string Reason, DateTimeOffset OpenedAt, string OpenedBy, Agreement Agreed, AmendmentDifference Difference, IReadOnlyList<ShownChange> Changes, AmendmentLimits Limits, AgreedTerms Terms,
    IReadOnlyList<OrganisationId> Leaving)
{
    /// <summary>Whether the board has to decide it.</summary>
    public bool NeedsBoard => Difference.NeedsBoard(Limits);
}

/// <summary>That people have roles in an initiative for an organisation.</summary>
/// <param name="Name">The organisation.</param>
/// <param name="People">How many.</param>
public sealed record HeldRoles(string Name, int People);

/// <summary>Reads the amendment that is being made.</summary>
public sealed class AmendmentReader(RequestDatabase database, AmendmentSettings settings, TimeProvider clock)
{
    /// <summary>Null when nothing is being amended.</summary>
    public async Task<Amendment?> FindAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        var initiative = draft.Application.InitiativeId;
        if (await database.FindAsync<Opened>(Sql.Of($"""
                select m.id, m.reason, m.opened_at, a.display_name as opened_by from amendments m join accounts a on a.id = m.opened_by where m.initiative_id = {initiative} and m.closed_at is null
                """), cancellation) is not { } opened
            || await FrozenVersion.AgreedAsync(database, initiative, cancellation) is not { } version)
        {
            return null;
        }

        var agreed = (await Agreement.AllAsync(database, initiative, cancellation))[0];
        var answers = await version.AnswersAsync(database, cancellation);
        var (before, wanted) = (PlanReader.Of(answers), PlanReader.Of(draft.Answers));

        // What the board granted stands, whatever days were applied for, unless other days are wanted now.
        var terms = agreed.Terms;
        terms = new AgreedTerms(
            await database.ScalarAsync<decimal?>(Sql.Of($"select maximum_grant from initiatives where id = {initiative}"), cancellation) ?? terms.Maximum,
            wanted.Start is { } start && start != before.Start ? start : terms.StartsOn, wanted.End is { } end && end != before.End ? end : terms.EndsOn);
        var changed = draft.Answers.Since(answers).Select(static change => change.Field).Distinct().Select(field => (draft.Form.Find(field) ?? answers.Form.Find(field))?.Means).ToList();
        return new Amendment(
            opened.Id, opened.Reason, opened.OpenedAt, opened.OpenedBy, agreed, AmendmentDifference.Between(AgreedPlan.Of(before, agreed.Terms), AgreedPlan.Of(wanted, terms), changed),
            ApplicationChanges.Of(draft.Answers, answers), await settings.FindAsync(cancellation), terms,
            [.. before.Parties.Select(static party => party.Organisation).Except(wanted.Parties.Select(static party => party.Organisation)).OfType<OrganisationId>()]);
    }

    /// <summary>Organisations that leave and for which people still have roles in the initiative, with how many.</summary>
    public Task<IReadOnlyList<HeldRoles>> RolesAsync(InitiativeId initiative, Amendment amendment, CancellationToken cancellation) => database.QueryAsync<HeldRoles>(Sql.Of($"""
        select o.name, count(distinct r.account_id)::integer as people
        from role_assignments r join organisations o on o.id = r.organisation_id
        where r.initiative_id = {initiative} and r.organisation_id = any ({amendment.Leaving}) and (r.valid_until is null or r.valid_until >= {clock.Today()})
        group by o.name order by o.name
        """), cancellation);

    private sealed record Opened(Guid Id, string Reason, DateTimeOffset OpenedAt, string OpenedBy);
}
