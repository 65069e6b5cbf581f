namespace Samsteg.Optimisation;

/// <summary>
/// Nodes, of which each has a supply (negative: a demand), and arcs between them, each with a capacity and a cost for each unit that goes through. Arcs are numbered in the order in which they
/// are added.
/// </summary>
public sealed class FlowNetwork
{
    private readonly List<int> _tails = [];
    private readonly List<int> _heads = [];
    private readonly List<int> _capacities = [];
    private readonly List<long> _costs = [];
    private readonly int[] _supplies;

    /// <param name="nodes">How many nodes; they are numbered from 0.</param>
    public FlowNetwork(int nodes) => _supplies = new int[nodes];

    /// <summary>How many nodes.</summary>
    public int Nodes => _supplies.Length;

    /// <summary>How many arcs.</summary>
    public int Arcs => _tails.Count;

    /// <summary>Where each arc begins.</summary>
    public ReadOnlySpan<int> Tails => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tails);

    /// <summary>Where each arc ends.</summary>
    public ReadOnlySpan<int> Heads => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_heads);

    /// <summary>Most units that go through each arc.</summary>
    public ReadOnlySpan<int> Capacities => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_capacities);

    /// <summary>What a unit through each arc costs.</summary>
    public ReadOnlySpan<long> Costs => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_costs);

    /// <summary>What each node supplies; demands are negative.</summary>
    public ReadOnlySpan<int> Supplies => _supplies;

    /// <summary>Adds to what a node supplies.</summary>
    public void Supply(int node, int units) => _supplies[node] += units;

    /// <summary>Adds an arc.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A node is not in the network, or the capacity is negative.</exception>
    public int Add(int tail, int head, int capacity, long cost)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)tail, (uint)Nodes, nameof(tail));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)head, (uint)Nodes, nameof(head));
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _tails.Add(tail);
        _heads.Add(head);
        _capacities.Add(capacity);
        _costs.Add(cost);
        return _tails.Count - 1;
    }
}
