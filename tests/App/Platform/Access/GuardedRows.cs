using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Samsteg.App;

/// <summary>A table that holds rows of an initiative or a participant, found in the catalogue.</summary>
internal sealed record GuardedTable(string Name, string? InitiativeColumn, string? ParticipantColumn, bool HasKeeper)
{
    /// <summary>How a row is told from others: <c>table initiative participant keeper</c>, in the order of the columns there are.</summary>
    public string KeySql => $"concat_ws(' ', '{Name}', {InitiativeColumn ?? "null"}, {ParticipantColumn ?? "null"}, {(HasKeeper ? "keeper_organisation_id" : "null")})";
}

/// <summary>A row made by <see cref="GuardedRows"/>.</summary>
internal sealed record GuardedRow(GuardedTable Table, Guid Initiative, Guid? Participant, Guid? Keeper)
{
    public override string ToString() => string.Join(' ', new object?[] { Table.Name, Table.InitiativeColumn is null ? null : Initiative, Participant, Keeper }.Where(static part => part is not null));
}

/// <summary>
/// Fills every table that has an initiative or a participant, those that nobody has thought of included, with rows of two
/// initiatives, two participants each and two keepers. Checks and foreign keys are lifted: only the policies matter here.
/// </summary>
internal sealed class GuardedRows
{
    public static readonly Guid A = Id("initiatives", "A", "0");
    public static readonly Guid B = Id("initiatives", "B", "0");
    public static readonly Guid FirstKeeper = Id("organisations", "shared", "0");
    public static readonly Guid SecondKeeper = Id("organisations", "shared", "1");

    private const string TablesSql = """
        select c.relname::text,
               case when c.relname = 'initiatives' then 'id' else max(a.attname::text) filter (where a.attname = 'initiative_id') end,
               case when c.relname = 'participants' then 'id' else max(a.attname::text) filter (where a.attname = 'participant_id') end,
               bool_or(a.attname = 'keeper_organisation_id')
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        group by c.oid, c.relname
        having bool_or(a.attname in ('initiative_id', 'participant_id')) or c.relname in ('initiatives', 'participants')
        order by c.relname
        """;

    private const string ColumnsSql = """
        select c.table_name::text, c.column_name::text, c.udt_name::text, c.is_nullable = 'YES',
               (select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
                where k.contype = 'f' and k.conrelid = format('public.%I', c.table_name)::regclass and a.attname = c.column_name
                order by array_length(k.conkey, 1) limit 1)
        from information_schema.columns c
        where c.table_schema = 'public' and c.is_generated = 'NEVER' and coalesce(c.identity_generation, '') <> 'ALWAYS'
        order by c.table_name, c.ordinal_position
        """;

    private readonly ILookup<string, Column> _columns;

    private GuardedRows(IReadOnlyList<GuardedTable> tables, ILookup<string, Column> columns)
    {
        Tables = tables;
        _columns = columns;
        All = [.. tables.SelectMany(RowsOf)];
    }

    public IReadOnlyList<GuardedTable> Tables { get; }

    public IReadOnlyList<GuardedRow> All { get; }

    public static Guid Participant(string initiative, int number) => Id("participants", initiative, number.ToString());

    public static async Task<GuardedRows> FillAsync(TestDatabase database)
    {
        var tables = (await database.RowsAsync(TablesSql)).Select(static row => new GuardedTable((string)row[0]!, (string?)row[1], (string?)row[2], (bool)row[3]!)).ToList();
        var columns = (await database.RowsAsync(ColumnsSql))
            .Select(static row => new Column((string)row[0]!, (string)row[1]!, (string)row[2]!, (bool)row[3]!, (string?)row[4])).ToLookup(static column => column.Table);
        var rows = new GuardedRows(tables, columns);
        await database.ExecuteAsync("""
            do $$
            declare statement text;
            begin
                for statement in select format('alter table %s drop constraint %I', conrelid::regclass, conname)
                    from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace
                loop execute statement; end loop;
            end $$;
            """);
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var text = new StringBuilder("set session_replication_role = replica;");
        foreach (var row in rows.All)
        {
            text.AppendLine(rows.InsertOf(row, "0") + ";");
        }

        await using var command = new NpgsqlCommand(text.ToString(), connection);
        await command.ExecuteNonQueryAsync();
        return rows;
    }

