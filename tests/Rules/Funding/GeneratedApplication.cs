using System.Text.Json.Nodes;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>The numbers of an application that go together.</summary>
internal sealed record ApplicationNumbers
{
    public required int Months { get; init; }

    public required DateOnly Start { get; init; }

    public required DateOnly? IntakeEnd { get; init; }

    public required int Groups { get; init; }

    public required int GroupMinimum { get; init; }

    public required int GroupMaximum { get; init; }

    public required int Sessions { get; init; }

    public required int Started { get; init; }

    public required int Completed { get; init; }

    public required int Placed { get; init; }

    public required int Employed { get; init; }

    public required int WithPlan { get; init; }

    public required (int Least, int Most) Talks { get; init; }

    public required (int Least, int Most) PlacementTalks { get; init; }

    public required int WeeklyWeeks { get; init; }

    public required int Courses { get; init; }

    public required int Trained { get; init; }

    public required int Hosts { get; init; }

    public required int Schools { get; init; }

    public required int SchoolEnterprises { get; init; }

    public required int SchoolPersons { get; init; }

    public required int PublicYearly { get; init; }

    public required int PublicTotal { get; init; }

    public required int PublicPersons { get; init; }

    public required int PublicOrganisations { get; init; }

    public required int NetworkMeetings { get; init; }

    public required int Agreements { get; init; }

    public required int TalksInAll { get; init; }

    public required int Women { get; init; }

    public required int Men { get; init; }

    public DateOnly End => Start.AddMonths(Months).AddDays(-1);

    public static ApplicationNumbers Of(Random random)
    {
        var months = random.GetItems([12, 24, 36], 1)[0];
        var start = new DateOnly(2026, random.Next(1, 13), 1);
        var (groups, minimum) = (random.Next(2, 6), random.Next(6, 11));
        var maximum = minimum + random.Next(0, 4);
        var started = random.Next(groups * minimum, (groups * maximum) + 1);
        var completed = started - random.Next(2, 2 + (started / 4));
        var placed = completed - random.Next(2, 5);
        var yearly = random.Next(2, 5);
        var (least, most) = (random.Next(2, 4), random.Next(4, 6));
        var trained = random.Next(8, 21);
        var enterprises = random.Next(9, 25);
        var persons = random.Next(14, 40);
        var women = (started / 2) + random.Next(-2, 3);
        return new ApplicationNumbers
        {
            Months = months, Start = start, IntakeEnd = random.Next(3) == 0 ? null : start.AddMonths(months * 2 / 3),
            Groups = groups, GroupMinimum = minimum, GroupMaximum = maximum, Sessions = random.Next(4, 13),
            Started = started, Completed = completed, Placed = placed, Employed = placed - random.Next(2, 4), WithPlan = started,
            Talks = (least, most), PlacementTalks = (most + 1, most + random.Next(2, 5)), WeeklyWeeks = random.Next(2, 7),
            Courses = random.Next(2, 5), Trained = trained, Hosts = trained - random.Next(2, 5),
            Schools = random.Next(2, 4), SchoolEnterprises = enterprises, SchoolPersons = random.Next(enterprises + 1, (2 * enterprises) + 1),
            PublicYearly = yearly, PublicTotal = yearly * months / 12, PublicPersons = persons, PublicOrganisations = persons / 2,
            NetworkMeetings = random.Next(3, 10), Agreements = random.Next(3, 13), TalksInAll = ((least + most) * started / 2) + 1, Women = women, Men = started - women,
        };
    }
}

/// <summary>
/// An application to either funder's form, of numbers that go together: each is told in cells and again in words, in one of several ways of saying it, among sentences with numbers of other things.
/// </summary>
internal sealed class GeneratedApplication
{
    public const string Rar = "rar-sormland-application";
    public const string Lund = "finsam-lund-application";

