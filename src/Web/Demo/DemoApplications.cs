using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The application of the draft initiative, nearly written: by two people, with a comment that waits for an answer.</summary>
internal static partial class DemoApplications
{
    /// <summary>Adds it.</summary>
    public static void AddApplication(DemoWorld world, Guid initiative)
    {
        var form = ShippedForms.All.Single(static form => form.Key == "rar-sormland-application");
        var draft = world.Rows.Of("initiatives").Single(row => row["id"] is Guid id && id == initiative);
        var answers = FormAnswers.Parse(form, Filled(world, (DateOnly)draft["starts_on"]!, (DateOnly)draft["ends_on"]!));
        var version = world.NewId();
        var begun = SwedishTime.At(world.Dates.WorkdayAgo(24), new TimeOnly(10, 5));
        var (lead, officer) = (world.Accounts["project_lead_2"], world.Accounts["association_officer"]);
        world.Rows.Add("form_versions",
            ("id", version), ("initiative_id", initiative), ("purpose", FunderForms.Purpose), ("key", form.Key), ("version", form.Version), ("content", new Json(form.ToJson())),
            ("content_hash", form.ContentHash()), ("registered_at", begun), ("registered_by", lead));
        world.Rows.Add("applications", ("initiative_id", initiative), ("call_id", null), ("form_version_id", version), ("state", "draft"));
        foreach (var (index, (path, answer)) in AnswerPath.All(answers).Index())
        {
            world.Rows.Add("application_answers",
                ("id", world.NewId()), ("initiative_id", initiative), ("field", path.Field), ("row_id", path.Row), ("column_key", path.Column),
                ("value", new Json(answer.Kept().ToJsonString(FormAnswers.Options))), ("saved_at", begun.AddMinutes(index)), ("saved_by", path.Field is "anchoring" ? officer : lead),
                ("replaced_at", null));
        }

        world.Rows.Add("application_sections", ("initiative_id", initiative), ("section", "methods"), ("account_id", lead));
        world.Rows.Add("application_sections", ("initiative_id", initiative), ("section", "budget"), ("account_id", lead));
        world.Rows.Add("application_comments",
            ("id", world.NewId()), ("initiative_id", initiative), ("section", "budget"), ("field", null), ("text", "Räcker en halv tjänst från regionen när öppet hus är varje tisdag?"),
            ("written_at", SwedishTime.At(world.Dates.WorkdayAgo(3), new TimeOnly(15, 20))), ("written_by", officer), ("resolved_at", null), ("resolved_by", null));
    }

    private static string Filled(DemoWorld world, DateOnly start, DateOnly end)
    {
        using var stream = typeof(DemoApplications).Assembly.GetManifestResourceStream("demo/forsta-klivet-application.json")!;
        using var reader = new StreamReader(stream);
        return Place().Replace(reader.ReadToEnd(), place => place.Groups["organisation"] is { Success: true } name
            ? world.Organisations[name.Value].ToString()
            : (place.Groups["from"].Value == "start" ? start : end).AddMonths(Number(place, "months")).AddDays(Number(place, "days")).ToString("O", CultureInfo.InvariantCulture));
    }

    private static int Number(Match place, string group) => place.Groups[group] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\{(?:org:(?<organisation>[^}]+)|(?<from>start|end)(?:(?<months>[+-]\d+)m)?(?:(?<days>[+-]\d+)d)?)\}")]
    private static partial Regex Place();
}
