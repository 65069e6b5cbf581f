using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What somebody lived on in a month, as told to the organisation that keeps it. <see cref="HistoryRow.OccurredOn"/> is the first of the month.</summary>
public sealed class IncomeMonth : Registration
{
    /// <summary>Whose.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Who keeps it.</summary>
    public required OrganisationId KeeperOrganisationId { get; init; }

    /// <summary>What of, at least one.</summary>
    [Sensitive]
    public required IncomeSource[] Sources { get; init; }

    /// <summary>The first of the month that a day lies in.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    internal sealed class Mapping : IEntityTypeConfiguration<IncomeMonth>
    {
        public void Configure(EntityTypeBuilder<IncomeMonth> builder)
        {
            builder.ToTable("income_months");
            builder.Property(static month => month.Sources).IsCodes();
        }
    }
}
