using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What lies beside a kept round: who and which openings take part, each pair as it was judged, and what is proposed. Made by the program, so the log tells of the round alone.</summary>
internal sealed class RoundRows(RequestDatabase database, InitiativeId initiative, MatchRoundId round)
{
    public Task AddAsync(IReadOnlyList<MatchOpening> openings, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"""
        insert into match_openings (round_id, initiative_id, opening_id, room)
        select {round}, {initiative}, * from unnest({openings.Select(static opening => opening.Id.Value).ToArray()}::uuid[], {openings.Select(static opening => opening.Room).ToArray()}::integer[])
        """), cancellation);

    public Task AddAsync(IReadOnlyList<MatchablePerson> people, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"""
        insert into match_people (round_id, initiative_id, participant_id, group_code, had_place)
        select {round}, {initiative}, * from unnest({people.Select(static person => person.Id.Value).ToArray()}::uuid[], {people.Select(static person => person.TargetGroup).ToArray()}::text[], {people.Select(static person => person.IsPlaced).ToArray()}::boolean[])
        """), cancellation);

    public Task AddAsync(IReadOnlyList<MatchPair> pairs, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"""
        insert into match_pairs (round_id, initiative_id, participant_id, opening_id, broken, points, parts)
        select {round}, {initiative}, participant, opening, broken, points, string_to_array(parts, ',', '')::integer[]
        from unnest({pairs.Select(static pair => pair.Person.Value).ToArray()}::uuid[], {pairs.Select(static pair => pair.Opening.Value).ToArray()}::uuid[],
                    {pairs.Select(static pair => (int)pair.Broken).ToArray()}::integer[], {pairs.Select(static pair => pair.Score.Points).ToArray()}::integer[],
                    {pairs.Select(static pair => string.Join(',', pair.Score.Parts)).ToArray()}::text[]) as judged (participant, opening, broken, points, parts)
        """), cancellation);

    public Task AddAsync(IReadOnlyList<(ParticipantId Person, MatchHint Hint, int Openings)> hints, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"""
        insert into match_hints (round_id, initiative_id, participant_id, hint, openings)
        select {round}, {initiative}, * from unnest({hints.Select(static hint => hint.Person.Value).ToArray()}::uuid[],
            {CodeArrays.Of(hints.Select(static hint => hint.Hint))}::text[], {hints.Select(static hint => hint.Openings).ToArray()}::integer[])
        """), cancellation);

    /// <summary>Lets what is proposed to one follow what was decided about them, where the round is not solved anew.</summary>
    public Task DecideAsync(ParticipantId participant, MatchDecisionKind decision, PlacementOpeningId? opening, CancellationToken cancellation)
    {
        var pinned = decision == MatchDecisionKind.Pinned ? opening : null;
        return database.ExecuteAsync(Sql.Of($"""
            update match_people m
            set opening_id = {pinned?.Value}::uuid, points = (select x.points from match_pairs x where x.round_id = m.round_id and x.participant_id = m.participant_id and x.opening_id = {pinned?.Value}::uuid),
                runner_up_id = null, runner_up_points = null, cost_places = null, cost_points = null
            where m.round_id = {round} and m.participant_id = {participant} and (not {decision == MatchDecisionKind.Banned} or m.opening_id = {opening?.Value}::uuid)
            """), cancellation);
    }

    /// <summary>Writes down what is proposed, in place of what was.</summary>
    public async Task KeepAsync(MatchResult result, CancellationToken cancellation)
    {
        var proposals = result.Proposals;
        await database.ExecuteAsync(Sql.Of($"""
            update match_people set before_id = opening_id, opening_id = null, points = null, runner_up_id = null, runner_up_points = null, cost_places = null, cost_points = null where round_id = {round}
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update match_people m set opening_id = solved.opening, points = solved.points, runner_up_id = solved.runner_up, runner_up_points = solved.runner_up_points,
                   cost_places = solved.cost_places, cost_points = solved.cost_points
            from unnest({proposals.Select(static proposal => proposal.Person.Id.Value).ToArray()}::uuid[], {proposals.Select(static proposal => proposal.Opening.Id.Value).ToArray()}::uuid[],
                        {proposals.Select(static proposal => proposal.Score.Points).ToArray()}::integer[],
                        {proposals.Select(static proposal => proposal.RunnerUp?.Opening.Value).ToArray()}::uuid[], {proposals.Select(static proposal => proposal.RunnerUp?.Score.Points).ToArray()}::integer[],
                        {proposals.Select(static proposal => proposal.CostsOthers.Places).ToArray()}::integer[], {proposals.Select(static proposal => proposal.CostsOthers.Points).ToArray()}::bigint[])
                 as solved (person, opening, points, runner_up, runner_up_points, cost_places, cost_points)
            where m.round_id = {round} and m.participant_id = solved.person
            """), cancellation);
    }
}
