using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What sort of thing is left behind.</summary>
public enum DeliverableKind
{
    /// <summary>A way of working.</summary>
    Method,

    /// <summary>Something to read or show.</summary>
    Material,

    /// <summary>A tool or a system.</summary>
    Tool,

    /// <summary>A course.</summary>
    Course,

    /// <summary>An agreement between organisations.</summary>
    Agreement,

    /// <summary>A network.</summary>
    Network,

    /// <summary>A report.</summary>
    Report,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How far it has come.</summary>
public enum DeliverableState
{
    /// <summary>Promised.</summary>
    Promised,

    /// <summary>There.</summary>
    Delivered,

    /// <summary>Taken over by an organisation.</summary>
    Adopted,

    /// <summary>Promised once, and no more since the agreement was amended.</summary>
    Withdrawn,
}

/// <summary>Whether it is used.</summary>
public enum DeliverableUsage
{
    /// <summary>Yes.</summary>
    Used,

    /// <summary>In part.</summary>
    PartlyUsed,

    /// <summary>No.</summary>
    NotUsed,
}

/// <summary>Something that an initiative leaves behind.</summary>
public sealed class Deliverable : IVersioned
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The row of the application that promised it; null when it was added by hand.</summary>
    public Guid? PlanRow { get; init; }

    /// <summary>What it is.</summary>
    public required string Name { get; set; }

    /// <summary>Of what sort; null while nobody has said.</summary>
    public DeliverableKind? Kind { get; set; }

    /// <summary>Who gets it; may be empty.</summary>
    public required string Receiver { get; set; }

    /// <summary>Who answers for it afterwards; may be empty.</summary>
    public required string Steward { get; set; }

    /// <summary>What is to be checked again; may be empty.</summary>
    public required string LaterCheck { get; set; }

    /// <summary>By when; null for no day.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>How far it has come.</summary>
    public DeliverableState State { get; private set; }

    /// <summary>When it was delivered; null before.</summary>
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>Where it is found on the web; null for nowhere.</summary>
    public string? Link { get; private set; }

    /// <summary>The document that it is, among the initiative's; null for none.</summary>
    public Guid? DocumentId { get; private set; }

    /// <summary>When it was adopted; null before.</summary>
    public DateOnly? AdoptedOn { get; private set; }

    /// <summary>By which organisation.</summary>
    public OrganisationId? AdoptedById { get; private set; }

    /// <summary>Who decided so there: a body or an office.</summary>
    public string? DecidedBy { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>It is promised, or is no more; what has been delivered stays so.</summary>
    public void Promise(bool stands)
    {
        if (DeliveredOn is null)
        {
            State = stands ? DeliverableState.Promised : DeliverableState.Withdrawn;
        }
    }

    /// <summary>It is there. Said again it corrects what was said, and it stays adopted.</summary>
    public void Deliver(DateOnly on, string? link, Guid? document)
    {
        (DeliveredOn, Link, DocumentId) = (on, link, document);
        State = AdoptedOn is null ? DeliverableState.Delivered : DeliverableState.Adopted;
    }

    /// <summary>An organisation takes it over. Said again it corrects what was said.</summary>
    /// <exception cref="InvalidOperationException">It is not there yet.</exception>
    public void Adopt(DateOnly on, OrganisationId by, string decidedBy)
    {
        if (DeliveredOn is null)
        {
            throw new InvalidOperationException("What is not delivered is not adopted.");
        }

        (AdoptedOn, AdoptedById, DecidedBy, State) = (on, by, decidedBy, DeliverableState.Adopted);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Deliverable>
    {
        public void Configure(EntityTypeBuilder<Deliverable> builder) => builder.ToTable("deliverables");
    }
}

/// <summary>That somebody looked whether it is still used; never changed.</summary>
public sealed class DeliverableCheck
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What was looked at.</summary>
    public required Guid DeliverableId { get; init; }

    /// <summary>When.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>Whether it is used.</summary>
    public required DeliverableUsage Usage { get; init; }

    /// <summary>What was seen.</summary>
    public required string Words { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId RegisteredBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeliverableCheck>
    {
        public void Configure(EntityTypeBuilder<DeliverableCheck> builder)
        {
            builder.ToTable("deliverable_checks");
            builder.HasOne<Deliverable>().WithMany().HasForeignKey(static check => check.DeliverableId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Colours of states.</summary>
internal static class DeliverableStates
{
    public static Tone Tone(this DeliverableState state) => state switch
    {
        DeliverableState.Adopted => Platform.Tone.Ok,
        DeliverableState.Delivered => Platform.Tone.Info,
        _ => Platform.Tone.Neutral,
    };

    public static Tone Tone(this DeliverableUsage usage) => usage switch
    {
        DeliverableUsage.Used => Platform.Tone.Ok,
        DeliverableUsage.PartlyUsed => Platform.Tone.Risk,
        _ => Platform.Tone.Late,
    };
}

/// <summary>Addresses of deliverables.</summary>
internal static class DeliverablePaths
{
    public const string All = "/leverabler";

    public static string Of(InitiativeId initiative) => $"/insatser/{initiative}/leverabler";

    public static string One(InitiativeId initiative, Guid deliverable) => $"{Of(initiative)}/{deliverable}";
}
