using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A type of activity, new or to change.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class ActivityTypePage(RequestDatabase database, ChangeActivityType change, Workspace workspace) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public ActivityTypeInput Input { get; set; } = new();

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>The type; null for a new one.</summary>
    public ActivityType? Type { get; private set; }

    /// <summary>What it can count as.</summary>
    public IReadOnlyList<Choice> Kinds => [.. ActivityKinds.All.Select(kind => new Choice(kind, T[ActivityTypes.TextKey(kind)]))];

    /// <summary>Whom it can be for.</summary>
    public IReadOnlyList<Choice> Audiences => T.Choices<Attendees>();

    /// <summary>The form, with what holds.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, ActivityTypeId? type, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, type, cancellation))
        {
            return NotFound();
        }

        Input = Type is null ? new ActivityTypeInput { Minutes = 180 } : ActivityTypeInput.Of(Type);
        return Page();
    }

    /// <summary>Makes or changes it.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, ActivityTypeId? type, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, type, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Type is null
            ? Answer(await change.AddAsync(initiative, Input, cancellation), Paths.ActivityTypes(initiative), "planning.types.added")
            : Answer(await change.RunAsync(Type, Input, cancellation), Paths.ActivityTypes(initiative), "planning.types.changed");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, ActivityTypeId? id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        Type = id is null ? null : await database.Context.Set<ActivityType>().SingleOrDefaultAsync(found => found.Id == id && found.InitiativeId == initiative, cancellation);
        if ((id is not null && Type is null) || await workspace.OpenAsync(initiative, Type is null ? "planning.types.new" : "planning.types.edit", cancellation) is not { } facts)
        {
            return false;
        }

        Facts = facts;
        return true;
    }
}
