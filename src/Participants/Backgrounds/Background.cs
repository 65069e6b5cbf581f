using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An answer that may be left open.</summary>
public enum YesNoAnswer
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>Does not want to say.</summary>
    NotStated,
}

/// <summary>How it was for somebody at entry, as told to the organisation that keeps it. One stands for each keeper.</summary>
public sealed class Background : Registration
{
    /// <summary>Longest name of a municipality or a language, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Whose.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Who keeps it.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>Highest education that was completed.</summary>
    [Sensitive]
    public required EducationLevel Education { get; init; }

    /// <summary>Main activity.</summary>
    [Sensitive]
    public required ActivityStatus Activity { get; init; }

    /// <summary>Since when; null when it is not known.</summary>
    [Sensitive]
    public DateOnly? ActivitySince { get; init; }

    /// <summary>Where somebody is registered as living; null when it is not known, and for a protected identity.</summary>
    [Sensitive]
    public string? Municipality { get; init; }

    /// <summary>The language an interpreter is needed for; null when none is.</summary>
    [Sensitive]
    public string? Interpreter { get; init; }

    /// <summary>Whether there is a disability; null when it was not asked.</summary>
    [Sensitive]
    public YesNoAnswer? HasDisability { get; init; }

    /// <summary>Whether somebody, or both parents, were born abroad; null when it was not asked.</summary>
    [Sensitive]
    public YesNoAnswer? HasForeignBackground { get; init; }

    /// <summary>Whether somebody is a citizen of a country outside the European Union; null when it was not asked.</summary>
    [Sensitive]
    public YesNoAnswer? IsThirdCountryNational { get; init; }

    /// <summary>Whether somebody lacks a home, or lives insecurely; null when it was not asked.</summary>
    [Sensitive]
    public YesNoAnswer? IsWithoutHome { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Background>
    {
        public void Configure(EntityTypeBuilder<Background> builder) => builder.ToTable("backgrounds");
    }
}
