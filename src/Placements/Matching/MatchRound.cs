using Samsteg.Optimisation;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Somebody to propose a place to.</summary>
/// <param name="Id">Who.</param>
/// <param name="Group">Which group they are counted with in floors and in the report; rules and scores do not know it.</param>
public sealed record MatchPerson(ParticipantId Id, string Group);

/// <summary>An opening with room.</summary>
/// <param name="Id">Which.</param>
/// <param name="Room">Places that are not taken.</param>
public sealed record MatchOpening(PlacementOpeningId Id, int Room);

/// <summary>What people have decided before a round is solved.</summary>
/// <param name="Pinned">Pairs that are as good as made, whatever the rules say.</param>
/// <param name="Banned">Pairs that must not be proposed.</param>
public sealed record MatchDecisions(IReadOnlyCollection<(ParticipantId Person, PlacementOpeningId Opening)> Pinned, IReadOnlySet<(ParticipantId Person, PlacementOpeningId Opening)> Banned)
{
    /// <summary>Nothing.</summary>
    public static MatchDecisions None { get; } = new([], new HashSet<(ParticipantId, PlacementOpeningId)>());
}

/// <summary>Somebody and an opening: what keeps them apart, or how well they fit.</summary>
/// <param name="Person">Who.</param>
/// <param name="Opening">Which opening.</param>
/// <param name="Broken">Every rule that keeps them apart.</param>
/// <param name="Score">How well it fits; <see cref="MatchScore.None"/> where a rule keeps them apart.</param>
public sealed record MatchPair(ParticipantId Person, PlacementOpeningId Opening, MatchRule Broken, MatchScore Score)
{
    /// <summary>Whether it may be proposed.</summary>
    public bool IsCandidate => Broken == MatchRule.None;

    /// <summary>Judges one.</summary>
    public static MatchPair Of(ParticipantId person, PlaceNeeds needs, PlacementOpeningId opening, PlaceTerms terms, MatchWeights weights)
    {
        var broken = MatchRules.Broken(needs, terms);
        return new MatchPair(person, opening, broken, broken == MatchRule.None ? MatchScore.Of(needs, terms, weights) : MatchScore.None);
    }
}

/// <summary>A proposal: nobody is placed by it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Opening">Which opening.</param>
/// <param name="Score">How well it fits.</param>
/// <param name="IsPinned">Whether somebody had decided it.</param>
/// <param name="RunnerUp">The best of their other candidates; null when there is none.</param>
/// <param name="CostsOthers">What the others would have more if this person took nothing: how scarce the place is.</param>
public sealed record MatchProposal(MatchPerson Person, MatchOpening Opening, MatchScore Score, bool IsPinned, MatchPair? RunnerUp, MatchCost CostsOthers);

/// <summary>What others go without.</summary>
/// <param name="Places">How many more of them would have a place.</param>
/// <param name="Points">The points they would have more; may be negative where they would be more.</param>
public readonly record struct MatchCost(int Places, long Points);

/// <summary>
/// A batch of people and openings: who is kept from what and by which rules, and the best set of proposals. As many as possible get one; then each group its floor; then points count. The same round
/// gives the same proposals, in whatever order people and openings come.
/// </summary>
public sealed class MatchRound
{
    private readonly List<MatchPerson> _people;
    private readonly List<MatchOpening> _openings;
    private readonly Dictionary<ParticipantId, int> _personAt;
    private readonly Dictionary<PlacementOpeningId, int> _openingAt;
    private readonly Dictionary<int, MatchPair>[] _candidates;
    private readonly AssignmentProblem _problem;
    private readonly string[] _groups;

