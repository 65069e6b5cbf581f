using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Begins an initiative as a draft. Somebody who leads initiatives becomes its lead, a partner's representative its partner's; the association's staff do not. The same form sent again is done without doing anything.</summary>
public sealed class CreateInitiative(RequestDatabase database, PartyCheck parties, CurrentUser user, TimeProvider clock)
{
    private static readonly Role[] Leads = [Role.ProjectLead, Role.Coordinator, Role.ProcessLead];

    /// <summary>What keeps it from being begun, each beside its field; nothing is written.</summary>
    public async Task<IReadOnlyList<Problem>> ProblemsAsync(InitiativeInput input, CancellationToken cancellation = default)
    {
        List<Problem> problems = [.. InitiativeRules.Problems(input), .. await parties.ProblemsAsync(cancellation,
            (nameof(input.Owner), input.Owner), (nameof(input.Performer), input.Performer), (nameof(input.Funder), input.Funder))];
        if (input.State is not (null or InitiativeState.Draft))
        {
            problems.Add(new Problem(nameof(input.State), "initiatives.problem.begins_as_draft"));
        }

        return problems;
    }

    /// <summary>Done; or refused with problems beside the fields.</summary>
    public async Task<Result> RunAsync(InitiativeInput input, CancellationToken cancellation = default)
    {
        if (await ProblemsAsync(input, cancellation) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        if (await database.Context.Set<Initiative>().AnyAsync(found => found.Id == input.Id, cancellation))
        {
            return Result.Done;
        }

        await ReachAsync(input.Id, cancellation);
        var initiative = new Initiative { Id = input.Id };
        initiative.Describe(InitiativeRules.Description(input));
        database.Context.Add(initiative);
        database.Context.Add(InitiativePartner.Owning(initiative, 0));
        if (LeadRole() is { } held)
        {
            database.Context.Add(new RoleAssignment
            {
                AccountId = user.RequiredAccount,
                Role = held.Role,
                InitiativeId = initiative.Id,
                OrganisationId = held.OrganisationId,
                ValidFrom = clock.Today(),
            });
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    // A partner's representative, who may apply for an initiative, represents the partner in it too: otherwise it would be out of reach once it is begun.
    private HeldRole? LeadRole() => user.ScopeWhere(Permissions.InitiativesEdit).AllInitiatives ? null
        : user.Roles.FirstOrDefault(static held => Leads.Contains(held.Role)) ?? user.Roles.FirstOrDefault(static held => held.Role == Role.PartnerRepresentative);

    // Row security asks for the initiative, which nobody has in reach before it exists: this transaction reaches it from here on.
    private Task ReachAsync(InitiativeId initiative, CancellationToken cancellation) => user.Scope.AllInitiatives
        ? Task.CompletedTask
        : database.ExecuteAsync(Sql.Of($"""
            select set_config(setting, concat_ws(',', nullif(current_setting(setting, true), ''), {initiative.ToString()}::text), true)
            from unnest(array['samsteg.initiatives', 'samsteg.applications', 'samsteg.applying', 'samsteg.money']) as setting
            """), cancellation);
}
