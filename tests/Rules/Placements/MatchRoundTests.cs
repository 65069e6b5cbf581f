using FsCheck;
using FsCheck.Fluent;
using Samsteg.Organisations;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Who is kept from what, how well what is left fits, and what is proposed.</summary>
public sealed class MatchRoundTests
{
    private static readonly OrganisationId Cafe = new(Guid.Parse("00000000-0000-7000-8000-0000000000c1"));
    private static readonly Coordinates Eskilstuna = new(59.3712m, 16.5098m);
    private static readonly Coordinates Nykoping = new(58.7530m, 17.0079m);

    private static readonly PlaceNeeds Anybody = new() { TargetGroup = "young", LeastHours = 10, MostHours = 20, Times = WeekTimes.Weekdays };
    private static readonly PlaceTerms Anywhere = new() { Organisation = Cafe, Kind = PlacementKind.WorkTraining, LeastHours = 8, MostHours = 40, Times = WeekTimes.Weekdays };

    public static TheoryData<MatchRule, PlaceNeeds, PlaceTerms> Hindrances => new()
    {
        { MatchRule.None, Anybody, Anywhere },
        { MatchRule.Kind, Anybody with { Kinds = new HashSet<PlacementKind> { PlacementKind.Job } }, Anywhere },
        { MatchRule.TargetGroup, Anybody, Anywhere with { TargetGroups = new HashSet<string> { "long_term" } } },
        { MatchRule.None, Anybody, Anywhere with { TargetGroups = new HashSet<string> { "long_term", "young" } } },
        { MatchRule.Hours, Anybody, Anywhere with { LeastHours = 20.5m } },
        { MatchRule.None, Anybody, Anywhere with { LeastHours = 20 } },
        { MatchRule.Hours, Anybody with { LeastHours = 15 }, Anywhere with { MostHours = 14 } },
        { MatchRule.Times, Anybody with { Times = new(0b11) }, Anywhere },
        { MatchRule.Times, Anybody with { Times = new(0b_10_10_10_10_10) }, Anywhere with { Times = new(0b_01_01_01_01_01) } },
        { MatchRule.None, Anybody with { LeastHours = 8, Times = new(0b11) }, Anywhere },
        { MatchRule.Language, Anybody with { Swedish = SwedishLevel.Words }, Anywhere with { Swedish = SwedishLevel.Conversation } },
        { MatchRule.None, Anybody with { Languages = new HashSet<string> { "ar", "so" } }, Anywhere with { Swedish = SwedishLevel.Conversation, Languages = new HashSet<string> { "so" } } },
        { MatchRule.Skills, Anybody, Anywhere with { SkillsNeeded = new HashSet<string> { "truckkort" } } },
        { MatchRule.None, Anybody, Anywhere with { SkillsWished = new HashSet<string> { "truckkort" } } },
        { MatchRule.Demands, Anybody with { Avoids = new HashSet<WorkDemand> { WorkDemand.HeavyLifting } }, Anywhere with { Demands = new HashSet<WorkDemand> { WorkDemand.HeavyLifting, WorkDemand.Noise } } },
        { MatchRule.Support, Anybody with { Needs = new HashSet<WorkSupport> { WorkSupport.StepFree } }, Anywhere with { Supports = new HashSet<WorkSupport> { WorkSupport.QuietPlace } } },
        { MatchRule.Distance, Anybody with { From = Eskilstuna, MostKilometres = 70 }, Anywhere with { At = Nykoping } },
        { MatchRule.None, Anybody with { From = Eskilstuna, MostKilometres = 80 }, Anywhere with { At = Nykoping } },
        { MatchRule.None, Anybody with { MostKilometres = 1 }, Anywhere with { At = Nykoping } },
        { MatchRule.Supervisor, Anybody with { NeedsSupervisor = true }, Anywhere },
        { MatchRule.None, Anybody with { NeedsSupervisor = true }, Anywhere with { HasSupervisor = true } },
        { MatchRule.Conflict, Anybody with { NotAt = new HashSet<OrganisationId> { Cafe } }, Anywhere },
        { MatchRule.Conflict | MatchRule.Supervisor, Anybody with { NotAt = new HashSet<OrganisationId> { Cafe }, NeedsSupervisor = true }, Anywhere },
    };

    [Theory, MemberData(nameof(Hindrances))]
    public void Every_rule_keeps_apart_what_it_says(MatchRule broken, PlaceNeeds needs, PlaceTerms place) => MatchRules.Broken(needs, place).ShouldBe(broken);

