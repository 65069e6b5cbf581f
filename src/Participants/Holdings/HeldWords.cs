using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// What is held, in words: tables and fields by a name for the participant where they have one (<c>held.table.…</c>, <c>held.field.…</c>) and otherwise as in
/// the log, codes by their labels, answers to a form by its questions. Ids and what the program keeps for itself are left out; they stand in the file for programs.
/// </summary>
internal sealed class HeldWords(Texts texts, RequestDatabase database, IReadOnlyDictionary<Guid, FormDefinition> forms, IReadOnlyDictionary<string, string> targetGroups, IEnumerable<HeldCode> lists)
{
    private static readonly HashSet<string> Unsaid =
        ["id", "initiative_id", "participant_id", "superseded_at", "superseded_reason", "registered_at", "registered_by", "position", "name", "is_protected", "last_event_id", "number_kind", "state_since", "code"];

    private readonly Dictionary<(string Table, string Column), Type> _codes = CodesOf(database);
    private readonly Dictionary<string, HeldCode> _lists = lists.ToDictionary(static list => list.Field);

    /// <summary>What a table is called.</summary>
    public string Table(string table) => TableKeys(table).Select(texts.Find).FirstOrDefault(static name => name is not null) ?? table.Replace('_', ' ');

    /// <summary>What a field is called.</summary>
    public string Field(string table, string field)
    {
        var label = FieldKeys(table, field).Select(texts.Find).FirstOrDefault(static name => name is not null) ?? field.Replace('_', ' ');
        return char.ToUpper(label[0], CultureInfo.CurrentCulture) + label[1..];
    }

    /// <summary>Texts that name a table, the first that is there.</summary>
    public static IReadOnlyList<string> TableKeys(string table) => [$"held.table.{table}", $"audit.table.{table}"];

    /// <summary>Texts that name a field, the first that is there.</summary>
    public static IReadOnlyList<string> FieldKeys(string table, string field) => [$"held.field.{table}.{field}", $"held.field.{field}", $"audit.field.{field}"];

    /// <summary>The text that says a code.</summary>
    public static string CodeKey(Type code, string value) => $"{SnakeCase.Of(code.Name)}.{value}";

    /// <summary>The codes that columns hold, by table and column.</summary>
    public IReadOnlyDictionary<(string Table, string Column), Type> Codes => _codes;

    /// <summary>Whether a field is said at all: it has a name of its own, or one for its id.</summary>
    public static bool IsSaid(string field, string type) => !Unsaid.Contains(field) && type is not ("uuid" or "bytea");

    /// <summary>The fields of a row that hold something, with their values in words.</summary>
    public IEnumerable<(string Label, string Value)> Of(HeldTable table, JsonObject row) =>
        from name in table.Types.Keys.Concat(row.Select(static field => field.Key).Where(name => !table.Types.ContainsKey(name) && !name.EndsWith(OwnHoldings.NameEnd, StringComparison.Ordinal)))
        let named = row[name + OwnHoldings.NameEnd]
        where named is not null ? !Unsaid.Contains(name) : IsSaid(name, table.Types.GetValueOrDefault(name, "text")) && !IsInOtherLanguage(name, row)
        let value = Value(table, name, named ?? row[name], row)
        where value.Length > 0
        select (Field(table.Name, name), value);

    /// <summary>Who entered it and when; null where that is not kept.</summary>
    public string? Entered(JsonObject row) => row["registered_at"]?.GetValue<string>() is { } at
        ? texts["own_page.held.entered", Display.Moment(MomentOf(at)), row["registered_by" + OwnHoldings.NameEnd]?.GetValue<string>() ?? texts["own_page.held.participant"]]
        : null;

    /// <summary>When it was corrected or taken back, in words; null while it stands.</summary>
    public string? Corrected(JsonObject row) => row["superseded_at"]?.GetValue<string>() is { } at ? texts["own_page.held.corrected", Display.Moment(MomentOf(at))] : null;

    /// <summary>Whether it is a name in the language that the reader does not read: it is said in the reader's alone, and in Swedish where there is no other.</summary>
    private static bool IsInOtherLanguage(string field, JsonObject row) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
        ? field == "name_sv" && !string.IsNullOrEmpty(row["name_en"]?.GetValue<string>())
        : field == "name_en";

    private static DateTimeOffset MomentOf(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    private static Dictionary<(string Table, string Column), Type> CodesOf(RequestDatabase database)
    {
        var codes = new Dictionary<(string, string), Type>();
        foreach (var (type, property) in database.Context.Model.GetEntityTypes().SelectMany(static type => type.GetProperties().Select(property => (type, property))))
        {
            var code = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType.GetElementType() ?? property.ClrType;
            if (code.IsEnum && type.GetTableName() is { } table)
            {
                codes.TryAdd((table, property.GetColumnName()), code);
            }
        }

        return codes;
    }

    private string Value(HeldTable table, string field, JsonNode? value, JsonObject row) => value switch
    {
        null => string.Empty,
        JsonArray several => string.Join(", ", several.Select(one => Value(table, field, one, row))),
        JsonObject answers => Answers(answers, row),
        JsonValue one when one.TryGetValue<bool>(out var yes) => texts[yes ? "own_page.held.yes" : "own_page.held.no"],
        JsonValue one when one.TryGetValue<string>(out var text) => Text(table, field, text),
        JsonValue number when table.Types.GetValueOrDefault(field) == "numeric" => Display.ShortNumber(number.GetValue<decimal>(), atMost: 2),
        _ => value.ToString(),
    };

    private string Text(HeldTable table, string field, string text) => table.Types.GetValueOrDefault(field) switch
    {
        "date" => Display.Day(DateOnly.Parse(text, CultureInfo.InvariantCulture)),
        "timestamptz" => Display.Moment(MomentOf(text)),
        _ when field == "number" => new PersonalNumber(default, text, null).ToString(),
        _ when field == "target_group" => targetGroups.GetValueOrDefault(text, text),
        _ when _lists.TryGetValue(field, out var list) || _lists.TryGetValue($"{table.Name}.{field}", out list) => list.Say(texts, text),
        _ => _codes.TryGetValue((table.Name, field), out var code) ? texts.Find(CodeKey(code, text)) ?? text : text,
    };

    private string Answers(JsonObject answers, JsonObject row)
    {
        if (row["form_id"]?.GetValue<Guid>() is not { } id || !forms.TryGetValue(id, out var form))
        {
            return answers.ToJsonString();
        }

        var given = FormAnswers.Parse(form, answers.ToJsonString());
        return string.Join('\n', given.All.Select(answer => $"{form.Find(answer.Key)!.Label}: {AnswerWords.Whole(form, answer.Key, answer.Value, row["respondent"]?.GetValue<string>())}"));
    }
}

/// <summary>A field with codes that no entity tells of, such as those of a list that is data, and what says them.</summary>
/// <param name="Field">The field, whichever table it stands in, or a table's: <c>table.field</c>.</param>
/// <param name="Say">A code in words.</param>
public sealed record HeldCode(string Field, Func<Texts, string, string> Say);
