using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Who and which openings a new round is about. Those who wait for a place, and all openings with room, are chosen beforehand.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class NewRoundPage(RequestDatabase database, Workspace workspace, StartRound start, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public NewRound Input { get; set; } = new();

    /// <summary>Who can take part.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>Of whom it is not known what they can and need.</summary>
    public IReadOnlyList<(string Who, string Path)> WithoutProfile { get; private set; } = [];

    /// <summary>Which openings can take part.</summary>
    public IReadOnlyList<Choice> Openings { get; private set; } = [];

    private IReadOnlyList<MatchablePerson> Known { get; set; } = [];

    /// <summary>The form with what is usual chosen.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new NewRound
        {
            Title = T["matching.new.usual_title", Display.Day(clock.Today())],
            Participants = [.. Known.Where(static person => person is { HasProfile: true, Waits: true }).Take(StartRound.MostPeople).Select(static person => person.Id)],
            Openings = [.. Openings.Take(StartRound.MostOpenings).Select(static opening => PlacementOpeningId.Of(Guid.Parse(opening.Value)))],
        };
        return Page();
    }

    /// <summary>Makes the round.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await start.RunAsync(Initiative, Input, cancellation), MatchPaths.Round(Initiative, Input.Id), "matching.notice.made") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "matching.new.title", cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["openings.tab"], OpeningPaths.List(Initiative)).Crumb(T["matching.title"], MatchPaths.Rounds(Initiative));
        Known = await RoundMatter.PeopleAsync(database, Initiative, cancellation);
        People =
        [
            .. Known.Where(static person => person.HasProfile).Select(person => new Choice(person.Id.ToString(), T.Who(person.Name, person.Reference), person switch
            {
                { IsPlaced: true } => T["matching.new.is_placed"],
                { LedTo: { } work } => T[work.TextKey()],
                _ => T["matching.new.ready_on", Display.Day(person.ReadyOn!.Value)],
            })),
        ];
        WithoutProfile = [.. Known.Where(static person => person is { HasProfile: false, Waits: true }).Select(person => (T.Who(person.Name, person.Reference), MatchPaths.Profile(Initiative, person.Id)))];
        Openings = [.. (await RoundMatter.OpeningsAsync(database, Initiative, clock.Today(), cancellation))
            .Select(opening => new Choice(opening.Id.ToString(), $"{opening.Title}, {opening.Organisation}", T["matching.new.room", opening.Room]))];
        return true;
    }
}