    [Fact]
    public void It_is_74_kilometres_from_Eskilstuna_to_Nykoping() => MatchRules.Kilometres(Eskilstuna, Nykoping)!.Value.ShouldBe(74.3, 1);

    [Fact]
    public void Each_part_of_a_score_says_what_it_knows()
    {
        var needs = Anybody with
        {
            Occupations = new HashSet<string> { "9412" }, Skills = new HashSet<string> { "kassa" }, Times = new(0b_01_01_01_01), LeastHours = 8, MostHours = 16, From = Eskilstuna, MostKilometres = 100, DaysWaited = 90,
        };
        var place = Anywhere with { Occupations = new HashSet<string> { "9413", "5" }, SkillsWished = new HashSet<string> { "kassa", "bakning" }, Times = new(0b_01_11_01), LeastHours = 12, MostHours = 40, At = Eskilstuna };

        MatchScore.Of(needs, place, MatchWeights.Usual).Parts.ShouldBe([750, 500, 500, 750, 500, 1000, 500]);
        MatchScore.Of(needs with { Occupations = new HashSet<string>() }, place, MatchWeights.Usual).Parts[(int)MatchPart.Occupation].ShouldBeNull("nothing is known");
        MatchScore.Of(needs with { From = null }, place, MatchWeights.Usual).Parts[(int)MatchPart.Distance].ShouldBeNull();
        MatchScore.Of(needs with { Swedish = SwedishLevel.Working }, place, MatchWeights.Usual).Parts[(int)MatchPart.Language].ShouldBe(1000);
    }

