using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Registers what the board decided about something on its agenda.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class NewDecisionPage(MeetingReader reader, RegisterDecision register, RequestDatabase database, ApplicationDrafts drafts, InitiativeChoices initiatives) : SamstegPage
{
    /// <summary>Most rows of conditions, and of scenarios: more are not read.</summary>
    private const int MostRows = 40;

    private decimal? _most;

    /// <summary>What is typed.</summary>
    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public BoardMeeting Meeting { get; private set; } = null!;

    public AgendaItem Item { get; private set; } = null!;

    /// <summary>Whether it takes the place of another decision.</summary>
    public bool Corrects => Item is { Decided: null, State: { } state } && state.IsDecided();

    public IReadOnlyList<Choice> Kinds => T.Choices(Enum.GetValues<DecisionKind>().Where(kind => !Corrects || kind.Settles()));

    /// <summary>Who can have taken part.</summary>
    public IReadOnlyList<Choice> Present { get; private set; } = [];

    /// <summary>Who has left.</summary>
    public string? LeftHint { get; private set; }

    /// <summary>Meetings that it can be put off to.</summary>
    public IReadOnlyList<Choice> Later { get; private set; } = [];

    /// <summary>What bounds the sum.</summary>
    public string? SumHint => (Item.Applied, _most) switch
    {
        ({ } applied, { } most) => T["preparation.sum.hint_both", Display.Money(applied), Display.Money(most)],
        ({ } applied, null) => T["preparation.sum.hint", Display.Money(applied)],
        (null, { } most) => T["preparation.sum.hint_call", Display.Money(most)],
        _ => null,
    };

    public Task<IActionResult> OnGetAsync(Guid meeting, Guid item, CancellationToken cancellation) => OfAsync(meeting, item, async () =>
    {
        if (Item.DecisionId is not null)
        {
            return Redirect($"{ApplicationPaths.Of(Item.InitiativeId!.Value)}/beslut");
        }

        var facts = await initiatives.FindAsync(Item.InitiativeId!.Value, cancellation);
        var wanted = await drafts.LoadAsync(Item.InitiativeId!.Value, cancellation) is { } draft ? PlanReader.Of(draft.Answers) : null;
        Input = new DecisionInput
        {
            Kind = Item.Proposed,
            Maximum = Item.ProposedSum,
            StartsOn = wanted?.Start ?? facts?.StartsOn,
            EndsOn = wanted?.End ?? facts?.EndsOn,
            Reasons = Item.ProposedReasons,
            Quorum = T["decisions.quorum.usual"],
            Present = [.. Present.Select(static member => Guid.Parse(member.Value))],
            Conditions = [.. PreparationSettings.Lines(Item.ProposedConditions).Take(MostRows).Select(static line => new DecisionInput.ConditionRow { Text = line })],
        };
        AddRows();
        return Page();
    }, cancellation);

    public Task<IActionResult> OnPostAsync(Guid meeting, Guid item, CancellationToken cancellation) => OfAsync(meeting, item, async () =>
    {
        AddRows();
        return ModelState.IsValid
            ? Answer(await register.RunAsync(Meeting, Item, Input, _most, cancellation), $"{ApplicationPaths.Of(Item.InitiativeId!.Value)}/beslut", "decisions.notice.registered")
            : Page();
    }, cancellation);

    /// <summary>Shows the form with more rows; nothing is written.</summary>
    public Task<IActionResult> OnPostMoreAsync(Guid meeting, Guid item, CancellationToken cancellation) => OfAsync(meeting, item, () =>
    {
        ModelState.Clear();
        Input.Conditions.Add(new DecisionInput.ConditionRow());
        Input.Scenarios.Add(new DecisionInput.ScenarioRow());
        AddRows();
        return Task.FromResult<IActionResult>(Page());
    }, cancellation);

    private void AddRows()
    {
        Input.Conditions = [.. Input.Conditions.Take(MostRows)];
        Input.Scenarios = [.. Input.Scenarios.Take(MostRows)];
        while (Input.Conditions.Count < 2)
        {
            Input.Conditions.Add(new DecisionInput.ConditionRow());
        }

        if (Input.Scenarios.Count == 0)
        {
            Input.Scenarios.Add(new DecisionInput.ScenarioRow());
        }
    }

    private async Task<IActionResult> OfAsync(Guid meeting, Guid item, Func<Task<IActionResult>> then, CancellationToken cancellation)
    {
        if (await reader.FindAsync(meeting, cancellation) is not { } found
            || (await reader.AgendaAsync(meeting, cancellation)).FirstOrDefault(one => one.Id == item && one.InitiativeId is not null) is not { } agendaItem)
        {
            return NotFound();
        }

        if (agendaItem.IsPartial)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Meeting, Item) = (found, agendaItem);
        var partial = (await reader.ConflictsAsync(meeting, cancellation)).Where(conflict => conflict.InitiativeId == agendaItem.InitiativeId).ToList();
        Present = [.. (await reader.MembersAsync(found.HeldOn, cancellation)).Where(member => partial.All(one => one.AccountId != member.Id)).Select(static member => new Choice(member.Id.ToString(), member.Name))];
        LeftHint = partial.Count == 0 ? null : T["decisions.left.hint", string.Join(", ", partial.Select(static one => one.Name))];
        _most = await database.ScalarAsync<decimal?>(Sql.Of($"select c.maximum from applications a join calls c on c.id = a.call_id where a.initiative_id = {agendaItem.InitiativeId!.Value}"), cancellation);
        Later = [.. (await database.QueryAsync<BoardMeeting>(Sql.Of($"""
            select id, held_on, starts_at, place, agenda_locked_at from board_meetings where id <> {meeting} and held_on >= {found.HeldOn} and agenda_locked_at is null order by held_on, id limit 50
            """), cancellation)).Select(static one => new Choice(one.Id.ToString(), Display.Day(one.HeldOn)))];
        return await then();
    }
}
