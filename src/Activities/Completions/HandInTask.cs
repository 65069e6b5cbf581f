using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who has handed in the task of a series, and when.</summary>
public sealed class HandInInput
{
    /// <summary>The day; not ahead.</summary>
    [Required]
    public DateOnly? On { get; init; }

    /// <summary>Participants; members of the series.</summary>
    public ParticipantId[] Participants { get; init; } = [];

    /// <summary>Organisations that have come to it.</summary>
    public OrganisationId[] Organisations { get; init; } = [];
}

/// <summary>Registers who has handed in the task of a series, and takes back what was wrong.</summary>
public sealed class HandInTask(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers that each of those named has handed it in; who already has is left as it stands.</summary>
    public async Task<Result> RunAsync(SeriesOverview.Found series, IReadOnlyList<OrganisationMatrix.Row> came, HandInInput input, CancellationToken cancellation)
    {
        if (input.On > clock.Today())
        {
            return Result.Refused("On", "completion.ahead");
        }

        var participants = series.Members.Where(member => member.Row.HandedInOn is null && input.Participants.Contains(member.Row.Id)).ToList();
        var organisations = came.Where(row => row.Organisation.HandedInOn is null && input.Organisations.Contains(row.Organisation.Id)).ToList();
        if (participants.Count + organisations.Count == 0)
        {
            var left = series.Members.Any(static member => member.Row is { HandedInOn: null, LeftOn: null }) ? nameof(input.Participants) : nameof(input.Organisations);
            return Result.Refused(left, "completion.nobody");
        }

        var now = clock.GetUtcNow();
        database.Context.AddRange(participants.Select(member => new TaskHandedIn
        {
            InitiativeId = series.Series.InitiativeId,
            SeriesId = series.Series.Id,
            ParticipantId = member.Row.Id,
            OccurredOn = input.On!.Value,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        }));
        database.Context.AddRange(organisations.Select(row => new OrganisationTaskHandedIn
        {
            InitiativeId = series.Series.InitiativeId,
            SeriesId = series.Series.Id,
            OrganisationId = row.Organisation.Id,
            OccurredOn = input.On!.Value,
            RegisteredAt = now,
            RegisteredBy = user.RequiredAccount,
        }));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes one back, with the reason. Null when no such registration stands.</summary>
    public async Task<Result?> RetractAsync(SeriesId series, Guid handedIn, string? reason, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        Registration? standing = await database.Context.Set<TaskHandedIn>()
            .SingleOrDefaultAsync(row => row.Id == handedIn && row.SeriesId == series && row.SupersededAt == null, cancellation);
        standing ??= await database.Context.Set<OrganisationTaskHandedIn>()
            .SingleOrDefaultAsync(row => row.Id == handedIn && row.SeriesId == series && row.SupersededAt == null, cancellation);
        if (standing is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > CorrectMark.ReasonLength)
        {
            return Result.Refused("Reason", "completion.reason", CorrectMark.ReasonLength);
        }

        standing.Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