    [Fact]
    public void Weights_are_none_of_them_negative_and_not_all_nothing()
    {
        MatchWeights.AreValid([1, 0, 0, 0, 0, 0, 0]).ShouldBeTrue();
        MatchWeights.AreValid([0, 0, 0, 0, 0, 0, 0]).ShouldBeFalse();
        MatchWeights.AreValid([5, -1, 0, 0, 0, 0, 0]).ShouldBeFalse();
        MatchWeights.AreValid([101, 0, 0, 0, 0, 0, 0]).ShouldBeFalse();
        MatchWeights.AreValid([1]).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => new MatchWeights([5, -1, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void A_score_is_its_parts_weighed() => Prop.ForAll(AnyNeeds.ToArbitrary(), AnyPlace.ToArbitrary(), Gen.ArrayOf(Gen.Choose(0, 100), 7).Where(MatchWeights.AreValid).ToArbitrary(), static (needs, place, numbers) =>
    {
        var score = MatchScore.Of(needs, place, new MatchWeights(numbers));
        var exact = score.Parts.Select((part, number) => (decimal)(part ?? (MatchScore.Most / 2)) * numbers[number]).Sum() / numbers.Sum();
        return score.Points is >= 0 and <= MatchScore.Most && score.Parts.All(static part => part is null or (>= 0 and <= MatchScore.Most)) && Math.Abs(score.Points - exact) <= 0.5m;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_can_more_is_kept_from_nothing_more() => Prop.ForAll(AnyNeeds.ToArbitrary(), AnyPlace.ToArbitrary(), Gen.Choose(0, 13).ToArbitrary(), static (needs, place, halfDay) =>
    {
        var more = needs with
        {
            Times = new(needs.Times.Bits | 1 << halfDay), MostHours = needs.MostHours + 4, Swedish = SwedishLevel.Working, Avoids = new HashSet<WorkDemand>(), Skills = new HashSet<string>(["a", "b", "c"]),
            MostKilometres = null, NeedsSupervisor = false,
        };
        return (MatchRules.Broken(more, place) & ~MatchRules.Broken(needs, place)) == MatchRule.None;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_people_and_eight_places_give_eight_proposals_with_reasons()
    {
        var people = Enumerable.Range(0, 10).Select(static number => Person(number, number % 2 == 0 ? "women" : "men", Anybody with { DaysWaited = 10 * number })).ToList();
        var round = Round(people, [Opening(1, 3, Anywhere), Opening(2, 5, Anywhere with { Supports = new HashSet<WorkSupport> { WorkSupport.StepFree } })], MatchWeights.Usual, floorPercent: 100);

        var result = round.Solve(MatchDecisions.None);

        result.Proposals.Count.ShouldBe(8);
        result.Proposals.CountBy(static proposal => proposal.Person.Group).ShouldBe([new("men", 4), new("women", 4)], ignoreOrder: true);
        people.Select(static one => one.Id).Except(result.Proposals.Select(static proposal => proposal.Person.Id)).ShouldBe([people[0].Id, people[1].Id], ignoreOrder: true, "they have waited least");
        result.Proposals.ShouldAllBe(static proposal => proposal.CostsOthers.Places == 1 && proposal.RunnerUp != null && !proposal.IsPinned);
    }

    [Fact]
    public void What_would_help_is_told_in_places()
    {
        var mornings = Anybody with { Times = new(0b_01_01_01_01_01) };
        var afternoons = Anywhere with { Times = new(0b_10_10_10_10_10) };
        var locked = afternoons with { SkillsNeeded = new HashSet<string> { "truckkort" } };

        MatchHints.Of(mornings, [(afternoons, 4), (afternoons, 3), (locked, 5), (Anywhere, 9)]).ShouldBe(new Dictionary<MatchHint, int> { [MatchHint.Afternoons] = 7 });
    }

    [Fact]
    public void What_is_pinned_holds_although_a_rule_is_broken_and_what_is_banned_is_not_proposed()
    {
        var (ada, bea) = (Person(1, "all", Anybody), Person(2, "all", Anybody with { DaysWaited = 180 }));
        var (one, other) = (Opening(1, 1, Anywhere), Opening(2, 1, Anywhere with { SkillsNeeded = new HashSet<string> { "truckkort" } }));
        var round = Round([ada, bea], [one, other], MatchWeights.Usual, 0);
        round.Solve(MatchDecisions.None).Proposals.Select(static proposal => proposal.Person.Id).ShouldBe([bea.Id]);

        var pinned = round.Solve(new MatchDecisions([(bea.Id, other.Id)], new HashSet<(ParticipantId, PlacementOpeningId)>()));
        pinned.Proposals.Select(static proposal => (proposal.Person.Id, proposal.Opening.Id, proposal.IsPinned, proposal.Score.Points > 0)).ShouldBe([(ada.Id, one.Id, false, true), (bea.Id, other.Id, true, false)]);
        pinned.Proposals[0].CostsOthers.ShouldBe(new MatchCost(0, 0));

        var banned = round.Solve(new MatchDecisions([], new HashSet<(ParticipantId, PlacementOpeningId)> { (bea.Id, one.Id) }));
        banned.Proposals.Select(static proposal => proposal.Person.Id).ShouldBe([ada.Id]);

        Should.Throw<ArgumentException>(() => round.Solve(new MatchDecisions([(bea.Id, one.Id), (ada.Id, one.Id)], new HashSet<(ParticipantId, PlacementOpeningId)>())));
        Should.Throw<ArgumentException>(() => round.Solve(new MatchDecisions([(ada.Id, new PlacementOpeningId(Guid.NewGuid()))], new HashSet<(ParticipantId, PlacementOpeningId)>())));
    }

    [Fact]
    public void A_pins_cost_is_what_the_others_would_have_without_it()
    {
        var (ada, bea) = (Person(1, "all", Anybody), Person(2, "all", Anybody with { DaysWaited = 180 }));
        var round = Round([ada, bea], [Opening(1, 1, Anywhere)], MatchWeights.Usual, 0);

        var pinned = round.Solve(new MatchDecisions([(ada.Id, Opening(1, 1, Anywhere).Id)], new HashSet<(ParticipantId, PlacementOpeningId)>())).Proposals.Single();

        pinned.CostsOthers.ShouldBe(new MatchCost(1, round.CandidatesOf(bea.Id)[0].Score.Points));
    }

    [Fact]
    public void In_whatever_order_they_come_the_proposals_are_the_same() => Prop.ForAll(AnyRound.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), static (round, seed) =>
    {
        var (people, openings) = round;
        var random = new Random(seed);
        var shuffled = Round(people.OrderBy(_ => random.Next()).ToList(), openings.OrderBy(_ => random.Next()).ToList(), MatchWeights.Usual, 50).Solve(MatchDecisions.None);
        var result = Round(people, openings, MatchWeights.Usual, 50).Solve(MatchDecisions.None);
        return Pairs(shuffled).SequenceEqual(Pairs(result)) && result.Proposals.Count <= people.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_room_never_gives_fewer_proposals() => Prop.ForAll(AnyRound.ToArbitrary(), static round =>
    {
        var (people, openings) = round;
        int Count(IReadOnlyCollection<Some> some) => Round(people, some, MatchWeights.Usual, 80).Solve(MatchDecisions.None).Proposals.Count;
        return Count([.. openings.Select(static opening => opening with { Opening = opening.Opening with { Room = opening.Opening.Room + 1 } })]) >= Count(openings);
    }).QuickCheckThrowOnFailure();

    private static readonly string[] Tags = ["a", "b", "c"];

    private static Gen<IReadOnlySet<T>> SomeOf<T>(IEnumerable<T> all) => Gen.SubListOf(all).Select(static some => (IReadOnlySet<T>)some.ToHashSet());

    private static Gen<PlaceNeeds> AnyNeeds =>
        from least in Gen.Choose(2, 20)
        from more in Gen.Choose(0, 20)
        from times in Gen.Choose(0, (1 << WeekTimes.HalfDays) - 1)
        from swedish in Gen.Elements(Enum.GetValues<SwedishLevel>())
        from languages in SomeOf(Tags)
        from skills in SomeOf(Tags)
        from occupations in SomeOf(["51", "9412", "522", "8"])
        from avoids in SomeOf([WorkDemand.Noise, WorkDemand.HeavyLifting])
        from far in Gen.Choose(0, 100)
        from waited in Gen.Choose(-5, 400)
        select new PlaceNeeds
        {
            TargetGroup = "young", LeastHours = least, MostHours = least + more, Times = new(times), Swedish = swedish, Languages = languages, Skills = skills, Occupations = occupations, Avoids = avoids,
            From = Eskilstuna, MostKilometres = far, NeedsSupervisor = far % 5 == 0, DaysWaited = waited,
        };

    private static Gen<PlaceTerms> AnyPlace =>
        from least in Gen.Choose(2, 20)
        from more in Gen.Choose(0, 20)
        from times in Gen.Choose(1 << 9, (1 << WeekTimes.HalfDays) - 1)
        from swedish in Gen.Elements(Enum.GetValues<SwedishLevel>())
        from needed in Gen.Frequency((3, Gen.Constant<IReadOnlySet<string>>(new HashSet<string>())), (1, SomeOf(Tags)))
        from wished in SomeOf(Tags)
        from occupations in SomeOf(["512", "9412", "5223", "83"])
        from demands in SomeOf([WorkDemand.Noise, WorkDemand.HeavyLifting])
        from hasSupervisor in Gen.Elements(true, false)
        select new PlaceTerms
        {
            Organisation = Cafe, Kind = PlacementKind.Internship, LeastHours = least, MostHours = least + more, Times = new(times), Swedish = swedish, Languages = wished, SkillsNeeded = needed, SkillsWished = wished,
            Occupations = occupations, Demands = demands, At = more % 2 == 0 ? Nykoping : null, HasSupervisor = hasSupervisor,
        };

    private static Gen<(Somebody[] People, Some[] Openings)> AnyRound =>
        from needs in Gen.ArrayOf(AnyNeeds, 12)
        from places in Gen.ArrayOf(AnyPlace, 6)
        from rooms in Gen.ArrayOf(Gen.Choose(0, 2), 6)
        select (needs.Select((one, number) => Person(number, number % 3 == 0 ? "women" : "men", one)).ToArray(), places.Zip(rooms).Select((pair, number) => Opening(number, pair.Second, pair.First)).ToArray());

    private static IEnumerable<(ParticipantId, PlacementOpeningId)> Pairs(MatchResult result) => result.Proposals.Select(static proposal => (proposal.Person.Id, proposal.Opening.Id));

    private static Somebody Person(int number, string group, PlaceNeeds needs) => new(new MatchPerson(new ParticipantId(Id(0xa0, number)), group), needs);

    private static Some Opening(int number, int room, PlaceTerms terms) => new(new MatchOpening(new PlacementOpeningId(Id(0xb0, number)), room), terms);

    private static MatchRound Round(IReadOnlyCollection<Somebody> people, IReadOnlyCollection<Some> openings, MatchWeights weights, int floorPercent) => new(
        people.Select(static person => person.Person), openings.Select(static opening => opening.Opening),
        people.SelectMany(_ => openings, (person, opening) => MatchPair.Of(person.Id, person.Needs, opening.Id, opening.Terms, weights)), floorPercent);

    private static Guid Id(byte kind, int number) => new(0, 0, 0, [0x80, 0, 0, 0, 0, 0, kind, (byte)number]);

    private sealed record Somebody(MatchPerson Person, PlaceNeeds Needs)
    {
        public ParticipantId Id => Person.Id;
    }

    private sealed record Some(MatchOpening Opening, PlaceTerms Terms)
    {
        public PlacementOpeningId Id => Opening.Id;
    }
}
