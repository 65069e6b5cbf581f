using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>The program's own work on documents, for nobody: a transaction that sees what waits, and nothing else.</summary>
internal abstract class DocumentWork(IServiceScopeFactory scopes) : IJob
{
    public abstract string Kind { get; }

    public abstract TimeSpan? Interval { get; }

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        bool isMore;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
            await database.ExecuteAsync(Sql.Raw("select set_config('samsteg.document_work', 'on', true)"), cancellation);
            isMore = await DoNextAsync(scope.ServiceProvider, database, cancellation);
            await database.CommitAsync(cancellation);
        }
        while (isMore);
    }

    /// <summary>Does one thing, in a transaction of its own; false when there is nothing left to do.</summary>
    protected abstract Task<bool> DoNextAsync(IServiceProvider services, RequestDatabase database, CancellationToken cancellation);
}

/// <summary>Has the scanner read what waits. While it does not answer, files wait, and the job is tried again.</summary>
internal sealed class ScanDocuments(IServiceScopeFactory scopes, TimeProvider clock) : DocumentWork(scopes)
{
    public const string Name = "scanning.files";

    public override string Kind => Name;

    public override TimeSpan? Interval => TimeSpan.FromMinutes(5);

    /// <summary>Has it run now, after an upload.</summary>
    public static Sql Now(DateTimeOffset now) =>
        Sql.Of($"update jobs set run_at = {now} where kind = {Name} and finished_at is null and failed_at is null and run_at > {now}");

    protected override async Task<bool> DoNextAsync(IServiceProvider services, RequestDatabase database, CancellationToken cancellation)
    {
        if (services.GetService<IContentScanner>() is not { } scanner
            || await database.FindAsync<Waiting>(Sql.Raw("select id, size from document_versions where state = 'waiting' order by uploaded_at, id limit 1 for update skip locked"), cancellation) is not { } waiting)
        {
            return false;
        }

        var store = services.GetRequiredService<IDocumentStore>();
        await using var content = new StoredContent(store, waiting.Id, waiting.Size);
        var found = await scanner.FindAsync(content, cancellation);
        await database.ExecuteAsync(Sql.Of(
            $"update document_versions set state = {(found is null ? ScanState.Clean : ScanState.Infected)}, scanned_at = {clock.GetUtcNow()} where id = {waiting.Id}"), cancellation);
        if (found is not null)
        {
            await store.DeleteAsync(waiting.Id, cancellation);
            await services.GetRequiredService<AuditTrail>().RecordAsync("infected", "document_versions", waiting.Id, null, reason: found, cancellation: cancellation);
        }

        return true;
    }

    private sealed record Waiting(Guid Id, long Size);
}

/// <summary>Clears what was begun outside the database and never finished.</summary>
internal sealed class ClearUploads(IServiceScopeFactory scopes, TimeProvider clock) : DocumentWork(scopes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public override string Kind => "uploads.clear";

    public override TimeSpan? Interval => TimeSpan.FromHours(1);

    protected override async Task<bool> DoNextAsync(IServiceProvider services, RequestDatabase database, CancellationToken cancellation)
    {
        if (await database.FindAsync<Begun>(Sql.Of($"""
                select u.version_id as id, exists (select from document_versions v where v.id = u.version_id) as is_finished
                from document_uploads u where u.started_at < {clock.GetUtcNow() - Patience} order by u.started_at limit 1 for update skip locked
                """), cancellation) is not { } begun)
        {
            return false;
        }

        if (!begun.IsFinished)
        {
            await services.GetRequiredService<IDocumentStore>().DeleteAsync(begun.Id, cancellation);
        }

        await database.ExecuteAsync(Sql.Of($"delete from document_uploads where version_id = {begun.Id}"), cancellation);
        return true;
    }

    private sealed record Begun(Guid Id, bool IsFinished);
}
