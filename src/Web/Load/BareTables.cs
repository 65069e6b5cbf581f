using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Samsteg.Web;

/// <summary>
/// Takes indexes and constraints off tables while they are filled and puts the same ones back: each row is then held to them once,
/// in bulk, and an index is built sorted. What the rows break makes putting back fail, and with it the whole transaction.
/// </summary>
internal static class BareTables
{
    private const string Constraints = """
        select format('alter table %s drop constraint %I', conrelid::regclass, conname),
               format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint
        where contype in ('f', 'p', 'u')
          and (conrelid = any ($1::text[]::regclass[]) or (contype = 'f' and confrelid = any ($1::text[]::regclass[])))
        order by contype <> 'f', contype desc, conrelid::regclass::text, conname
        """;

    private const string Indexes = """
        select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
        from pg_index i
        where i.indrelid = any ($1::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
        order by i.indexrelid::regclass::text
        """;

    /// <summary>Bares the tables, lets them be filled and clothes them again.</summary>
    public static async Task WhileAsync(
        NpgsqlConnection owner, IReadOnlyList<string> tables, Action fill, Action<string> tell, CancellationToken cancellation)
    {
        List<(string Off, string On)> taken = [.. await ReadAsync(owner, Constraints, tables, cancellation), .. await ReadAsync(owner, Indexes, tables, cancellation)];
        await RunAsync(owner, taken.Select(static one => one.Off), cancellation);
        fill();
        var watch = Stopwatch.StartNew();
        // Keys before the references to them: the other way round than they came off.
        await RunAsync(owner, taken.Select(static one => one.On).Reverse(), cancellation);
        tell(string.Create(CultureInfo.InvariantCulture, $"{taken.Count} indexes and constraints built and checked in {watch.Elapsed.TotalSeconds:N1} s"));
    }

    private static async Task<List<(string Off, string On)>> ReadAsync(NpgsqlConnection owner, string sql, IReadOnlyList<string> tables, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        command.Parameters.Add(new() { Value = tables.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }

    private static async Task RunAsync(NpgsqlConnection owner, IEnumerable<string> statements, CancellationToken cancellation)
    {
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, owner) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
