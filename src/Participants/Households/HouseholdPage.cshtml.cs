using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who a participant shares home and economy with, who of them takes part, and the goals they share.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class HouseholdPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangeHousehold change) : CasePage(database, clock, frame)
{
    /// <summary>Whom to add.</summary>
    [BindProperty(Name = nameof(Input))]
    public MemberInput Input { get; set; } = new();

    /// <summary>A goal to share.</summary>
    [BindProperty(Name = nameof(Goal))]
    public SharedGoalInput Goal { get; set; } = new();

    /// <summary>The household; null when there is none.</summary>
    public HouseholdView? Household { get; private set; }

    /// <summary>Own cases to choose among; null where the reference is typed.</summary>
    public IReadOnlyList<Choice>? Candidates { get; private set; }

    /// <summary>Address of the page.</summary>
    public string Here => $"{Facts.Path}/hushall";

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.household.title";

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Makes one.</summary>
    public async Task<IActionResult> OnPostMakeAsync(HouseholdRelation? relation, CancellationToken cancellation)
    {
        ModelState.Clear();
        return relation is { } known && Enum.IsDefined(known) ? Answer(await change.MakeAsync(Facts, known, cancellation), Here, "participants.household.made") : NotFound();
    }

    /// <summary>Adds a member.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Forget(nameof(Goal));
        return ModelState.IsValid ? Answer(await change.AddAsync(Facts, Input, cancellation), Here, "participants.household.added") : Page();
    }

    /// <summary>Agrees to share, or no longer.</summary>
    public async Task<IActionResult> OnPostAgreeAsync(bool? agrees, CancellationToken cancellation)
    {
        ModelState.Clear();
        return agrees is not { } does ? NotFound() : Answer(await change.AgreeAsync(Facts, does, cancellation), Here, does ? "participants.household.agreed" : "participants.household.agrees_no_more");
    }

    /// <summary>Takes a member out.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid member, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await change.RemoveAsync(Facts, member, cancellation), Here, "participants.household.removed");
    }

    /// <summary>Adds a shared goal.</summary>
    public async Task<IActionResult> OnPostGoalAsync(CancellationToken cancellation)
    {
        Forget(nameof(Input));
        return ModelState.IsValid ? Answer(await change.AddGoalAsync(Facts, Goal, cancellation), Here, "participants.household.goal_added") : Page();
    }

    /// <summary>Says where a goal stands.</summary>
    public async Task<IActionResult> OnPostMarkAsync(Guid goal, HouseholdGoalState? state, CancellationToken cancellation)
    {
        ModelState.Clear();
        return state is { } known && Enum.IsDefined(known) ? Answer(await change.MarkGoalAsync(Facts, goal, known, cancellation), Here, "participants.household.goal_marked") : NotFound();
    }

    /// <summary>Leaves out what is wrong with the other form of the page, which was not sent.</summary>
    private void Forget(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith(form + ".", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Household = await HouseholdView.OfAsync(Database, Participant, cancellation);
        Candidates = Household is null ? null : (await HouseholdCandidate.OfAsync(Database, Initiative, cancellation))?
            .Select(candidate => new Choice(candidate.Reference, $"{candidate.Name ?? T["participants.protected"]} ({candidate.Reference})")).ToList();
    }
}
