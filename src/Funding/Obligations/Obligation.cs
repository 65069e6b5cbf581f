using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where an obligation comes from.</summary>
public enum ObligationSource
{
    /// <summary>The agreed plan.</summary>
    Agreement,

    /// <summary>Added by hand.</summary>
    Added,
}

/// <summary>Something that an initiative is to hand in to the association by a day. Changed by <see cref="Do"/> alone.</summary>
public sealed class Obligation : IVersioned
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    /// <summary>Longest text, in characters.</summary>
    public const int TextLength = 20_000;

    /// <summary>Id; also what calendars know it by.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What it is.</summary>
    public required ObligationKind Kind { get; init; }

    /// <summary>What the plan calls it; null when the kind says it.</summary>
    public string? Name { get; init; }

    /// <summary>By when.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Where it comes from.</summary>
    public required ObligationSource Source { get; init; }

    /// <summary>How far it has come.</summary>
    public ObligationState State { get; private set; } = ObligationState.Due;

    /// <summary>What is written, see <see cref="RichText"/>; empty before.</summary>
    [Sensitive]
    public string Text { get; set; } = string.Empty;

    /// <summary>How many times calendars have something new to tell: another day, or that it is not asked for.</summary>
    public int Revision { get; private set; }

    /// <summary>When they last had.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Another one when another text stands there: who writes is not in the way of who adds a file meanwhile.</summary>
    public string TextMark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>What it is called: the name, or what its kind is called.</summary>
    public string Title(Texts texts) => Name ?? texts[Kind.TextKey()];

    /// <summary>Does something with it.</summary>
    /// <param name="act">What.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <param name="words">What was handed in, or why.</param>
    /// <returns>What has happened, to be kept.</returns>
    /// <exception cref="InvalidOperationException">It may not be done in this state.</exception>
    public ObligationEvent Do(ObligationAct act, AccountId by, DateTimeOffset at, string? words = null)
    {
        State = State.After(act) ?? throw new InvalidOperationException($"{act} is not done with an obligation that is {State}.");
        if (act is ObligationAct.Plan or ObligationAct.Move or ObligationAct.Waive or ObligationAct.Withdraw)
        {
            (Revision, ChangedAt) = (Revision + 1, at);
        }

        return Happened(act, by, at, words);
    }

    /// <summary>That it was planned, the first time.</summary>
    internal ObligationEvent Begun(AccountId by) => Happened(ObligationAct.Plan, by, ChangedAt, null);

    private ObligationEvent Happened(ObligationAct act, AccountId by, DateTimeOffset at, string? words) => new()
    {
        InitiativeId = InitiativeId, ObligationId = Id, Act = act, DueOn = DueOn, Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(), RegisteredAt = at, RegisteredBy = by,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Obligation>
    {
        public void Configure(EntityTypeBuilder<Obligation> builder) => builder.ToTable("obligations");
    }
}

/// <summary>Something that has happened to an obligation. Never changed.</summary>
public sealed class ObligationEvent
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The obligation.</summary>
    public required Guid ObligationId { get; init; }

    /// <summary>What.</summary>
    public required ObligationAct Act { get; init; }

    /// <summary>By when it was to be done from then on.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>What was handed in, or why it was sent back or is not asked for; null where nothing was said.</summary>
    [Sensitive]
    public string? Words { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId RegisteredBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ObligationEvent>
    {
        public void Configure(EntityTypeBuilder<ObligationEvent> builder)
        {
            builder.ToTable("obligation_events");
            builder.HasOne<Obligation>().WithMany().HasForeignKey(static happened => happened.ObligationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A file that belongs to what is handed in; it lies among the initiative's documents.</summary>
public sealed class ObligationFile
{
    /// <summary>Id: that of the file, a version of a document.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The obligation.</summary>
    public required Guid ObligationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ObligationFile>
    {
        public void Configure(EntityTypeBuilder<ObligationFile> builder)
        {
            builder.ToTable("obligation_files");
            builder.HasOne<Obligation>().WithMany().HasForeignKey(static file => file.ObligationId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DocumentVersion>().WithMany().HasForeignKey(static file => file.Id).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
