using System.IO.Compression;
using System.Text;
using Npgsql;

namespace Samsteg.App;

/// <summary>
/// The rows of a database of an earlier schema, kept as a file so that the upgrade is tried with data in it: for each table a line with its
/// name and columns, its rows as PostgreSQL's COPY writes them, and a line <c>\.</c>.
/// </summary>
internal static class SchemaSnapshot
{
    /// <summary>Writes what a database holds now: run once on a release's demo, before the next one's migrations.</summary>
    public static async Task WriteAsync(string ownerConnectionString, string path)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync();
        await using var file = File.Create(path);
        await using var gzip = new GZipStream(file, CompressionLevel.SmallestSize);
        await using var writer = new StreamWriter(gzip, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var table in await TablesAsync(connection))
        {
            await writer.WriteLineAsync(table);
            using (var rows = await connection.BeginTextExportAsync($"copy {table} to stdout"))
            {
                await writer.WriteAsync(await rows.ReadToEndAsync());
            }

            await writer.WriteLineAsync("\\.");
        }
    }

    /// <summary>Puts the rows into a database of the same schema.</summary>
    public static async Task ReadAsync(string ownerConnectionString, string path)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync();
        await using (var bare = new NpgsqlCommand("set session_replication_role = replica", connection))
        {
            await bare.ExecuteNonQueryAsync(); // tables come in the order of their names
        }

        await using var file = File.OpenRead(path);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        while (await reader.ReadLineAsync() is { } table)
        {
            await using (var begun = new NpgsqlCommand($"delete from {table[..table.IndexOf(' ', StringComparison.Ordinal)]}", connection))
            {
                await begun.ExecuteNonQueryAsync(); // what the schema itself begins with
            }

            await using var rows = await connection.BeginTextImportAsync($"copy {table} from stdin");
            while (await reader.ReadLineAsync() is { } line && line != "\\.")
            {
                await rows.WriteAsync(line + "\n");
            }
        }

        await using var count = new NpgsqlCommand("""
            do $$
            declare numbered record;
            begin
                for numbered in select table_name, column_name from information_schema.columns where table_schema = 'public' and is_identity = 'YES' loop
                    execute format('select setval(pg_get_serial_sequence(%1$L, %2$L), coalesce(max(%2$I), 0) + 1, false) from %1$I', numbered.table_name, numbered.column_name);
                end loop;
            end $$
            """, connection);
        await count.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("""
            select format('%I (%s)', c.table_name, string_agg(format('%I', c.column_name), ', ' order by c.ordinal_position))
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'schema_migrations' and c.is_generated = 'NEVER'
            group by c.table_name order by c.table_name
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
