using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>An initiative, from its first draft on: what it is, whose it is, when it runs and how far it has come.</summary>
public sealed class Initiative : IVersioned, IBelongsToInitiative
{
    /// <summary>Id.</summary>
    public InitiativeId Id { get; init; } = NewId.Of<InitiativeId>();

    /// <summary>What it is called.</summary>
    public LocalText Name { get; private set; } = new(string.Empty);

    /// <summary>What it is, in a few sentences; empty when nobody has written it.</summary>
    public LocalText Summary { get; private set; } = new(string.Empty);

    /// <summary>What it is for; empty when nobody has written it.</summary>
    public LocalText Purpose { get; private set; } = new(string.Empty);

    /// <summary>The association's registry number; null when it has none.</summary>
    public string? RegistryNumber { get; private set; }

    /// <summary>Who pays; null when it is not known.</summary>
    public OrganisationId? FunderId { get; private set; }

    /// <summary>Who answers for it.</summary>
    public OrganisationId OwnerId { get; private set; }

    /// <summary>Who carries it out; null when the owner does.</summary>
    public OrganisationId? PerformerId { get; private set; }

    /// <summary>How far it has come.</summary>
    public InitiativeState State { get; private set; } = InitiativeState.Draft;

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, after the first.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Last day to enrol, within the period; null when the plan does not say.</summary>
    public DateOnly? IntakeEndsOn { get; private set; }

    /// <summary>The most that is paid, SEK; null when it is not known.</summary>
    public decimal? MaximumGrant { get; private set; }

    /// <summary>Fewest follow-ups of a placement in all; null when the plan does not say.</summary>
    public int? FollowUpsMinimum { get; private set; }

    /// <summary>Most follow-ups of a placement in all; null when the plan does not say.</summary>
    public int? FollowUpsMaximum { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <inheritdoc/>
    InitiativeId IBelongsToInitiative.InitiativeId => Id;

    /// <summary>Takes over a description that has been checked.</summary>
    internal void Describe(InitiativeDescription description)
    {
        Name = description.Name;
        Summary = description.Summary;
        Purpose = description.Purpose;
        RegistryNumber = description.RegistryNumber;
        FunderId = description.Funder;
        OwnerId = description.Owner;
        PerformerId = description.Performer;
        StartsOn = description.StartsOn;
        EndsOn = description.EndsOn;
        IntakeEndsOn = description.IntakeEndsOn;
        MaximumGrant = description.MaximumGrant;
    }

    /// <summary>Follows its application while that is being written.</summary>
    public void FollowApplication(string name, DateOnly startsOn, DateOnly endsOn, DateOnly? intakeEndsOn) =>
        (Name, StartsOn, EndsOn, IntakeEndsOn) = (Name.Reworded(name), startsOn, endsOn, intakeEndsOn);

    /// <summary>Is what has been agreed.</summary>
    public void Agree(string name, string purpose, DateOnly startsOn, DateOnly endsOn, DateOnly? intakeEndsOn, decimal maximumGrant) =>
        (Name, Purpose, StartsOn, EndsOn, IntakeEndsOn, MaximumGrant) = (Name.WithSwedish(name), Purpose.WithSwedish(purpose), startsOn, endsOn, intakeEndsOn >= startsOn && intakeEndsOn <= endsOn ? intakeEndsOn : IntakeEndsOn > endsOn ? endsOn : IntakeEndsOn, maximumGrant);

    /// <summary>Takes in people until a later day.</summary>
    internal void ExtendIntake(DateOnly lastDay) => IntakeEndsOn = lastDay;

    /// <summary>Goes on to a state that may follow.</summary>
    /// <exception cref="InvalidOperationException">It may not follow on the present one.</exception>
    public void MoveTo(InitiativeState state)
    {
        if (!State.MayBecome(state))
        {
            throw new InvalidOperationException($"An initiative that is {State} cannot become {state}.");
        }

        State = state;
    }

    /// <summary>Says how many follow-ups a placement gets in all.</summary>
    internal void ExpectFollowUps(int? minimum, int? maximum)
    {
        FollowUpsMinimum = minimum;
        FollowUpsMaximum = maximum;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Initiative>
    {
        public void Configure(EntityTypeBuilder<Initiative> builder) => builder.ToTable("initiatives");
    }
}

/// <summary>What is said of an initiative, checked.</summary>
internal sealed record InitiativeDescription(
    LocalText Name, LocalText Summary, LocalText Purpose, string? RegistryNumber, OrganisationId? Funder, OrganisationId Owner,
    OrganisationId? Performer, DateOnly StartsOn, DateOnly EndsOn, DateOnly? IntakeEndsOn, decimal? MaximumGrant);