    private static readonly string[] NumberWords = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private static readonly (string One, string Many, string Type)[] SeriesNames =
    [
        ("Framtidsverkstad", "framtidsverkstäder", "workshop_series"), ("Odlarkurs", "odlarkurser", "course"), ("Matlagningskurs", "matlagningskurser", "group_activity"),
        ("Rörelseskola", "rörelseskolor", "workshop_series"), ("Språkverkstad", "språkverkstäder", "course"), ("Ekonomikurs", "ekonomikurser", "workshop_series"),
    ];

    private static readonly (string One, string Many, string Type)[] CourseNames =
        [("Handledarkurs", "handledarkurser", "supervisor_course"), ("Mentorskurs", "mentorskurser", "supervisor_course"), ("Bemötandekurs", "bemötandekurser", "course")];

    private static readonly (string One, string Many, string Type)[] SchoolNames =
        [("Affärsskola", "affärsskolor", "business_school"), ("Kalkylkurs", "kalkylkurser", "business_school"), ("Säljutbildning", "säljutbildningar", "procurement_school")];

    private static readonly (string One, string Many, string Type)[] PublicNames =
        [("Inköparutbildning", "inköparutbildningar", "public_sector_training"), ("Frukostseminarium", "frukostseminarier", "dialogue_meeting"), ("Upphandlingsdag", "upphandlingsdagar", "public_sector_training")];

    private static readonly (string One, string Many, string Type)[] NetworkNames =
        [("Nätverksträff", "nätverksträffar", "bridging_meeting"), ("Branschmöte", "branschmöten", "bridging_meeting"), ("Brobygge", "brobyggen", "dialogue_meeting")];

    private static readonly string[] Noise =
    [
        "Styrgruppen möts fyra gånger per år.", "Arbetsgruppen ses varannan vecka.", "Vi samlar tre kommuner och två myndigheter.", "Lokalen rymmer 25 personer.", "En träff tar tre timmar med paus.",
        "Minst 40 procent är kvinnor och minst 40 procent är män.", "Rapporten lämnas inom 14 dagar.", "Många företag har färre än 50 anställda.", "Utvärderaren intervjuar en person i taget.",
        "Resan kostar 350 kronor per person.", "Två av tre som svarar vill arbeta.", "Vi följer lagen (2003:1210) om samordning.", "Webbplatsen hade 12 400 besök under 2024.", "Alla som vill kan få en kontaktperson.",
        "Tre handläggare delar på ett rum.", "Kommunikatören gör två filmer om odling och tre filmer om trä.", "Mål 3 och mål 4 hör ihop.", "Första träffen hålls kl. 9–12.", "Vi räknar med tio arbetsdagar för varje rapport.",
        "En tredjedel av företagen är nya.", "Ett par personer kan börja senare.", "Personalen består av fyra personer.", "Varje vecka har en tydlig rytm.", "Samtalen tar en timme.", "Planen gäller i ett år.",
    ];

    private static readonly string[] Told =
    [
        "I det förra projektet fick 45 personer arbetsträning.", "År 2023 hölls 11 kurser.", "Kommunen har 54 300 invånare.", "Av 80 tillfrågade företag svarade 31.", "Under 2022 avslutades 19 placeringar.",
        "Omkring 600 personer har försörjningsstöd sedan mer än tre år.", "Förstudien pekade på sju hinder.", "I länet finns 24 sociala företag med 310 anställda.",
    ];

    private readonly Random _random;
    private readonly Dictionary<string, List<(string Field, JsonObject Row)>> _rows = [];

    public GeneratedApplication(int seed, string form, Func<ApplicationNumbers, ApplicationNumbers>? change = null)
    {
        _random = new Random(seed);
        Form = ShippedForms.Find(form)!;
        var numbers = ApplicationNumbers.Of(_random);
        N = change is null ? numbers : change(numbers);
        (Series, Course, School, Public, Network) = (One(SeriesNames), One(CourseNames), One(SchoolNames), One(PublicNames), One(NetworkNames));
        Write();
    }

    public FormDefinition Form { get; }

    public ApplicationNumbers N { get; }

    public JsonObject Answers { get; } = [];

    public (string One, string Many, string Type) Series { get; }

    public (string One, string Many, string Type) Course { get; }

