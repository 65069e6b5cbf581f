using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Where a lead shapes a programme: its name, its phases and their length.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class ProgrammeTemplatePage(RequestDatabase database, Workspace workspace, PageChrome chrome, ChangeProgramme change) : SamstegPage
{
    private Programme _programme = null!;

    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The programme the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "programme")]
    public Guid ProgrammeId { get; set; }

    /// <summary>The phase the address names; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "phase")]
    public Guid? PhaseId { get; set; }

    /// <summary>The phase.</summary>
    public PhaseInput Input { get; set; } = new();

    /// <summary>The programme itself.</summary>
    public ProgrammeInput About { get; set; } = new();

    /// <summary>The phases, in order.</summary>
    public IReadOnlyList<ProgrammePhase> Phases { get; private set; } = [];

    /// <summary>The phase that is changed; null for a new one.</summary>
    public ProgrammePhase? Phase { get; private set; }

    /// <summary>This page.</summary>
    public string Here => $"{CasePaths.List(Initiative)}/program/{ProgrammeId}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!await TryUpdateModelAsync(About, nameof(About)))
        {
            return Page();
        }

        var result = await change.ReviseAsync(_programme, About, cancellation);
        return result.IsDone ? Done($"{CasePaths.List(Initiative)}/program", "participants.notice.programme") : RefusedBelow(nameof(About), result);
    }

    public async Task<IActionResult> OnPostPhaseAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return await TryUpdateModelAsync(Input, InputName)
            ? Answer(Phase is null ? await change.AddPhaseAsync(_programme, Input, cancellation) : await change.RevisePhaseAsync(Phase, Input, cancellation), Here, "participants.notice.programme")
            : Page();
    }

    private IActionResult RefusedBelow(string name, Result result)
    {
        foreach (var problem in result.Problems)
        {
            ModelState.AddModelError(problem.Field.Length == 0 ? string.Empty : $"{name}.{problem.Field}", T[problem.TextKey, problem.Arguments]);
        }

        Response.StatusCode = result.Status;
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await database.Context.Set<Programme>().SingleOrDefaultAsync(row => row.Id == ProgrammeId && row.InitiativeId == Initiative, cancellation) is not { } programme
            || await workspace.OpenAsync(Initiative, "participants.programme.template", cancellation, programme.Name) is null)
        {
            return false;
        }

        chrome.Crumb(T["participants.programme.templates"], $"{CasePaths.List(Initiative)}/program");
        _programme = programme;
        About = new ProgrammeInput { Form = programme.Id, Version = programme.Version, Name = programme.Name.Sv, NameEn = programme.Name.En, IsInOrder = programme.IsInOrder, IsRetired = programme.IsRetired };
        Phases = await database.Context.Set<ProgrammePhase>().Where(row => row.ProgrammeId == ProgrammeId).OrderBy(static row => row.Position).ThenBy(static row => row.Id).ToListAsync(cancellation);
        if (PhaseId is { } wanted)
        {
            Phase = Phases.FirstOrDefault(row => row.Id == wanted);
            if (Phase is not { } phase)
            {
                return false;
            }

            Input = new PhaseInput { Version = phase.Version, Name = phase.Name.Sv, NameEn = phase.Name.En, Track = phase.Track, PlannedDays = phase.PlannedDays, IsOptional = phase.IsOptional };
        }

        return true;
    }
}
