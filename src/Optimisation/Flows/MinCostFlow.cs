namespace Samsteg.Optimisation;

/// <summary>
/// The cheapest flow that takes every supply to a demand, exactly, by scaling of costs with push and relabel (Goldberg, An Efficient Implementation of a Scaling Minimum-Cost Flow Algorithm, 1997).
/// Costs are multiplied by one more than the number of nodes, so that what is optimal but for one is optimal; prices are then brought back to the units of the costs.
/// </summary>
public sealed class MinCostFlow
{
    /// <summary>How much finer each round is than the one before.</summary>
    private const int Scale = 12;

    /// <summary>Steps above which a distance is not looked for.</summary>
    private const int MostSteps = 1_000_000;

    /// <summary>Units above which to begin anew is faster than to repair.</summary>
    private const int MostRepairs = 32;

    private readonly FlowNetwork _network;
    private readonly int _nodes;

    /// <summary>The arcs out of node n, backwards ones included, are from <c>_first[n]</c> to <c>_first[n + 1]</c>.</summary>
    private readonly int[] _first;
    private readonly int[] _head;
    private readonly int[] _residual;
    private readonly long[] _cost;

    /// <summary>The same arc the other way.</summary>
    private readonly int[] _sister;

    /// <summary>Where each arc of the network is.</summary>
    private readonly int[] _place;

    private readonly long[] _price;
    private readonly int[] _excess;
    private readonly int[] _current;
    private readonly int[] _queue;
    private readonly DistanceBuckets _distances;
    private readonly bool[] _isQueued;
    private int _queueHead;
    private int _queueLength;
    private long _epsilon;
    private int _relabels;

    private MinCostFlow(FlowNetwork network)
    {
        (_network, _nodes) = (network, network.Nodes);
        var arcs = network.Arcs;
        var tails = network.Tails;
        var heads = network.Heads;
        _first = new int[_nodes + 1];
        for (var arc = 0; arc < arcs; arc++)
        {
            _first[tails[arc] + 1]++;
            _first[heads[arc] + 1]++;
        }

        for (var node = 0; node < _nodes; node++)
        {
            _first[node + 1] += _first[node];
        }

        (_head, _residual, _cost, _sister, _place) = (new int[2 * arcs], new int[2 * arcs], new long[2 * arcs], new int[2 * arcs], new int[arcs]);
        var next = _first.AsSpan(0, _nodes).ToArray();
        for (var arc = 0; arc < arcs; arc++)
        {
            var (forth, back) = (next[tails[arc]]++, next[heads[arc]]++);
            (_head[forth], _head[back]) = (heads[arc], tails[arc]);
            (_sister[forth], _sister[back]) = (back, forth);
            (_residual[forth], _residual[back]) = (network.Capacities[arc], 0);
            var cost = checked(network.Costs[arc] * (_nodes + 1));
            (_cost[forth], _cost[back]) = (cost, -cost);
            _place[arc] = forth;
        }

        (_price, _excess, _current) = (new long[_nodes], network.Supplies.ToArray(), new int[_nodes]);
        (_queue, _isQueued) = (new int[_nodes], new bool[_nodes]);
        _distances = new DistanceBuckets(_nodes);
    }

    /// <summary>Solves it.</summary>
    /// <param name="network">What.</param>
    /// <param name="near">The cheapest flow of a network with the same arcs and costs in the same order but other supplies and capacities: it is begun from there.</param>
    /// <returns>The flow through each arc and the price at each node; null when the supplies cannot reach the demands.</returns>
    /// <exception cref="OverflowException">Costs are so large that they cannot be counted with.</exception>
    public static FlowSolution? Solve(FlowNetwork network, FlowSolution? near = null)
    {
        long sum = 0;
        foreach (var supply in network.Supplies)
        {
            sum += supply;
        }

        return sum == 0 ? new MinCostFlow(network).Run(near) : null;
    }

    private FlowSolution? Run(FlowSolution? near)
    {
        long most = 1;
        foreach (var cost in _cost)
        {
            most = Math.Max(most, cost);
        }

        // A price that has fallen further than any path can cost is that of a node whose supply reaches no demand.
        var floor = checked(-(most + 1) * (_nodes + 1) * 4);
        if (near is null || !near.IsOf(_network) || !Repair(near))
        {
            for (_epsilon = most; ;)
            {
                _epsilon = Math.Max(1, _epsilon / Scale);
                if (!Refine(floor))
                {
                    return null;
                }

                if (_epsilon == 1)
                {
                    break;
                }
            }
        }

        var flows = new int[_network.Arcs];
        for (var arc = 0; arc < flows.Length; arc++)
        {
            flows[arc] = _network.Capacities[arc] - _residual[_place[arc]];
        }

        return new FlowSolution(_network, flows, Prices());
    }

