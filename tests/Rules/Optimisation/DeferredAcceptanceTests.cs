using FsCheck;
using FsCheck.Fluent;
using Samsteg.Optimisation;

namespace Samsteg.Rules;

public sealed class DeferredAcceptanceTests
{
    private sealed record Market(int[][] Wishes, int[][] Rankings, int[] Rooms);

    private static readonly Arbitrary<Market> Any =
        (from people in Gen.Choose(0, 5)
         from places in Gen.Choose(1, 4)
         from wishes in Gen.ArrayOf(Gen.Shuffle(Enumerable.Range(0, places).ToArray()), people)
         from wished in Gen.ArrayOf(Gen.Choose(0, places), people)
         from rankings in Gen.ArrayOf(Gen.Shuffle(Enumerable.Range(0, people).ToArray()), places)
         from ranked in Gen.ArrayOf(Gen.Choose(0, people), places)
         from rooms in Gen.ArrayOf(Gen.Choose(0, 2), places)
         select new Market([.. wishes.Zip(wished, static (all, count) => all[..count])], [.. rankings.Zip(ranked, static (all, count) => all[..count])], rooms)).ToArbitrary();

    [Fact]
    public void Nobody_and_no_place_would_both_rather_have_each_other() => Prop.ForAll(Any, static market => IsStable(market, Solve(market))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Nobody_does_better_in_another_that_is_stable() => Prop.ForAll(Any, static market =>
    {
        var found = Solve(market);
        return All(market).Where(other => IsStable(market, other)).All(other => found.Select((place, person) => RankOf(market, person, place) <= RankOf(market, person, other[person])).All(static holds => holds));
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<int> Solve(Market market) => DeferredAcceptance.Solve(market.Wishes, market.Rankings, market.Rooms);

    /// <summary>The place's rank among a person's wishes; no place is after all of them.</summary>
    private static int RankOf(Market market, int person, int place) => place < 0 ? int.MaxValue : Array.IndexOf(market.Wishes[person], place);

    private static bool IsStable(Market market, IReadOnlyList<int> placeOf)
    {
        for (var place = 0; place < market.Rooms.Length; place++)
        {
            var held = Enumerable.Range(0, placeOf.Count).Where(person => placeOf[person] == place).ToList();
            if (held.Count > market.Rooms[place] || held.Exists(person => Array.IndexOf(market.Rankings[place], person) < 0 || Array.IndexOf(market.Wishes[person], place) < 0))
            {
                return false;
            }

            var others = market.Rankings[place].Where(person => Array.IndexOf(market.Wishes[person], place) is >= 0 and var rank && rank < RankOf(market, person, placeOf[person]));
            if (others.Any(person => held.Count < market.Rooms[place] || held.Exists(other => Array.IndexOf(market.Rankings[place], other) > Array.IndexOf(market.Rankings[place], person))))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<int[]> All(Market market) => market.Wishes.Aggregate((IEnumerable<int[]>)[[]], static (some, wishes) => some.SelectMany(one => wishes.Append(-1).Select(place => (int[])[.. one, place])));
}
