using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Gives a coach's cases, or those without one, to another coach: chosen, shown with what goes with them, and then done.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class HandOverManyPage(RequestDatabase database, Workspace workspace, PageChrome chrome, HandOverCases handOver, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Whose cases; null for those without a coach.</summary>
    [BindProperty(SupportsGet = true, Name = "coach")]
    public AccountId? Giver { get; set; }

    /// <summary>The choice.</summary>
    [BindProperty]
    public HandOverCasesInput Input { get; set; } = new();

    /// <summary>What can be given away now.</summary>
    public IReadOnlyList<CaseToMove> Offered { get; private set; } = [];

    /// <summary>Whether there are more, which are offered when these have been given away.</summary>
    public bool HasMore { get; private set; }

    /// <summary>What has been chosen, shown before it is done; empty until then.</summary>
    public IReadOnlyList<CaseToMove> Chosen { get; private set; } = [];

    /// <summary>Who can take over.</summary>
    public IReadOnlyList<Choice> Coaches { get; private set; } = [];

    /// <summary>How cases are weighed.</summary>
    public CaseloadRule Rule { get; private set; } = null!;

    /// <summary>What the new coach has today; null when that is nothing.</summary>
    public CoachLoad? Taker { get; private set; }

    /// <summary>Name of who takes over.</summary>
    public string TakerName => Coaches.FirstOrDefault(choice => choice.Value == Input.Coach?.ToString())?.Text ?? string.Empty;

    /// <summary>What the new coach's cases weigh now and then.</summary>
    public (decimal Before, decimal After) Weights
    {
        get
        {
            var active = Chosen.Where(static row => !row.HasLeft).ToList();
            var (cases, newCases) = (Taker?.Cases ?? 0, Taker?.NewCases ?? 0);
            return (Rule.WeightOf(cases, newCases), Rule.WeightOf(cases + active.Count, newCases + active.Count(static row => row.IsNew)));
        }
    }

    /// <summary>The cases as choices, each with what goes with it.</summary>
    public IReadOnlyList<Choice> Choices => [.. Offered.Select(row => new Choice(row.ParticipantId.ToString(), row.Name, LineOf(row)))];

    /// <summary>Shows what there is, all of it chosen.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        Input = new HandOverCasesInput { Cases = [.. Offered.Select(static row => row.ParticipantId)], From = clock.Today() };
        return Page();
    }

    /// <summary>Shows what would move, and when that is confirmed moves it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Input.IsConfirmed)
        {
            return Answer(
                await handOver.RunAsync(Rule, Giver, Input, cancellation), HasMore ? CaseloadPaths.HandOver(Initiative, Giver) : CaseloadPaths.Board(Initiative), "participants.hand_over_many.done",
                Input.Cases.Distinct().Count(), TakerName, Display.Day(Input.From!.Value));
        }

        var result = await handOver.CheckAsync(Initiative, Offered, Input, cancellation);
        if (!result.IsDone)
        {
            return Refused(result);
        }

        Chosen = [.. Offered.IntersectBy(Input.Cases, static row => row.ParticipantId)];
        Taker = (await CoachLoad.OfAsync(database, Rule, Input.Coach, clock.Today(), cancellation)).FirstOrDefault(row => row.Coach == Input.Coach);
        return Page();
    }

    /// <summary>What goes with a case, in words.</summary>
    public string LineOf(CaseToMove row)
    {
        var parts = new List<string>();
        if (row.HasLeft)
        {
            parts.Add(T["participants.hand_over_many.has_left"]);
        }

        foreach (var (key, number) in new[]
        {
            ("participants.hand_over_many.coach_steps", row.CoachSteps), ("participants.hand_over_many.other_steps", row.OtherSteps),
            ("participants.hand_over_many.bookings", row.Bookings), ("participants.hand_over_many.unread", row.Unread), ("participants.hand_over_many.follow_ups", row.FollowUps),
        })
        {
            if (number > 0)
            {
                parts.Add(T[key, number]);
            }
        }

        return parts.Count == 0 ? T["participants.hand_over_many.nothing_open"] : string.Join(" · ", parts);
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, Giver is null ? "participants.hand_over_many.title_without" : "participants.hand_over_many.title", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["participants.caseload.title"], CaseloadPaths.Board(Initiative));
        Rule = await CaseloadRule.OfAsync(database, Initiative, cancellation);
        var cases = await CaseToMove.OfAsync(database, Rule, Giver, clock.Today(), cancellation);
        (Offered, HasMore) = ([.. cases.Take(CaseToMove.Most)], cases.Count > CaseToMove.Most);
        var choices = await EnrolmentChoices.OfAsync(database, Initiative, clock.Today(), cancellation);
        Coaches = [.. choices!.Coaches.Where(choice => choice.Value != Giver?.ToString())];
        return true;
    }
}
