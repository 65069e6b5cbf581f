using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A round: what is proposed for each, what it costs the others, who has no proposal and why, and how groups fared.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class RoundPage(RequestDatabase database, CurrentUser user, AuditTrail audit, TimeProvider clock, Workspace workspace, SolveRound solve, DecideMatch decide) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The round the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "round")]
    public MatchRoundId Round { get; set; }

    /// <summary>The round.</summary>
    public RoundFacts Facts { get; private set; } = null!;

    /// <summary>Who takes part, as far as the viewer sees them.</summary>
    public IReadOnlyList<RoundPerson> People { get; private set; } = [];

    /// <summary>How groups fared; only for who sees all who take part.</summary>
    public IReadOnlyList<RoundGroup> Groups { get; private set; } = [];

    /// <summary>What alone keeps those without a proposal from openings.</summary>
    public ILookup<ParticipantId, OnlyRule> OnlyHindered { get; private set; } = null!;

    /// <summary>Whether the viewer sees all who take part, and can have it solved anew.</summary>
    public bool SeesAll => People.Count == Facts.People;

    /// <summary>Where this page is.</summary>
    public string Here => MatchPaths.Round(Initiative, Round);

    /// <summary>The page: that the list of who takes part was read is logged. What alone keeps somebody from a place is of their file: that it was read stands there.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await audit.RecordAsync("read", "match_rounds", Round.Value, Initiative, cancellation: cancellation);
        foreach (var person in People.Where(IsHindered))
        {
            audit.Open(Initiative, person.Id);
        }

        return Page();
    }

    /// <summary>Whether rules keep somebody from every opening.</summary>
    public static bool IsHindered(RoundPerson person) => person is { OpeningId: null, Decision: null, IsOut: false, Candidates: 0, Banned: 0 };

    /// <summary>Solves it anew, with the room there is now.</summary>
    public async Task<IActionResult> OnPostSolveAsync(CancellationToken cancellation) =>
        await LoadAsync(cancellation) ? Answer(await solve.RunAsync(Initiative, Round, cancellation), Here, "matching.notice.solved") : NotFound();

    /// <summary>Pins what is proposed for somebody, or bans it.</summary>
    public Task<IActionResult> OnPostPinAsync(ParticipantId participant, PlacementOpeningId opening, CancellationToken cancellation) =>
        DecideAsync(participant, MatchDecisionKind.Pinned, opening, "matching.notice.pinned", cancellation);

    /// <inheritdoc cref="OnPostPinAsync"/>
    public Task<IActionResult> OnPostBanAsync(ParticipantId participant, PlacementOpeningId opening, CancellationToken cancellation) =>
        DecideAsync(participant, MatchDecisionKind.Banned, opening, "matching.notice.banned", cancellation);

    /// <summary>Takes back a pin, or that somebody declined.</summary>
    public async Task<IActionResult> OnPostLiftAsync(ParticipantId participant, CancellationToken cancellation) =>
        await LoadAsync(cancellation) ? Answer(await decide.LiftAsync(Initiative, Round, participant, null, cancellation), Here, "matching.notice.lifted") : NotFound();

    private async Task<IActionResult> DecideAsync(ParticipantId participant, MatchDecisionKind decision, PlacementOpeningId opening, string notice, CancellationToken cancellation) =>
        await LoadAsync(cancellation) ? Answer(await decide.RunAsync(Initiative, Round, participant, decision, opening, cancellation), Here, notice) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var reader = new RoundReader(database, user, clock);
        if (await reader.FindAsync(Initiative, Round, cancellation) is not { } facts || await workspace.OpenAsync(Initiative, "matching.round_title", cancellation, facts.Title) is null)
        {
            return false;
        }

        Facts = facts;
        Chrome.Crumb(T["openings.tab"], OpeningPaths.List(Initiative)).Crumb(T["matching.title"], MatchPaths.Rounds(Initiative));
        People = await reader.PeopleAsync(Round, null, cancellation);
        OnlyHindered = (await reader.OnlyHinderedAsync(Round, cancellation)).ToLookup(static row => row.ParticipantId);
        Groups = SeesAll ? await reader.GroupsAsync(Round, cancellation) : [];
        return true;
    }
}
