using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Somebody who took part in a case meeting beside the participant and the coach; kept as the note of its contact is.</summary>
public sealed class CaseMeetingParty : KeptWithContact
{
    /// <summary>Longest name of an organisation or of who came, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>From which organisation.</summary>
    [Sensitive]
    public required string Organisation { get; init; }

    /// <summary>Name or role; null when not noted.</summary>
    [Sensitive]
    public string? Representative { get; init; }

    /// <summary>Order in which it was written, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>The same, of another version of the contact.</summary>
    internal CaseMeetingParty Of(Contact contact) => new()
    {
        InitiativeId = InitiativeId,
        ParticipantId = ParticipantId,
        KeeperOrganisationId = KeeperOrganisationId,
        ContactId = contact.Id,
        Organisation = Organisation,
        Representative = Representative,
        Position = Position,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<CaseMeetingParty>
    {
        public void Configure(EntityTypeBuilder<CaseMeetingParty> builder) => Map(builder, "case_meeting_parties");
    }
}

/// <summary>What somebody is to do after a case meeting; kept as the note of its contact is.</summary>
public sealed class CaseMeetingTask : KeptWithContact
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>What is to be done.</summary>
    [Sensitive]
    public required string Text { get; init; }

    /// <summary>By whom.</summary>
    public required StepResponsible Responsible { get; init; }

    /// <summary>Who, when it is somebody else than participant and coach; otherwise null.</summary>
    [Sensitive]
    public string? Who { get; init; }

    /// <summary>Before when; null when no day is set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The step of the action plan that it became; null when none.</summary>
    public Guid? StepId { get; init; }

    /// <summary>Order in which it was written, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>The same, of another version of the contact.</summary>
    internal CaseMeetingTask Of(Contact contact) => new()
    {
        InitiativeId = InitiativeId,
        ParticipantId = ParticipantId,
        KeeperOrganisationId = KeeperOrganisationId,
        ContactId = contact.Id,
        Text = Text,
        Responsible = Responsible,
        Who = Who,
        DueOn = DueOn,
        StepId = StepId,
        Position = Position,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<CaseMeetingTask>
    {
        public void Configure(EntityTypeBuilder<CaseMeetingTask> builder) => Map(builder, "case_meeting_tasks");
    }
}
