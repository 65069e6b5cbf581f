using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Samsteg.Platform;

/// <summary>
/// A version of a form as an initiative has answered it. The whole definition is kept, so that answers can be read for ever, whatever
/// becomes of the program that shipped the form; the row never changes.
/// </summary>
public sealed class FormVersion
{
    private FormDefinition? _definition;

    /// <summary>What answers are pinned to.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What the form is used for: a code of the capability that asks.</summary>
    public required string Purpose { get; init; }

    /// <summary>The form's key.</summary>
    public required string Key { get; init; }

    /// <summary>The form's version.</summary>
    public required int Version { get; init; }

    /// <summary>The definition as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>The definition's <see cref="FormDefinition.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When it was kept.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId RegisteredBy { get; init; }

    /// <summary>The definition.</summary>
    public FormDefinition Definition => _definition ??= FormDefinition.Parse(Content);

    internal sealed class Mapping : IEntityTypeConfiguration<FormVersion>
    {
        public void Configure(EntityTypeBuilder<FormVersion> builder)
        {
            builder.ToTable("form_versions");
            builder.Ignore(static form => form.Definition);
            builder.Property(static form => form.Content).HasColumnType("jsonb");
        }
    }
}
