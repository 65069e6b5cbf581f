using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Changes whom to talk to at a member, and the days of its membership.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class EditMemberPage(
    ChangeNetworkMembers change, NetworkReader networks, OrganisationChoices organisations, RequestDatabase database, Workspace workspace) : NetworkFrame(networks, workspace)
{
    [BindProperty(SupportsGet = true)]
    public Guid Member { get; set; }

    [BindProperty]
    public NetworkMemberInput Input { get; set; } = new();

    /// <summary>The membership.</summary>
    public NetworkMember Membership { get; private set; } = null!;

    /// <summary>Who can be named.</summary>
    public IReadOnlyList<Choice> ContactPersons { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new NetworkMemberInput
        {
            Version = Membership.Version, ContactPerson = Membership.ContactPersonId, JoinedOn = Membership.JoinedOn, LeftOn = Membership.LeftOn,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.ReviseAsync(Initiative, Network, Member, Input, cancellation), Facts.Path, "networks.notice.member_changed")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await database.Context.Set<NetworkMember>().AsNoTracking().SingleOrDefaultAsync(
                found => found.Id == Member && found.NetworkId == Network && found.InitiativeId == Initiative, cancellation) is not { } membership
            || await organisations.FindAsync(membership.OrganisationId, cancellation) is not { } organisation
            || !await OpenAsync("networks.member.change_title", cancellation, organisation.Name))
        {
            return false;
        }

        Membership = membership;
        ContactPersons = await change.ContactPersonsAsync(membership.OrganisationId, membership.ContactPersonId, cancellation);
        return true;
    }
}