    /// <summary>
    /// Takes over a cheapest flow as far as there is room for it, with its prices, and sends what is then too much at one node and too little at another along cheapest ways, unit by unit. Not worth it when that is
    /// much; then everything is as it was.
    /// </summary>
    /// <returns>Whether it was done.</returns>
    private bool Repair(FlowSolution near)
    {
        for (var arc = 0; arc < _place.Length; arc++)
        {
            Push(_network.Tails[arc], _place[arc], Math.Min(near.Flows[arc], _network.Capacities[arc]));
        }

        for (var node = 0; node < _nodes; node++)
        {
            _price[node] = near.Prices[node] * (_nodes + 1);
        }

        for (var node = 0; node < _nodes; node++)
        {
            for (var arc = _first[node]; arc < _first[node + 1]; arc++)
            {
                if (_residual[arc] > 0 && _cost[arc] + _price[node] - _price[_head[arc]] < 0)
                {
                    Push(node, arc, _residual[arc]);
                }
            }
        }

        var isDone = _excess.Sum(static units => Math.Max(0L, units)) <= MostRepairs;
        for (var node = 0; node < _nodes && isDone; node++)
        {
            while (_excess[node] > 0 && isDone)
            {
                isDone = SendUnit(node);
            }
        }

        if (!isDone)
        {
            Reset();
        }

        return isDone;
    }

    /// <summary>Sends a unit the cheapest way to where one is missing (Dijkstra over costs with prices, none of which is negative), and moves the prices so that none becomes negative.</summary>
    private bool SendUnit(int from)
    {
        var distance = new long[_nodes];
        var arrivals = new int[_nodes];
        Array.Fill(distance, long.MaxValue);
        var isDone = new bool[_nodes];
        var waiting = new PriorityQueue<int, long>();
        (distance[from], arrivals[from]) = (0, -1);
        waiting.Enqueue(from, 0);
        while (waiting.TryDequeue(out var node, out var far))
        {
            if (isDone[node])
            {
                continue;
            }

            isDone[node] = true;
            if (_excess[node] < 0)
            {
                for (var at = node; at != from; at = _head[_sister[arrivals[at]]])
                {
                    Push(_head[_sister[arrivals[at]]], arrivals[at], 1);
                }

                for (var reached = 0; reached < _nodes; reached++)
                {
                    _price[reached] += isDone[reached] ? distance[reached] - far : 0;
                }

                return true;
            }

            for (var arc = _first[node]; arc < _first[node + 1]; arc++)
            {
                var head = _head[arc];
                if (_residual[arc] > 0 && far + _cost[arc] + _price[node] - _price[head] is var length && length < distance[head])
                {
                    (distance[head], arrivals[head]) = (length, arc);
                    waiting.Enqueue(head, length);
                }
            }
        }

        return false;
    }

    private void Reset()
    {
        for (var arc = 0; arc < _place.Length; arc++)
        {
            (_residual[_place[arc]], _residual[_sister[_place[arc]]]) = (_network.Capacities[arc], 0);
        }

        Array.Clear(_price);
        _network.Supplies.CopyTo(_excess);
    }

    /// <summary>
    /// Prices in the units of the costs. There are fewer nodes than remainders of a division by one more than the nodes, so some remainder is nobody's: cut there, no two prices
    /// come closer by a whole unit than they were, and what was optimal but for one becomes optimal exactly.
    /// </summary>
    private long[] Prices()
    {
        var unit = _nodes + 1L;
        var isTaken = new bool[unit];
        foreach (var price in _price)
        {
            isTaken[Remainder(price)] = true;
        }

        var free = Array.IndexOf(isTaken, false);
        return Array.ConvertAll(_price, price => (price - free - 1 - Remainder(price - free - 1)) / unit);

        long Remainder(long number) => ((number % unit) + unit) % unit;
    }

