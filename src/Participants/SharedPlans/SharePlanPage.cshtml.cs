using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Which goals of an action plan each organisation that the participant has opened the plan to may read.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class SharePlanPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, SharePlan share) : CasePage(database, clock, frame)
{
    /// <summary>What is chosen.</summary>
    [BindProperty]
    public PlanShareInput Input { get; set; } = new();

    /// <summary>Who can read.</summary>
    public IReadOnlyList<PlanRecipient> Recipients { get; private set; } = [];

    /// <summary>The goals that each reads.</summary>
    public ILookup<OrganisationId, Guid> Shared { get; private set; } = Array.Empty<Guid>().ToLookup(static _ => default(OrganisationId));

    internal ActionPlan Plan { get; private set; } = new([], []);

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.share.title";

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Shares those goals and no others.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await share.RunAsync(Facts, Input, cancellation), $"{Facts.Path}/plan/dela", "participants.share.done") : Page();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
        Recipients = await share.RecipientsAsync(Facts, cancellation);
        Shared = await share.StandingAsync(Participant, Recipients, cancellation);
    }
}
