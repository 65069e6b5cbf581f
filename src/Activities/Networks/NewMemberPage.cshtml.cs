using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Adds an organisation to a network.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class NewMemberPage(ChangeNetworkMembers change, NetworkReader networks, OrganisationChoices organisations, Workspace workspace, TimeProvider clock)
    : NetworkFrame(networks, workspace)
{
    [BindProperty]
    public NewNetworkMemberInput Input { get; set; } = new();

    /// <summary>Organisations of the register that do not belong yet.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.JoinedOn = clock.Today();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.AddAsync(Initiative, Network, Input, cancellation), $"{Facts.Path}/medlemmar/{Input.Form}", "networks.notice.member_added")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("networks.member.add_title", cancellation))
        {
            return false;
        }

        var belong = (await Networks.MembersAsync(Network, cancellation)).Where(static member => member.LeftOn is null).Select(static member => member.OrganisationId).ToHashSet();
        Choices = OrganisationChoices.ToChoices((await organisations.AllAsync(cancellation: cancellation)).Where(organisation => !belong.Contains(organisation.Id)));
        return true;
    }
}
