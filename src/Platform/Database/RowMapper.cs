using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Turns a row into a record: column <c>intake_end</c> goes to constructor parameter <c>IntakeEnd</c>. A single-column
/// result may be read as a plain value. Reads typed ids, enums (snake_case text), arrays and nullable values.
/// </summary>
internal static class RowMapper<T>
{
    private static readonly ConcurrentDictionary<string, Func<NpgsqlDataReader, T>> Readers = new();

    public static Func<NpgsqlDataReader, T> For(NpgsqlDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        return Readers.GetOrAdd(string.Join('|', columns), static (_, names) => Build(names), columns);
    }

    private static Func<NpgsqlDataReader, T> Build(string[] columns)
    {
        var reader = Expression.Parameter(typeof(NpgsqlDataReader));
        if (columns.Length == 1 && IsPlain(typeof(T)))
        {
            return Expression.Lambda<Func<NpgsqlDataReader, T>>(Read(reader, 0, typeof(T)), reader).Compile();
        }

        var constructor = typeof(T).GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(static candidate => !IsCopy(candidate))
            .MaxBy(static candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{typeof(T).Name} has no constructor to read a row into.");
        var fields = constructor.GetParameters().Select(parameter =>
        {
            var column = Array.FindIndex(columns, name =>
                string.Equals(SnakeCase.ToPascal(name), parameter.Name, StringComparison.OrdinalIgnoreCase));
            Expression value = column >= 0 ? Read(reader, column, parameter.ParameterType)
                : parameter.HasDefaultValue ? Expression.Convert(Expression.Constant(parameter.DefaultValue), parameter.ParameterType)
                : throw new InvalidOperationException($"{typeof(T).Name} wants {parameter.Name}, the query gives {string.Join(", ", columns)}.");
            return (Variable: Expression.Variable(parameter.ParameterType), Value: value, Column: column);
        }).ToList();

        // A row that streams in is read from left to right, in whatever order the record wants it.
        return Expression.Lambda<Func<NpgsqlDataReader, T>>(
            Expression.Block(
                fields.Select(static field => field.Variable),
                [.. fields.OrderBy(static field => field.Column).Select(static field => Expression.Assign(field.Variable, field.Value)), Expression.New(constructor, fields.Select(static field => field.Variable))]),
            reader).Compile();
    }

    private static bool IsCopy(ConstructorInfo candidate) =>
        candidate.GetParameters() is [{ } only] && only.ParameterType == typeof(T);

    private static bool IsPlain(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain.IsArray || typeof(IId).IsAssignableFrom(plain)
            || plain == typeof(string) || plain == typeof(decimal) || plain == typeof(Guid)
            || plain == typeof(DateOnly) || plain == typeof(DateTimeOffset) || plain == typeof(DateTime);
    }

    private static Expression Read(Expression reader, int column, Type type)
    {
        var ordinal = Expression.Constant(column);
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        Expression value = plain switch
        {
            _ when typeof(IId).IsAssignableFrom(plain) =>
                Expression.New(plain.GetConstructor([typeof(Guid)])!, Field(reader, ordinal, typeof(Guid))),
            { IsEnum: true } => Expression.Convert(
                Expression.Call(typeof(Enum), nameof(Enum.Parse), null, Expression.Constant(plain),
                    Expression.Call(typeof(SnakeCase), nameof(SnakeCase.ToPascal), null, Field(reader, ordinal, typeof(string)))),
                plain),
            _ => Field(reader, ordinal, plain),
        };
        return Expression.Condition(
            Expression.Call(reader, nameof(NpgsqlDataReader.IsDBNull), null, ordinal),
            Expression.Default(type),
            Expression.Convert(value, type));
    }

    private static MethodCallExpression Field(Expression reader, Expression ordinal, Type type) =>
        Expression.Call(reader, nameof(NpgsqlDataReader.GetFieldValue), [type], ordinal);
}
