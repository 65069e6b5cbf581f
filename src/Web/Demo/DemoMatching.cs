using Samsteg.Organisations;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Ten who wait for a place, what they can and need, and a round of matching with fewer places than people: its proposals are solved as anybody's are.</summary>
internal static class DemoMatching
{
    private const int Mornings = 0b_01_01_01_01_01;
    private static readonly string[] Offered = ["Medhjälpare i tvätteri", "Laga cyklar", "Keramik", "Sömnad och omsömnad", "Vaktmästeri"];

    private static readonly Wish[] Wishes =
    [
        new(14, 10, 20, WeekTimes.Weekdays.Bits, SwedishLevel.Working, ["9622"], ["körkort"], [WorkDemand.HeavyLifting], [], "Katrineholm"),
        new(15, 8, 16, Mornings, SwedishLevel.Conversation, ["7319"], [], [WorkDemand.Crowds, WorkDemand.Customers], [WorkSupport.QuietPlace], null), // a protected identity: nothing is kept of where she lives
        new(24, 16, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Working, ["7233", "9622"], ["handverktyg"], [], [], "Eskilstuna"),
        new(26, 10, 24, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, ["7319"], [], [], [WorkSupport.StepFree], "Flen"),
        new(27, 12, 20, Mornings, SwedishLevel.Words, ["8151"], [], [], [], "Eskilstuna"),
        new(19, 8, 20, WeekTimes.Weekdays.Bits, SwedishLevel.None, ["7319"], ["sömnad"], [], [WorkSupport.CloseSupervision], "Nyköping"),
        new(20, 10, 30, WeekTimes.Weekdays.Bits, SwedishLevel.Words, ["7233"], ["handverktyg"], [WorkDemand.Customers], [], "Katrineholm"),
        new(21, 12, 25, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, [], [], [WorkDemand.Irritants], [], "Strängnäs"),
        new(22, 20, 40, Mornings, SwedishLevel.Conversation, ["9622"], [], [], [], "Eskilstuna"),
        new(23, 8, 20, WeekTimes.Weekdays.Bits, SwedishLevel.Words, ["7319", "9413"], [], [WorkDemand.Noise, WorkDemand.Standing], [WorkSupport.QuietPlace], "Flen"),
    ];

    public static void AddMatching(DemoWorld world)
    {
        var madeOn = world.Dates.WorkdayAgo(2);
        var groups = world.Rows.Of("enrolments").Where(static row => row["superseded_at"] is null).ToDictionary(static row => (Guid)row["participant_id"]!, static row => (string)row["target_group"]!);
        var people = new List<(MatchPerson Person, PlaceNeeds Needs)>();
        foreach (var (number, wish) in Wishes.Index())
        {
            var id = world.Participants[DemoPeople.All.Single(person => person.Number == wish.Person)];
            var readyOn = world.Dates.WorkdayAgo(12 + (9 * number));
            AddProfile(world, id, wish, readyOn);
            people.Add((new MatchPerson(new ParticipantId(id), groups[id]), NeedsOf(wish, groups[id], madeOn.DayNumber - readyOn.DayNumber)));
        }

        AddRound(world, madeOn, people, [.. world.Rows.Of("placement_openings").Where(static row => Offered.Contains((string)row["title"]!))]);
    }

