using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Two evaluations: of the first workshop series, closed and answered by seven; of the course's latest session, still open and answered by two.</summary>
internal static class DemoEvaluations
{
    public static void AddEvaluations(DemoWorld world)
    {
        var (ofSeries, ofSession) = (AddForm(world, EvaluationForms.OfSeries), AddForm(world, EvaluationForms.OfSession));
        var ended = world.Dates.InWeek(13, DayOfWeek.Tuesday);
        Add(world, ofSeries, null, world.Workshops[(1, 0)], "demoserieett2345", ended, ended.AddDays(7), 7,
            """{"liked": {"very_good": 3, "good": 3, "fair": 1}, "learned": {"yes": 5, "partly": 2}, "welcome": {"yes": 7}, "closer": {"yes": 2, "partly": 4, "no": 1}, "recommend": {"yes": 6, "perhaps": 1}}""",
            """{"best": ["Att få prova på en riktig arbetsplats.", "Gruppen. Vi skrattade mycket.", "Ledarna lyssnade."], "better": ["Fler pauser.", "Lite mindre papper."]}""");
        Add(world, ofSession, world.LastOfRoute, null, "demotraffem23456", world.Dates.WorkdayAgo(1), world.Dates.Today.AddDays(5), 2,
            """{"liked": {"good": 2}, "understood": {"yes": 1, "partly": 1}, "welcome": {"yes": 2}}""", """{"better": ["Mer fika."]}""");
    }

    private static void Add(DemoWorld world, Guid form, Guid? session, Guid? series, string code, DateOnly madeOn, DateOnly closesOn, int answered, string choices, string words)
    {
        var evaluation = world.AddToPlan("evaluations", ("session_id", session), ("series_id", series), ("form_id", form), ("code", code), ("closes_on", closesOn), ("made_on", madeOn),
            ("made_by", world.Accounts["coach"]));
        world.Rows.Add("evaluation_answers", ("evaluation_id", evaluation), ("answered", answered), ("choices", new Json(choices)), ("words", new Json(words)));
    }

    private static Guid AddForm(DemoWorld world, FormDefinition form) => world.AddToPlan("form_versions",
        ("purpose", EvaluationForms.Purpose), ("key", form.Key), ("version", form.Version), ("content", new Json(form.ToJson())), ("content_hash", form.ContentHash()),
        ("registered_at", SwedishTime.At(world.Dates.InWeek(2, DayOfWeek.Tuesday), new TimeOnly(9, 20))), ("registered_by", world.Accounts["project_lead"]));
}
