namespace Samsteg.Optimisation;

/// <summary>Nodes that wait at a distance each, taken nearest first (Dial, Algorithm 360: Shortest-Path Forest with Topological Ordering, 1969).</summary>
/// <param name="nodes">How many nodes there are.</param>
internal sealed class DistanceBuckets(int nodes)
{
    /// <summary>Distance of a node that has none.</summary>
    public const int Unreached = int.MaxValue;

    private const int None = -1;

    private readonly int[] _distance = new int[nodes];
    private readonly int[] _next = new int[nodes];
    private readonly int[] _previous = new int[nodes];
    private int[] _first = new int[1024];

    /// <summary>Distances that nodes can wait at are below this.</summary>
    public int Count => _first.Length;

    /// <summary>How far a node is.</summary>
    public int this[int node] => _distance[node];

    /// <summary>Lets no node wait, and none have a distance.</summary>
    public void Clear()
    {
        Array.Fill(_distance, Unreached);
        Array.Fill(_first, None);
    }

    /// <summary>Gives a node a distance, nearer than the one it waits at if it does.</summary>
    public void Put(int node, int distance)
    {
        if (_distance[node] != Unreached)
        {
            Remove(node);
        }

        if (distance >= _first.Length)
        {
            var before = _first.Length;
            Array.Resize(ref _first, Math.Max(distance + 1, 2 * before));
            Array.Fill(_first, None, before, _first.Length - before);
        }

        var next = _first[distance];
        (_distance[node], _next[node], _previous[node], _first[distance]) = (distance, next, None, node);
        if (next != None)
        {
            _previous[next] = node;
        }
    }

    /// <summary>Takes a node that waits at a distance; it keeps the distance.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(int distance, out int node)
    {
        node = _first[distance];
        if (node == None)
        {
            return false;
        }

        Remove(node);
        return true;
    }

    private void Remove(int node)
    {
        var (next, previous) = (_next[node], _previous[node]);
        if (previous == None)
        {
            _first[_distance[node]] = next;
        }
        else
        {
            _next[previous] = next;
        }

        if (next != None)
        {
            _previous[next] = previous;
        }
    }
}