    public (string One, string Many, string Type) School { get; }

    public (string One, string Many, string Type) Public { get; }

    public (string One, string Many, string Type) Network { get; }

    public bool IsRar => Form.Key == Rar;

    public static CheckContext Context { get; } = new()
    {
        Today = new DateOnly(2025, 11, 3), StaffStayWithMembers = true,
        Members = [new(null, "Ekeby kommun"), new(null, "Region Mälarö"), new(null, "Arbetsförmedlingen"), new(null, "Försäkringskassan")],
    };

    /// <summary>The plan that the answers promise.</summary>
    public FundingPlan Plan() => PlanReader.Of(FormAnswers.Parse(Form, Answers.ToJsonString()));

    /// <summary>Rows that are about something: <c>placement</c>, <c>school</c>; with which table, where only its rows are asked for.</summary>
    public IReadOnlyList<(string Field, JsonObject Row)> About(string key, string? field = null) =>
        [.. _rows.GetValueOrDefault(key, []).Where(row => field is null || row.Field == field)];

    /// <summary>One of the rows.</summary>
    public JsonObject Row(string key, string field) => About(key, field)[0].Row;

    /// <summary>Places of rows.</summary>
    public IReadOnlyList<PlanPlace> PlacesOf(params ReadOnlySpan<string> keys)
    {
        var places = new List<PlanPlace>();
        foreach (var key in keys)
        {
            places.AddRange(About(key).Select(static row => Place(row.Field, row.Row)));
        }

        return places;
    }

    public static PlanPlace Place(string field, JsonObject row) => new(field, Guid.Parse(row["id"]!.GetValue<string>()));

    /// <summary>Adds a row to a table, with an id of its own.</summary>
    public JsonObject Add(string table, string key, JsonObject row)
    {
        Span<byte> id = stackalloc byte[16];
        _random.NextBytes(id);
        row["id"] = new Guid(id).ToString();
        if (Answers[table] is not JsonArray rows)
        {
            Answers[table] = rows = [];
        }

        rows.Add(row);
        (_rows.TryGetValue(key, out var known) ? known : _rows[key] = []).Add((table, row));
        return row;
    }

    /// <summary>Adds a sentence to a text.</summary>
    public PlanPlace Say(string field, string sentence)
    {
        Answers[field] = Answers[field] is { } text ? $"{text.GetValue<string>()} {sentence}" : sentence;
        return new PlanPlace(field);
    }

    /// <summary>A number in digits, or in letters where there are such.</summary>
    public string Said(int number) => number < NumberWords.Length && number > 1 && _random.Next(2) == 0 ? NumberWords[number] : $"{number}";

    public T One<T>(params ReadOnlySpan<T> of) => of[_random.Next(of.Length)];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static JsonObject Lookup(string text, string? code = null) => code is null ? new() { ["text"] = text } : new() { ["code"] = code, ["text"] = text };

    /// <summary>A party as other tables name it: by its row.</summary>
    public JsonObject Party(string name) =>
        Lookup(name, About("owner").Concat(About("partner")).First(party => party.Row["organisation"]!["text"]!.GetValue<string>() == name).Row["id"]!.GetValue<string>());

    private static JsonArray Ids(IEnumerable<JsonObject> rows) => [.. rows.Select(static row => (JsonNode)row["id"]!.GetValue<string>())];

    private static string Range((int Least, int Most) range) => $"{range.Least}–{range.Most}";

