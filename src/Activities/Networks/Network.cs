using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Organisations that meet each other, kept together by an initiative.</summary>
public sealed class Network : IVersioned
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Longest purpose, in characters.</summary>
    public const int LongestPurpose = 2000;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; set; }

    /// <summary>What it is for; may be empty.</summary>
    public required string Purpose { get; set; }

    /// <summary>The day it began.</summary>
    public required DateOnly StartedOn { get; set; }

    /// <summary>The day it ended; null while it goes on.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Network>
    {
        public void Configure(EntityTypeBuilder<Network> builder) => builder.ToTable("networks");
    }
}

/// <summary>An organisation's time in a network.</summary>
public sealed class NetworkMember : IVersioned
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The network.</summary>
    public required Guid NetworkId { get; init; }

    /// <summary>Which organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Whom to talk to there; null when nobody is named.</summary>
    public Guid? ContactPersonId { get; set; }

    /// <summary>The day it joined.</summary>
    public required DateOnly JoinedOn { get; set; }

    /// <summary>The day it left; null while it belongs.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NetworkMember>
    {
        public void Configure(EntityTypeBuilder<NetworkMember> builder)
        {
            builder.ToTable("network_members");
            builder.HasOne<Network>().WithMany().HasForeignKey(static member => member.NetworkId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>That an organisation calls a network's meetings from a day on, with a person.</summary>
public sealed class NetworkConvenor : Registration
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 500;

    /// <summary>The network.</summary>
    public required Guid NetworkId { get; init; }

    /// <summary>Which organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Who there; null when nobody is named.</summary>
    public Guid? ContactPersonId { get; init; }

    /// <summary>What was agreed; may be empty.</summary>
    public required string Note { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NetworkConvenor>
    {
        public void Configure(EntityTypeBuilder<NetworkConvenor> builder)
        {
            builder.ToTable("network_convenors");
            builder.HasOne<Network>().WithMany().HasForeignKey(static convenor => convenor.NetworkId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>That a session is a network's meeting.</summary>
public sealed class NetworkSession
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The network.</summary>
    public required Guid NetworkId { get; init; }

    /// <summary>The session.</summary>
    public required SessionId SessionId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NetworkSession>
    {
        public void Configure(EntityTypeBuilder<NetworkSession> builder) => builder.ToTable("network_sessions");
    }
}
