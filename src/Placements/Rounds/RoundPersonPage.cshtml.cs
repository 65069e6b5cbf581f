using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Somebody in a round: why this is proposed, what else there is, what keeps them from the rest; and the decision, which is people's.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class RoundPersonPage(RequestDatabase database, CurrentUser user, TimeProvider clock, Workspace workspace, DecideMatch decide, SayMatch say) : SamstegPage
{
    /// <summary>Weeks that a placement is planned for where its opening says nothing else.</summary>
    private const int UsualWeeks = 12;

    private RoundReader Reader => new(database, user, clock);

    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The round the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "round")]
    public MatchRoundId Round { get; set; }

    /// <summary>The participant the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "participant")]
    public ParticipantId Participant { get; set; }

    /// <summary>The form that makes a placement.</summary>
    [BindProperty]
    public MatchAcceptance Input { get; set; } = new();

    /// <summary>The form of what the coach thinks.</summary>
    public MatchViewInput View { get; private set; } = new();

    /// <summary>The form of why there is no place now.</summary>
    public MatchDeclineInput Decline { get; private set; } = new();

    /// <summary>The form of what the participant says.</summary>
    public MatchContestInput Contest { get; private set; } = new();

    /// <summary>The round.</summary>
    public RoundFacts Facts { get; private set; } = null!;

    /// <summary>Who.</summary>
    public RoundPerson Person { get; private set; } = null!;

    /// <summary>All openings of the round, as they were judged.</summary>
    public IReadOnlyList<RoundOpening> Openings { get; private set; } = [];

    /// <summary>What would open more places.</summary>
    public IReadOnlyList<RoundHint> Hints { get; private set; } = [];

    /// <summary>What coaches thought before they saw it, and what the participant has said.</summary>
    public IReadOnlyList<RoundSaying> Sayings { get; private set; } = [];

    /// <summary>Who can supervise where the placement would be.</summary>
    public IReadOnlyList<Choice> Supervisors { get; private set; } = [];

    /// <summary>Where this page is.</summary>
    public string Here => MatchPaths.Person(Initiative, Round, Participant);

    /// <summary>The participant in words.</summary>
    public string Who => T.Who(Person.Name, Person.Reference);

    /// <summary>What no rule keeps them from, the best first.</summary>
    public IEnumerable<RoundOpening> Candidates => Openings.Where(static opening => opening.Broken == 0);

    /// <summary>What rules keep them from.</summary>
    public IEnumerable<RoundOpening> Excluded => Openings.Where(static opening => opening.Broken != 0);

    /// <summary>What can be decided on: candidates first; what a rule keeps them from says so.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        .. Openings.Select(opening => new Choice(opening.OpeningId.ToString(), opening.Broken == 0
            ? T["matching.choice", opening.Title, opening.Organisation]
            : T["matching.choice_against", opening.Title, opening.Organisation, string.Join(", ", opening.Rules.Select(rule => T[rule.TextKey()]))])),
    ];

    /// <summary>What can be thought best beforehand: by name, without points.</summary>
    public IReadOnlyList<Choice> ViewChoices => [.. Candidates.OrderBy(static opening => opening.Organisation, StringComparer.CurrentCulture).Select(static opening => new Choice(opening.OpeningId.ToString(), $"{opening.Title}, {opening.Organisation}"))];

    /// <summary>Whether another placement at the same time has been warned of.</summary>
    public bool AsksAnyway => Input.Anyway || ModelState.GetFieldValidationState("Input.Anyway") == ModelValidationState.Invalid;

    /// <summary>The page; opening it is logged as reading the participant's file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await SuggestAsync(cancellation);
        return Page();
    }

    /// <summary>Makes a placement.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await decide.AcceptAsync(Initiative, Round, Participant, Input, cancellation), MatchPaths.Round(Initiative, Round), "matching.notice.accepted") : Page();
    }

    /// <summary>The form again with the supervisor and the tasks of the opening that was chosen; nothing is judged yet.</summary>
    public async Task<IActionResult> OnPostOpeningAsync(CancellationToken cancellation)
    {
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }

        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Input.Opening is { } chosen && await database.Context.Set<PlacementOpening>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == chosen && (found.InitiativeId == Initiative || found.IsShared), cancellation) is { } opening)
        {
            (Input.Supervisor, Input.Tasks) = (opening.SupervisorId, opening.Tasks);
            ModelState.Remove("Input.Supervisor"); // what was typed for the opening before
            ModelState.Remove("Input.Tasks");
        }

        return Page();
    }

    /// <summary>Bans an opening for them.</summary>
    public Task<IActionResult> OnPostBanAsync(PlacementOpeningId opening, CancellationToken cancellation) =>
        DoAsync("none", () => decide.RunAsync(Initiative, Round, Participant, MatchDecisionKind.Banned, opening, cancellation), "matching.notice.banned", cancellation);

    /// <summary>Pins them to an opening.</summary>
    public Task<IActionResult> OnPostPinAsync(PlacementOpeningId opening, CancellationToken cancellation) =>
        DoAsync("none", () => decide.RunAsync(Initiative, Round, Participant, MatchDecisionKind.Pinned, opening, cancellation), "matching.notice.pinned", cancellation);

    /// <summary>Takes back a pin, a ban, or that they declined.</summary>
    public Task<IActionResult> OnPostLiftAsync(PlacementOpeningId? opening, CancellationToken cancellation) =>
        DoAsync("none", () => decide.LiftAsync(Initiative, Round, Participant, opening, cancellation), "matching.notice.lifted", cancellation);

    /// <summary>No place now.</summary>
    public Task<IActionResult> OnPostDeclineAsync([Bind(Prefix = "Decline")] MatchDeclineInput decline, CancellationToken cancellation)
    {
        Decline = decline;
        return DoAsync(nameof(Decline), () => decide.DeclineAsync(Initiative, Round, Participant, decline, cancellation), "matching.notice.declined", cancellation);
    }

    /// <summary>What the coach thinks.</summary>
    public Task<IActionResult> OnPostViewAsync([Bind(Prefix = "View")] MatchViewInput view, CancellationToken cancellation) =>
        DoAsync(nameof(View), () => say.ViewAsync(Initiative, Round, Participant, view, cancellation), "matching.notice.view", cancellation);

    /// <summary>What the participant says.</summary>
    public Task<IActionResult> OnPostContestAsync([Bind(Prefix = "Contest")] MatchContestInput contest, CancellationToken cancellation)
    {
        Contest = contest;
        return DoAsync(nameof(Contest), () => say.ContestAsync(Initiative, Round, Participant, contest, cancellation), "matching.notice.contest", cancellation);
    }

    /// <summary>Does what one of the page's other forms asks; the form of the placement is not what was sent.</summary>
    private async Task<IActionResult> DoAsync(string form, Func<Task<Result?>> command, string notice, CancellationToken cancellation)
    {
        foreach (var entry in ModelState.Where(entry => !entry.Key.StartsWith(form + ".", StringComparison.Ordinal)))
        {
            entry.Value!.Errors.Clear();
            entry.Value.ValidationState = ModelValidationState.Skipped;
        }

        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            await SuggestAsync(cancellation);
            return Page();
        }

        var answer = Answer(await command(), Here, notice);
        if (answer is Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            await SuggestAsync(cancellation);
        }

        return answer;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await Reader.FindAsync(Initiative, Round, cancellation) is not { } facts || (await Reader.PeopleAsync(Round, Participant, cancellation)).FirstOrDefault() is not { } person
            || await workspace.OpenAsync(Initiative, "matching.person_title", cancellation, T.Who(person.Name, person.Reference)) is null)
        {
            return false;
        }

        (Facts, Person) = (facts, person);
        ViewData["Title"] = T["matching.person_title", person.Reference]; // the window's title is kept in the browser's history
        HttpContext.RequestServices.GetRequiredService<AuditTrail>().Open(Initiative, Participant);
        Chrome.Crumb(T["openings.tab"], OpeningPaths.List(Initiative)).Crumb(T["matching.title"], MatchPaths.Rounds(Initiative)).Crumb(facts.Title, MatchPaths.Round(Initiative, Round));
        Openings = await Reader.OpeningsAsync(Round, Participant, cancellation);
        Hints = await Reader.HintsAsync(Round, Participant, cancellation);
        Sayings = await Reader.SayingsAsync(Round, Participant, cancellation);
        if ((Input.Opening ?? person.OpeningId) is { } opening)
        {
            var organisation = await database.ScalarAsync<Guid>(Sql.Of($"select organisation_id from placement_openings where id = {opening}"), cancellation);
            Supervisors = await Samsteg.Placements.Supervisors.OfAsync(database, new OrganisationId(organisation), Input.Supervisor, cancellation);
        }

        return true;
    }

    /// <summary>Fills in what was proposed, with what its opening says.</summary>
    private async Task SuggestAsync(CancellationToken cancellation)
    {
        Input = new MatchAcceptance { Id = NewId.Of<PlacementId>(), Opening = Person.OpeningId, Proposed = Person.OpeningId };
        if (Person.OpeningId is not { } proposed || await database.Context.Set<PlacementOpening>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == proposed, cancellation) is not { } opening)
        {
            return;
        }

        var profile = await database.Context.Set<PlaceProfile>().AsNoTracking().SingleOrDefaultAsync(found => found.ParticipantId == Participant && found.InitiativeId == Initiative, cancellation);
        var monday = AttendanceWeek.MondayOf(clock.Today()).AddDays(7);
        var begins = opening.StartsOn > monday ? opening.StartsOn : monday;
        var ends = begins.AddDays(7 * UsualWeeks);
        (Input.PlannedStart, Input.PlannedEnd) = (begins, opening.EndsOn < ends ? opening.EndsOn : ends);
        Input.HoursPerWeek = Math.Max(opening.LeastHours, Math.Min(opening.MostHours, profile?.MostHours ?? opening.MostHours));
        (Input.Supervisor, Input.Tasks) = (opening.SupervisorId, opening.Tasks);
    }
}
