using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Everything that is held about a participant. What that is, is asked of the database: every table and column that the wall opens to the own pages, so
/// that a table which is added is among them. Ids of colleagues, organisations and the like have their names beside them.
/// </summary>
public sealed class OwnHoldings(RequestDatabase database, Cipher cipher)
{
    /// <summary>Ends the name of the value that says what an id stands for.</summary>
    public const string NameEnd = "_name";

    /// <summary>Tables of a participant's that have her by way of another.</summary>
    private static readonly HashSet<string> ByAnother = ["referral_events", "referral_notes", "household_goals"];

    private static readonly string[] Days = ["occurred_on", "starts_at", "sent_at", "at", "valid_from", "registered_at", "made_at", "invited_at", "received_on", "due_on", "joined_on"];

    /// <summary>The columns that the role of the own pages reads, with what their ids stand for.</summary>
    private static readonly Sql Columns = Sql.Raw("""
        select c.relname::text as table_name, a.attname::text as name, t.typname::text as type,
               (select f.relname::text from pg_constraint k
                join pg_class f on f.oid = k.confrelid
                cross join unnest(k.conkey, k.confkey) as pair (here, there)
                join pg_attribute o on o.attrelid = f.oid and o.attnum = pair.there and o.attname = 'id'
                where k.contype = 'f' and k.conrelid = c.oid and pair.here = a.attnum order by k.oid limit 1) as stands_for
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_column_privilege('samsteg_own', c.oid, a.attnum, 'select')
        order by c.relname, a.attnum
        """);

    /// <summary>Reads all of it.</summary>
    internal async Task<IReadOnlyList<HeldTable>> ReadAsync(ParticipantId participant, CancellationToken cancellation)
    {
        var tables = (await database.QueryAsync<Column>(Columns, cancellation)).GroupBy(static column => column.TableName).ToDictionary(static table => table.Key, static table => table.ToList());
        var held = tables.Where(static table => IsHeld(table.Key, table.Value)).Select(static table => table.Key).ToList();
        var rows = await database.OwnAsync<Row>(Sql.Join(" union all ", held.Select(table => RowsOf(table, tables, participant))), cancellation);
        var number = await NumberAsync(participant, cancellation);
        var byTable = rows.ToLookup(static row => row.TableName, static row => JsonNode.Parse(row.Content)!.AsObject());
        foreach (var details in byTable["participant_details"].Where(_ => number is not null))
        {
            details["number"] = number;
        }

        return [.. held.Where(byTable.Contains).Select(table => new HeldTable(
            table, tables[table].ToDictionary(static column => column.Name, static column => column.Type),
            [.. byTable[table].OrderByDescending(static row => Days.Select(day => row[day]?.GetValue<string>()).FirstOrDefault(static day => day is not null), StringComparer.Ordinal)]))];
    }

    /// <summary>As a file for programs.</summary>
    internal static byte[] ToJson(OwnFacts facts, DateTimeOffset at, IReadOnlyList<HeldTable> held) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["made_at"] = at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            ["reference"] = facts.Reference,
            ["initiative"] = facts.Initiative,
            ["held"] = new JsonObject(held.Select(static table => KeyValuePair.Create<string, JsonNode?>(table.Name, new JsonArray([.. table.Rows.Select(static row => row.DeepClone())])))),
        },
        new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static bool IsHeld(string table, List<Column> columns) => table == "participants" || ByAnother.Contains(table) || columns.Exists(static column => column.Name == "participant_id");

    private static Sql RowsOf(string table, Dictionary<string, List<Column>> tables, ParticipantId participant)
    {
        var columns = tables[table].Where(static column => column.Type != "bytea")
            .SelectMany(column => column.StandsFor is { } named && NameIn(named, tables) is { } name
                ? [$"t.\"{column.Name}\"", $"(select {name} from \"{named}\" n where n.id = t.\"{column.Name}\") as \"{column.Name}{NameEnd}\""]
                : new[] { $"t.\"{column.Name}\"" });
        var whose = table == "participants" ? Sql.Of($"where t.id = {participant}") : ByAnother.Contains(table) ? Sql.Empty : Sql.Of($"where t.participant_id = {participant}");
        return Sql.Of($"select '{Sql.Raw(table)}' as table_name, to_jsonb(x)::text as content from (select {Sql.Raw(string.Join(", ", columns))} from \"{Sql.Raw(table)}\" t {whose}) x");
    }

    /// <summary>What rows of a table are called; null for one without names.</summary>
    private static string? NameIn(string table, Dictionary<string, List<Column>> tables)
    {
        bool Has(string column) => tables.TryGetValue(table, out var columns) && columns.Exists(known => known.Name == column);
        var name = Has("name_en") && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "coalesce(nullif(n.name_en, ''), n.name_sv)" : "n.name_sv";
        return table is "participants" ? null
            : Has("display_name") ? "n.display_name"
            : Has("name_sv") ? (Has("starts_at") ? $"{name} || to_char(n.starts_at at time zone 'Europe/Stockholm', ' YYYY-MM-DD HH24:MI')" : name)
            : Has("name") ? "n.name"
            : null;
    }

    private async Task<string?> NumberAsync(ParticipantId participant, CancellationToken cancellation) =>
        (await database.OwnAsync<SealedNumber>(Sql.Of($"select d.number_cipher as cipher from participant_details d where d.participant_id = {participant} and d.number_cipher is not null"), cancellation))
            .Select(found => cipher.Open(found.Cipher, participant.ToString())).FirstOrDefault();

    private sealed record Column(string TableName, string Name, string Type, string? StandsFor);

    private sealed record Row(string TableName, string Content);

    private sealed record SealedNumber(byte[] Cipher);
}

/// <summary>What a table holds about a participant.</summary>
/// <param name="Name">The table.</param>
/// <param name="Types">Column → type, as the database has it.</param>
/// <param name="Rows">The rows, the latest first.</param>
internal sealed record HeldTable(string Name, IReadOnlyDictionary<string, string> Types, IReadOnlyList<JsonObject> Rows)
{
    /// <summary>The column that all versions of a thing share, where a table has one. In other tables each version is a thing of its own, which says when it was corrected.</summary>
    private static readonly IReadOnlyDictionary<string, string> Versioned = new Dictionary<string, string>
    {
        ["action_goals"] = "goal_id",
        ["action_steps"] = "step_id",
        ["household_members"] = "member_id",
        ["placement_follow_ups"] = "follow_up_id",
    };

    /// <summary>What is held: goals, steps, members of a household and follow-ups with their versions, the one that stands before those it has taken the place of, the latest first.</summary>
    public IReadOnlyList<IReadOnlyList<JsonObject>> Things { get; } =
    [
        .. Rows.GroupBy(row => row[Versioned.GetValueOrDefault(Name, "id")]?.ToString() ?? string.Empty)
            .Select(static versions => versions.OrderByDescending(static row => row["superseded_at"]?.ToString() ?? "~", StringComparer.Ordinal).ToList()),
    ];
}