    private bool Refine(long floor)
    {
        Array.Clear(_isQueued);
        (_queueHead, _queueLength, _relabels) = (0, 0, 0);
        for (var node = 0; node < _nodes; node++)
        {
            var price = _price[node];
            for (var arc = _first[node]; arc < _first[node + 1]; arc++)
            {
                if (_residual[arc] > 0 && _cost[arc] + price - _price[_head[arc]] < 0)
                {
                    Push(node, arc, _residual[arc]);
                }
            }

            _current[node] = _first[node];
        }

        UpdatePrices();
        for (var node = 0; node < _nodes; node++)
        {
            if (_excess[node] > 0)
            {
                Enqueue(node);
            }
        }

        while (_queueLength > 0)
        {
            var node = _queue[_queueHead];
            _queueHead = _queueHead + 1 == _nodes ? 0 : _queueHead + 1;
            _queueLength--;
            _isQueued[node] = false;
            Discharge(node);
            if (_price[node] < floor)
            {
                return false;
            }

            if (_relabels > _nodes)
            {
                _relabels = 0;
                UpdatePrices();
            }
        }

        return true;
    }

    private void Discharge(int node)
    {
        while (_excess[node] > 0)
        {
            var (arc, end, price) = (_current[node], _first[node + 1], _price[node]);
            for (; arc < end; arc++)
            {
                if (_residual[arc] > 0 && _cost[arc] + price - _price[_head[arc]] < 0)
                {
                    var head = _head[arc];
                    Push(node, arc, Math.Min(_excess[node], _residual[arc]));
                    if (_excess[head] > 0)
                    {
                        Enqueue(head);
                    }

                    if (_excess[node] == 0)
                    {
                        break;
                    }
                }
            }

            if (arc < end)
            {
                _current[node] = arc;
                return;
            }

            if (!Relabel(node))
            {
                return;
            }
        }
    }

    /// <summary>Lowers a node's price until the best of its arcs is worth taking.</summary>
    private bool Relabel(int node)
    {
        var (best, at) = (long.MinValue, -1);
        for (var arc = _first[node]; arc < _first[node + 1]; arc++)
        {
            if (_residual[arc] > 0 && _price[_head[arc]] - _cost[arc] is var reached && reached > best)
            {
                (best, at) = (reached, arc);
            }
        }

        _relabels++;
        if (at < 0)
        {
            _price[node] = long.MinValue / 4; // no way out
            return false;
        }

        _price[node] = best - _epsilon;
        _current[node] = at;
        return true;
    }

    private void Push(int node, int arc, int units)
    {
        _residual[arc] -= units;
        _residual[_sister[arc]] += units;
        _excess[node] -= units;
        _excess[_head[arc]] += units;
    }

    private void Enqueue(int node)
    {
        if (!_isQueued[node])
        {
            _isQueued[node] = true;
            var place = _queueHead + _queueLength++;
            _queue[place >= _nodes ? place - _nodes : place] = node;
        }
    }

    /// <summary>Lowers the prices by how far each node is from the nearest demand, counted in steps of epsilon: supplies then go the straight way.</summary>
    private void UpdatePrices()
    {
        _distances.Clear();
        var missing = 0;
        for (var node = 0; node < _nodes; node++)
        {
            if (_excess[node] < 0)
            {
                _distances.Put(node, 0);
            }
            else if (_excess[node] > 0)
            {
                missing++;
            }
        }

        var last = 0;
        for (var far = 0; far < _distances.Count && missing > 0; far++)
        {
            while (_distances.TryTake(far, out var node))
            {
                missing -= _excess[node] > 0 ? 1 : 0;
                last = far;
                var price = _price[node];
                for (var arc = _first[node]; arc < _first[node + 1]; arc++)
                {
                    var (tail, back) = (_head[arc], _sister[arc]);
                    if (_distances[tail] <= far || _residual[back] == 0)
                    {
                        continue;
                    }

                    var length = _cost[back] + _price[tail] - price;
                    var distance = (length < 0 ? 0 : (length / _epsilon) + 1) + far;
                    if (distance < Math.Min(_distances[tail], MostSteps))
                    {
                        _distances.Put(tail, (int)distance);
                    }
                }
            }
        }

        for (var node = 0; node < _nodes; node++)
        {
            _price[node] -= Math.Min(_distances[node], last) * _epsilon;
            _current[node] = _first[node];
        }
    }
}
