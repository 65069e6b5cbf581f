using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>
/// The program's own work on documents, for nobody: one after another, each in a transaction that sees what waits and nothing
/// else. One that cannot be done is passed over, so that it does not stand in the way of the others; the job has failed then, and is tried again.
/// </summary>
internal abstract class DocumentWork(IServiceScopeFactory scopes) : IJob
{
    /// <summary>After so many it is not the files.</summary>
    private const int MostPassedOver = 5;

    public abstract string Kind { get; }

    public abstract TimeSpan? Interval { get; }

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var passedOver = new List<Guid>();
        ExceptionDispatchInfo? why = null;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
            await database.ExecuteAsync(Sql.Raw("select set_config('samsteg.document_work', 'on', true)"), cancellation);
            if (await FindNextAsync(scope.ServiceProvider, database, passedOver, cancellation) is not { } next)
            {
                break;
            }

            try
            {
                await DoAsync(scope.ServiceProvider, database, next, cancellation);
                await database.CommitAsync(cancellation);
            }
            catch (Exception failure) when (failure is ScannerException { IsAway: false } or DocumentStoreException && passedOver.Count < MostPassedOver)
            {
                passedOver.Add(next);
                why = ExceptionDispatchInfo.Capture(failure);
            }
        }

        why?.Throw();
    }

    /// <summary>What is to be done next, locked; null when there is nothing left but what has been passed over.</summary>
    protected abstract Task<Guid?> FindNextAsync(IServiceProvider services, RequestDatabase database, IReadOnlyCollection<Guid> passedOver, CancellationToken cancellation);

    /// <summary>Does it.</summary>
    protected abstract Task DoAsync(IServiceProvider services, RequestDatabase database, Guid id, CancellationToken cancellation);
}

/// <summary>Has the scanner read what waits. While it is away, files wait, and the job is tried again.</summary>
internal sealed class ScanDocuments(IServiceScopeFactory scopes, TimeProvider clock) : DocumentWork(scopes)
{
    public const string Name = "scanning.files";

    public override string Kind => Name;

    public override TimeSpan? Interval => TimeSpan.FromMinutes(5);

    /// <summary>Has it run now, after an upload.</summary>
    public static Sql Now(DateTimeOffset now) =>
        Sql.Of($"update jobs set run_at = {now} where kind = {Name} and finished_at is null and failed_at is null and run_at > {now}");

    protected override async Task<Guid?> FindNextAsync(IServiceProvider services, RequestDatabase database, IReadOnlyCollection<Guid> passedOver, CancellationToken cancellation) =>
        services.GetService<IContentScanner>() is null ? null : await database.ScalarAsync<Guid?>(Sql.Of($"""
            select id from document_versions where state = 'waiting' and not (id = any ({passedOver})) order by uploaded_at, id limit 1 for update skip locked
            """), cancellation);

    protected override async Task DoAsync(IServiceProvider services, RequestDatabase database, Guid id, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        var size = await database.ScalarAsync<long>(Sql.Of($"select size from document_versions where id = {id}"), cancellation);
        await using var content = new StoredContent(store, id, size);
        var found = await services.GetRequiredService<IContentScanner>().FindAsync(content, cancellation);
        await database.ExecuteAsync(Sql.Of(
            $"update document_versions set state = {(found is null ? ScanState.Clean : ScanState.Infected)}, scanned_at = {clock.GetUtcNow()} where id = {id}"), cancellation);
        if (found is not null)
        {
            await store.DeleteAsync(id, cancellation);
            await services.GetRequiredService<AuditTrail>().RecordAsync("infected", "document_versions", id, null, reason: found, cancellation: cancellation);
        }
    }
}

/// <summary>Clears what was begun outside the database and never finished.</summary>
internal sealed class ClearUploads(IServiceScopeFactory scopes, TimeProvider clock) : DocumentWork(scopes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public override string Kind => "uploads.clear";

    public override TimeSpan? Interval => TimeSpan.FromHours(1);

    protected override Task<Guid?> FindNextAsync(IServiceProvider services, RequestDatabase database, IReadOnlyCollection<Guid> passedOver, CancellationToken cancellation) =>
        database.ScalarAsync<Guid?>(Sql.Of($"""
            select version_id from document_uploads where started_at < {clock.GetUtcNow() - Patience} and not (version_id = any ({passedOver}))
            order by started_at limit 1 for update skip locked
            """), cancellation);

    protected override async Task DoAsync(IServiceProvider services, RequestDatabase database, Guid id, CancellationToken cancellation)
    {
        if (!await database.ScalarAsync<bool>(Sql.Of($"select exists (select from document_versions where id = {id})"), cancellation))
        {
            await services.GetRequiredService<IDocumentStore>().DeleteAsync(id, cancellation);
        }

        await database.ExecuteAsync(Sql.Of($"delete from document_uploads where version_id = {id}"), cancellation);
    }
}
