using Npgsql;
using NpgsqlTypes;

namespace Samsteg.Web;

/// <summary>Rows collected table by table and copied into the database in the order in which the tables were first named.</summary>
internal sealed class DemoRows
{
    private readonly Dictionary<string, Table> _tables = [];
    private readonly List<Table> _order = [];

    /// <summary>Adds a row. All rows of a table name the same columns in the same order.</summary>
    public void Add(string table, params (string Column, object? Value)[] cells)
    {
        if (!_tables.TryGetValue(table, out var rows))
        {
            _tables.Add(table, rows = new Table(table, [.. cells.Select(static cell => cell.Column)], []));
            _order.Add(rows);
        }

        if (!rows.Columns.SequenceEqual(cells.Select(static cell => cell.Column)))
        {
            throw new InvalidOperationException($"Rows of {table} must name the same columns.");
        }

        rows.Rows.Add([.. cells.Select(static cell => cell.Value)]);
    }

    /// <summary>The rows of a table by column.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Of(string table) =>
        [.. _tables[table].Rows.Select(row => _tables[table].Columns.Zip(row).ToDictionary(static cell => cell.First, static cell => cell.Second))];

    /// <summary>Copies all rows into the database.</summary>
    public async Task WriteAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        foreach (var table in _order)
        {
            await using var copy = await owner.BeginBinaryImportAsync(
                $"copy {table.Name} ({string.Join(", ", table.Columns)}) from stdin (format binary)", cancellation);
            foreach (var row in table.Rows)
            {
                await copy.StartRowAsync(cancellation);
                foreach (var value in row)
                {
                    await WriteAsync(copy, value, cancellation);
                }
            }

            await copy.CompleteAsync(cancellation);
        }
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, CancellationToken cancellation) => value switch
    {
        null => copy.WriteNullAsync(cancellation),
        Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid, cancellation),
        string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        string[] texts => copy.WriteAsync(texts, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellation),
        int[] numbers => copy.WriteAsync(numbers, NpgsqlDbType.Array | NpgsqlDbType.Integer, cancellation),
        int?[] numbers => copy.WriteAsync(numbers, NpgsqlDbType.Array | NpgsqlDbType.Integer, cancellation),
        Json json => copy.WriteAsync(json.Text, NpgsqlDbType.Jsonb, cancellation),
        bool truth => copy.WriteAsync(truth, NpgsqlDbType.Boolean, cancellation),
        long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
        int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancellation),
        decimal number => copy.WriteAsync(number, NpgsqlDbType.Numeric, cancellation),
        DateOnly day => copy.WriteAsync(day, NpgsqlDbType.Date, cancellation),
        TimeOnly time => copy.WriteAsync(time, NpgsqlDbType.Time, cancellation),
        DateTimeOffset moment => copy.WriteAsync(moment, NpgsqlDbType.TimestampTz, cancellation),
        byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellation),
        _ => throw new ArgumentException($"No column type is known for {value.GetType()}.", nameof(value)),
    };

    private sealed record Table(string Name, IReadOnlyList<string> Columns, List<object?[]> Rows);
}

/// <summary>A value of a <c>jsonb</c> column.</summary>
internal sealed record Json(string Text);
