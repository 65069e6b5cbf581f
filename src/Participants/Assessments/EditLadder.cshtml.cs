using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Makes a competence ladder, or another version of one.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class EditLadderPage(Workspace workspace, Instruments instruments, ChangeInstruments change) : SamstegPage
{
    private const int EmptyRows = 3;

    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Key of the ladder; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "form")]
    public string? FormKey { get; set; }

    [BindProperty]
    public LadderInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        if (FormKey is not null)
        {
            if (await instruments.FindAsync(Initiative, FormKey, cancellation) is not { Kind: InstrumentKind.CompetenceLadder, Form: { } ladder })
            {
                return NotFound();
            }

            (Input.Read, Input.Name) = (ladder.Version, ladder.Name.ToString());
            Input.Skills = [.. Ladders.SkillsOf(ladder).Select(static skill => new SkillInput { Key = skill.Key, Name = skill.Name.ToString(), Levels = string.Join('\n', skill.Levels) })];
        }

        AddRows();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        AddRows();
        return ModelState.IsValid
            ? Answer(await change.DefineLadderAsync(Initiative, FormKey, Input, cancellation), InstrumentPaths.Of(Initiative), "participants.instruments.saved")
            : Page();
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation) =>
        await workspace.OpenAsync(Initiative, FormKey is null ? "participants.instruments.new_ladder" : "participants.instruments.edit_ladder", cancellation) is not null;

    private void AddRows()
    {
        var filled = Input.Skills.Count(static row => !string.IsNullOrWhiteSpace(row.Name));
        while (Input.Skills.Count < Math.Min(LadderInput.MostSkills, filled + EmptyRows))
        {
            Input.Skills.Add(new SkillInput());
        }
    }
}
