using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Two applications on the same form: what Nyttiga Affärer 2.0 was granted on, with all that does not quite go together in it, and the draft initiative's, nearly written.</summary>
internal static partial class DemoApplications
{
    private static readonly FormDefinition Form = ShippedForms.All.Single(static form => form.Key == "rar-sormland-application");

    /// <summary>Adds the application that the running initiative's agreement is made of.</summary>
    public static void AddAgreed(DemoWorld world)
    {
        var lead = world.Accounts["project_lead"];
        var begun = SwedishTime.At(world.DecidedOn.AddDays(-70), new TimeOnly(9, 15));
        var submitted = SwedishTime.At(world.DecidedOn.AddDays(-30), new TimeOnly(14, 40));
        Add(world, world.Initiative, "agreed", submitted, begun, Agreed(world), _ => lead);
        AddEvent(world, world.Initiative, "submit", "submitted", submitted, lead);
        AddEvent(world, world.Initiative, "grant", "granted", SwedishTime.At(world.DecidedOn, new TimeOnly(11, 0)), world.Accounts["association_officer"]);
        AddEvent(world, world.Initiative, "agree", "agreed", SwedishTime.At(world.DecidedOn.AddDays(7), new TimeOnly(13, 30)), world.Accounts["association_officer"]);
    }

    /// <summary>What the running initiative's application says.</summary>
    public static FormAnswers Agreed(DemoWorld world)
    {
        var dated = Day().Replace(Read("nyttiga-affarer-2-application"), day => world.Dates.Shifted(DateOnly.ParseExact(day.Value, "O", CultureInfo.InvariantCulture)).ToString("O", CultureInfo.InvariantCulture));
        var answers = FormAnswers.Parse(Form, Named().Replace(dated, name => world.Organisations.TryGetValue(name.Groups["name"].Value, out var organisation) ? $"\"organisation\": {{\"code\": \"{organisation}\", \"text\": \"{name.Groups["name"].Value}\"}}" : name.Value));
        return answers.With([new("budget", DemoMoney.Applied(world, organisation => PartyOf(answers, organisation)))]);
    }

    private static LookupAnswer PartyOf(FormAnswers answers, string organisation)
    {
        var (name, unit) = organisation.Split(", ") is [var whole, var part] ? (whole, part) : (organisation, null);
        var party = PlanReader.Of(answers).Parties.First(party => party.Name == name && party.Unit == unit);
        return new LookupAnswer(party.Place.Row!.Value.ToString(), name);
    }

    /// <summary>Adds the draft initiative's, with a comment that waits for an answer.</summary>
    public static void AddDraft(DemoWorld world, Guid initiative)
    {
        var (lead, officer) = (world.Accounts["project_lead_2"], world.Accounts["association_officer"]);
        var draft = world.Rows.Of("initiatives").Single(row => row["id"] is Guid id && id == initiative);
        var begun = SwedishTime.At(world.Dates.WorkdayAgo(24), new TimeOnly(10, 5));
        var json = Place().Replace(Read("forsta-klivet-application"), place => Filled(world, place, (DateOnly)draft["starts_on"]!, (DateOnly)draft["ends_on"]!));
        Add(world, initiative, "draft", null, begun, FormAnswers.Parse(Form, json), field => field is "anchoring" ? officer : lead);
        world.Rows.Add("application_sections", ("initiative_id", initiative), ("section", "methods"), ("account_id", lead));
        world.Rows.Add("application_sections", ("initiative_id", initiative), ("section", "budget"), ("account_id", lead));
        world.Rows.Add("application_comments",
            ("id", world.NewId()), ("initiative_id", initiative), ("section", "budget"), ("field", null), ("text", "Räcker en halv tjänst från regionen när öppet hus är varje tisdag?"),
            ("written_at", SwedishTime.At(world.Dates.WorkdayAgo(3), new TimeOnly(15, 20))), ("written_by", officer), ("resolved_at", null), ("resolved_by", null));
    }

    private static void Add(DemoWorld world, Guid initiative, string state, DateTimeOffset? submittedAt, DateTimeOffset begun, FormAnswers answers, Func<string, Guid> by)
    {
        var version = world.NewId();
        world.Rows.Add("form_versions",
            ("id", version), ("initiative_id", initiative), ("purpose", FunderForms.Purpose), ("key", Form.Key), ("version", Form.Version), ("content", new Json(Form.ToJson())),
            ("content_hash", Form.ContentHash()), ("registered_at", begun), ("registered_by", by("name")));
        world.Rows.Add("applications", ("initiative_id", initiative), ("call_id", null), ("form_version_id", version), ("state", state), ("submitted_at", submittedAt));
        foreach (var (index, (path, answer)) in AnswerPath.All(answers).Index())
        {
            world.Rows.Add("application_answers",
                ("id", world.NewId()), ("initiative_id", initiative), ("field", path.Field), ("row_id", path.Row), ("column_key", path.Column),
                ("value", new Json(answer.Kept().ToJsonString(FormAnswers.Options))), ("saved_at", begun.AddMinutes(index)), ("saved_by", by(path.Field)), ("replaced_at", null));
        }
    }

    private static void AddEvent(DemoWorld world, Guid initiative, string act, string state, DateTimeOffset at, Guid by) =>
        world.Rows.Add("application_events", ("id", world.NewId()), ("initiative_id", initiative), ("act", act), ("state", state), ("at", at), ("by", by), ("reason", null));

    private static string Read(string name)
    {
        using var stream = typeof(DemoApplications).Assembly.GetManifestResourceStream($"demo/{name}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Filled(DemoWorld world, Match place, DateOnly start, DateOnly end) => place.Groups["organisation"] is { Success: true } name
        ? world.Organisations[name.Value].ToString()
        : (place.Groups["from"].Value == "start" ? start : end).AddMonths(Number(place, "months")).AddDays(Number(place, "days")).ToString("O", CultureInfo.InvariantCulture);

    private static int Number(Match place, string group) => place.Groups[group] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\{(?:org:(?<organisation>[^}]+)|(?<from>start|end)(?:(?<months>[+-]\d+)m)?(?:(?<days>[+-]\d+)d)?)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"""organisation""\s*:\s*\{\s*""text""\s*:\s*""(?<name>[^""]+)""\s*\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<="")\d{4}-\d{2}-\d{2}(?="")")]
    private static partial Regex Day();
}
