using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Makes a competence ladder, or another version of one.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class EditLadderPage(Workspace workspace, Instruments instruments, ChangeInstruments change)
    : EditInstrumentPage(InstrumentKind.CompetenceLadder, "participants.instruments.new_ladder", "participants.instruments.edit_ladder", workspace, instruments)
{
    private const int EmptyRows = 3;

    [BindProperty]
    public LadderInput Input { get; set; } = new();

    /// <inheritdoc/>
    protected override void Fill(FormDefinition? standing)
    {
        if (standing is not null)
        {
            (Input.Read, Input.Name) = (standing.Version, standing.Name.ToString());
            Input.Skills = [.. Ladders.SkillsOf(standing).Select(static skill => new SkillInput { Key = skill.Key, Name = skill.Name.ToString(), Levels = string.Join('\n', skill.Levels) })];
        }
    }

    /// <inheritdoc/>
    protected override void AddRows()
    {
        var filled = Input.Skills.Count(static row => !string.IsNullOrWhiteSpace(row.Name));
        while (Input.Skills.Count < Math.Min(LadderInput.MostSkills, filled + EmptyRows))
        {
            Input.Skills.Add(new SkillInput());
        }
    }

    /// <inheritdoc/>
    protected override Task<Result?> DefineAsync(CancellationToken cancellation) => change.DefineLadderAsync(Initiative, FormKey, Input, cancellation);
}
