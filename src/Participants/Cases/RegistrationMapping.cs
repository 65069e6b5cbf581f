using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What the mappings of registrations share.</summary>
internal static class RegistrationMapping
{
    /// <summary>A row that somebody has superseded meanwhile cannot be superseded again: the second is refused with 409.</summary>
    public static void StandsOnce<T>(this EntityTypeBuilder<T> builder)
        where T : Registration => builder.Property(static row => row.SupersededAt).IsConcurrencyToken();
}
