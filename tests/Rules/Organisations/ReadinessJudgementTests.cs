using Samsteg.Organisations;

namespace Samsteg.Rules;

/// <summary>Whether an organisation is ready is worked out from rules and evidence, on any day.</summary>
public sealed class ReadinessJudgementTests
{
    private static readonly DateOnly Day = new(2026, 4, 15);
    private static readonly Guid Insurance = Guid.CreateVersion7(), Course = Guid.CreateVersion7(), Reserved = Guid.CreateVersion7();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Fact]
    public void Evidence_is_good_through_its_last_day_and_not_the_next()
    {
        var terms = Asks(Insurance);
        EvidenceFact[] evidence = [Shows(Insurance, Day.AddDays(-10), Day)];

        State(terms, evidence, Day.AddDays(-11)).ShouldBe(RuleState.Ahead);
        State(terms, evidence, Day.AddDays(-10)).ShouldBe(RuleState.Met);
        State(terms, evidence, Day).ShouldBe(RuleState.Met);
        State(terms, evidence, Day.AddDays(1)).ShouldBe(RuleState.Expired);
        ReadinessJudgement.Answer(terms, evidence, Day.AddDays(1)).LastDay.ShouldBe(Day);
        State(terms, [], Day).ShouldBe(RuleState.Missing);
    }

    [Fact]
    public void Without_a_last_day_it_is_good_as_long_as_the_rule_says()
    {
        var terms = Asks(Insurance) with { ValidMonths = 12 };

        ReadinessJudgement.Answer(terms, [Shows(Insurance, new(2026, 2, 28), null)], Day).LastDay.ShouldBe(new DateOnly(2027, 2, 27));
        ReadinessJudgement.Answer(terms with { ValidMonths = null }, [Shows(Insurance, new(2026, 2, 28), null)], Day).LastDay.ShouldBeNull();
        ReadinessJudgement.Answer(terms, [Shows(Insurance, new(2026, 2, 28), new(2026, 12, 31))], Day).LastDay.ShouldBe(new DateOnly(2026, 12, 31), "what it says itself goes first");
    }

    [Fact]
    public void Evidence_that_adjoins_is_told_as_one_and_the_row_is_the_one_that_lasts_longest()
    {
        var next = Shows(Insurance, Day.AddDays(1), Day.AddDays(100));
        EvidenceFact[] evidence = [Shows(Insurance, Day.AddDays(-100), Day), next];

        ReadinessJudgement.Answer(Asks(Insurance), evidence, Day).LastDay.ShouldBe(Day.AddDays(100));
        ReadinessJudgement.Answer(Asks(Insurance), evidence, Day.AddDays(1)).Evidence.ShouldBe(next);
        ReadinessJudgement.Since(Day.AddDays(50), [Asks(Insurance)], evidence).ShouldBe((true, Day.AddDays(-100)), "without a break");
    }

    [Fact]
    public void The_first_day_there_is_has_none_before_it() =>
        ReadinessJudgement.Answer(Asks(Insurance), [new(Guid.CreateVersion7(), Insurance, null, null, DateOnly.MinValue, null)], Day).State.ShouldBe(RuleState.Expired);

    [Fact]
    public void What_is_known_elsewhere_answers_the_rules_that_name_it()
    {
        var terms = Asks(Course) with { AnsweredBy = ["supervisor_course"] };

        State(terms, [new(Guid.CreateVersion7(), null, "supervisor_course", Day, null, null)], Day).ShouldBe(RuleState.Met);
        State(terms, [new(Guid.CreateVersion7(), null, "business_school", Day, null, null)], Day).ShouldBe(RuleState.Missing);
        State(terms, [Shows(Course, Day, null)], Day).ShouldBe(RuleState.Met, "and it can be registered by hand");
    }

    [Theory]
    [InlineData(null, RuleState.TooSmall)]
    [InlineData(29, RuleState.TooSmall)]
    [InlineData(30, RuleState.Met)]
    public void A_share_below_what_is_asked_is_told_and_does_not_do(int? share, RuleState state) =>
        State(Asks(Reserved) with { MinimumShare = 30 }, [Shows(Reserved, Day, null) with { Share = share }], Day).ShouldBe(state);

    [Fact]
    public void What_is_recommended_stops_nobody_and_where_nothing_is_required_nobody_is_ready()
    {
        RuleTerms[] terms = [Asks(Insurance), Asks(Course) with { IsRequired = false }];

        ReadinessJudgement.IsReady(ReadinessJudgement.On(Day, terms, [Shows(Insurance, Day, null)])).ShouldBeTrue();
        ReadinessJudgement.IsReady(ReadinessJudgement.On(Day, terms[1..], [Shows(Course, Day, null)])).ShouldBeFalse();
    }

    [Fact]
    public void New_terms_hold_from_their_day_and_leave_the_days_before_as_they_were()
    {
        RuleTerms[] terms = [Asks(Insurance), Asks(Course) with { HoldsFrom = Day }];
        EvidenceFact[] evidence = [Shows(Insurance, Day.AddDays(-30), null), Shows(Course, Day.AddDays(5), null)];

        ReadinessJudgement.Since(Day.AddDays(-1), terms, evidence).ShouldBe((true, Day.AddDays(-30)));
        ReadinessJudgement.Since(Day, terms, evidence).ShouldBe((false, null));
        ReadinessJudgement.Since(Day.AddDays(6), terms, evidence).ShouldBe((true, Day.AddDays(5)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void More_evidence_never_makes_less_ready_and_since_is_the_first_day_of_the_stretch(int seed)
    {
        var random = new Random(seed);
        var (terms, evidence) = ReadinessWorld.Any(random);
        bool Ready(DateOnly day, IReadOnlyCollection<EvidenceFact> known) => ReadinessJudgement.IsReady(ReadinessJudgement.On(day, terms, known));
        for (var number = 0; number < 80; number++)
        {
            var day = Day.AddDays(random.Next(-500, 500));
            var fewer = evidence.Where(_ => random.Next(4) > 0).ToList();
            if (Ready(day, fewer))
            {
                Ready(day, evidence).ShouldBeTrue($"seed {seed}, {day:O}");
            }

            var (isReady, since) = ReadinessJudgement.Since(day, terms, evidence);
            isReady.ShouldBe(Ready(day, evidence));
            if (since is { } first)
            {
                Ready(first.AddDays(-1), evidence).ShouldBeFalse($"seed {seed}, {day:O}");
                Enumerable.Range(0, day.DayNumber - first.DayNumber + 1).All(step => Ready(first.AddDays(step), evidence)).ShouldBeTrue();
            }

            foreach (var answer in ReadinessJudgement.On(day, terms, evidence).Where(static answer => answer is { State: RuleState.Met, LastDay: not null }))
            {
                ReadinessJudgement.Answer(answer.Terms, evidence, answer.LastDay!.Value).State.ShouldBe(RuleState.Met);
                ReadinessJudgement.Answer(answer.Terms, evidence, answer.LastDay.Value.AddDays(1)).State.ShouldNotBe(RuleState.Met);
            }
        }
    }

    [Fact]
    public void Who_taught_whom_is_a_tree_for_each_who_began()
    {
        var (anna, bo, cia, dan) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        TeachingRow Row(Guid teacher, string teacherName, Guid learner, string learnerName) =>
            new(Guid.CreateVersion7(), learner, learnerName, default, "L", teacher, teacherName, default, "T", "Kurs", Day);

        var chains = TeachingChains.Of([Row(bo, "Bo", cia, "Cia"), Row(anna, "Anna", bo, "Bo"), Row(dan, "Dan", cia, "Cia")]);

        chains.Select(static chain => (chain.Person, chain.Reached)).ShouldBe([("Anna", 2), ("Dan", 1)]);
        chains[0].Taught.ShouldHaveSingleItem().Taught.ShouldHaveSingleItem().Person.ShouldBe("Cia");
    }

    private static RuleState State(RuleTerms terms, EvidenceFact[] evidence, DateOnly day) => ReadinessJudgement.Answer(terms, evidence, day).State;

    private static RuleTerms Asks(Guid rule) => new(rule, null, null, true, null, null, []);

    private static EvidenceFact Shows(Guid rule, DateOnly from, DateOnly? lastDay) => new(Guid.CreateVersion7(), rule, null, from, lastDay?.AddDays(1), null);
}

/// <summary>Rules and evidence as they come.</summary>
internal static class ReadinessWorld
{
    private static readonly DateOnly Day = new(2026, 4, 15);

    public static (IReadOnlyList<RuleTerms> Terms, IReadOnlyList<EvidenceFact> Evidence) Any(Random random)
    {
        var terms = Enumerable.Range(0, random.Next(1, 4)).SelectMany(_ =>
        {
            var rule = Guid.CreateVersion7();
            DateOnly? change = random.Next(3) == 0 ? Day.AddDays(random.Next(-300, 300)) : null;
            RuleTerms One(DateOnly? from, DateOnly? until) => new(
                rule, from, until, random.Next(4) > 0, random.Next(2) == 0 ? random.Next(1, 20) : null, random.Next(5) == 0 ? 30 : null, random.Next(2) == 0 ? ["course"] : []);
            return change is null ? [One(null, null)] : new[] { One(null, change), One(change, null) };
        }).ToList();
        var evidence = Enumerable.Range(0, random.Next(0, 12)).Select(_ =>
        {
            var from = Day.AddDays(random.Next(-450, 300));
            DateOnly? until = random.Next(2) == 0 ? from.AddDays(random.Next(0, 250)) : null;
            return random.Next(4) == 0
                ? new EvidenceFact(Guid.CreateVersion7(), null, "course", random.Next(8) == 0 ? null : from, until, null)
                : new EvidenceFact(Guid.CreateVersion7(), terms[random.Next(terms.Count)].RuleId, null, from, until, random.Next(2) == 0 ? random.Next(0, 100) : null);
        }).ToList();
        return (terms, evidence);
    }
}
