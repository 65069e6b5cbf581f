using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who a participant shares home and economy with, who of them takes part, and the goals they share.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class HouseholdPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangeHousehold change) : CasePage(database, clock, frame)
{
    /// <summary>Whom to add.</summary>
    [BindProperty]
    public MemberInput Input { get; set; } = new();

    /// <summary>The household; null when there is none.</summary>
    public HouseholdView? Household { get; private set; }

    /// <summary>Address of the page.</summary>
    public string Here => $"{Facts.Path}/hushall";

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.household.title";

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Makes one.</summary>
    public async Task<IActionResult> OnPostMakeAsync(HouseholdRelation relation, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Enum.IsDefined(relation) ? Answer(await change.MakeAsync(Facts, relation, cancellation), Here, "participants.household.made") : NotFound();
    }

    /// <summary>Adds a member.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await change.AddAsync(Facts, Input, cancellation), Here, "participants.household.added") : Page();

    /// <summary>Agrees to share, or no longer.</summary>
    public async Task<IActionResult> OnPostAgreeAsync(bool agrees, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await change.AgreeAsync(Facts, agrees, cancellation), Here, agrees ? "participants.household.agreed" : "participants.household.agrees_no_more");
    }

    /// <summary>Takes a member out.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid member, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await change.RemoveAsync(Facts, member, cancellation), Here, "participants.household.removed");
    }

    /// <summary>Adds a shared goal.</summary>
    public async Task<IActionResult> OnPostGoalAsync([Bind(Prefix = "Goal")] SharedGoalInput goal, CancellationToken cancellation)
    {
        foreach (var key in ModelState.Keys.Where(static key => !key.StartsWith("Goal", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }

        return ModelState.IsValid ? Answer(await change.AddGoalAsync(Facts, goal, cancellation), Here, "participants.household.goal_added") : Page();
    }

    /// <summary>Says where a goal stands.</summary>
    public async Task<IActionResult> OnPostMarkAsync(Guid goal, HouseholdGoalState state, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Enum.IsDefined(state) ? Answer(await change.MarkGoalAsync(Facts, goal, state, cancellation), Here, "participants.household.goal_marked") : NotFound();
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) => Household = await HouseholdView.OfAsync(Database, Participant, cancellation);
}
