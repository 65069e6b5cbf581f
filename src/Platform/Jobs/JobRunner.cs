using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Work of one kind that is done in the background. It must be safe to do twice. What somebody asked for (<see cref="AskedWork"/>) is done in that account's
/// reach as it is then: <see cref="CurrentUser"/> is loaded, and signed out when the account has been closed.
/// </summary>
public interface IJob
{
    /// <summary>Stable name in the table.</summary>
    string Kind { get; }

    /// <summary>When it is due again after a run; null for work that is asked for.</summary>
    TimeSpan? Interval { get; }

    /// <summary>Does it.</summary>
    Task RunAsync(JsonElement payload, CancellationToken cancellation);
}

/// <summary>
/// Takes jobs from the table with <c>for update skip locked</c>, so that any number of web nodes share them. A job that
/// fails is tried again, later each time (1, 2, 4 … minutes), five times; one whose node died is free again after ten minutes. Two are worked on at a time,
/// so that one that takes long does not keep the others waiting.
/// Recurring work that was given up comes back when it is due again. While the database cannot be reached, it waits.
/// </summary>
internal sealed partial class JobRunner(NpgsqlDataSource database, IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> logger)
    : QueueRunner(database, clock, logger, TimeSpan.FromSeconds(1), workers: 2)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private bool _isPlanned;

    internal override async Task<bool> RunNextAsync(CancellationToken cancellation)
    {
        if (await TakeAsync(cancellation) is not { } taken)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<IJob>().FirstOrDefault(candidate => candidate.Kind == taken.Kind);
        try
        {
            if (job is null)
            {
                throw new InvalidOperationException($"No job of kind {taken.Kind} is registered.");
            }

            if (taken.AccountId is not null)
            {
                await scope.ServiceProvider.GetRequiredService<CurrentUser>().LoadAskerAsync(Database, taken.Id, Clock.Today(), cancellation);
            }

            await job.RunAsync(JsonDocument.Parse(taken.Payload).RootElement, cancellation);
            await ExecuteAsync("update jobs set finished_at = $2, taken_until = null where id = $1", cancellation, taken.Id, Now);
            if (job.Interval is { } interval)
            {
                await PlanAsync(job.Kind, Now + interval, cancellation);
            }
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            await PutBackAsync(taken, failure, cancellation);
            if (taken.Attempts >= MostAttempts && job?.Interval is { } interval)
            {
                await PlanAsync(taken.Kind, Now + interval, cancellation);
            }
        }

        return true;
    }

    /// <summary>Plans recurring work, once after the start. What lies further ahead than its interval was planned by a clock that was ahead, and is brought nearer.</summary>
    internal override async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var recurring = scope.ServiceProvider.GetServices<IJob>().Where(static job => job.Interval is not null).ToList();
        foreach (var job in _isPlanned ? [] : recurring)
        {
            await PlanAsync(job.Kind, Now, cancellation);
        }

        _isPlanned = true;
        await ExecuteAsync("""
            update jobs j set run_at = k.latest from unnest($1::text[], $2::timestamptz[]) as k (kind, latest)
            where j.kind = k.kind and j.finished_at is null and j.failed_at is null and j.attempts = 0 and j.run_at > k.latest
            """, cancellation, recurring.Select(static job => job.Kind).ToArray(), recurring.Select(job => Now + job.Interval!.Value).ToArray());
    }

    private Task PlanAsync(string kind, DateTimeOffset at, CancellationToken cancellation) => ExecuteAsync(
        "insert into jobs (id, kind, run_at) values ($1, $2, $3) on conflict do nothing", cancellation, Guid.CreateVersion7(), kind, at);

    private Task<Taken?> TakeAsync(CancellationToken cancellation) => TakeAsync<Taken>("""
        update jobs set taken_until = $2, attempts = attempts + 1
        where id = (select id from jobs
                    where finished_at is null and failed_at is null and run_at <= $1 and coalesce(taken_until, '-infinity') < $1
                    order by run_at limit 1 for update skip locked)
        returning id, kind, payload::text, attempts, account_id
        """, cancellation, Now, Now + Lease);

    private async Task PutBackAsync(Taken taken, Exception failure, CancellationToken cancellation)
    {
        LogFailed(taken.Kind, taken.Attempts, failure.GetType().Name);
        var again = Now + TimeSpan.FromMinutes(Math.Pow(2, taken.Attempts - 1));
        await ExecuteAsync(
            "update jobs set taken_until = null, last_error = $2, run_at = $3, failed_at = case when attempts >= $4 then $5 end where id = $1",
            cancellation, taken.Id, failure.GetType().Name, again, MostAttempts, Now);
    }

    [LoggerMessage(LogLevel.Warning, "Job {Kind} failed, attempt {Attempt}: {Failure}")]
    private partial void LogFailed(string kind, int attempt, string failure);

    private sealed record Taken(Guid Id, string Kind, string Payload, int Attempts, Guid? AccountId);
}