    private void Write()
    {
        Answers["name"] = One("Vägar vidare", "Steg för steg", "Nära arbete");
        (Answers["start"], Answers["end"]) = (Day(N.Start), Day(N.End));
        Add("owner", "owner", new JsonObject { ["organisation"] = Lookup("Ekeby kommun") });
        Add("partners", "partner", new JsonObject { ["organisation"] = Lookup("Region Mälarö"), ["role"] = "Leder arbetet och genomför kurserna." });
        Add("partners", "partner", new JsonObject { ["organisation"] = Lookup("Arbetsförmedlingen"), ["role"] = One("Hittar deltagare och platser.", "Anvisar deltagare.") });
        Add("partners", "partner", new JsonObject { ["organisation"] = Lookup("Föreningen Kvarnen"), ["role"] = One("Tar emot på sin gård.", "Har lokaler och verktyg.") });
        Answers["background"] = Text(Told);
        Write("background", "baseline");
        Add("baselines", "baseline", new JsonObject { ["indicator"] = "Personer med försörjningsstöd i mer än tre år", ["value"] = "610", ["source"] = "Kommunens statistik 2024" });
        Add("baselines", "baseline", new JsonObject { ["indicator"] = "Andel i arbete efter avslut", ["value"] = "18 procent", ["source"] = "Förbundets årsredovisning" });
        if (IsRar)
        {
            Answers["need"] = Text(Told);
            WriteObjectives();
        }
        else
        {
            WriteGoalAreas();
        }

        WriteActivities();
        WriteTargets();
        WriteExpected();
        WriteTexts();
        WriteStaffAndMoney();
        WriteTimePlan();
    }

    private void Write(string field, string key) => _rows[$"text:{key}"] = [(field, [])];

    private void WriteObjectives()
    {
        if (N.IntakeEnd is { } intake)
        {
            Answers["intake_end"] = Day(intake);
        }

        Answers["objectives_introduction"] = $"Deltagarna möter en certifierad coach. {One(Noise)}";
        void Objective(string key, string name, string text, string? measure, int? value, string unit)
        {
            var row = new JsonObject { ["number"] = About("objective").Count + 1, ["area"] = One("Människor", "Företag", "Samarbete"), ["name"] = name, ["text"] = text };
            if (value is { } number)
            {
                (row["comparison"], row["value"], row["unit"], row["due"]) = ("at_least", number, unit, Day(N.End));
            }
            else
            {
                row["comparison"] = "qualitative";
            }

            if (measure is not null)
            {
                row["measure"] = Lookup(measure, measure);
            }

            Add("objectives", key, row);
            _rows.TryAdd("objective", []);
            _rows["objective"].Add(("objectives", row));
        }

        Objective("series", One($"{Capital(Said(N.Groups))} {Series.Many} med {N.Started} deltagare", $"{N.Started} deltagare går {Series.One.ToLowerInvariant()}"),
            One($"Deltagarna ses {Said(N.Sessions)} gånger i grupp och får {Range(N.Talks)} coachsamtal var.", $"Det blir {Said(N.Groups)} omgångar, med {Said(N.Sessions)} träffar i varje."),
            Series.Type == "workshop_series" ? "workshop_series_held" : null, N.Groups, "omgångar");
        Objective("placement", One($"{N.Placed} deltagare i arbetsträning eller praktik", $"Minst {N.Placed} personer får arbetsträning"),
            One($"Varje plats väljs efter personen och följs upp; {Range(N.PlacementTalks)} coachsamtal ingår.", "Platsen väljs tillsammans med deltagaren."), "placements_started", N.Placed, "deltagare");
        Objective("course", One($"Minst {N.Trained} företag redo att ta emot", $"{Capital(Said(N.Courses))} {Course.Many} för {N.Trained} företag"), "Företagen får stöd hela vägen.", null, N.Trained, "företag");
        Objective("school", $"{Capital(Said(N.Schools))} {School.Many} för {N.SchoolEnterprises} företag", One($"Varje företag skickar 1–2 personer, sammanlagt {N.SchoolPersons} personer.", "Företagen lär av varandra."),
            School.Type == "business_school" ? "business_schools_held" : null, N.Schools, "tillfällen");
        Objective("public", $"{Capital(Said(N.PublicTotal))} {Public.Many} för offentlig sektor", One($"Sammanlagt kommer {N.PublicPersons} personer från {N.PublicOrganisations} organisationer.", "Verkliga fall är i centrum."), null, N.PublicTotal, "tillfällen");
        Objective("network", One($"{Capital(Said(N.NetworkMeetings))} {Network.Many}", $"{Network.One} {Said(N.NetworkMeetings)} gånger"), "Företag och inköpare lär känna varandra.", null, N.NetworkMeetings, "träffar");
        Objective("agreement", $"{N.Agreements} nya avtal med offentlig sektor", "Avtalen öppnar vägar in.", "agreements_signed", N.Agreements, "avtal");
    }