    private static void AddRound(DemoWorld world, DateOnly madeOn, List<(MatchPerson Person, PlaceNeeds Needs)> people, List<IReadOnlyDictionary<string, object?>> openings)
    {
        var taken = world.Rows.Of("placements").Select(static row => row.GetValueOrDefault("opening_id")).OfType<Guid>().CountBy(static opening => opening).ToDictionary();
        var places = world.Rows.Of("organisation_places").ToDictionary(static row => (Guid)row["id"]!, static row => new Coordinates((decimal)row["latitude"]!, (decimal)row["longitude"]!));
        var offered = openings.ConvertAll(row => (Opening: new MatchOpening(new PlacementOpeningId((Guid)row["id"]!), (int)row["places"]! - taken.GetValueOrDefault((Guid)row["id"]!)), Terms: TermsOf(row, places)));
        var pairs = people.SelectMany(_ => offered, static (one, place) => MatchPair.Of(one.Person.Id, one.Needs, place.Opening.Id, place.Terms, MatchWeights.Usual)).ToList();
        var result = new MatchRound(people.Select(static one => one.Person), offered.Select(static place => place.Opening), pairs, MatchSettings.UsualFloor).Solve(MatchDecisions.None);

        var round = world.AddToPlan("match_rounds", ("title", "Ateljé, verkstad och vaktmästeri"), ("weights", new MatchSettings { InitiativeId = new InitiativeId(world.Initiative) }.Weights),
            ("floor_percent", MatchSettings.UsualFloor), ("asks_view", false), ("people", people.Count), ("made_at", SwedishTime.At(madeOn, new TimeOnly(14, 10))), ("made_by", world.Accounts["project_lead"]));
        foreach (var (opening, _) in offered)
        {
            world.Rows.Add("match_openings", [("round_id", round), ("initiative_id", world.Initiative), ("opening_id", opening.Id.Value), ("room", opening.Room)]);
        }

        var proposals = result.Proposals.ToDictionary(static proposal => proposal.Person.Id);
        foreach (var (person, needs) in people)
        {
            var proposal = proposals.GetValueOrDefault(person.Id);
            world.Rows.Add("match_people",
            [
                ("round_id", round), ("initiative_id", world.Initiative), ("participant_id", person.Id.Value), ("group_code", person.Group), ("opening_id", proposal?.Opening.Id.Value), ("points", proposal?.Score.Points),
                ("runner_up_id", proposal?.RunnerUp?.Opening.Value), ("runner_up_points", proposal?.RunnerUp?.Score.Points), ("cost_places", proposal?.CostsOthers.Places), ("cost_points", proposal?.CostsOthers.Points),
            ]);
            foreach (var (hint, more) in MatchHints.Of(needs, offered.ConvertAll(static place => (place.Terms, place.Opening.Room))))
            {
                world.Rows.Add("match_hints", [("round_id", round), ("initiative_id", world.Initiative), ("participant_id", person.Id.Value), ("hint", SnakeCase.Of(hint.ToString())), ("openings", more)]);
            }
        }

        foreach (var pair in pairs)
        {
            world.Rows.Add("match_pairs",
            [
                ("round_id", round), ("initiative_id", world.Initiative), ("participant_id", pair.Person.Value), ("opening_id", pair.Opening.Value),
                ("broken", (int)pair.Broken), ("points", pair.Score.Points), ("parts", pair.Score.Parts.ToArray()),
            ]);
        }
    }

    private static void AddProfile(DemoWorld world, Guid participant, Wish wish, DateOnly readyOn) => world.Rows.Add("place_profiles",
    [
        ("participant_id", participant), ("initiative_id", world.Initiative), ("kinds", Array.Empty<string>()), ("least_hours", (decimal)wish.Least), ("most_hours", (decimal)wish.Most), ("times", wish.Times),
        ("swedish", SnakeCase.Of(wish.Swedish.ToString())), ("languages", Array.Empty<string>()), ("skills", wish.Skills), ("occupations", wish.Occupations),
        ("avoids", CodeArrays.Of(wish.Avoids.Order())), ("supports", CodeArrays.Of(wish.Supports.Order())), ("needs_supervisor", false), ("ready_on", readyOn),
        ("latitude", Rounded(wish.From?.Latitude)), ("longitude", Rounded(wish.From?.Longitude)), ("starts_from", wish.Town),
    ]);

    private static decimal? Rounded(decimal? degrees) => degrees is { } known ? decimal.Round(known, 2) : null;

    private static PlaceNeeds NeedsOf(Wish wish, string group, int waited) => new()
    {
        TargetGroup = group, LeastHours = wish.Least, MostHours = wish.Most, Times = new WeekTimes(wish.Times), Swedish = wish.Swedish, Skills = wish.Skills.ToHashSet(), Occupations = wish.Occupations.ToHashSet(),
        Avoids = wish.Avoids.ToHashSet(), Needs = wish.Supports.ToHashSet(), DaysWaited = waited, From = wish.From,
    };

    private static PlaceTerms TermsOf(IReadOnlyDictionary<string, object?> row, IReadOnlyDictionary<Guid, Coordinates> places) => new()
    {
        Organisation = new OrganisationId((Guid)row["organisation_id"]!),
        Kind = Enum.Parse<PlacementKind>(SnakeCase.ToPascal((string)row["kind"]!)),
        LeastHours = (decimal)row["least_hours"]!,
        MostHours = (decimal)row["most_hours"]!,
        Times = new WeekTimes((int)row["times"]!),
        Swedish = Enum.Parse<SwedishLevel>(SnakeCase.ToPascal((string)row["swedish"]!)),
        Languages = ((string[])row["languages"]!).ToHashSet(),
        SkillsNeeded = ((string[])row["skills_needed"]!).ToHashSet(),
        SkillsWished = ((string[])row["skills_wished"]!).ToHashSet(),
        Occupations = row["occupation"] is string occupation ? new HashSet<string> { occupation } : [],
        Demands = CodeArrays.Read<WorkDemand>((string[])row["demands"]!).ToHashSet(),
        Supports = CodeArrays.Read<WorkSupport>((string[])row["supports"]!).ToHashSet(),
        At = row["place_id"] is Guid place ? places[place] : null,
        HasSupervisor = row["supervisor_id"] is not null,
    };

    private sealed record Wish(int Person, int Least, int Most, int Times, SwedishLevel Swedish, string[] Occupations, string[] Skills, WorkDemand[] Avoids, WorkSupport[] Supports, string? Town)
    {
        public Coordinates? From => Town is null ? null : DemoHosts.MiddleOf(Town);
    }
}