    /// <param name="people">Who; each once.</param>
    /// <param name="openings">Which openings; each once.</param>
    /// <param name="pairs">What was judged of each of them with each opening. A pair that is not among them is none that can be proposed.</param>
    /// <param name="floorPercent">How much of its share of the proposals each group is to have at least, 0 to 100 per cent: its share of all who take part, of as many as can be placed, rounded down.</param>
    public MatchRound(IEnumerable<MatchPerson> people, IEnumerable<MatchOpening> openings, IEnumerable<MatchPair> pairs, int floorPercent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)floorPercent, 100u, nameof(floorPercent));
        (_people, _openings) = ([.. people.OrderBy(static person => person.Id.Value)], [.. openings.OrderBy(static opening => opening.Id.Value)]);
        (_personAt, _openingAt) = (_people.Index().ToDictionary(static one => one.Item.Id, static one => one.Index), _openings.Index().ToDictionary(static one => one.Item.Id, static one => one.Index));
        _groups = [.. _people.Select(static person => person.Group).Distinct().Order(StringComparer.Ordinal)];
        _candidates = [.. _people.Select(static _ => new Dictionary<int, MatchPair>())];
        foreach (var pair in pairs.Where(static pair => pair.IsCandidate))
        {
            _candidates[PlaceOf(pair.Person)].Add(PlaceOf(pair.Opening), pair);
        }

        var most = Assignment.Solve(Problem([.. _groups.Select(static _ => 0)])).Placed;
        _problem = Problem([.. _groups.Select(group => floorPercent * most * _people.Count(person => person.Group == group) / Math.Max(1, 100 * _people.Count))]);
    }

    /// <summary>Somebody's candidates, the best first.</summary>
    /// <exception cref="ArgumentException">They are not in the round.</exception>
    public IReadOnlyList<MatchPair> CandidatesOf(ParticipantId person) => CandidatesOf(PlaceOf(person));

    /// <summary>The best proposals after what has been decided.</summary>
    /// <exception cref="ArgumentException">More are pinned to an opening than it has room for, somebody to two, or somebody or an opening that is not in the round.</exception>
    public MatchResult Solve(MatchDecisions decisions)
    {
        var pinned = decisions.Pinned.Select(pair => (Person: PlaceOf(pair.Person), Place: PlaceOf(pair.Opening))).ToList();
        var problem = _problem.With(pinned, decisions.Banned.Select(pair => (PlaceOf(pair.Person), PlaceOf(pair.Opening))).ToHashSet());
        var best = Assignment.Solve(problem);
        if (!best.IsProved())
        {
            throw new InvalidOperationException("The proposals are not proved to be the best.");
        }

        var proposals = new List<MatchProposal>();
        for (var person = 0; person < _people.Count; person++)
        {
            var decided = pinned.FindIndex(pair => pair.Person == person);
            var opening = decided >= 0 ? pinned[decided].Place : best.PlaceOf[person];
            if (opening < 0)
            {
                continue;
            }

            var score = _candidates[person].TryGetValue(opening, out var candidate) ? candidate.Score : MatchScore.None;
            proposals.Add(new MatchProposal(
                _people[person], _openings[opening], score, decided >= 0,
                CandidatesOf(person).FirstOrDefault(other => other.Opening != _openings[opening].Id && !decisions.Banned.Contains((other.Person, other.Opening))),
                decided >= 0 ? CostOf(problem, best, pinned, decided) : CostOf(problem, best, person)));
        }

        return new MatchResult(proposals);
    }

    /// <summary>What the others have more when somebody without a pin takes nothing.</summary>
    private MatchCost CostOf(AssignmentProblem problem, Assignment best, int person)
    {
        var others = Assignment.Solve(problem.With([], Enumerable.Range(0, _openings.Count).Select(opening => (person, opening)).ToHashSet()), best);
        return new MatchCost(others.Placed - (best.Placed - 1), others.Points - (best.Points - _candidates[person][best.PlaceOf[person]].Score.Points));
    }

    /// <summary>What the others have more when a pin is lifted and its person takes nothing.</summary>
    private MatchCost CostOf(AssignmentProblem problem, Assignment best, List<(int Person, int Place)> pinned, int lifted)
    {
        var (person, place) = pinned[lifted];
        var roomier = new AssignmentProblem(problem.Groups, [.. problem.Rooms.Select((room, opening) => opening == place ? room + 1 : room)], problem.Floors);
        for (var number = 0; number < problem.Candidates.Count; number++)
        {
            var candidate = problem.Candidates[number];
            if (problem.IsOpen(number) && candidate.Person != person)
            {
                roomier.Add(candidate.Person, candidate.Place, candidate.Points);
            }
        }

        var others = Assignment.Solve(roomier);
        return new MatchCost(others.Placed - best.Placed, others.Points - best.Points);
    }

    private AssignmentProblem Problem(IReadOnlyList<int> floors)
    {
        var problem = new AssignmentProblem([.. _people.Select(person => Array.IndexOf(_groups, person.Group))], [.. _openings.Select(static opening => opening.Room)], floors);
        for (var person = 0; person < _people.Count; person++)
        {
            foreach (var (opening, candidate) in _candidates[person].OrderBy(static candidate => candidate.Key))
            {
                problem.Add(person, opening, candidate.Score.Points);
            }
        }

        return problem;
    }

    private IReadOnlyList<MatchPair> CandidatesOf(int person) =>
        [.. _candidates[person].OrderByDescending(static candidate => candidate.Value.Score.Points).ThenBy(static candidate => candidate.Key).Select(static candidate => candidate.Value)];

    private int PlaceOf(ParticipantId person) => _personAt.TryGetValue(person, out var place) ? place : throw new ArgumentException("Not in the round.", nameof(person));

    private int PlaceOf(PlacementOpeningId opening) => _openingAt.TryGetValue(opening, out var place) ? place : throw new ArgumentException("Not in the round.", nameof(opening));
}

/// <summary>What a round came to.</summary>
/// <param name="Proposals">In the order of the people; who is not among them has none.</param>
public sealed record MatchResult(IReadOnlyList<MatchProposal> Proposals);