    /// <summary>The statement that adds the row, or another with the same owner.</summary>
    public string InsertOf(GuardedRow row, string copy)
    {
        var filled = _columns[row.Table.Name].Where(column => !column.IsNullable || column.Refers is not null || column.Name == row.Table.InitiativeColumn || column.Name == row.Table.ParticipantColumn).ToList();
        var values = filled.Select(column => ValueOf(column, row, copy));
        return $"insert into {row.Table.Name} ({string.Join(", ", filled.Select(static column => column.Name))}) values ({string.Join(", ", values)})";
    }

    private static IEnumerable<GuardedRow> RowsOf(GuardedTable table) =>
        from initiative in new[] { "A", "B" }
        from participant in table.ParticipantColumn is null ? new Guid?[] { null } : [Participant(initiative, 0), Participant(initiative, 1)]
        from keeper in table.HasKeeper ? new Guid?[] { FirstKeeper, SecondKeeper } : [null]
        select new GuardedRow(table, initiative == "A" ? A : B, participant, keeper);

    private string ValueOf(Column column, GuardedRow row, string copy)
    {
        var initiative = row.Initiative == A ? "A" : "B";
        if (column.Name == row.Table.InitiativeColumn)
        {
            return $"'{(row.Table.Name == "initiatives" && copy != "0" ? Id("initiatives", initiative, copy) : row.Initiative)}'";
        }

        if (column.Name == row.Table.ParticipantColumn)
        {
            return $"'{(row.Table.Name == "participants" && copy != "0" ? Id("participants", initiative, copy) : row.Participant)}'";
        }

        return column switch
        {
            { Name: "keeper_organisation_id" } => $"'{row.Keeper}'",
            { Name: "id" } => $"'{Id(row.Table.Name, initiative, copy == "0" ? VariantOf(row.Table, row) : copy + VariantOf(row.Table, row))}'",
            { Refers: { } table } when Tables.Any(known => known.Name == table) => $"'{Id(table, initiative, VariantOf(Tables.First(known => known.Name == table), row))}'",
            { Refers: not null } => $"'{FirstKeeper}'",
            { Type: "uuid" } => $"'{Id(row.Table.Name + column.Name, initiative, VariantOf(row.Table, row) + copy)}'",
            { Type: "text" or "varchar" } => $"'{row.Table.Name} {initiative} {VariantOf(row.Table, row)} {copy}'",
            { Type: "bool" } => "false",
            { Type: "date" or "timestamptz" } => "'2026-01-01'",
            { Type: "jsonb" } => "'{\"level\": 1}'",
            { Type: "bytea" } => "'\\x00'",
            { Type: "xid8" } => "'3'",
            { Type: "int2" or "int4" or "int8" or "numeric" or "float8" } => "1",
            { Type: ['_', ..] } => "'{}'",
            _ => throw new NotSupportedException($"{column.Table}.{column.Name} is of type {column.Type}: say here what a row may hold."),
        };
    }

    /// <summary>Which of an initiative's rows in a table belongs with the given row.</summary>
    private static string VariantOf(GuardedTable table, GuardedRow row)
    {
        var participant = table.ParticipantColumn is not null && row.Participant is { } id && (id == Participant("A", 1) || id == Participant("B", 1)) ? "1" : "0";
        return table.HasKeeper && row.Keeper == SecondKeeper ? participant + "k" : participant;
    }

    private static Guid Id(string table, string initiative, string variant) => new(MD5.HashData(Encoding.UTF8.GetBytes($"{table} {initiative} {variant}")));

    private sealed record Column(string Table, string Name, string Type, bool IsNullable, string? Refers);
}
