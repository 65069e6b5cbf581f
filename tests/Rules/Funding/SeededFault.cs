using System.Text.Json.Nodes;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>A fault in an application that was consistent before.</summary>
/// <param name="Rule">What it breaks.</param>
/// <param name="Name">In which way.</param>
/// <param name="Form">Which form can carry it; null for both.</param>
/// <param name="Change">Changes numbers before the application is written.</param>
/// <param name="Seed">Puts it in; which places it then is told in.</param>
internal sealed record SeededFault(
    CheckRule Rule, string Name, string? Form, Func<ApplicationNumbers, ApplicationNumbers>? Change, Func<GeneratedApplication, IReadOnlyList<PlanPlace>> Seed)
{
    private const string Rar = GeneratedApplication.Rar;

    /// <summary>All of them; at least one of each rule.</summary>
    public static IReadOnlyList<SeededFault> All { get; } =
    [
        Of(CheckRule.SameFact, "a target with another number than its objective", static app =>
        {
            var row = app.Row("placement", "result_targets");
            (row["value"], row["name"]) = (app.N.Placed - 1, $"Minst {app.N.Placed - 1} deltagare får arbetsträning");
            return app.PlacesOf("placement");
        }),
        Of(CheckRule.SameFact, "an activity held more often than promised", static app =>
        {
            app.Row("course", "activities")["count"] = app.N.Courses + 2;
            return [app.Say("stewardship", $"Sammanlagt hålls {app.N.Courses} {app.Course.Many}."), .. app.PlacesOf("course")];
        }),
        Of(CheckRule.SameFact, "another number in running text", static app => [app.Say("stewardship", $"Efteråt ska {app.N.Placed + 5} deltagare ha haft arbetsträning."), .. app.PlacesOf("placement")]),
        Of(CheckRule.SameFact, "talks for each in two ways", static app =>
        {
            app.Row("coaching", "activities")["each_maximum"] = app.N.Talks.Most + 3;
            return [app.Say("follow_up", $"Var och en får {app.N.Talks.Least}–{app.N.Talks.Most} coachsamtal."), .. app.PlacesOf("coaching", "series")];
        }),
        Of(CheckRule.SameFact, "meetings in letters", static app => [app.Say("stewardship", $"Under tiden hålls arton {app.Network.Many}."), .. app.PlacesOf("network")]),
        Of(CheckRule.Rhythm, "weekly for another time", static app =>
            [app.Say("follow_up", $"Placeringar följs upp varje vecka {app.One("den första månaden och en bit till", "de första tio veckorna", "i tre månader")}.".Replace(" och en bit till", string.Empty, StringComparison.Ordinal)), .. app.PlacesOf("rhythm", "placement")], static numbers => numbers with { WeeklyWeeks = 2 }),
        Of(CheckRule.Rhythm, "so many times a week for another time", static app =>
            [app.Say("stewardship", "Placeringen följs upp en gång i veckan i nio veckor, sedan varje månad."), .. app.PlacesOf("rhythm", "placement")]),
        Of(CheckRule.Frequency, "as many in all as each year", static app => app.PlacesOf("public"), static numbers => numbers with { Months = 24, PublicTotal = numbers.PublicYearly }),
        Of(CheckRule.Frequency, "each year in running text", static app => [app.Say("organisation", $"{app.Network.One} hålls elva gånger per år."), .. app.PlacesOf("network")]),
        Of(CheckRule.GroupSize, "groups that are too small", static app => app.PlacesOf("series"), static numbers => numbers with { GroupMinimum = 3, GroupMaximum = 4 }),
        Of(CheckRule.GroupSize, "more take part than the groups hold", static app => [.. app.PlacesOf("series", "coaching", "plan", "completed"), new("purpose"), new("stewardship_individual")],
            static numbers => (numbers.Groups * numbers.GroupMaximum) + 5 is var more
                ? numbers with { Started = more, WithPlan = more, Men = more - numbers.Women, TalksInAll = (numbers.Talks.Least * more) + 1 } : numbers),
        Of(CheckRule.PersonsEach, "more persons than the enterprises send", static app => [app.Say("organisation", $"Till {app.School.One.ToLowerInvariant()} skickar varje företag 1–2 personer."), .. app.PlacesOf("school")],
            static numbers => numbers with { SchoolPersons = (2 * numbers.SchoolEnterprises) + 6 }),
        Of(CheckRule.PersonsEach, "fewer persons than enterprises", static app => [app.Say("organisation", $"Till {app.School.One.ToLowerInvariant()} skickar varje företag 1–2 personer."), .. app.PlacesOf("school")],
            static numbers => numbers with { SchoolPersons = numbers.SchoolEnterprises + 2, SchoolEnterprises = numbers.SchoolEnterprises + 4 }),
        Of(CheckRule.OccasionsEach, "more talks than each has", static app => [.. app.PlacesOf("coaching", "series"), new("follow_up")],
            static numbers => numbers with { TalksInAll = (numbers.Talks.Most * numbers.Started) + 30 }),
        Of(CheckRule.Sum, "women and men", static app => [app.Say("organisation", $"Vi räknar med {app.N.Started} deltagare, {app.N.Women} kvinnor och {app.N.Men + 3} män.")]),
        Of(CheckRule.BudgetSum, "another amount than the budget", static app =>
        {
            app.Answers["amount"] = app.Answers["amount"]!.GetValue<int>() + 50000;
            return [new("amount"), new("budget")];
        }, form: Rar),
        Of(CheckRule.LumpSum, "a lump sum beside other periods", static app =>
        {
            var row = app.Row("lead", "budget");
            row["lump"] = row.Where(static cell => IsPeriod(cell.Key)).Sum(static cell => cell.Value!.GetValue<int>()) + 20000;
            if (app.Answers["amount"] is { } amount)
            {
                app.Answers["amount"] = amount.GetValue<int>() + 20000;
            }

            return [Place(app, "lead")];
        }),
        Of(CheckRule.BudgetPeriod, "money after the end", static app =>
        {
            var row = app.Row("overhead", "budget");
            var key = row.First(static cell => IsPeriod(cell.Key)).Key;
            var moved = row[key]!.DeepClone();
            row.Remove(key);
            row[$"{int.Parse(key[..4], System.Globalization.CultureInfo.InvariantCulture) + 6}{key[4..]}"] = moved;
            return [Place(app, "overhead")];
        }),
        Of(CheckRule.PostOverFull, "two lines of one post", static app =>
        {
            var copy = app.Row("coach", "budget").DeepClone().AsObject();
            app.Row("coach", "budget")["percent"] = 70;
            (copy["percent"], copy["payer"]) = (60, "own");
            app.Add("budget", "coach", copy);
            foreach (var (table, post) in app.About("post").Where(static post => post.Row["role"]?.GetValue<string>() == "Coach").ToList())
            {
                var second = post.DeepClone().AsObject();
                (post["percent"], second["percent"]) = (70, 60);
                app.Add(table, "post", second);
            }

            return app.PlacesOf("coach", "post");
        }),
        Of(CheckRule.PostShare, "another extent in the budget", static app =>
        {
            app.Row("coach", "budget")["percent"] = app.Row("coach", "budget")["percent"]!.GetValue<int>() - 15;
            return app.PlacesOf("coach", "post");
        }, form: Rar),
        Of(CheckRule.Shares, "shares of the time", static app => [app.Say("organisation", "Tiden fördelas så att 50 procent går till samtal, 30 procent till grupper och 10 procent till möten.")]),
        Of(CheckRule.Shares, "women and men in per cent", static app => [app.Say("stewardship", "Bland deltagarna är 45 procent kvinnor och 65 procent män.")]),
        Of(CheckRule.TargetWithoutActivity, "a target that belongs nowhere", static app =>
        {
            var row = app.Row("host", "result_targets");
            row.Remove("objectives");
            row.Remove("goal_areas");
            return app.PlacesOf("host");
        }),
        Of(CheckRule.ActivityWithoutTarget, "an activity that leads nowhere", static app =>
        {
            var row = app.Row("communication", "activities");
            row.Remove("objectives");
            row.Remove("goal_areas");
            return app.PlacesOf("communication");
        }),
        Of(CheckRule.CostWithoutActivity, "a cost of no activity", static app =>
        {
            app.About("activity")[2].Row.Remove("activities");
            return app.PlacesOf("activity");
        }),
        Of(CheckRule.ObjectiveAlone, "an objective that nothing is about", static app =>
        {
            var name = "Anhöriga känner till stödet";
            app.Add(app.IsRar ? "objectives" : "goal_areas", "alone", app.IsRar ? new JsonObject { ["number"] = 98, ["name"] = name, ["comparison"] = "qualitative" } : new JsonObject { ["number"] = 98, ["name"] = name });
            return app.PlacesOf("alone");
        }),
        Of(CheckRule.NoDropOut, "all who start complete", static app => app.PlacesOf("series", "completed", "placement"), static numbers => numbers with { Completed = numbers.Started }),
        Of(CheckRule.NoDropOut, "all who complete are placed", static app => app.PlacesOf("series", "completed", "placement"), static numbers => numbers with { Completed = numbers.Placed }),
        Of(CheckRule.NoDropOut, "all who are placed get a job", static app => app.PlacesOf("employment", "placement"), static numbers => numbers with { Employed = numbers.Placed }),
        Of(CheckRule.OutsideTime, "a target after the end", static app =>
        {
            app.Row("host", "result_targets")["due"] = Day(app.N.End.AddDays(45));
            return app.PlacesOf("host");
        }),
        Of(CheckRule.OutsideTime, "a period that goes on", static app =>
        {
            app.About("period")[3].Row["end"] = Day(app.N.End.AddMonths(3));
            return app.PlacesOf("period");
        }),
        Of(CheckRule.OutsideTime, "an end before the start", static app =>
        {
            app.About("period")[1].Row["end"] = Day(app.N.Start.AddDays(1));
            return app.PlacesOf("period");
        }),
        Of(CheckRule.IntakeEnd, "intake after the end", static app =>
        {
            app.Answers["intake_end"] = Day(app.N.End.AddDays(20));
            return [new("intake_end")];
        }, form: Rar),
        Of(CheckRule.IntakeEnd, "all are placed before the last comes in", static app =>
        {
            app.Answers["intake_end"] = Day(app.N.Start.AddMonths(8));
            foreach (var (_, row) in app.About("placement").Where(static row => row.Row.ContainsKey("due")))
            {
                row["due"] = Day(app.N.Start.AddMonths(6));
            }

            return [new("intake_end"), .. app.PlacesOf("placement")];
        }, form: Rar),
        Of(CheckRule.TimePlanGap, "a period is missing", static app =>
        {
            app.Answers["time_plan"]!.AsArray().RemoveAt(app.One(1, 2, 3));
            return [new("end"), .. app.PlacesOf("period")];
        }),
        Of(CheckRule.Unit, "persons as organisations", static app =>
        [
            app.Say("purpose", $"Sammanlagt går {app.N.Trained + 30} personer {app.Course.One.ToLowerInvariant()}."), app.Say("stewardship", $"{app.Course.One}en når {app.N.Trained + 30} organisationer."), .. app.PlacesOf("course"),
        ]),
        Of(CheckRule.Everybody, "a plan for each and for some", static app => [.. app.PlacesOf("plan", "coaching"), app.Say("purpose", "Varje deltagare får en handlingsplan.")], static numbers => numbers with { WithPlan = numbers.Started - 6 }),
        Of(CheckRule.TargetWithoutSource, "a target that nothing shows", static app =>
        {
            app.Row("word", "result_targets").Remove("evidence");
            return app.PlacesOf("word");
        }),
        Of(CheckRule.BaselineWithoutSource, "a baseline from nowhere", static app =>
        {
            app.About("baseline")[1].Row.Remove("source");
            return app.PlacesOf("baseline");
        }),
        Of(CheckRule.DuplicateParty, "one municipality by two units", static app =>
        {
            foreach (var unit in new[] { "Näringslivsenheten", "Vuxenenheten" })
            {
                app.Add("partners", "partner", new JsonObject { ["organisation"] = new JsonObject { ["text"] = "Sjöbo kommun" }, ["unit"] = unit, ["role"] = "Hittar deltagare." });
            }

            return app.PlacesOf("partner");
        }),
        Of(CheckRule.DuplicateParty, "a letter amiss", static app =>
        {
            app.Add("partners", "partner", new JsonObject { ["organisation"] = new JsonObject { ["text"] = "Föreningen Kvarnern" }, ["role"] = "Hittar platser." });
            return app.PlacesOf("partner");
        }),
        Of(CheckRule.TermVariant, "another qualification", static app => [app.Say("organisation", "En diplomerad coach möter deltagarna."), new("objectives_introduction"), new("expected_result"), .. app.PlacesOf("method")]),
        Of(CheckRule.TermVariant, "a course that is also called an education", static app =>
            [app.Say("organisation", "Alla går en handledarutbildning."), app.Say("stewardship", "Varje handledarkurs dokumenteras."), .. app.PlacesOf("course"), new("organisation"), new("stewardship")]),
        Of(CheckRule.EmployerNotMember, "who performs is no member", static app =>
        {
            app.Add("partners", "partner", new JsonObject { ["organisation"] = new JsonObject { ["text"] = "Bygdens ekonomiska förening" }, ["role"] = "Anställer coachen och genomför kurserna." });
            return app.PlacesOf("partner");
        }),
        Of(CheckRule.EmployerNotMember, "who employs is no member", static app =>
        {
            app.Row("post", "staffing")["party"] = app.Party("Föreningen Kvarnen");
            return app.PlacesOf("post", "partner");
        }, form: Rar),
    ];

    private static SeededFault Of(
        CheckRule rule, string name, Func<GeneratedApplication, IReadOnlyList<PlanPlace>> seed, Func<ApplicationNumbers, ApplicationNumbers>? change = null, string? form = null) => new(rule, name, form, change, seed);

    private static PlanPlace Place(GeneratedApplication app, string key) => app.PlacesOf(key)[0];

    private static bool IsPeriod(string key) => FormPeriod.Find(key) is not null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