    private void WriteGoalAreas()
    {
        void Area(string key, string name, string activities, string outcome) =>
            Add("goal_areas", key, new JsonObject
            {
                ["number"] = About(key).Count + 1, ["name"] = name, ["example_activities"] = activities, ["expected_outcome"] = outcome, ["evidence"] = One("Registreringar", "Enkät"),
            });
        Area("series", "Människor närmare arbete", $"{Capital(Said(N.Groups))} {Series.Many} med {N.Started} deltagare.", $"{N.Placed} deltagare får arbetsträning eller praktik.");
        Area("course", "Företag som vågar", $"{Capital(Said(N.Courses))} {Course.Many}.", $"{N.Trained} företag är redo att ta emot.");
        Area("network", "Samarbete som håller", $"{Capital(Said(N.NetworkMeetings))} {Network.Many}.", $"{N.Agreements} avtal skrivs.");
        foreach (var (key, area) in new[] { ("placement", "series"), ("school", "course"), ("public", "network"), ("agreement", "network") })
        {
            _rows[key] = [About(area, "goal_areas")[0]];
        }

        _rows["objective"] = [.. About("series"), .. About("course"), .. About("network")];
    }

    private string Goals => IsRar ? "objectives" : "goal_areas";

    private JsonArray Leads(params ReadOnlySpan<string> keys)
    {
        var rows = new List<JsonObject>();
        foreach (var key in keys)
        {
            rows.Add(Row(key, Goals));
        }

        return Ids(rows.DistinctBy(static row => row["id"]!.GetValue<string>()));
    }

    private void WriteActivities()
    {
        void Activity(string key, string audience, string type, string name, string text, JsonObject cells, string leads)
        {
            var row = new JsonObject { ["audience"] = audience, ["type"] = Lookup(type, type), ["name"] = name, ["text"] = text, [Goals] = Leads(leads) };
            foreach (var (cell, value) in cells.ToList())
            {
                row[cell] = value?.DeepClone();
            }

            Add("activities", key, row);
        }

        Activity("series", "participants", Series.Type, Series.One, One($"Gruppen ses {Said(N.Sessions)} gånger och tittar framåt.", "Gruppen prövar, pratar och planerar.", $"Det är {N.GroupMinimum}–{N.GroupMaximum} deltagare i varje grupp."),
            new() { ["count"] = N.Groups, ["per"] = "total", ["sessions"] = N.Sessions, ["hours"] = 3, ["group_minimum"] = N.GroupMinimum, ["group_maximum"] = N.GroupMaximum, ["total"] = N.Started }, "series");
        Activity("coaching", "participants", "individual_coaching", "Enskilda coachsamtal", One("Varje deltagare får en handlingsplan som visar nästa steg.", "Alla deltagare skriver en egen handlingsplan med sin coach."),
            new() { ["total"] = N.Started, ["each_minimum"] = N.Talks.Least, ["each_maximum"] = N.Talks.Most }, "series");
        Activity("placement", "participants", "placement", One("Arbetsträning eller praktik", "Arbetsträning"), "Perioden planeras ihop.", new() { ["total"] = N.Placed }, "placement");
        Activity("placement_coaching", "participants", "placement_coaching", "Coachsamtal under placeringen", "Samtal på arbetsplatsen.",
            new() { ["total"] = N.Placed, ["each_minimum"] = N.PlacementTalks.Least, ["each_maximum"] = N.PlacementTalks.Most }, "placement");
        Activity("rhythm", "participants", "placement_follow_up", "Uppföljning av placeringen", $"Uppföljning sker en gång i veckan i {Said(N.WeeklyWeeks)} veckor, därefter en gång i månaden.", [], "placement");
        Activity("course", "enterprises", Course.Type, Course.One, One("Företagen lär sig ta emot.", $"Kursen hålls {Said(N.Courses)} gånger."), new() { ["count"] = N.Courses, ["per"] = "total" }, "course");
        Activity("school", "enterprises", School.Type, School.One, One($"Omkring {N.SchoolPersons} personer väntas.", "Pris, kunder och avtal.", $"{N.SchoolEnterprises} företag deltar."),
            new() { ["count"] = N.Schools, ["per"] = "total", ["total"] = N.SchoolPersons }, "school");
        Activity("public", "public_sector", Public.Type, Public.One, One("Inköpare lär sig köpa av sociala företag.", $"Hålls {Said(N.PublicYearly)} gånger per år."), new() { ["count"] = N.PublicYearly, ["per"] = "year" }, "public");
        Activity("network", "joint", Network.Type, Network.One, One("Nätverken lär känna varandra.", $"Sammanlagt {Said(N.NetworkMeetings)} {Network.Many}."), new() { ["count"] = N.NetworkMeetings, ["per"] = "total" }, "network");
        Activity("agreement", "joint", "agreement_process", "Avtalsprocesser", "Varje möjligt avtal följs upp.", [], "agreement");
        Activity("communication", "joint", "communication", "Filmer och artiklar", "En kommunikatör sprider det som händer.", [], "agreement");
    }

