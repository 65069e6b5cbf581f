using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What an absence tells the coach.</summary>
public enum AbsenceSign
{
    /// <summary>Away so many times in a row as the rule says.</summary>
    InARow,

    /// <summary>Away for the first time after having come so many times in a row as the rule says.</summary>
    FirstAfterLong,
}

/// <summary>When absence is something for the coach to ask about, in an initiative.</summary>
public sealed class AbsenceRule : IVersioned
{
    /// <summary>Id of the rule.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative; it has one rule at the most, and these defaults without one.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>Absences in a row, 2–20.</summary>
    public int InARow { get; set; } = 3;

    /// <summary>Presences in a row after which the first absence counts, 2–50.</summary>
    public int AfterPresences { get; set; } = 5;

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>What the marks tell; null when nothing.</summary>
    /// <param name="isPresent">Marks in the order of the sessions, whatever series they belong to; sessions not marked are left out.</param>
    public AbsenceSign? SignOf(IReadOnlyList<bool> isPresent)
    {
        var away = isPresent.Reverse().TakeWhile(static here => !here).Count();
        var before = isPresent.Reverse().Skip(away).TakeWhile(static here => here).Count();
        return away >= InARow ? AbsenceSign.InARow : away == 1 && before >= AfterPresences ? AbsenceSign.FirstAfterLong : null;
    }

    /// <summary>The initiative's rule, or the defaults.</summary>
    internal static async Task<AbsenceRule> OfAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        await database.Context.Set<AbsenceRule>().SingleOrDefaultAsync(rule => rule.InitiativeId == initiative, cancellation)
        ?? new AbsenceRule { InitiativeId = initiative };

    internal sealed class Mapping : IEntityTypeConfiguration<AbsenceRule>
    {
        public void Configure(EntityTypeBuilder<AbsenceRule> builder) => builder.ToTable("absence_rules");
    }
}
