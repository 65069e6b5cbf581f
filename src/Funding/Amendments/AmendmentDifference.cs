using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What an amendment is of.</summary>
public enum AmendmentKind
{
    /// <summary>First or last day, or the last day of intake.</summary>
    Time,

    /// <summary>Money between cost types, parties or payers.</summary>
    Budget,

    /// <summary>What is promised.</summary>
    Target,

    /// <summary>Who takes part.</summary>
    Partner,

    /// <summary>What is done.</summary>
    Activity,

    /// <summary>Anything else that is said.</summary>
    Wording,
}

/// <summary>Something that differs from what was agreed.</summary>
/// <param name="Kind">Of what it is.</param>
/// <param name="Key">Key of the text that says it.</param>
/// <param name="Arguments">What the text is filled with: days, numbers, money (SEK, as <see cref="decimal"/>) and names.</param>
public sealed record AmendmentChange(AmendmentKind Kind, string Key, params object?[] Arguments)
{
    /// <summary>How much of it there is, held against the limit of its kind: days for time, per cent of the agreed grant for the budget, per cent of the agreed value for a target.</summary>
    public decimal Size { get; init; }
}

/// <summary>The difference between what was agreed and what is wanted instead. It decides what the amendment is of, who agrees to it, and who signs anew. Pure.</summary>
/// <param name="Changes">What differs, in the order of the kinds.</param>
/// <param name="Parties">Rows of the parties whose part in it differs; they sign anew. The owner always does.</param>
/// <param name="TouchesAll">Whether it touches all parties.</param>
public sealed record AmendmentDifference(IReadOnlyList<AmendmentChange> Changes, IReadOnlySet<Guid> Parties, bool TouchesAll)
{
    /// <summary>Its kinds.</summary>
    public IReadOnlyList<AmendmentKind> Kinds => [.. Changes.Select(static change => change.Kind).Distinct().Order()];

    /// <summary>Whether there is any.</summary>
    public bool IsNothing => Changes.Count == 0;

    /// <summary>Whether the board has to decide it.</summary>
    public bool NeedsBoard(AmendmentLimits limits) => Changes.Any(limits.Exceeds);

    /// <summary>Whether a party signs it.</summary>
    public bool Touches(PlanParty party) => TouchesAll || party.IsOwner || (party.Place.Row is { } row && Parties.Contains(row));

    /// <summary>
    /// The difference. Parts of the plan are the same by the row they stand in.
    /// <list type="bullet">
    /// <item>Time, targets and the whole project's money touch all parties; other money those whose it is; a party's own part that party.</item>
    /// <item>Activities and wording touch the owner alone, and so does a party that leaves: it is no party to what is agreed then.</item>
    /// </list>
    /// </summary>
    /// <param name="agreed">What was agreed, on its terms.</param>
    /// <param name="wanted">What is wanted, with the most that is paid now.</param>
    /// <param name="changed">What each field means that is answered otherwise (<see cref="PlanReader.Meanings"/>); null for nothing in particular. What makes no other change is one of wording.</param>
    public static AmendmentDifference Between(AgreedPlan agreed, AgreedPlan wanted, IReadOnlyCollection<string?> changed)
    {
        var parties = new HashSet<Guid>();
        var (before, after) = (agreed.Plan, wanted.Plan);
        List<AmendmentChange> changes = [.. Time(before, after), .. Budget(agreed, wanted, parties), .. Targets(before, after), .. Partners(before, after, parties), .. Activities(before, after)];
        var touchesAll = changes.Exists(static change => change.Kind is AmendmentKind.Time or AmendmentKind.Target) || parties.Contains(Guid.Empty);
        var worded = changed.Count(means => KindOf(means) is not { } kind || changes.TrueForAll(change => change.Kind != kind));
        if (worded > 0)
        {
            changes.Add(new AmendmentChange(AmendmentKind.Wording, "amendments.change.wording", worded));
        }

        return new AmendmentDifference(changes, parties, touchesAll);
    }

    private static AmendmentKind? KindOf(string? means) => means switch
    {
        "start" or "end" or "intake_end" => AmendmentKind.Time,
        "budget" or "amount" => AmendmentKind.Budget,
        "objectives" or "result_targets" or "project_targets" or "effect_targets" => AmendmentKind.Target,
        "owner" or "partners" or "staffing" or "steering_group" => AmendmentKind.Partner,
        "activities" => AmendmentKind.Activity,
        _ => null,
    };

