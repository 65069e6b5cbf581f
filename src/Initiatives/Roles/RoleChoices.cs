using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A form that asks for a role.</summary>
public interface IRoleForm
{
    /// <summary>What is typed.</summary>
    RoleInput Input { get; }

    /// <summary>The roles that can be given.</summary>
    IReadOnlyList<Choice> Roles { get; }

    /// <summary>The initiatives that one can hold in.</summary>
    IReadOnlyList<Choice> Initiatives { get; }

    /// <summary>The organisations that somebody can work for.</summary>
    IReadOnlyList<Choice> Organisations { get; }
}

/// <summary>The alternatives of a form that asks for a role.</summary>
public sealed class RoleChoices(InitiativeChoices initiatives, OrganisationChoices organisations, Texts texts)
{
    /// <summary>All of them.</summary>
    public async Task<(IReadOnlyList<Choice> Roles, IReadOnlyList<Choice> Initiatives, IReadOnlyList<Choice> Organisations)> AllAsync(CancellationToken cancellation) =>
        ([.. GiveRole.Roles.Select(role => new Choice(role.ToString(), texts[role.TextKey()], texts[PermissionTable.PlaceOf(role).TextKey()]))],
            [.. (await initiatives.AllAsync(cancellation)).Select(static initiative => new Choice(initiative.Id.ToString(), initiative.Name))],
            await organisations.ChoicesAsync(cancellation));
}
