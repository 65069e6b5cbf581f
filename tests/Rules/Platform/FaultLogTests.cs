using System.Net.Sockets;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class FaultLogTests
{
    public static TheoryData<Exception, int> Failures => new()
    {
        { new NpgsqlException("cut off while reading", new EndOfStreamException()), 503 },
        { new NpgsqlException("cut off while writing", new IOException(null, new SocketException())), 503 },
        { new InvalidOperationException("saving", new NpgsqlException("cut off", new EndOfStreamException())), 503 },
        { new TimeoutException(), 503 },
        { new PostgresException("shut down", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown), 503 },
        { new PostgresException("too long", "ERROR", "ERROR", PostgresErrorCodes.QueryCanceled), 503 },
        { new PostgresException("no right", "ERROR", "ERROR", PostgresErrorCodes.InsufficientPrivilege), 500 },
        { new InvalidOperationException("the transaction has completed") { Source = "Npgsql" }, 503 },
        { new NpgsqlException("a slip"), 500 },
        { new InvalidOperationException(), 500 },
    };

    [Theory, MemberData(nameof(Failures))]
    public void What_passes_by_itself_is_told_from_what_is_broken(Exception failure, int status) => FaultLog.StatusOf(failure).ShouldBe(status);
}
