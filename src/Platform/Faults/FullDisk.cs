using Npgsql;

namespace Samsteg.Platform;

/// <summary>A disk without room: this machine's, or the database's.</summary>
internal static class FullDisk
{
    private const int NoSpaceOnUnix = 28, NoQuotaOnUnix = 122;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>Whether a failure came of one.</summary>
    public static bool IsCauseOf(Exception failure) => failure.GetBaseException() switch
    {
        PostgresException refused => refused.SqlState == PostgresErrorCodes.DiskFull,
        IOException written => written.HResult is NoSpaceOnUnix or NoQuotaOnUnix or NoSpaceOnWindows,
        _ => false,
    };
}
