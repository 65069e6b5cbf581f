using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Something that an organisation can be ready for, such as hosting work training.</summary>
public sealed class ReadinessRole
{
    /// <summary>Hosting work training: who looks for a place for somebody asks for it.</summary>
    public const string Host = "host";

    /// <summary>Supplying to the public sector.</summary>
    public const string Supplier = "supplier";

    private const int LongestCode = 40;

    /// <summary>Code; measures and links name it.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called: "ta emot för arbetsträning".</summary>
    public required LocalText Name { get; set; }

    /// <summary>Its place among the roles.</summary>
    public required int Place { get; init; }

    /// <summary>The day from which nobody is asked for it any longer; null while it is in use.</summary>
    public DateOnly? RetiredOn { get; set; }

    /// <summary>A code made of a name, that no other role has: letters without their marks, and underscores.</summary>
    public static string CodeOf(string name, IReadOnlyCollection<string> taken)
    {
        var letters = name.ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(static letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            .Select(static letter => char.IsAsciiLetterLower(letter) ? letter : '_');
        var words = string.Join('_', string.Concat(letters).Split('_', StringSplitOptions.RemoveEmptyEntries));
        var code = words.Length == 0 ? "role" : words[..Math.Min(words.Length, LongestCode - 2)];
        return new[] { code }.Concat(Enumerable.Range('b', 'z' - 'a').Select(letter => $"{code}_{(char)letter}")).First(one => !taken.Contains(one));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ReadinessRole>
    {
        public void Configure(EntityTypeBuilder<ReadinessRole> builder)
        {
            builder.ToTable("readiness_roles");
            builder.HasKey(static role => role.Code);
        }
    }
}
