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

    /// <summary>Code; measures and links name it.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called: "ta emot för arbetsträning".</summary>
    public required LocalText Name { get; set; }

    /// <summary>Its place among the roles.</summary>
    public required int Place { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReadinessRole>
    {
        public void Configure(EntityTypeBuilder<ReadinessRole> builder)
        {
            builder.ToTable("readiness_roles");
            builder.HasKey(static role => role.Code);
        }
    }
}
