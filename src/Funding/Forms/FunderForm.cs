using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How far a version of a funder's form has come.</summary>
public enum FunderFormState
{
    /// <summary>Being edited.</summary>
    Draft,

    /// <summary>May be used; never changes.</summary>
    Published,

    /// <summary>Not offered any more; what is written on it stays.</summary>
    Retired,
}

/// <summary>A version of a form that the association has made of its own.</summary>
public sealed class FunderForm : IVersioned
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The form's key, the same over its versions.</summary>
    public required string Key { get; init; }

    /// <summary>1 and up. The name is long because a row has a version of its own.</summary>
    public required int FormVersion { get; init; }

    /// <summary>How far it has come.</summary>
    public FunderFormState State { get; private set; } = FunderFormState.Draft;

    /// <summary>The definition as JSON. The log says that it changed: two whole forms there would help nobody.</summary>
    [Sensitive]
    public required string Content { get; set; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>By whom.</summary>
    public required AccountId ChangedBy { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>The definition.</summary>
    public FormDefinition Definition => FormDefinition.Parse(Content);

    /// <summary>Lets it be used.</summary>
    /// <exception cref="InvalidOperationException">It is no draft.</exception>
    public void Publish() => State = State == FunderFormState.Draft ? FunderFormState.Published : throw new InvalidOperationException("Only a draft is published.");

    /// <summary>Offers it no more.</summary>
    /// <exception cref="InvalidOperationException">It is not published.</exception>
    public void Retire() => State = State == FunderFormState.Published ? FunderFormState.Retired : throw new InvalidOperationException("Only what is published is retired.");

    internal sealed class Mapping : IEntityTypeConfiguration<FunderForm>
    {
        public void Configure(EntityTypeBuilder<FunderForm> builder)
        {
            builder.ToTable("funder_forms");
            builder.Property(static form => form.Content).HasColumnType("jsonb");
            builder.Ignore(static form => form.Definition);
        }
    }
}
