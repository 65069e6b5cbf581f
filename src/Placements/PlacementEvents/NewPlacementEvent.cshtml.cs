using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form that registers what has happened to a placement.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class NewPlacementEventPage(
    RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, RegisterPlacementEvent register)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>What has happened, as the address says it: <see cref="PlacementSteps.PathOf"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public string Step { get; set; } = string.Empty;

    /// <summary>The form.</summary>
    [BindProperty]
    public NewPlacementEvent Input { get; set; } = new();

    /// <summary>What is registered after it, as <see cref="Step"/>: who is to be away past the last day extends first. The placement's page comes after anything else.</summary>
    [BindProperty(SupportsGet = true, Name = "sedan")]
    public string? Then { get; set; }

    /// <summary>Whether it has been told that the plan is not confirmed.</summary>
    public bool AsksAnyway => Input.Anyway || ModelState.GetFieldValidationState("Input.Anyway") == ModelValidationState.Invalid;

    /// <summary>What has happened.</summary>
    public PlacementEventKind Kind => Enum.GetValues<PlacementEventKind>().First(kind => PlacementSteps.PathOf(kind) == Step);

    /// <summary>The reasons to choose among.</summary>
    public IReadOnlyList<Choice> Reasons =>
        [.. PlacementSteps.ReasonsOf(Kind).Select(reason => new Choice(reason.ToString(), T[reason.TextKey()]))];

    /// <summary>Key of the words for its day.</summary>
    public string DayKey => Kind switch
    {
        PlacementEventKind.Started => "placements.field.first_day",
        PlacementEventKind.Ended => "placements.field.last_day",
        PlacementEventKind.Paused => "placements.field.first_day_away",
        _ => "placements.field.day",
    };

    /// <inheritdoc/>
    protected override string TitleKey => $"placements.event.{Code}.title";

    /// <summary>Where it goes on.</summary>
    private string After => Then switch
    {
        "paus" => $"{Here}/paus",
        "tillbaka" => $"{Here}/tillbaka",
        _ => Here,
    };

    private string Code => SnakeCase.Of(Kind.ToString());

    /// <summary>The form with the planned day, when it is not to come.</summary>
    public void OnGet()
    {
        var planned = Kind switch
        {
            PlacementEventKind.Started => Placement.PlannedStart,
            PlacementEventKind.Ended => Placement.PlannedEnd,
            _ => Today,
        };
        Input = new NewPlacementEvent { OccurredOn = planned <= Today ? planned : Today };
    }

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? Answer(await register.RunAsync(Initiative, Id, Kind, Input, cancellation), After, Input.Reason is PlacementReason.Job or PlacementReason.Studies ? "placements.notice.ended_to_work" : $"placements.notice.{Code}")
        : Page();
}
