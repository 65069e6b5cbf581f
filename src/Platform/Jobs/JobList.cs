namespace Samsteg.Platform;

/// <summary>A piece of background work as whoever runs the system sees it.</summary>
public sealed record JobRow(Guid Id, string Kind, string State, DateTimeOffset RunAt, int Attempts, string? LastError)
{
    public Tone Tone => State switch { "finished" => Tone.Ok, "failed" => Tone.Risk, "failing" => Tone.Late, _ => Tone.Neutral };
}

/// <summary>Background work, what was given up first.</summary>
internal static class JobList
{
    private static readonly Sql State = Sql.Raw("""
        case when finished_at is not null then case when failed_at is null then 'finished' else 'looked_at' end
             when failed_at is not null then 'failed' when taken_until is not null then 'running' when attempts > 0 then 'failing' else 'waiting' end
        """);

    public static ListDefinition<JobRow> Definition() =>
        new ListDefinition<JobRow>("background.title", Sql.Of($"select id, kind, {State} as state, run_at, attempts, last_error from jobs"), static row => row.Id)
            .Key("background.kind", static row => $"job.{row.Kind}", sort: "kind", sortValue: static row => row.Kind)
            .Status("background.state", static row => $"job_state.{row.State}", static row => row.Tone, sort: "state", sortValue: static row => row.State)
            .Moment("background.run_at", static row => row.RunAt, sort: "run_at")
            .Number("background.attempts", static row => row.Attempts)
            .Text("background.error", static row => row.LastError)
            .SortedBy("state");
}

/// <summary>Tries again what was given up, when somebody has looked at why.</summary>
public sealed class RetryJobs(RequestDatabase database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>
    /// Each kind is tried at once: recurring work by its next run, which is due now, other work by itself. The rest of what was given up is
    /// put away as looked at. Gives how many had been given up.
    /// </summary>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var count = await database.ScalarAsync<long>(Sql.Of($"select count(*) from jobs where {IsGivenUp}"), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update jobs j set run_at = {now} where finished_at is null and failed_at is null and taken_until is null and run_at > {now}
              and exists (select from jobs f where f.failed_at is not null and f.finished_at is null and f.kind = j.kind and f.payload = j.payload)
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update jobs set failed_at = null, attempts = 0, run_at = {now}
            where id in (select distinct on (kind, payload) id from jobs f where {IsGivenUp}
                           and not exists (select from jobs p where p.finished_at is null and p.failed_at is null and p.kind = f.kind and p.payload = f.payload)
                         order by kind, payload, run_at desc)
            """), cancellation);
        await database.ExecuteAsync(Sql.Of($"update jobs set finished_at = {now} where {IsGivenUp}"), cancellation);
        await audit.RecordAsync("replayed", "jobs", null, null, changes: new { count }, cancellation: cancellation);
        return count;
    }

    internal static readonly Sql IsGivenUp = Sql.Raw("failed_at is not null and finished_at is null");
}