    private static IEnumerable<AmendmentChange> Time(FundingPlan agreed, FundingPlan wanted)
    {
        foreach (var (key, before, after) in new[]
        {
            ("amendments.change.start", agreed.Start, wanted.Start), ("amendments.change.end", agreed.End, wanted.End), ("amendments.change.intake_end", agreed.IntakeEnd, wanted.IntakeEnd),
        })
        {
            if (before != after)
            {
                yield return new AmendmentChange(AmendmentKind.Time, key, before, after) { Size = before is { } one && after is { } other ? Math.Abs(other.DayNumber - one.DayNumber) : decimal.MaxValue };
            }
        }
    }

    // As it is granted: where less was granted than applied for, others get more when a line goes. Who asks for more than before has it on top of what was granted, until the board has decided; that is no move.
    private static IEnumerable<AmendmentChange> Budget(AgreedPlan agreed, AgreedPlan wanted, HashSet<Guid> parties)
    {
        var (granted, more) = (Granted(agreed.Plan, agreed.Terms.Maximum), PlanAdoption.GrantOf(wanted.Plan) - PlanAdoption.GrantOf(agreed.Plan));
        var maximum = more > 0 ? Math.Max(wanted.Terms.Maximum, granted + more) : wanted.Terms.Maximum;
        var (before, after) = (Money(agreed.Plan, agreed.Terms.Maximum), Money(wanted.Plan, maximum));
        var differing = before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key)).ToList();
        var grant = Granted(wanted.Plan, maximum);
        if (grant <= granted && wanted.Plan is { AmountIsStated: true, Amount: { } asked } && asked > agreed.Plan.Amount)
        {
            yield return new AmendmentChange(AmendmentKind.Budget, "amendments.change.asked_raised", agreed.Plan.Amount.Value, asked) { Size = decimal.MaxValue };
        }

        if (differing.Count == 0)
        {
            yield break;
        }

        parties.UnionWith(differing.Select(static key => key.Party ?? Guid.Empty).Where(row => row == Guid.Empty || wanted.Plan.Parties.Any(party => party.Place.Row == row)));
        if (grant != granted)
        {
            yield return new AmendmentChange(AmendmentKind.Budget, grant > granted ? "amendments.change.grant_raised" : "amendments.change.grant_lowered", granted, grant)
            {
                Size = grant > Math.Max(granted, agreed.Terms.Maximum) ? decimal.MaxValue : 0, // up to the maximum the board has decided already, as when something happened that it foresaw
            };
        }

        var moved = differing.Sum(key => Math.Max(0, after.GetValueOrDefault(key) - before.GetValueOrDefault(key))) - Math.Max(0, grant - granted);
        if (moved > 0)
        {
            yield return new AmendmentChange(AmendmentKind.Budget, "amendments.change.moved", moved) { Size = granted == 0 ? 100 : moved / granted * 100 };
        }
    }

    /// <summary>Money by what it is for, whose it is, who pays it, and when.</summary>
    private static Dictionary<(string? CostType, Guid? Party, Payer Payer, string? CoFunder, BudgetPeriod When), decimal> Money(FundingPlan plan, decimal maximum) => PlanAdoption.Amounts(plan, maximum)
        .SelectMany(static line => line.Amounts.Select(amount => (line.Cost, When: amount.Period, amount.Amount)))
        .GroupBy(static part => (part.Cost.CostType, part.Cost.Party, part.Cost.Payer ?? Payer.Grant, part.Cost.CoFunder, part.When))
        .ToDictionary(static kind => kind.Key, static kind => kind.Sum(static part => part.Amount));

    private static decimal Granted(FundingPlan plan, decimal maximum) => Math.Min(PlanAdoption.GrantOf(plan), maximum);

    private static IEnumerable<AmendmentChange> Targets(FundingPlan agreed, FundingPlan wanted)
    {
        foreach (var (before, after) in Pairs([.. agreed.Promises], [.. wanted.Promises], static target => target.Place))
        {
            if (after is null)
            {
                yield return new AmendmentChange(AmendmentKind.Target, "amendments.change.target_gone", before!.Name) { Size = 100 };
            }
            else if (before is null)
            {
                yield return new AmendmentChange(AmendmentKind.Target, "amendments.change.target_new", after.Name);
            }
            else if (before.Quantity != after.Quantity)
            {
                yield return new AmendmentChange(AmendmentKind.Target, "amendments.change.target", after.Name) { Size = Lowered(before.Quantity, after.Quantity) };
            }
            else if (before.Name != after.Name || before.Level != after.Level)
            {
                yield return new AmendmentChange(AmendmentKind.Target, "amendments.change.target_named", before.Name, after.Name) { Size = before.Level == after.Level ? 0 : 100 };
            }
        }
    }

    /// <summary>By how many per cent less is promised; 100 when it is measured otherwise or later, 0 when more is promised.</summary>
    private static decimal Lowered(PlanQuantity before, PlanQuantity after)
    {
        if ((before.Measure, before.ActivityType, before.Comparison, before.Unit) != (after.Measure, after.ActivityType, after.Comparison, after.Unit) || after.Due > before.Due || (before.Due is not null && after.Due is null))
        {
            return 100;
        }

        return before.Comparison switch
        {
            Results.Comparison.Between => Math.Max(Less(before.Minimum, after.Minimum), Less(before.Maximum, after.Maximum)),
            Results.Comparison.AtMost => Less(after.Value, before.Value),
            _ => Less(before.Value, after.Value),
        };

        static decimal Less(decimal? was, decimal? becomes) => (was, becomes) switch
        {
            (null, null) => 0,
            ({ } one, { } other) when one > 0 => Math.Max(0, (one - other) / one * 100),
            _ => 100,
        };
    }

    private static IEnumerable<AmendmentChange> Partners(FundingPlan agreed, FundingPlan wanted, HashSet<Guid> parties)
    {
        foreach (var (before, after) in Pairs(agreed.Parties, wanted.Parties, static party => party.Place))
        {
            if (after is null)
            {
                yield return new AmendmentChange(AmendmentKind.Partner, "amendments.change.party_gone", before!.Name) { Size = 100 };
                foreach (var change in Left(agreed, wanted, before))
                {
                    yield return change;
                }
            }
            else if (before is null)
            {
                parties.Add(after.Place.Row ?? Guid.Empty);
                yield return new AmendmentChange(AmendmentKind.Partner, "amendments.change.party_new", after.Name) { Size = 100 };
            }
            else if ((before.Organisation, before.Name) != (after.Organisation, after.Name))
            {
                parties.Add(after.Place.Row ?? Guid.Empty);
                yield return new AmendmentChange(AmendmentKind.Partner, "amendments.change.party_other", before.Name, after.Name) { Size = 100 };
            }
            else if ((before.Role, before.Unit) != (after.Role, after.Unit))
            {
                parties.Add(after.Place.Row ?? Guid.Empty);
                yield return new AmendmentChange(AmendmentKind.Partner, "amendments.change.party_role", after.Name);
            }
        }
    }

    /// <summary>What goes with a party that leaves, and what of it is still in the plan.</summary>
    private static IEnumerable<AmendmentChange> Left(FundingPlan agreed, FundingPlan wanted, PlanParty party)
    {
        var posts = Withdrawal.PostsOf(agreed, party);
        var (stay, go) = (posts.Where(post => wanted.Staffing.Any(one => one.Place == post.Place)).ToList(), posts.Where(post => wanted.Staffing.All(one => one.Place != post.Place)).ToList());
        if (go.Count > 0)
        {
            yield return new AmendmentChange(AmendmentKind.Partner, "amendments.change.party_posts", party.Name, Names(go));
        }

        if (stay.Count > 0)
        {
            yield return new AmendmentChange(AmendmentKind.Partner, "amendments.change.party_posts_stay", party.Name, Names(stay));
        }

        if (wanted.Budget.Where(cost => cost.Party == party.Place.Row).Sum(static cost => cost.Total) is > 0 and var money)
        {
            yield return new AmendmentChange(AmendmentKind.Partner, "amendments.change.party_money", party.Name, money);
        }

        static string Names(IEnumerable<PlanPost> posts) => string.Join(", ", posts.Select(static post => post.Role));
    }

    private static IEnumerable<AmendmentChange> Activities(FundingPlan agreed, FundingPlan wanted)
    {
        foreach (var (before, after) in Pairs(agreed.Activities, wanted.Activities, static activity => activity.Place))
        {
            if (after is null)
            {
                yield return new AmendmentChange(AmendmentKind.Activity, "amendments.change.activity_gone", before!.Name) { Size = 100 };
            }
            else if (before is null)
            {
                yield return new AmendmentChange(AmendmentKind.Activity, "amendments.change.activity_new", after.Name);
            }
            else if (before with { LeadsTo = after.LeadsTo } != after || !before.LeadsTo.ToHashSet().SetEquals(after.LeadsTo))
            {
                yield return new AmendmentChange(AmendmentKind.Activity, "amendments.change.activity", after.Name);
            }
        }
    }

    private static IEnumerable<(TPart? Before, TPart? After)> Pairs<TPart>(IReadOnlyList<TPart> before, IReadOnlyList<TPart> after, Func<TPart, PlanPlace> placeOf)
        where TPart : class =>
        before.Select(one => ((TPart?)one, after.FirstOrDefault(other => placeOf(other) == placeOf(one)))).Concat(after.Where(one => before.All(other => placeOf(other) != placeOf(one))).Select(static one => ((TPart?)null, (TPart?)one)));
}
