namespace Samsteg.Optimisation;

/// <summary>A flow with the prices that prove it cheapest.</summary>
/// <param name="network">Of what.</param>
/// <param name="flows">Units through each arc.</param>
/// <param name="prices">Price of a unit at each node, in the units of the costs.</param>
public sealed class FlowSolution(FlowNetwork network, int[] flows, long[] prices)
{
    /// <summary>Units through each arc.</summary>
    public IReadOnlyList<int> Flows => flows;

    /// <summary>Price of a unit at each node: through an arc that could take more no unit becomes cheaper, through one that has any none dearer.</summary>
    public IReadOnlyList<long> Prices => prices;

    /// <summary>What all of it costs.</summary>
    public long Cost
    {
        get
        {
            long sum = 0;
            for (var arc = 0; arc < flows.Length; arc++)
            {
                sum += network.Costs[arc] * flows[arc];
            }

            return sum;
        }
    }

    /// <summary>Whether a network has the same nodes, arcs and costs.</summary>
    internal bool IsOf(FlowNetwork other) =>
        network.Nodes == other.Nodes && network.Costs.SequenceEqual(other.Costs) && network.Tails.SequenceEqual(other.Tails) && network.Heads.SequenceEqual(other.Heads);

    /// <summary>
    /// Whether it is a flow and none is cheaper, judged from the network, the flows and the prices alone: capacities are kept, nothing is lost or made, and no arc contradicts the
    /// prices (complementary slackness). Takes a step for each node and arc.
    /// </summary>
    public bool IsProved()
    {
        var left = network.Supplies.ToArray();
        for (var arc = 0; arc < flows.Length; arc++)
        {
            var (flow, capacity) = (flows[arc], network.Capacities[arc]);
            var reduced = network.Costs[arc] + prices[network.Tails[arc]] - prices[network.Heads[arc]];
            if (flow < 0 || flow > capacity || (reduced < 0 && flow < capacity) || (reduced > 0 && flow > 0))
            {
                return false;
            }

            left[network.Tails[arc]] -= flow;
            left[network.Heads[arc]] += flow;
        }

        return Array.TrueForAll(left, static units => units == 0);
    }
}
