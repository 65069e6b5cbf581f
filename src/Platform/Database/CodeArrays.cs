using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Samsteg.Platform;

/// <summary>Several codes of a list in one column, as texts in snake_case.</summary>
public static class CodeArrays
{
    /// <summary>The property is kept in a column <c>text[]</c>.</summary>
    public static PropertyBuilder<TEnum[]> IsCodes<TEnum>(this PropertyBuilder<TEnum[]> property)
        where TEnum : struct, Enum => property.HasConversion(
            static codes => Of(codes),
            static texts => Read<TEnum>(texts),
            new ValueComparer<TEnum[]>(static (one, other) => one!.SequenceEqual(other!), static codes => codes.Length, static codes => codes));

    /// <summary>Codes as they are kept.</summary>
    public static string[] Of<TEnum>(IEnumerable<TEnum> codes)
        where TEnum : struct, Enum => [.. codes.Select(static code => SnakeCase.Of(code.ToString()))];

    /// <summary>Codes from how they are kept.</summary>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    public static TEnum[] Read<TEnum>(IEnumerable<string> texts)
        where TEnum : struct, Enum => [.. texts.Select(static text => Enum.Parse<TEnum>(SnakeCase.ToPascal(text)))];
}
