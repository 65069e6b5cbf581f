using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Mappings over time with two views that differ here and there, a competence ladder, and scores from an instrument under licence.</summary>
internal static class DemoAssessments
{
    private const int NotRelevant = -1, Declined = -2;

    /// <summary>Levels in the order of the instrument: health, daily life, language, network, belief in work, skills, job search, finances.</summary>
    private static readonly Mapping[] Mappings =
    [
        new(1, 8, Respondent.Participant, 3, 2, 5, 3, 2, 4, 1, 3),
        new(1, 8, Respondent.Coach, 3, 3, 5, 3, 3, 4, 1, 3),
        new(1, 20, Respondent.Participant, 4, 4, 5, 4, 4, 4, 3, 3) { NextStep = ("job_search", "Skicka två ansökningar till kaféer i stan") },
        new(1, 20, Respondent.Coach, 4, 4, 5, 4, 4, 5, 3, 3),
        new(1, 31, Respondent.Participant, 5, 5, 6, 5, 6, 5, 6, 4),
        new(1, 31, Respondent.Coach, 5, 5, 6, 5, 5, 5, 5, 4),

        new(6, 8, Respondent.Participant, 4, 3, 4, 2, 3, 3, 2, 4),
        new(6, 8, Respondent.Coach, 2, 3, 4, 2, 3, 3, 2, 3),
        new(6, 24, Respondent.Participant, 3, 3, 4, 3, 3, 4, 2, 4),
        new(6, 24, Respondent.Coach, 3, 4, 4, 3, 4, 4, 3, 3),
        new(6, 40, Respondent.Participant, 4, 4, 5, 3, 4, 4, 3, 5),
        new(6, 40, Respondent.Coach, 4, 4, 4, 4, 4, 4, 4, 3),
        new(6, 0, Respondent.Participant, 4, 5, 5, 4, 5, 5, 4, 5) { NextStep = ("job_search", "Ringa Kulissens kök och fråga om ett studiebesök") },
        new(6, 0, Respondent.Coach, 4, 5, 5, 4, 5, 5, 4, 3) { Evidence = ("finances", "Ersättningen ändras när praktiken tar slut. Vi har inte räknat på det än."), NextStep = ("finances", "Räkna på vad som händer med ersättningen vid halvtid") },

        new(7, 9, Respondent.Participant, 1, 2, 6, 3, 1, 4, 0, Declined),
        new(7, 9, Respondent.Coach, 2, 2, 6, 3, 2, 5, 0, Declined),
        new(7, 30, Respondent.Participant, 2, 3, 6, 3, 2, 4, 1, Declined),
        new(7, 30, Respondent.Coach, 3, 4, 6, 4, 4, 5, 2, Declined) { Evidence = ("daily_structure", "Har kommit i tid till alla träffar sedan i somras.") },
        new(7, 0, Respondent.Participant, 3, 4, 6, 4, 3, 5, 2, 4),
        new(7, 0, Respondent.Coach, 3, 4, 6, 4, 5, 5, 3, 4) { NextStep = ("job_belief", "Träffa Alma och höra hur hennes första månad var") },

        new(9, 26, Respondent.Participant, 4, 3, 3, 3, 3, 2, 1, 2),
        new(9, 26, Respondent.Coach, 4, 3, 2, 3, 3, 2, 1, 2),
        new(9, 0, Respondent.Participant, 4, 4, 4, 3, 4, 4, 3, 3) { NextStep = ("language", "Börja på språkkaféet på torsdagar") },
        new(9, 0, Respondent.Coach, 4, 4, 3, 4, 4, 3, 3, 3),

        new(10, 26, Respondent.Participant, 3, 2, 6, NotRelevant, 2, 3, 2, 2),
        new(10, 26, Respondent.Coach, 3, 3, 6, 2, 2, 3, 2, 2),
        new(10, 0, Respondent.Participant, 3, 3, 6, NotRelevant, 3, 3, 3, 1),
        new(10, 0, Respondent.Coach, 3, 4, 6, 2, 3, 4, 3, 2),

        new(11, 27, Respondent.Participant, 2, 3, 4, 4, 2, 3, 1, 3),
        new(11, 27, Respondent.Coach, 2, 3, 4, 4, 3, 3, 1, 3),
        new(11, 0, Respondent.Participant, 3, 4, 4, 4, 3, 4, 2, 3),
        new(11, 0, Respondent.Coach, 3, 4, 5, 4, 3, 4, 3, 3),

        new(15, 28, Respondent.Participant, 3, 4, 5, 1, 3, 4, 2, Declined),
        new(15, 28, Respondent.Coach, 3, 4, 5, 2, 4, 4, 2, 2),

        new(16, 27, Respondent.Participant, 4, 5, 4, 3, 4, 4, 3, 4),
        new(16, 27, Respondent.Coach, 4, 4, 4, 3, 4, 4, 3, 4),
    ];

    public static void AddAssessments(DemoWorld world)
    {
        var form = AddForm(world, Instrument.OpenSteps);
        var latest = new Dictionary<(int, Respondent), FormAnswers>();
        foreach (var mapping in Mappings)
        {
            var answers = Answer(Instrument.OpenSteps.Form, mapping, latest.GetValueOrDefault((mapping.Person, mapping.Respondent)));
            latest[(mapping.Person, mapping.Respondent)] = answers;
            Add(world, form, mapping.Person, mapping.Week, mapping.Respondent, answers);
        }

        AddLadder(world);
        AddScores(world);
    }

