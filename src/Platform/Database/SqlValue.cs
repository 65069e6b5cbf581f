using System.Collections;

namespace Samsteg.Platform;

/// <summary>How our types are written to the database: typed ids as uuid, enums as snake_case text, sequences as arrays.</summary>
internal static class SqlValue
{
    public static object? Of(object? value) => value switch
    {
        null => null,
        IId id => id.Value,
        Enum status => SnakeCase.Of(status.ToString()),
        DateTimeOffset moment => moment.ToUniversalTime(),
        string or byte[] or string[] or decimal[] or DateOnly[] => value, // not int[]: that is what an array of codes passes for
        IEnumerable<Guid> guids => guids.ToArray(),
        IEnumerable sequence => ArrayOf(sequence),
        _ => value,
    };

    private static Array ArrayOf(IEnumerable sequence)
    {
        var values = sequence.Cast<object?>().Select(Of).ToList();
        var element = values.Find(static value => value is not null)?.GetType() ?? ElementTypeOf(sequence);
        if (element.IsValueType && Nullable.GetUnderlyingType(element) is null && values.Contains(null))
        {
            element = typeof(Nullable<>).MakeGenericType(element);
        }

        var array = Array.CreateInstance(element, values.Count);
        for (var index = 0; index < values.Count; index++)
        {
            array.SetValue(values[index], index);
        }

        return array;
    }

    private static Type ElementTypeOf(IEnumerable sequence)
    {
        var element = sequence.GetType().GetInterfaces().Append(sequence.GetType())
            .FirstOrDefault(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0] ?? typeof(string);
        var told = Nullable.GetUnderlyingType(element) ?? element;
        return typeof(IId).IsAssignableFrom(told) ? told == element ? typeof(Guid) : typeof(Guid?) : told.IsEnum ? typeof(string) : element;
    }
}
