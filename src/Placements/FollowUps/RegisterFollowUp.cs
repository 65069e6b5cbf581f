using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A new follow-up, as its form sends it.</summary>
public sealed record NewFollowUp : FollowUpAnswers
{
    /// <summary>Id that the form was given, so that sending it twice registers one follow-up.</summary>
    [FormId]
    public Guid Id { get; set; }

    /// <summary>Whether it is meant although the placement has been followed up on that day.</summary>
    public bool IsAnother { get; set; }

    /// <summary>The usual answers: today, with both, a visit where the plan wants one, nothing to worry about.</summary>
    internal static NewFollowUp Usual(FollowUpDue? next, DateOnly today) => new()
    {
        Id = Guid.CreateVersion7(),
        OccurredOn = today,
        Channel = next is { PreferSiteVisit: true } ? FollowUpChannel.SiteVisit : FollowUpChannel.Phone,
        WithParticipant = true,
        WithOrganisation = true,
    };
}

/// <summary>Registers a follow-up of a placement.</summary>
public sealed class RegisterFollowUp(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers it; done at once when the same form has been sent before. Null when there is no such placement within reach.</summary>
    public async Task<Result?> RunAsync(InitiativeId initiative, PlacementId placement, NewFollowUp input, CancellationToken cancellation)
    {
        var history = await PlacementHistory.LockAsync(database, initiative, placement, cancellation);
        if (history is null)
        {
            return null;
        }

        if (await database.Context.Set<PlacementFollowUp>().AnyAsync(row => row.Id == input.Id && row.PlacementId == placement, cancellation))
        {
            return Result.Done;
        }

        List<Problem> problems = [.. input.Problems(user.OrganisationIn(initiative)), .. history.FollowUpProblems(input.OccurredOn!.Value, clock.Today())];
        var day = input.OccurredOn.Value;
        if (!input.IsAnother && await database.Context.Set<PlacementFollowUp>().AnyAsync(
                row => row.PlacementId == placement && row.OccurredOn == day && row.SupersededAt == null, cancellation))
        {
            problems.Add(new(nameof(input.IsAnother), "placements.refused.followed_up", Display.Day(day)));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var followUp = new PlacementFollowUp
        {
            Id = input.Id,
            InitiativeId = initiative,
            ParticipantId = history.ParticipantId,
            PlacementId = placement,
            FollowUpId = input.Id,
            Channel = input.Channel!.Value,
            WithParticipant = input.WithParticipant,
            WithOrganisation = input.WithOrganisation,
            NeedsAttention = input.NeedsAttention,
            Attendance = input.Attendance,
            Work = input.Work,
            Supervision = input.Supervision,
            NextStep = input.NextStep?.Trim() ?? string.Empty,
            OccurredOn = day,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        };
        database.Context.Add(followUp);
        await database.Context.SaveChangesAsync(cancellation);
        if (!string.IsNullOrWhiteSpace(input.Note))
        {
            database.Context.Add(FollowUpNotes.Of(followUp, user.OrganisationIn(initiative)!.Value, input.Note));
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }
}
