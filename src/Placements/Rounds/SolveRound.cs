using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Solves a round after what has been decided in it and with the room there is now. Nobody is placed by it.</summary>
public sealed class SolveRound(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Does it. Refused for who does not see all who take part: they would be solved as if the others were not there.</summary>
    /// <returns>Null when there is no such round.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, MatchRoundId round, CancellationToken cancellation)
    {
        if (await HoldAsync(database, initiative, round, cancellation) is not { } kept)
        {
            return null;
        }

        var people = await database.QueryAsync<PersonRow>(Sql.Of($"select m.participant_id as id, m.group_code as \"group\", {RoundSql.IsOut} as is_out from match_people m where m.round_id = {round} and not {RoundSql.IsOnlyOpened}"), cancellation);
        if (people.Count < kept.People)
        {
            return Result.Refused(string.Empty, "matching.refused.not_all");
        }

        var decided = await DecidedAsync(round, cancellation);
        var conflicts = await ConflictsAsync(round, cancellation);
        var openings = await RefreshRoomAsync(round, cancellation);
        var pairs = await database.QueryAsync<PairRow>(Sql.Of($"select participant_id as person, opening_id as opening, broken, points, parts from match_pairs where round_id = {round}"), cancellation);
        var result = new MatchRound(people.Select(static person => new MatchPerson(person.Id, person.Group)), openings, pairs.Select(static pair => pair.Pair), kept.FloorPercent)
            .Solve(Decisions(decided, people, conflicts, openings));
        await new RoundRows(database, initiative, round).KeepAsync(result, cancellation);
        return Result.Done;
    }

    /// <summary>Waits until nobody else decides in the round; the others wait until the request is over. Null when there is no such round.</summary>
    internal static Task<HeldRound?> HoldAsync(RequestDatabase database, InitiativeId initiative, MatchRoundId round, CancellationToken cancellation) =>
        database.FindAsync<HeldRound>(Sql.Of($"select people, floor_percent from match_rounds where id = {round} and initiative_id = {initiative} for no key update"), cancellation);

    /// <summary>
    /// What has become a placement stays where it is; what is pinned too, as long as there is room: of a place that was withdrawn or taken by others meanwhile a pin holds nothing,
    /// nor where somebody shall not be or is not to be proposed anything any more. Who declined or is out is proposed nothing.
    /// </summary>
    private static MatchDecisions Decisions(IReadOnlyList<DecidedRow> decided, IReadOnlyList<PersonRow> people, IReadOnlyList<ConflictRow> conflicts, IReadOnlyList<MatchOpening> openings)
    {
        var outside = people.Where(static person => person.IsOut).Select(static person => person.Id).ToHashSet();
        var kept = conflicts.Select(static row => (row.Person, row.Opening)).ToHashSet();
        var room = openings.ToDictionary(static opening => opening.Id, static opening => opening.Room);
        var pinned = new List<(ParticipantId, PlacementOpeningId)>();
        foreach (var row in decided.Where(static row => row.Decision is MatchDecisionKind.Accepted or MatchDecisionKind.Overridden or MatchDecisionKind.Pinned).OrderBy(static row => row.Decision == MatchDecisionKind.Pinned))
        {
            var holds = row.Decision != MatchDecisionKind.Pinned || (!outside.Contains(row.Person) && !kept.Contains((row.Person, row.Opening!.Value)));
            if (holds && room.TryGetValue(row.Opening!.Value, out var left) && left > 0)
            {
                room[row.Opening.Value]--;
                pinned.Add((row.Person, row.Opening.Value));
            }
        }

        var banned = decided.Where(static row => row.Decision == MatchDecisionKind.Banned).Select(static row => (row.Person, row.Opening!.Value))
            .Concat(decided.Where(static row => row.Decision == MatchDecisionKind.Declined).Select(static row => row.Person).Concat(outside).SelectMany(_ => openings, static (person, opening) => (person, opening.Id)))
            .Concat(kept);
        return new MatchDecisions(pinned, banned.ToHashSet());
    }

    /// <summary>Places that are not taken, and those that the round itself has given away.</summary>
    private async Task<IReadOnlyList<MatchOpening>> RefreshRoomAsync(MatchRoundId round, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<RoomRow>(Sql.Of($"""
            update match_openings m set room = (case when {OpeningList.State(clock.Today())} = 'open' then o.places - o.taken else 0 end)
                + (select count(*) from match_decisions d where d.round_id = m.round_id and d.opening_id = m.opening_id and d.decision in ('accepted', 'overridden') and {RoundSql.Stands})
            from placement_openings o where o.id = m.opening_id and m.round_id = {round}
            returning m.opening_id as id, m.room
            """), cancellation);
        return [.. rows.Select(static row => new MatchOpening(row.Id, row.Room))];
    }

    private Task<IReadOnlyList<DecidedRow>> DecidedAsync(MatchRoundId round, CancellationToken cancellation) => database.QueryAsync<DecidedRow>(Sql.Of($"""
        select d.participant_id as person, d.opening_id as opening, d.decision from match_decisions d where d.round_id = {round} and {RoundSql.Stands} order by d.registered_at, d.id
        """), cancellation);

    private Task<IReadOnlyList<ConflictRow>> ConflictsAsync(MatchRoundId round, CancellationToken cancellation) => database.QueryAsync<ConflictRow>(Sql.Of($"""
        select m.participant_id as person, o.id as opening from match_people m join match_openings offered on offered.round_id = m.round_id join placement_openings o on o.id = offered.opening_id
        where m.round_id = {round} and {RoundSql.IsConflict("m.participant_id")}
        """), cancellation);

    private sealed record PersonRow(ParticipantId Id, string Group, bool IsOut);

    private sealed record ConflictRow(ParticipantId Person, PlacementOpeningId Opening);

    private sealed record PairRow(ParticipantId Person, PlacementOpeningId Opening, int Broken, int Points, int?[] Parts)
    {
        public MatchPair Pair => new(Person, Opening, (MatchRule)Broken, new MatchScore(Points, Parts));
    }

    private sealed record RoomRow(PlacementOpeningId Id, int Room);

    private sealed record DecidedRow(ParticipantId Person, PlacementOpeningId? Opening, MatchDecisionKind Decision);
}

/// <summary>A round that somebody decides in.</summary>
/// <param name="People">How many take part.</param>
/// <param name="FloorPercent">The floor it is solved with.</param>
internal sealed record HeldRound(int People, int FloorPercent);