    private void WriteTargets()
    {
        void Target(string key, string name, int? value, string unit, string? measure, string? type, params ReadOnlySpan<string> belongs)
        {
            var row = new JsonObject { ["name"] = name, ["evidence"] = One("Registreringar", "Enkät", "Dokument"), [Goals] = Leads(belongs), ["due"] = Day(N.End) };
            row["comparison"] = value is null ? "qualitative" : "at_least";
            if (value is { } number)
            {
                (row["value"], row["unit"]) = (number, unit);
            }

            if (measure is not null)
            {
                row["measure"] = Lookup(measure, measure);
            }

            if (type is not null)
            {
                row["activity_type"] = Lookup(type, type);
            }

            Add("result_targets", key, row);
        }

        Target("series", One($"{N.Started} deltagare börjar {Series.One.ToLowerInvariant()}", $"{N.Started} deltagare går {Series.One.ToLowerInvariant()}, {N.GroupMinimum}–{N.GroupMaximum} per grupp"), N.Started, "deltagare",
            Series.Type == "workshop_series" ? "participants_started_workshop_series" : null, null, "series");
        Target("completed", $"{N.Completed} deltagare fullföljer {Series.One.ToLowerInvariant()}", N.Completed, "deltagare", Series.Type == "workshop_series" ? "participants_completed_series" : null, null, "series");
        Target("placement", One($"Minst {N.Placed} deltagare får arbetsträning", $"{N.Placed} personer får en placering med uppföljning varje vecka de första {Said(N.WeeklyWeeks)} veckorna, sedan varje månad",
            $"{N.Placed} deltagare i praktik med {Range(N.PlacementTalks)} coachsamtal"), N.Placed, "deltagare", "placements_started", null, "placement");
        Target("plan", One($"{N.WithPlan} deltagare har handlingsplan", $"Minst {N.WithPlan} personer har en egen handlingsplan"), N.WithPlan, "deltagare", "participants_with_action_plan", null, "series");
        Target("employment", One($"{N.Employed} deltagare får jobb", $"Minst {N.Employed} personer går till anställning"), N.Employed, "deltagare", "exits_to_work", null, "placement");
        Target("course", $"Minst {N.Trained} företag har gått {Course.One.ToLowerInvariant()}", N.Trained, "företag", "organisations_completed_activity", Course.Type, "course");
        Target("host", $"Minst {N.Hosts} företag har tagit emot en person", N.Hosts, "företag", "organisations_hosted_participant", null, "placement");
        Target("school", One($"{N.SchoolEnterprises} företag har gått klart {School.One.ToLowerInvariant()}", $"Minst {N.SchoolEnterprises} företag går {School.One.ToLowerInvariant()}"), N.SchoolEnterprises, "företag", "organisations_completed_activity", School.Type, "school");
        Target("public", One($"{Capital(Said(N.PublicTotal))} {Public.Many}", $"{Capital(Said(N.PublicTotal))} {Public.Many} för sammanlagt {N.PublicPersons} personer"), N.PublicTotal, "tillfällen", null, Public.Type, "public");
        Target("network", $"{Capital(Said(N.NetworkMeetings))} {Network.Many}", N.NetworkMeetings, "träffar", Network.Type == "bridging_meeting" ? "network_meetings_held" : null, null, "network");
        Target("agreement", $"{N.Agreements} avtal på plats", N.Agreements, "avtal", "agreements_signed", null, "agreement");
        Target("word", "Deltagarna berättar vad som hjälpte", null, string.Empty, null, null, "placement");
    }

