using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Samsteg.Platform;

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>An application for money.</summary>
    Application,

    /// <summary>An agreement.</summary>
    Agreement,

    /// <summary>A decision.</summary>
    Decision,

    /// <summary>A report.</summary>
    Report,

    /// <summary>Minutes of a meeting.</summary>
    Minutes,

    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>A plan.</summary>
    Plan,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How far a file has come.</summary>
public enum ScanState
{
    /// <summary>Waits for the scanner.</summary>
    Waiting,

    /// <summary>Nothing harmful was found.</summary>
    Clean,

    /// <summary>Something harmful was found; the content is gone.</summary>
    Infected,

    /// <summary>There was no scanner.</summary>
    Unscanned,
}

/// <summary>A document: what it is called and belongs to. What it says stands in its versions.</summary>
public sealed class Document
{
    /// <summary>Which.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative it belongs to, itself or by its participant.</summary>
    public InitiativeId? InitiativeId { get; init; }

    /// <summary>The participant it is about.</summary>
    public ParticipantId? ParticipantId { get; init; }

    /// <summary>The organisation that keeps what is about a participant.</summary>
    public OrganisationId? KeeperOrganisationId { get; init; }

    /// <summary>The organisation it belongs to.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>What it is called.</summary>
    [Sensitive]
    public required string Title { get; init; }

    /// <summary>When it was hidden; null while it is shown.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Who hid it.</summary>
    public AccountId? RemovedBy { get; private set; }

    /// <summary>Hides it, with all its versions.</summary>
    internal void Remove(DateTimeOffset at, AccountId by) => (RemovedAt, RemovedBy) = (at, by);

    internal sealed class Mapping : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> builder) => builder.ToTable("documents");
    }
}

/// <summary>One file of a document. Older ones stay readable.</summary>
public sealed class DocumentVersion
{
    /// <summary>Which; also the key of its content.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of what.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>Counted from 1; the database gives it.</summary>
    public int Number { get; init; }

    /// <summary>The file's name, made harmless.</summary>
    [Sensitive]
    public required string FileName { get; init; }

    /// <summary>What the content is.</summary>
    public required FileFormat Format { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Digest of the content.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>How far it has come.</summary>
    public required ScanState State { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId UploadedBy { get; init; }

    /// <summary>When the scanner had read it.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentVersion>
    {
        public void Configure(EntityTypeBuilder<DocumentVersion> builder)
        {
            builder.ToTable("document_versions");
            builder.Property(static version => version.Number).ValueGeneratedOnAdd();
            builder.HasOne<Document>().WithMany().HasForeignKey(static version => version.DocumentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
