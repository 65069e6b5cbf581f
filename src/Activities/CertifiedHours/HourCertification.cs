using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>That somebody certifies the hours of a month. One stands for each initiative and month.</summary>
public sealed class HourCertification : Registration
{
    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HourCertification>
    {
        public void Configure(EntityTypeBuilder<HourCertification> builder) => builder.ToTable("hour_certifications");
    }
}
