using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What a coach thinks before seeing what is proposed, as a form asks it.</summary>
public sealed record MatchViewInput
{
    /// <summary>Id that the form was given, so that sending it twice says it once.</summary>
    [FormId]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which opening they would choose; empty: none of them.</summary>
    public PlacementOpeningId? Opening { get; init; }

    /// <summary>Why.</summary>
    [MaxLength(MatchView.LongestText)]
    public string? Text { get; init; }
}

/// <summary>What a participant says against a proposal or a decision, as a form asks it.</summary>
public sealed record MatchContestInput
{
    /// <summary>Id that the form was given, so that sending it twice says it once.</summary>
    [FormId]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What they say.</summary>
    [Required, MaxLength(MatchContest.LongestText)]
    public string? Text { get; init; }
}

/// <summary>Notes what people say in a round: coaches beforehand, participants against it.</summary>
public sealed class SayMatch(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Notes what a coach thinks; it stays as it was said.</summary>
    /// <returns>Null when the viewer sees nobody such in the round.</returns>
    public async Task<Result?> ViewAsync(InitiativeId initiative, MatchRoundId round, ParticipantId participant, MatchViewInput input, CancellationToken cancellation)
    {
        if (await SolveRound.HoldAsync(database, initiative, round, cancellation) is null || !await TakesPartAsync(round, participant, cancellation))
        {
            return null;
        }

        var account = user.RequiredAccount;
        if (await database.Context.Set<MatchView>().AnyAsync(view => view.RoundId == round && view.ParticipantId == participant && view.RegisteredBy == account, cancellation))
        {
            return Result.Done;
        }

        if (input.Opening is { } opening && await database.ScalarAsync<long>(Sql.Of($"select count(*) from match_openings where round_id = {round} and opening_id = {opening}"), cancellation) == 0)
        {
            return Result.Refused(nameof(input.Opening), "matching.refused.openings");
        }

        database.Context.Add(new MatchView
        {
            Id = input.Id,
            RoundId = round,
            InitiativeId = initiative,
            ParticipantId = participant,
            OpeningId = input.Opening,
            Text = input.Text?.Trim() ?? string.Empty,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = account,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Notes what a participant says against it.</summary>
    /// <returns>Null when the viewer sees nobody such in the round.</returns>
    public async Task<Result?> ContestAsync(InitiativeId initiative, MatchRoundId round, ParticipantId participant, MatchContestInput input, CancellationToken cancellation)
    {
        if (await SolveRound.HoldAsync(database, initiative, round, cancellation) is null || !await TakesPartAsync(round, participant, cancellation))
        {
            return null;
        }

        if (await database.Context.Set<MatchContest>().AnyAsync(contest => contest.Id == input.Id && contest.ParticipantId == participant, cancellation))
        {
            return Result.Done;
        }

        database.Context.Add(new MatchContest
        {
            Id = input.Id,
            RoundId = round,
            InitiativeId = initiative,
            ParticipantId = participant,
            Text = input.Text!.Trim(),
            OccurredOn = clock.Today(),
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<bool> TakesPartAsync(MatchRoundId round, ParticipantId participant, CancellationToken cancellation) =>
        await database.ScalarAsync<long>(Sql.Of($"select count(*) from match_people m where m.round_id = {round} and m.participant_id = {participant} and not {RoundSql.IsOnlyOpened}"), cancellation) > 0;
}
