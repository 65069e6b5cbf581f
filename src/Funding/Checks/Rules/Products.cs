namespace Samsteg.Funding;

/// <summary>So many times so many of each against the total.</summary>
internal static class Products
{
    /// <summary>Groups times their size.</summary>
    public static IEnumerable<RuleHit> Groups(CheckedPlan plan) => Find(plan, Fact.Occasion, Fact.Person, Each.Group, Fact.Person);

    /// <summary>Organisations times persons of each.</summary>
    public static IEnumerable<RuleHit> Persons(CheckedPlan plan) => Find(plan, Fact.Enterprise, Fact.Person, Each.Organisation, Fact.Person).Concat(Find(plan, Fact.Organisation, Fact.Person, Each.Organisation, Fact.Person));

    /// <summary>Persons times occasions for each.</summary>
    public static IEnumerable<RuleHit> Occasions(CheckedPlan plan) => Find(plan, Fact.Person, Fact.Occasion, Each.Person, Fact.Occasion);

    private static IEnumerable<RuleHit> Find(CheckedPlan plan, string counted, string each, Each of, string total)
    {
        var steps = plan.Claims.Where(static claim => claim.Fact.Step == FunnelStep.Takes).ToList();
        foreach (var size in steps.Where(claim => claim.Fact.Counted == each && claim.Fact.Each == of).GroupBy(static claim => claim.Fact.Concept))
        {
            List<Claim> Of(IEnumerable<Claim> among, string what) => [.. among.Where(claim => claim.Fact.Concept == size.Key && claim.Fact.Each == Each.None && claim.Fact.Counted == what)];

            // Organisations that complete it have taken part; of persons fewer complete than take part.
            var numbers = Of(counted == Fact.Person ? steps : plan.Claims, counted);
            List<Claim> totals = [.. Of(steps, total), .. total == Fact.Person && counted == Fact.Occasion ? Of(steps, Fact.Somebody) : []];
            foreach (var number in numbers)
            {
                var wrong = (from one in size
                             from sum in totals
                             where !ReferenceEquals(number, sum) && number.Fact.Counted != sum.Fact.Counted && !Makes(number, one, sum)
                             select (Size: one, Total: sum)).ToList();
                if (wrong.Count > 0)
                {
                    var (one, sum) = wrong[0];
                    var claims = wrong.SelectMany(static pair => new[] { pair.Size, pair.Total }).Prepend(number).Distinct();
                    yield return new RuleHit(
                        plan.PlacesOf(claims), [number.Value, one.Value, sum.Value],
                        [number.Value, one.Value, Product(number, one), sum.Value]);
                    break;
                }
            }
        }
    }

    private static bool Makes(Claim number, Claim size, Claim total)
    {
        var least = size.Bound == Bound.AtMost || number.Bound == Bound.AtMost ? 0 : number.Minimum * size.Minimum;
        var most = size.Bound == Bound.AtLeast ? decimal.MaxValue : number.Maximum * size.Maximum;
        var (fewest, top) = total.Wide();
        return (total.Bound == Bound.AtMost || most >= fewest) && (total.Bound == Bound.AtLeast || least <= top);
    }

    private static string Product(Claim number, Claim size)
    {
        var (least, most) = (number.Minimum * size.Minimum, number.Maximum * size.Maximum);
        return least == most ? Claim.Digits(least) : $"{Claim.Digits(least)}–{Claim.Digits(most)}";
    }
}
