namespace Samsteg.Optimisation;

/// <summary>
/// People to be given places: who could take which, and how well it fits. Everybody takes one place at most, every place as many as it has room for.
/// </summary>
public sealed class AssignmentProblem
{
    /// <summary>Most points a candidate can have, either way: so that what ten thousand people have together can be counted with.</summary>
    public const int MostPoints = 10_000;

    private readonly int[] _groups;
    private readonly int[] _rooms;
    private readonly int[] _floors;
    private readonly List<Candidate> _candidates = [];
    private readonly List<bool> _isOpen = [];

    /// <param name="groups">For each person the group they belong to, from 0.</param>
    /// <param name="rooms">For each place how many it has room for; none is allowed.</param>
    /// <param name="floors">For each group how many of it should be placed before points count; as far as that can be without placing fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A room or floor is negative, or a person's group is not one of them.</exception>
    public AssignmentProblem(IReadOnlyList<int> groups, IReadOnlyList<int> rooms, IReadOnlyList<int> floors)
    {
        (_groups, _rooms, _floors) = ([.. groups], [.. rooms], [.. floors]);
        foreach (var number in _rooms.Concat(_floors))
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(rooms));
        }

        foreach (var group in _groups)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)group, (uint)_floors.Length, nameof(groups));
        }
    }

    /// <summary>For each person the group.</summary>
    public IReadOnlyList<int> Groups => _groups;

    /// <summary>For each place how many it has room for.</summary>
    public IReadOnlyList<int> Rooms => _rooms;

    /// <summary>For each group how many of it should be placed.</summary>
    public IReadOnlyList<int> Floors => _floors;

    /// <summary>Who could take what, in the order in which they were added.</summary>
    public IReadOnlyList<Candidate> Candidates => _candidates;

    /// <summary>Adds that a person could take a place. Of the same pair once at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person or place, or the points are too many.</exception>
    public void Add(int person, int place, int points)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)_groups.Length, nameof(person));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)_rooms.Length, nameof(place));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((long)points), MostPoints, nameof(points));
        _candidates.Add(new Candidate(person, place, points));
        _isOpen.Add(true);
    }

    /// <summary>Whether a candidate may be taken, by its place in the order.</summary>
    public bool IsOpen(int number) => _isOpen[number];

    /// <summary>
    /// The same, but for what a person has decided: some pairs are as good as made, some must not be. Who is pinned takes the room and counts to the floor, and is not placed again; the candidates
    /// are the same, so that the best can be found from what was the best.
    /// </summary>
    /// <exception cref="ArgumentException">More are pinned to a place than it has room for, or somebody to two.</exception>
    public AssignmentProblem With(IReadOnlyCollection<(int Person, int Place)> pinned, IReadOnlySet<(int Person, int Place)> banned)
    {
        var (rooms, floors, settled) = (_rooms.ToArray(), _floors.ToArray(), new HashSet<int>());
        foreach (var (person, place) in pinned)
        {
            if (!settled.Add(person) || --rooms[place] < 0)
            {
                throw new ArgumentException("More is pinned than there is room for.", nameof(pinned));
            }

            floors[_groups[person]] = Math.Max(0, floors[_groups[person]] - 1);
        }

        var problem = new AssignmentProblem(_groups, rooms, floors);
        for (var number = 0; number < _candidates.Count; number++)
        {
            var (person, place, points) = _candidates[number];
            problem.Add(person, place, points);
            problem._isOpen[number] = _isOpen[number] && !settled.Contains(person) && !banned.Contains((person, place));
        }

        return problem;
    }
}

/// <summary>That somebody could take a place.</summary>
/// <param name="Person">Who, from 0.</param>
/// <param name="Place">Which place, from 0.</param>
/// <param name="Points">How well it fits; more is better.</param>
public readonly record struct Candidate(int Person, int Place, int Points);
