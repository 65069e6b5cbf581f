using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What an initiative decides about its work with participants, as a form asks it.</summary>
public sealed class ParticipantSettingsInput
{
    /// <summary>The row version that was read; null when nothing was decided.</summary>
    public uint? Version { get; set; }

    /// <summary>Whether what the European Social Fund Plus asks about participants is asked at entry.</summary>
    public bool AsksEsf { get; set; }

    /// <summary>Weeks from one review of an action plan to the next.</summary>
    [Range(1, PlanReviewRule.MostWeeks)]
    public int PlanReviewWeeks { get; set; } = PlanReviewRule.UsualWeeks;
}

/// <summary>Reads and changes what an initiative decides about its work with participants.</summary>
public sealed class SettingsOfParticipants(RequestDatabase database)
{
    /// <summary>What is decided; where nothing is, as the product has it.</summary>
    internal async Task<ParticipantSettings> OfAsync(InitiativeId initiative, CancellationToken cancellation) =>
        await database.Context.Set<ParticipantSettings>().SingleOrDefaultAsync(settings => settings.InitiativeId == initiative, cancellation)
            ?? new ParticipantSettings { InitiativeId = initiative };

    /// <summary>Decides.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, ParticipantSettingsInput input, CancellationToken cancellation)
    {
        var settings = await OfAsync(initiative, cancellation);
        var isNew = database.Context.Entry(settings).State == EntityState.Detached;
        if (input.Version != (isNew ? null : settings.Version))
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        settings.AsksEsf = input.AsksEsf;
        settings.PlanReviewWeeks = input.PlanReviewWeeks;
        if (isNew)
        {
            database.Context.Add(settings);
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
