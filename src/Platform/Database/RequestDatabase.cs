using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// The request's one connection and transaction. It begins at first use, with the settings that row security reads made in the
/// same round trip; EF's context and plain SQL both run in it. It ends with <see cref="CommitAsync"/>, or is rolled back.
/// </summary>
public sealed class RequestDatabase(NpgsqlDataSource database, CurrentUser user, IServiceProvider services) : IAsyncDisposable
{
    /// <summary>EF's context in this transaction. Call <see cref="BeginAsync"/> first; the page filter has done so in pages.</summary>
    /// <remarks>Made when it is asked for: most requests only read, and its model takes its time when the program has just started.</remarks>
    public SamstegContext Context => services.GetRequiredService<SamstegContext>();

    /// <summary>The connection, open while there is a transaction.</summary>
    internal NpgsqlConnection Connection { get; } = database.CreateConnection();

    /// <summary>The transaction; null before it has begun.</summary>
    internal NpgsqlTransaction? Transaction { get; private set; }

    /// <summary>Whether what has been written is to be thrown away.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Begins, unless it has begun.</summary>
    public async Task BeginAsync(CancellationToken cancellation = default)
    {
        if (Transaction is not null)
        {
            return;
        }

        await Connection.OpenAsync(cancellation);
        Transaction = await Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await using var command = Command(user.Scope.ToSettings());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// Works as the program itself for the rest of the transaction, where nobody is signed in: gives roles at the command line,
    /// or as an identity provider says.
    /// </summary>
    /// <exception cref="InvalidOperationException">Somebody is signed in.</exception>
    public async Task ActAsProgramAsync(CancellationToken cancellation = default)
    {
        if (user.IsSignedIn)
        {
            throw new InvalidOperationException("Whoever is signed in acts in the own scope.");
        }

        await BeginAsync(cancellation);
        await using var command = Command(AccessScope.Program.ToSettings());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Throws away what the request has written: the command was refused.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>Commits, or rolls back when abandoned. A later use begins anew.</summary>
    public async Task CommitAsync(CancellationToken cancellation = default)
    {
        if (Transaction is null)
        {
            IsAbandoned = false;
            return;
        }

        try
        {
            if (!IsAbandoned)
            {
                await Transaction.CommitAsync(cancellation);
            }
            else if (Connection.State == ConnectionState.Open) // one that broke took its transaction with it
            {
                await Transaction.RollbackAsync(cancellation);
            }
        }
        finally
        {
            await EndAsync();
            IsAbandoned = false;
        }
    }

    /// <summary>The rows of a select.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(Sql sql, CancellationToken cancellation = default)
    {
        await BeginAsync(cancellation);
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await ReadAllAsync<T>(reader, cancellation);
    }

    /// <summary>How long a statement may take; null: as long as one of a request may.</summary>
    public TimeSpan? Patience { get; set; }

    /// <summary>The only row of a select, or null when there is none.</summary>
    public async Task<T?> FindAsync<T>(Sql sql, CancellationToken cancellation = default)
        where T : class
    {
        var rows = await QueryAsync<T>(sql, cancellation);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The single value of a select.</summary>
    public async Task<T> ScalarAsync<T>(Sql sql, CancellationToken cancellation = default)
    {
        var rows = await QueryAsync<T>(sql, cancellation);
        return rows.Count == 0 ? default! : rows[0];
    }

    /// <summary>The rows of a select as they come, for exports.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(Sql sql, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await BeginAsync(cancellation);
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        var map = RowMapper<T>.For(reader);
        while (await reader.ReadAsync(cancellation))
        {
            yield return map(reader);
        }
    }

    /// <summary>Runs a statement; the number of rows it touched.</summary>
    public async Task<int> ExecuteAsync(Sql sql, CancellationToken cancellation = default)
    {
        await BeginAsync(cancellation);
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// The rows of a select over the views in schema <c>figures</c>, read as the figures role: de-identified, for the
    /// initiatives whose figures the viewer may see, as known at <paramref name="knownAt"/>. One round trip.
    /// </summary>
    public async Task<IReadOnlyList<T>> FiguresAsync<T>(Sql sql, DateTimeOffset knownAt, CancellationToken cancellation = default) =>
        (await FiguresAsync<T>([sql], knownAt, cancellation))[0];

    /// <summary>As for one select, for several in one round trip: the rows of each.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<T>>> FiguresAsync<T>(IReadOnlyList<Sql> selects, DateTimeOffset knownAt, CancellationToken cancellation = default)
    {
        await BeginAsync(cancellation);
        await using var batch = new NpgsqlBatch(Connection, Transaction);
        batch.BatchCommands.Add(Sql.Of($"select set_config('samsteg.known_at', {knownAt.ToString("O")}, true)").ToBatchCommand());
        batch.BatchCommands.Add(new NpgsqlBatchCommand("set local role samsteg_figures"));
        foreach (var sql in selects)
        {
            batch.BatchCommands.Add(sql.ToBatchCommand());
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("set local role none"));
        return await ReadAfterFirstAsync<T>(batch, selects.Count, cancellation);
    }

    /// <summary>
    /// The rows of a statement, read or written as the role of participants' own pages: only what is held about the participants who are
    /// tied to the user's account. One round trip.
    /// </summary>
    public async Task<IReadOnlyList<T>> OwnAsync<T>(Sql sql, CancellationToken cancellation = default) => (await OwnAsync<T>([sql], cancellation))[0];

    /// <summary>As for one statement, for several in one round trip: the rows of each.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<T>>> OwnAsync<T>(IReadOnlyList<Sql> statements, CancellationToken cancellation = default)
    {
        await BeginAsync(cancellation);
        await using var batch = new NpgsqlBatch(Connection, Transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('role', 'samsteg_own', true)"));
        foreach (var sql in statements)
        {
            batch.BatchCommands.Add(sql.ToBatchCommand());
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('role', 'none', true)"));
        return await ReadAfterFirstAsync<T>(batch, statements.Count, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await Connection.DisposeAsync();
    }

    private async ValueTask EndAsync()
    {
        if (Transaction is { } transaction)
        {
            Transaction = null;
            await transaction.DisposeAsync();
            await Connection.CloseAsync();
        }
    }

    /// <summary>The rows of each statement of a batch after the first, which only sets something.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<T>>> ReadAfterFirstAsync<T>(NpgsqlBatch batch, int count, CancellationToken cancellation)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var results = new List<IReadOnlyList<T>>();
        while (results.Count < count && await reader.NextResultAsync(cancellation))
        {
            results.Add(await ReadAllAsync<T>(reader, cancellation));
        }

        return results;
    }

    private NpgsqlCommand Command(Sql sql)
    {
        var command = new NpgsqlCommand { Connection = Connection, Transaction = Transaction };
        if (Patience is { } patience)
        {
            command.CommandTimeout = (int)patience.TotalSeconds;
        }

        sql.Fill(command);
        return command;
    }

    private static async Task<IReadOnlyList<T>> ReadAllAsync<T>(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var rows = new List<T>();
        var map = RowMapper<T>.For(reader);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(map(reader));
        }

        return rows;
    }
}
