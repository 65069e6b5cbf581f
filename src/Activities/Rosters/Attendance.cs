using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>How a participant's attendance at a session is marked. Planned is the absence of a mark.</summary>
public enum AttendanceMark
{
    /// <summary>Present from the start.</summary>
    Present,

    /// <summary>Present, but late.</summary>
    Late,

    /// <summary>Absent with a valid reason.</summary>
    AbsentValid,

    /// <summary>Absent without a valid reason.</summary>
    AbsentInvalid,
}

/// <summary>What marks mean.</summary>
public static class Marks
{
    /// <summary>Whether it counts as having been there.</summary>
    public static bool IsPresence(this AttendanceMark mark) => mark is AttendanceMark.Present or AttendanceMark.Late;

    /// <summary>Marks as the database writes them, in their order; null where there is none.</summary>
    internal static IReadOnlyList<AttendanceMark?> Read(IEnumerable<string?> codes) =>
        [.. codes.Select(static code => code is null ? (AttendanceMark?)null : Enum.Parse<AttendanceMark>(SnakeCase.ToPascal(code)))];
}

/// <summary>Registers whether a participant came to a session. One stands per session and participant.</summary>
public sealed class Attendance : Registration
{
    /// <summary>Most minutes late that can be stated.</summary>
    public const int MostMinutesLate = 600;

    /// <summary>The session.</summary>
    public required SessionId SessionId { get; init; }

    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>The mark.</summary>
    public required AttendanceMark Mark { get; init; }

    /// <summary>Minutes late, 1–600; null when not late or not stated.</summary>
    public int? MinutesLate { get; init; }

    /// <summary>When it was marked by the clock of a telephone without network; null when it was registered at once.</summary>
    public DateTimeOffset? DeviceTime { get; init; }

    /// <summary>Whether they checked in themselves, by the code on the wall.</summary>
    public bool IsSelf { get; init; }

    /// <summary>Whether it says the same.</summary>
    public bool Says(AttendanceMark mark, int? minutesLate) => Mark == mark && MinutesLate == minutesLate;

    internal sealed class Mapping : IEntityTypeConfiguration<Attendance>
    {
        public void Configure(EntityTypeBuilder<Attendance> builder) => builder.ToTable("attendance");
    }
}
