using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What an initiative decides about its placements, as a form asks it.</summary>
public sealed class PlacementSettingsInput
{
    /// <summary>The row version that was read; null when nothing was decided.</summary>
    public uint? Version { get; set; }

    /// <summary>How late a follow-up is, in days, before the leads see it.</summary>
    [Range(1, PlacementSettings.MostDays)]
    public int LeadToldAfterDays { get; set; } = PlacementSettings.UsualDays;

    /// <summary>Whether supervisors are asked each week how it goes.</summary>
    public bool AsksSupervisors { get; set; }

    /// <summary>Whom everybody is told to ask about what is offered in public; null: nobody.</summary>
    [MaxLength(300)]
    public string? PublicContact { get; set; }
}

/// <summary>Reads and changes what an initiative decides about its placements.</summary>
public sealed class SettingsOfPlacements(RequestDatabase database)
{
    /// <summary>What is decided, for its form; where nothing is, as the product has it.</summary>
    public async Task<PlacementSettingsInput> ReadAsync(InitiativeId initiative, CancellationToken cancellation) =>
        await FindAsync(initiative, cancellation) is { } standing
            ? new PlacementSettingsInput { LeadToldAfterDays = standing.LeadToldAfterDays, AsksSupervisors = standing.AsksSupervisors, PublicContact = standing.PublicContact, Version = standing.Version }
            : new PlacementSettingsInput();

    /// <summary>Decides.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, PlacementSettingsInput input, CancellationToken cancellation)
    {
        var settings = await FindAsync(initiative, cancellation);
        if (input.Version != settings?.Version)
        {
            return Result.Conflict("placements.refused.stale");
        }

        if (settings is null)
        {
            settings = new PlacementSettings { InitiativeId = initiative };
            database.Context.Add(settings);
        }

        (settings.LeadToldAfterDays, settings.AsksSupervisors, settings.PublicContact) = (input.LeadToldAfterDays, input.AsksSupervisors, input.PublicContact?.Trim() ?? string.Empty);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task<PlacementSettings?> FindAsync(InitiativeId initiative, CancellationToken cancellation) =>
        database.Context.Set<PlacementSettings>().SingleOrDefaultAsync(settings => settings.InitiativeId == initiative, cancellation);
}
