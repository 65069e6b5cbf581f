namespace Samsteg.Organisations;

/// <summary>What a rule asks while these terms hold.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="HoldsFrom">First day; null when they always held.</param>
/// <param name="HoldsUntil">First day no longer; null while they hold.</param>
/// <param name="IsRequired">Whether nobody is ready without it.</param>
/// <param name="ValidMonths">How many months evidence is good that does not say itself; null for ever.</param>
/// <param name="MinimumShare">The least share in per cent; null when it asks for none.</param>
/// <param name="AnsweredBy">Kinds of what is known elsewhere that answer it.</param>
public sealed record RuleTerms(Guid RuleId, DateOnly? HoldsFrom, DateOnly? HoldsUntil, bool IsRequired, int? ValidMonths, int? MinimumShare, IReadOnlyList<string> AnsweredBy)
{
    /// <summary>Whether they hold on a day.</summary>
    public bool HoldOn(DateOnly day) => !(HoldsFrom > day) && !(HoldsUntil <= day);
}

/// <summary>Something that may answer rules.</summary>
/// <param name="Id">Which.</param>
/// <param name="RuleId">The rule it was registered for; null for what is known elsewhere.</param>
/// <param name="Kind">Kind of what is known elsewhere; null for what was registered.</param>
/// <param name="From">First day; null when it always was.</param>
/// <param name="Until">First day no longer; null when it does not say.</param>
/// <param name="Share">Share in per cent, where one was told.</param>
public sealed record EvidenceFact(Guid Id, Guid? RuleId, string? Kind, DateOnly? From, DateOnly? Until, int? Share);

/// <summary>How it stands with a rule on a day.</summary>
public enum RuleState
{
    /// <summary>It is met.</summary>
    Met,

    /// <summary>Nothing answers it.</summary>
    Missing,

    /// <summary>What answered it does no longer.</summary>
    Expired,

    /// <summary>What answers it begins later.</summary>
    Ahead,

    /// <summary>What was registered tells of a smaller share than it asks for.</summary>
    TooSmall,
}

/// <summary>The answer to a rule on a day, with what it rests on.</summary>
/// <param name="Terms">What is asked.</param>
/// <param name="State">How it stands.</param>
/// <param name="Evidence">The very row that says so; null when there is none.</param>
/// <param name="LastDay">The last day on which it is met, or was; null when it does not end, or never was.</param>
public sealed record RuleAnswer(RuleTerms Terms, RuleState State, EvidenceFact? Evidence, DateOnly? LastDay)
{
    /// <summary>Whether it is met and ends within so many days.</summary>
    public bool EndsWithin(int days, DateOnly today) => State is RuleState.Met && LastDay is { } last && last.DayNumber - today.DayNumber <= days;
}

/// <summary>Whether an organisation is ready, and why: worked out from rules and evidence, never said by anybody. Pure.</summary>
public static class ReadinessJudgement
{
    /// <summary>How it stands with what is asked in a role on a day: the terms that hold then, each with its answer.</summary>
    public static IReadOnlyList<RuleAnswer> On(DateOnly day, IEnumerable<RuleTerms> terms, IReadOnlyCollection<EvidenceFact> evidence) =>
        [.. terms.Where(held => held.HoldOn(day)).Select(held => Answer(held, evidence, day))];

    /// <summary>Whether all that is required is met; nobody is ready where nothing is asked.</summary>
    public static bool IsReady(IEnumerable<RuleAnswer> answers)
    {
        var required = answers.Where(static answer => answer.Terms.IsRequired).ToList();
        return required.Count > 0 && required.TrueForAll(static answer => answer.State is RuleState.Met);
    }

    /// <summary>Whether it is ready on a day, and since when without a break; the day is null when it always was.</summary>
    public static (bool IsReady, DateOnly? Since) Since(DateOnly day, IReadOnlyCollection<RuleTerms> terms, IReadOnlyCollection<EvidenceFact> evidence)
    {
        bool Ready(DateOnly on) => IsReady(On(on, terms, evidence));
        if (!Ready(day))
        {
            return (false, null);
        }

        // It can only have become ready on a day on which something began.
        var beginnings = terms.SelectMany(held => evidence.Select(fact => DaysOf(held, fact)?.From).Append(held.HoldsFrom).Append(held.HoldsUntil));
        foreach (var beginning in beginnings.Where(from => from <= day && from > DateOnly.MinValue).Select(static from => from!.Value).Distinct().OrderDescending())
        {
            if (!Ready(beginning.AddDays(-1)))
            {
                return (true, beginning);
            }
        }

        return (true, null);
    }

    /// <summary>The answer to one rule.</summary>
    public static RuleAnswer Answer(RuleTerms terms, IReadOnlyCollection<EvidenceFact> evidence, DateOnly day)
    {
        var answering = (from fact in evidence let days = DaysOf(terms, fact) where days is not null orderby days.Value.Until ?? DateOnly.MaxValue descending, fact.Id select (Fact: fact, Days: days!.Value)).ToList();
        foreach (var (fact, days) in answering)
        {
            if (days.Holds(day))
            {
                return new RuleAnswer(terms, RuleState.Met, fact, LastBefore(EndOf(days, answering.ConvertAll(static one => one.Days))));
            }
        }

        if (answering.Where(one => one.Days.From > day).OrderBy(static one => one.Days.From).Select(static one => one.Fact).FirstOrDefault() is { } next)
        {
            return new RuleAnswer(terms, RuleState.Ahead, next, null);
        }

        if (answering.Count > 0)
        {
            return new RuleAnswer(terms, RuleState.Expired, answering[0].Fact, LastBefore(answering[0].Days.Until));
        }

        var small = evidence.Where(fact => fact.RuleId == terms.RuleId).MaxBy(static fact => fact.From);
        return new RuleAnswer(terms, small is null ? RuleState.Missing : RuleState.TooSmall, small, null);
    }

    /// <summary>The days on which evidence answers a rule; null when it does not, or on no day.</summary>
    private static Days? DaysOf(RuleTerms terms, EvidenceFact fact)
    {
        if (fact.RuleId is { } rule ? rule != terms.RuleId || (terms.MinimumShare is { } least && !(fact.Share >= least)) : !terms.AnsweredBy.Contains(fact.Kind))
        {
            return null;
        }

        var until = fact.Until ?? (terms.ValidMonths is { } months ? fact.From?.AddMonths(months) : null);
        return until <= fact.From ? null : new Days(fact.From, until);
    }

    private static DateOnly? LastBefore(DateOnly? end) => end > DateOnly.MinValue ? end.Value.AddDays(-1) : end;

    /// <summary>The first day on which nothing answers any longer, from days that do on.</summary>
    private static DateOnly? EndOf(Days days, IReadOnlyCollection<Days> all)
    {
        var end = days.Until;
        while (end is { } day && all.Where(next => !(next.From > day) && (next.Until is null || next.Until > day)).Select(static next => (Days?)next).FirstOrDefault() is { } further)
        {
            end = further.Until;
        }

        return end;
    }

    private readonly record struct Days(DateOnly? From, DateOnly? Until)
    {
        public bool Holds(DateOnly day) => !(From > day) && !(Until <= day);
    }
}
