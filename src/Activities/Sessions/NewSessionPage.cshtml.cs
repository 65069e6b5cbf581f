using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Makes a single session for organisations, with the audience it wants.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class NewSessionPage(MakeSession make, PlannedSessions plan, LeaderChoices leaders, Workspace workspace) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public SingleSessionInput Input { get; set; } = new();

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>What the plan carries out in sessions for organisations.</summary>
    public IReadOnlyList<PlannedSession> Plan { get; private set; } = [];

    /// <summary>Who may lead it.</summary>
    public IReadOnlyList<Choice> Leaders { get; private set; } = [];

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        Input = new SingleSessionInput
        {
            Time = new TimeOnly(13, 0),
            Minutes = 180,
            Audience = [.. AudienceGroups.All.Select(static group => new SingleSessionInput.AudienceInput { Group = group })],
        };
        return Page();
    }

    /// <summary>Makes it.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, session) = await make.RunAsync(initiative, Input, cancellation);
        return Answer(result, Paths.Session(initiative, session), "activities.plan.session_made");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "activities.plan.new_session", cancellation) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        Plan = [.. (await plan.AllAsync(initiative, cancellation)).Where(static planned => planned.Audience is Attendees.Organisations)];
        Leaders = await leaders.AllAsync(initiative, cancellation);
        return true;
    }
}
