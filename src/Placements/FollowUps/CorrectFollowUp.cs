using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A follow-up told rightly, or that it never happened, as its form sends it.</summary>
public sealed record FollowUpCorrection : FollowUpAnswers
{
    /// <summary>Why.</summary>
    [Required, MaxLength(500)]
    public string? Reason { get; set; }

    /// <summary>Whether it never happened.</summary>
    public bool IsRetracted { get; set; }
}

/// <summary>Corrects a follow-up, or takes it back. What stood before stays readable.</summary>
public sealed class CorrectFollowUp(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Corrects it. Null when there is no such follow-up within reach.</summary>
    public async Task<Result?> RunAsync(
        InitiativeId initiative, PlacementId placement, Guid id, FollowUpCorrection input, CancellationToken cancellation)
    {
        var history = await PlacementHistory.LockAsync(database, initiative, placement, cancellation);
        var standing = await database.Context.Set<PlacementFollowUp>()
            .FirstOrDefaultAsync(row => row.Id == id && row.PlacementId == placement && row.InitiativeId == initiative, cancellation);
        if (history is null || standing is null)
        {
            return null;
        }

        if (standing.SupersededAt is not null)
        {
            return Result.Conflict("placements.refused.stale");
        }

        List<Problem> problems = input.IsRetracted
            ? []
            : [.. input.Problems(user.OrganisationIn(standing.InitiativeId)), .. history.FollowUpProblems(input.OccurredOn!.Value, clock.Today())];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var now = clock.GetUtcNow();
        var note = await FollowUpNotes.FindAsync(database, standing.FollowUpId, cancellation);
        standing.Supersede(now, input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        if (!input.IsRetracted)
        {
            await AddCorrectedAsync(standing, input, note, now, cancellation);
        }

        return Result.Done;
    }

    private async Task AddCorrectedAsync(
        PlacementFollowUp standing, FollowUpCorrection input, string? earlierNote, DateTimeOffset now, CancellationToken cancellation)
    {
        var corrected = new PlacementFollowUp
        {
            InitiativeId = standing.InitiativeId,
            ParticipantId = standing.ParticipantId,
            PlacementId = standing.PlacementId,
            FollowUpId = standing.FollowUpId,
            Channel = input.Channel!.Value,
            WithParticipant = input.WithParticipant,
            WithOrganisation = input.WithOrganisation,
            NeedsAttention = input.NeedsAttention,
            Attendance = input.Attendance,
            Work = input.Work,
            Supervision = input.Supervision,
            NextStep = input.NextStep?.Trim() ?? string.Empty,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        };
        database.Context.Add(corrected);
        await database.Context.SaveChangesAsync(cancellation);
        if ((input.Note?.Trim() ?? string.Empty) != (earlierNote ?? string.Empty) && user.OrganisationIn(standing.InitiativeId) is { } keeper)
        {
            database.Context.Add(FollowUpNotes.Of(corrected, keeper, input.Note));
            await database.Context.SaveChangesAsync(cancellation);
        }
    }
}
