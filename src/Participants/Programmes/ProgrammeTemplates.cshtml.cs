using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The programmes of an initiative, how many go through them and how long it takes.</summary>
[Authorize(Policy = Permissions.ParticipantsList)]
public sealed class ProgrammeTemplatesPage(RequestDatabase database, TimeProvider clock, Workspace workspace, PageChrome chrome, CurrentUser user, ChangeProgramme change) : SamstegPage
{
    private IReadOnlyDictionary<Guid, PhaseThroughput> _throughput = new Dictionary<Guid, PhaseThroughput>();

    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    [BindProperty]
    public ProgrammeInput Input { get; set; } = new();

    /// <summary>The programmes.</summary>
    public IReadOnlyList<ProgrammeView> Programmes { get; private set; } = [];

    /// <summary>Whether the viewer makes programmes.</summary>
    public bool MayChange => user.May(Permissions.InitiativesEdit, Initiative) && SeesAll;

    /// <summary>Whether the figures are of the whole initiative, and not of the own cases only.</summary>
    public bool SeesAll => user.Scope.CaseInitiatives.Contains(Initiative);

    /// <summary>What can be begun with.</summary>
    public IReadOnlyList<Choice> Examples => [.. ProgrammeExamples.All.Select(static example => new Choice(example.Key, $"{example.Name}: {string.Join(", ", example.Phases.Select(static phase => phase.Name))}"))];

    /// <summary>The page of a programme.</summary>
    public string PathOf(Guid programme) => $"{CasePaths.List(Initiative)}/program/{programme}";

    /// <summary>How a phase goes.</summary>
    public PhaseThroughput ThroughputOf(Guid phase) => _throughput.GetValueOrDefault(phase) ?? new PhaseThroughput(phase, 0, 0, 0, 0, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return !MayChange ? StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden)
            : ModelState.IsValid ? Answer(await change.AddAsync(Initiative, Input, cancellation), PathOf(Input.Form), "participants.notice.programme")
            : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "participants.programme.templates", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["participants.list.title"], CasePaths.List(Initiative));
        Programmes = await ProgrammeQuery.OfAsync(database, Initiative, null, cancellation);
        _throughput = await ProgrammeQuery.ThroughputAsync(database, Initiative, clock.Today(), cancellation);
        return true;
    }
}
