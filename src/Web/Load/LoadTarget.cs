using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Samsteg.Web;

/// <summary>The database that is loaded: copies table after table and tells how it goes.</summary>
/// <param name="owner">Connection of the owner of the tables, in a transaction.</param>
/// <param name="isEmpty">Whether the tables hold nothing, so that rows can be written as settled from the start.</param>
/// <param name="tell">Told a line a table.</param>
internal sealed class LoadTarget(NpgsqlConnection owner, bool isEmpty, Action<string> tell)
{
    /// <summary>Columns that every registration ends with.</summary>
    public const string Registration = "occurred_on, registered_at, registered_by, superseded_at, superseded_reason";

    public long Rows { get; private set; }

    /// <summary>Copies rows into a table.</summary>
    /// <param name="table">Its name.</param>
    /// <param name="columns">Its columns, in the order of the values.</param>
    /// <param name="write">Writes them.</param>
    public void Copy(string table, string columns, Action<LoadTable> write)
    {
        var watch = Stopwatch.StartNew();
        if (isEmpty)
        {
            Execute($"truncate {table} cascade");
        }

        using var rows = new LoadTable(owner.BeginBinaryImport($"copy {table} ({columns}) from stdin (format binary{(isEmpty ? ", freeze" : "")})"));
        write(rows);
        rows.Complete();
        Rows += rows.Rows;
        tell(string.Create(CultureInfo.InvariantCulture, $"{table,-28}{rows.Rows,12:N0} rows {watch.Elapsed.TotalSeconds,8:N1} s"));
    }

    private void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, owner);
        command.ExecuteNonQuery();
    }
}
