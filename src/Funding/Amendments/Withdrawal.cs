using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What a party that leaves takes with it out of the plan. What it has had until then stays. Pure.</summary>
public static class Withdrawal
{
    /// <summary>
    /// The answers that change: the party, its seat in the steering group and its posts are taken away, and so is its money in the periods after its last day. Of the period that it leaves in, and of a sum for the whole
    /// time, the days that it took part stay, in whole kronor.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="party">Who leaves.</param>
    /// <param name="agreed">The days that are agreed.</param>
    /// <param name="lastDay">Its last day, one of those.</param>
    public static IReadOnlyList<KeyValuePair<AnswerPath, FormAnswer?>> Of(FundingPlan plan, PlanParty party, AgreedTerms agreed, DateOnly lastDay)
    {
        var organisation = plan.Parties.Any(other => other != party && other.Organisation == party.Organisation) ? null : party.Organisation; // another unit of it goes on
        var costs = plan.Budget.Where(cost => cost.Party == party.Place.Row).ToList();
        return
        [
            Gone(party.Place),
            .. plan.Steering.Where(seat => organisation is not null && seat.Organisation == organisation).Select(static seat => Gone(seat.Place)),
            .. PostsOf(plan, party).Select(static post => Gone(post.Place)),
            .. costs.SelectMany(cost => cost.Amounts.Where(amount => amount.Key.Last > lastDay)
                .Select(amount => KeyValuePair.Create(RowOf(cost.Place) with { Column = amount.Key.Key }, Left(amount.Value, amount.Key.First, amount.Key.Last)))),
            .. costs.Where(static cost => cost.Lump is > 0).Select(cost => KeyValuePair.Create(RowOf(cost.Place) with { Column = "lump" }, Left(cost.Lump!.Value, agreed.StartsOn, agreed.EndsOn))),
        ];

        // Of the days that are agreed: what is for a year of which the initiative has half is for that half.
        FormAnswer? Left(decimal sum, DateOnly first, DateOnly last)
        {
            (first, last) = (first < agreed.StartsOn ? agreed.StartsOn : first, last > agreed.EndsOn ? agreed.EndsOn : last);
            return lastDay < first ? null : Part(sum, lastDay.DayNumber - first.DayNumber + 1, last.DayNumber - first.DayNumber + 1);
        }
    }

    /// <summary>The posts that a party employs: by its row, by its organisation where no other party is of it, or by its name where the form asks for no more.</summary>
    public static IReadOnlyList<PlanPost> PostsOf(FundingPlan plan, PlanParty party)
    {
        var isAlone = plan.Parties.All(other => other.Place == party.Place || (other.Organisation, other.Name) != (party.Organisation, party.Name));
        return [.. plan.Staffing.Where(post => post.PartyRow is { } row ? row == party.Place.Row
            : isAlone && (post.Organisation is { } organisation ? organisation == party.Organisation : post.Party == party.Name))];
    }

    private static FormAnswer? Part(decimal sum, int days, int all) =>
        days >= all ? new NumberAnswer(sum) : Math.Min(sum, decimal.Round(sum * days / all, 0, MidpointRounding.AwayFromZero)) is > 0 and var part ? new NumberAnswer(part) : null;

    private static KeyValuePair<AnswerPath, FormAnswer?> Gone(PlanPlace place) => new(RowOf(place), null);

    private static AnswerPath RowOf(PlanPlace place) => new(place.Field, place.Row);
}
