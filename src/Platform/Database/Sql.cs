using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// A piece of SQL with its parameters, written by interpolation: a value becomes a parameter, another
/// <see cref="Sql"/> is woven in. Text can only enter as a literal in our own code, so no user's text becomes SQL.
/// </summary>
/// <example><c>Sql.Of($"select id from organisations where name = {name} and {scope}")</c></example>
[InterpolatedStringHandler]
public sealed class Sql
{
    private readonly List<object> _parts;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    public Sql(int literalLength, int formattedCount)
    {
        _ = literalLength;
        _parts = new List<object>((formattedCount * 2) + 1);
    }

    private Sql(List<object> parts) => _parts = parts;

    /// <summary>Nothing; may be woven in anywhere.</summary>
    public static Sql Empty { get; } = new([]);

    /// <summary>Makes a fragment of an interpolated string.</summary>
    public static Sql Of(Sql sql) => sql;

    /// <summary>Text that is SQL as it stands. Only for constants of our own code.</summary>
    public static Sql Raw(string text) => new([text]);

    /// <summary>The fragments with <paramref name="separator"/> between them; nothing when there are none.</summary>
    public static Sql Join(string separator, IEnumerable<Sql> fragments)
    {
        var parts = new List<object>();
        foreach (var fragment in fragments)
        {
            if (parts.Count > 0)
            {
                parts.Add(separator);
            }

            parts.AddRange(fragment._parts);
        }

        return new Sql(parts);
    }

    /// <summary>All conditions with <c>and</c> between; <c>true</c> when there are none.</summary>
    public static Sql All(IReadOnlyCollection<Sql> conditions) =>
        conditions.Count == 0 ? Raw("true") : Join(" and ", conditions);

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string literal) => _parts.Add(literal);

    /// <summary>Called by the compiler: a nested fragment.</summary>
    public void AppendFormatted(Sql fragment) => _parts.AddRange(fragment._parts);

    /// <summary>Called by the compiler: a value.</summary>
    public void AppendFormatted<T>(T value) => _parts.Add(new Parameter(SqlValue.Of(value)));

    internal void Fill(NpgsqlCommand command)
    {
        command.CommandText = Render(command.Parameters.Add);
    }

    internal NpgsqlBatchCommand ToBatchCommand()
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = Render(command.Parameters.Add);
        return command;
    }

    /// <summary>The text with numbered places, for logs and tests. Values are never shown.</summary>
    public override string ToString() => Render(static parameter => parameter);

    private string Render(Func<NpgsqlParameter, NpgsqlParameter> add)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var part in _parts)
        {
            if (part is Parameter parameter)
            {
                add(new NpgsqlParameter { Value = parameter.Value ?? DBNull.Value });
                text.Append('$').Append(++number);
            }
            else
            {
                text.Append((string)part);
            }
        }

        return text.ToString();
    }

    private sealed record Parameter(object? Value);
}
