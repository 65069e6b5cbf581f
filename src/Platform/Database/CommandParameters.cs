using Npgsql;

namespace Samsteg.Platform;

/// <summary>Values of statements that are written outside <see cref="RequestDatabase"/>.</summary>
internal static class CommandParameters
{
    /// <summary>The command with the values of <c>$1</c>, <c>$2</c> …</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