    private static FormAnswers Answer(FormDefinition form, Mapping mapping, FormAnswers? earlier)
    {
        var answers = FormAnswers.None(form);
        foreach (var (place, section) in form.Sections.Index())
        {
            answers = answers.With(section.Key, mapping.Levels[place] switch
            {
                NotRelevant => new SkippedAnswer("not_relevant"),
                Declined => new SkippedAnswer("declined"),
                var level => new LevelAnswer(level),
            });
        }

        answers = mapping.Evidence is { } evidence ? answers.With(Instrument.EvidenceOf(evidence.Area), new TextAnswer(evidence.Text)) : answers;
        answers = mapping.NextStep is { } next ? answers.With(Instrument.NextStepOf(next.Area), new TextAnswer(next.Text)) : answers;
        return answers.Unexplained(form.Fields, earlier).Aggregate(answers, static (all, problem) => all.With(problem.Field, new TextAnswer("Praktiken gick bra, och veckorna har fått en fast rytm.")));
    }

    private static void AddLadder(DemoWorld world)
    {
        static LocalText[] Words(params LocalText[] words) => words;
        var form = AddForm(world, new Instrument(InstrumentKind.CompetenceLadder, Ladders.Define(
            "cafe-" + world.Initiative.ToString("N")[..8], 1, new LocalText("Kafé och kassa", "Café and till"),
            [
                new LadderSkill("till", new LocalText("Kassa", "The till"), Words(
                    new("Har sett hur kassan fungerar", "Has seen how the till works"), new("Tar betalt med någon bredvid", "Takes payment with somebody beside"),
                    new("Tar betalt på egen hand", "Takes payment alone"), new("Öppnar, stänger och lär andra", "Opens, closes and teaches others"))),
                new LadderSkill("service", new LocalText("Bemötande", "Meeting guests"), Words(
                    new("Hälsar på gäster", "Greets guests"), new("Tar en beställning med stöd", "Takes an order with support"),
                    new("Sköter en hel servering", "Looks after a whole service"), new("Löser klagomål lugnt", "Solves complaints calmly"))),
                new LadderSkill("hygiene", new LocalText("Livsmedelshygien", "Food hygiene"), Words(
                    new("Känner till rutinerna", "Knows of the routines"), new("Följer rutinerna med påminnelser", "Follows the routines with reminders"),
                    new("Följer rutinerna själv", "Follows the routines alone"), new("Ansvarar för egenkontrollen", "Is responsible for the checks"))),
            ])));
        foreach (var (person, week, respondent, levels) in new (int, int, Respondent, int[])[]
        {
            (1, 16, Respondent.Coach, [1, 2, 1]), (1, 31, Respondent.Supervisor, [3, 4, 3]),
            (6, 38, Respondent.Supervisor, [1, 1, 2]), (6, 0, Respondent.Supervisor, [2, 3, 2]),
            (9, 41, Respondent.Coach, [1, 2, 1]),
        })
        {
            Add(world, form, person, week, respondent, FormAnswers.None(form.Form).With("till", new LevelAnswer(levels[0])).With("service", new LevelAnswer(levels[1])).With("hygiene", new LevelAnswer(levels[2])));
        }
    }

    private static void AddScores(DemoWorld world)
    {
        var form = AddForm(world, new Instrument(InstrumentKind.LicensedInstrument, LicensedInstruments.Define(
            "scores-" + world.Initiative.ToString("N")[..8], 1, new LocalText("Exempelskalan", "The Example Scale"), 0, 100, ["d1", "d2", "d3"],
            [new LocalText("Arbetsförmåga", "Work ability"), new LocalText("Välmående", "Well-being"), new LocalText("Delaktighet", "Participation")])));
        foreach (var (person, week, values) in new (int, int, decimal[])[] { (6, 10, [38, 45, 52.5m]), (6, 30, [47, 44, 60]), (6, 0, [58, 55, 61]), (7, 12, [22, 30, 41]) })
        {
            Add(world, form, person, week, Respondent.Participant, FormAnswers.None(form.Form).With("d1", new NumberAnswer(values[0])).With("d2", new NumberAnswer(values[1])).With("d3", new NumberAnswer(values[2])));
        }
    }

    private static PinnedForm AddForm(DemoWorld world, Instrument instrument)
    {
        var id = world.AddToPlan("form_versions",
            ("purpose", Instrument.PurposeOf(instrument.Kind)), ("key", instrument.Form.Key), ("version", instrument.Form.Version), ("content", new Json(instrument.Form.ToJson())),
            ("content_hash", instrument.Form.ContentHash()), ("registered_at", SwedishTime.At(world.Dates.InWeek(2, DayOfWeek.Tuesday), new TimeOnly(9, 15))), ("registered_by", world.Accounts["project_lead"]));
        return new PinnedForm(id, instrument.Form);
    }

    /// <summary>An assessment in a week of the initiative; in week 0 it is some weeks ago.</summary>
    private static void Add(DemoWorld world, PinnedForm form, int number, int week, Respondent respondent, FormAnswers answers)
    {
        var person = DemoPeople.All.Single(candidate => candidate.Number == number);
        var day = week == 0 ? world.Dates.WorkdayAgo(10 + number) : world.Dates.InWeek(week, DayOfWeek.Wednesday);
        world.Register("progress_assessments", DemoEntry.SameDay(day, world.Accounts[person.Coach], 13, 10 + (int)respondent),
            ("participant_id", world.Participants[person]), ("keeper_organisation_id", world.Organisations[DemoOrganisations.Performer]), ("form_id", form.Id),
            ("respondent", SnakeCase.Of(respondent.ToString())), ("answers", new Json(answers.ToJson())));
    }

    private sealed record PinnedForm(Guid Id, FormDefinition Form);

    private sealed record Mapping(int Person, int Week, Respondent Respondent, params int[] Levels)
    {
        public (string Area, string Text)? Evidence { get; init; }

        public (string Area, string Text)? NextStep { get; init; }
    }
}
