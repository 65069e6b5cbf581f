using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>What pages and API have in common: which failures are somebody else's earlier write, and which text cannot be kept.</summary>
internal static class RequestTransaction
{
    /// <summary>Whether a write met a newer row, a row that may stand once only, or refers to one that has gone meanwhile.</summary>
    public static bool IsConflict(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException or AlreadySupersededException => true,
        DbUpdateException { InnerException: PostgresException inner } => IsConflict(inner),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => false,
    };

    /// <summary>Whether it holds a NUL, or half of a surrogate pair: what neither PostgreSQL nor UTF-8 can hold.</summary>
    public static bool IsUnwritable(string? value)
    {
        for (var index = 0; index < value?.Length; index++)
        {
            if (char.IsHighSurrogate(value[index]) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
            {
                index++;
            }
            else if (value[index] is '\0' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(value[index]))
            {
                return true;
            }
        }

        return false;
    }
}
