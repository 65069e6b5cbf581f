using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A calendar elsewhere by which an account says when it is busy.</summary>
public sealed class BusyCalendar
{
    /// <summary>Longest label.</summary>
    public const int LabelLength = 100;

    /// <summary>Longest address.</summary>
    public const int AddressLength = 1000;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>What the account calls it.</summary>
    public required string Label { get; init; }

    /// <summary>Where it is read, sealed: whoever has the address reads the calendar.</summary>
    [Sensitive]
    public required byte[] AddressCipher { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When it was last asked for.</summary>
    public required DateTimeOffset TriedAt { get; set; }

    /// <summary>When that last went well; null when it never has.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Why it did not the last time; null when it did. One of <c>unreachable</c>, <c>too_large</c>, <c>not_calendar</c>.</summary>
    public string? Problem { get; set; }

    /// <summary>How many events were left out since they are said in ways that are not understood.</summary>
    public int NotUnderstood { get; set; }

    /// <summary>When it is busy, sealed; null before it was read.</summary>
    [Sensitive]
    public byte[]? TimesCipher { get; set; }

    /// <summary>The addresses, for a change of keys.</summary>
    internal static SealedColumn SealedAddresses { get; } = new("busy_calendars", "address_cipher", "'busy address ' || id");

    /// <summary>The times, for a change of keys.</summary>
    internal static SealedColumn SealedTimes { get; } = new("busy_calendars", "times_cipher", "'busy times ' || id");

    internal static string AddressPlace(Guid id) => $"busy address {id}";

    internal static string TimesPlace(Guid id) => $"busy times {id}";

    internal sealed class Mapping : IEntityTypeConfiguration<BusyCalendar>
    {
        public void Configure(EntityTypeBuilder<BusyCalendar> builder) => builder.ToTable("busy_calendars");
    }
}