    private void WriteExpected()
    {
        void Expected(string key, int number, string unit, string description) => Add("expected", key, new JsonObject { ["number"] = number, ["unit"] = unit, ["description"] = description });
        Expected("series", N.Started, "participants", One($"Går {Series.One.ToLowerInvariant()} och får {Range(N.Talks)} coachsamtal var", $"Börjar {Series.One.ToLowerInvariant()}"));
        Expected("placement", N.Placed, "participants", One($"Får arbetsträning eller annat stöd med {Range(N.PlacementTalks)} coachsamtal", "Får en placering som passar"));
        Expected("school", N.SchoolPersons, "persons", One($"Går {School.One.ToLowerInvariant()}, från {N.SchoolEnterprises} företag", $"Går {School.One.ToLowerInvariant()}"));
        if (_random.Next(2) == 0)
        {
            Expected("course", N.Trained, "enterprises", $"Går {Course.One.ToLowerInvariant()}");
        }
    }

    private void WriteTexts()
    {
        Answers["purpose"] = Text([.. Noise, $"Insatsen når {N.Started} deltagare.", $"Sammanlagt {N.Started} deltagare, {N.Women} kvinnor och {N.Men} män.", $"Av dem ska {N.Placed} få arbetsträning."]);
        Say("purpose", $"Totalt räknar vi med {N.Started} deltagare, {N.Women} kvinnor och {N.Men} män.");
        Say("purpose", "Tiden fördelas så att 60 procent går till samtal och 40 procent till grupper.");
        Answers["organisation"] = Text([.. Noise, $"Tillsammans ordnar vi {Said(N.NetworkMeetings)} {Network.Many}.", $"Regionen håller {Said(N.Courses)} {Course.Many}."]);
        Answers["follow_up"] = Text([.. Noise, $"Efter varje {Series.One.ToLowerInvariant()} svarar deltagarna på en enkät.", $"Placeringar följs upp varje vecka i {Said(N.WeeklyWeeks)} veckor."]);
        Say("follow_up", $"Deltagarna får sammanlagt {N.TalksInAll} enskilda coachsamtal i den första delen.");
        Answers["stewardship"] = Text([.. Noise, $"De {N.Placed} som fått arbetsträning har tagit steg mot arbete.", $"{Course.One}en lever vidare i två kommuner."]);
        if (IsRar)
        {
            Answers["stewardship_individual"] = One($"De {N.Started} deltagarna är närmare arbetsmarknaden.", $"{N.Placed} deltagare har haft arbetsträning.");
            Add("methods", "method", new JsonObject { ["name"] = "Coachning", ["text"] = $"En certifierad coach lotsar vidare. {One(Noise)}" });
            Add("methods", "method", new JsonObject { ["name"] = "Grupp", ["text"] = One(Noise) });
            Add("target_groups", "group", new JsonObject { ["group"] = Lookup("Personer som behöver arbetsträning"), ["description"] = Text(Told) });
        }
        else
        {
            Answers["target_group_primary"] = $"Personer långt från arbetsmarknaden. {Text(Told)}";
            Answers["expected_result"] = $"{N.Placed} deltagare har fått arbetsträning och {N.Employed} har fått jobb. {One(Noise)} En certifierad coach har lotsat.";
        }

        Add("deliverables", "deliverable", new JsonObject { ["name"] = "Metodbok", ["owner"] = "Ekeby kommun", ["check"] = "Används den?", ["due"] = Day(N.End) });
    }

