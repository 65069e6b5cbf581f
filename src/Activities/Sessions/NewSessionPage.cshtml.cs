using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Makes a single session, with the audience of organisations that it wants.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class NewSessionPage(MakeSession make, ActivityTypeList types, LeaderChoices leaders, RoomChoices rooms, ChangeNetwork network, Workspace workspace) : SamstegPage, IArrangementForm
{
    /// <summary>The form.</summary>
    [BindProperty]
    public SingleSessionInput Input { get; set; } = new();

    /// <summary>The network whose meeting it will be; null for none's.</summary>
    [BindProperty(SupportsGet = true, Name = "natverk")]
    public Guid? Network { get; set; }

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>What it can be made of; a meeting of a network is for organisations.</summary>
    public IReadOnlyList<ActivityChoice> Types { get; private set; } = [];

    /// <summary>Who may lead it.</summary>
    public IReadOnlyList<Choice> Leaders { get; private set; } = [];

    /// <summary>The rooms.</summary>
    public IReadOnlyList<Choice> Rooms { get; private set; } = [];

    Arrangement IArrangementForm.Input => Input;

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, Guid? activity, DateOnly? day, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        var chosen = Types.FirstOrDefault(type => activity is null ? Network is not null && type.Kind is ("network" or "bridging_meeting") : type.Id == activity)
            ?? Types.FirstOrDefault(static type => type.Audience.ForOrganisations());
        Input = new SingleSessionInput
        {
            Activity = chosen?.Id,
            Day = day,
            Time = new TimeOnly(13, 0),
            Minutes = chosen?.Minutes ?? 180,
            Capacity = chosen?.Capacity,
            Audience = [.. AudienceGroups.All.Select(static group => new SingleSessionInput.AudienceInput { Group = group })],
        };
        return Page();
    }

    /// <summary>The form again, with the length and the places of the type that was chosen in it; nothing is made.</summary>
    public async Task<IActionResult> OnPostTypeAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        if (Types.FirstOrDefault(type => type.Id == Input.Activity) is { } chosen)
        {
            ModelState.Clear();
            Input.Follow(chosen);
        }

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
        if (result.IsDone && Network is { } meeting)
        {
            await network.TieAsync(initiative, meeting, session, cancellation);
        }

        return Answer(result, Paths.Session(initiative, session), "activities.plan.session_made");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "activities.plan.new_session", cancellation) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        Types = [.. (await types.ChoicesAsync(initiative, cancellation)).Where(type => Network is null || type.Audience.ForOrganisations())];
        Leaders = await leaders.AllAsync(initiative, cancellation);
        Rooms = await rooms.AllAsync(null, cancellation);
        return true;
    }
}