    private void WriteStaffAndMoney()
    {
        var (lead, coach) = (10 * _random.Next(5, 11), 10 * _random.Next(3, 11));
        if (IsRar)
        {
            Add("staffing", "post", new JsonObject { ["role"] = "Projektledare", ["party"] = Party("Region Mälarö"), ["employment"] = "employed", ["percent"] = lead, ["text"] = "Leder arbetet." });
            Add("staffing", "post", new JsonObject { ["role"] = "Coach", ["party"] = Party("Ekeby kommun"), ["employment"] = "employed", ["percent"] = coach, ["text"] = "Möter deltagarna." });
            Add("staffing", "post", new JsonObject { ["role"] = "Utvärderare", ["employment"] = "external", ["text"] = "Följer hela vägen." });
        }
        else
        {
            Add("coordinator", "post", new JsonObject { ["organisation"] = Lookup("Region Mälarö"), ["percent"] = lead, ["text"] = "Samordnar." });
        }

        var periods = ((TableField)Form.Find("budget")!).Periods!.Of(FormAnswers.Parse(Form, Answers.ToJsonString()));
        var total = 0;
        void Cost(string key, string type, string text, int? percent, bool isLump, params ReadOnlySpan<string> activities)
        {
            var row = new JsonObject { ["cost_type"] = Lookup(type, type), ["text"] = text, ["payer"] = "grant", ["estimate"] = "confirmed" };
            if (percent is { } share)
            {
                row["percent"] = share;
            }

            if (isLump)
            {
                row["lump"] = Sum(1);
            }
            else
            {
                foreach (var period in periods)
                {
                    row[period.Key] = Sum(2);
                }
            }

            if (activities.Length > 0)
            {
                var rows = new List<JsonObject>();
                foreach (var activity in activities)
                {
                    rows.Add(Row(activity, "activities"));
                }

                row["activities"] = Ids(rows);
            }

            Add("budget", key, row);

            int Sum(int least)
            {
                var sum = 1000 * _random.Next(10 * least, 200);
                total += sum;
                return sum;
            }
        }

        Cost("lead", "project_lead", "Projektledare", lead, false);
        Cost("coach", "coach", "Coach", coach, false);
        Cost("activity", "activities", "Material till kurserna", null, false, "series", "course");
        Cost("activity", "lectures", "Föreläsare", null, true, "public");
        Cost("activity", "placement_compensation", "Ersättning till arbetsplatser", null, false, "placement");
        Cost("activity", "participant_costs", "Resor för deltagare", null, true, "series");
        Cost("overhead", "premises", "Lokal", null, false);
        Add("budget", "own", new JsonObject { ["cost_type"] = Lookup("co_funding_in_kind", "co_funding_in_kind"), ["text"] = "Egen tid", ["payer"] = "own", ["lump"] = 240000 });
        if (IsRar)
        {
            Answers["amount"] = total;
        }
    }

    private void WriteTimePlan()
    {
        var (step, from, number) = (N.Months / 4, N.Start, 0);
        foreach (var focus in new[] { "Starta och hitta deltagare", "Genomföra", "Följa upp", "Avsluta och lämna över" })
        {
            var to = ++number == 4 ? N.End : from.AddMonths(step).AddDays(-1);
            Add("time_plan", "period", new JsonObject { ["name"] = $"Period {number}", ["start"] = Day(from), ["end"] = Day(to), ["focus"] = focus, ["report"] = number == 4 ? "final" : "status", ["report_due"] = Day(to.AddDays(30)) });
            from = to.AddDays(1);
        }
    }

    private string Text(string[] sentences)
    {
        var chosen = _random.GetItems(sentences, _random.Next(3, 7)).Distinct().ToList();
        return string.Join(_random.Next(3) == 0 ? "\n\n" : " ", chosen);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
