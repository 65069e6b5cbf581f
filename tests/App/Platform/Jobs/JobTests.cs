using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

public sealed class JobTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly CountingJob _counting = new();
    private TestDatabase _database = null!;
    private NpgsqlDataSource _connections = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestServer.CopyAsync(Template.Empty);
        _connections = NpgsqlDataSource.Create(_database.OwnerConnectionString);
    }

    [Fact]
    public async Task Nodes_share_the_jobs_and_each_is_done_once()
    {
        await PlanAsync("counting", 40);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync(Runner())));

        _counting.Done.Count.ShouldBe(40);
        _counting.Done.Distinct().Count().ShouldBe(40);
        (await _database.ValueAsync<long>("select count(*) from jobs where finished_at is not null and attempts = 1")).ShouldBe(40);
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_later_each_time_and_given_up_after_five()
    {
        await PlanAsync("failing", 1);
        var runner = Runner();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            (await runner.RunNextAsync(default)).ShouldBeTrue($"attempt {attempt}");
            (await runner.RunNextAsync(default)).ShouldBeFalse("it waits");
            _clock.Advance(TimeSpan.FromMinutes(Math.Pow(2, attempt - 1) + 1));
        }

        (await runner.RunNextAsync(default)).ShouldBeFalse("it has been given up");
        (await _database.ValueAsync<string>("select last_error from jobs where failed_at is not null")).ShouldBe(nameof(TimeoutException));
    }

    [Fact]
    public async Task A_job_that_gives_up_waiting_has_failed_like_any_other()
    {
        await PlanAsync("impatient", 1);

        (await Runner().RunNextAsync(default)).ShouldBeTrue();

        (await _database.ValueAsync<string>("select last_error from jobs where taken_until is null")).ShouldBe(nameof(TaskCanceledException));
    }

    [Fact]
    public async Task A_runner_outlives_what_nobody_foresaw()
    {
        using var runner = new StumblingRunner(_connections);

        await runner.StartAsync(default);

        await runner.IsUpAgain.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        runner.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await runner.StopAsync(default);
    }

    [Fact]
    public async Task Recurring_work_that_was_given_up_comes_back()
    {
        await PlanAsync("recurring", 1);
        var runner = Runner();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await runner.RunNextAsync(default);
            _clock.Advance(TimeSpan.FromMinutes(17));
        }

        (await _database.ValueAsync<long>("select count(*) from jobs where kind = 'recurring' and failed_at is not null")).ShouldBe(1);
        (await runner.RunNextAsync(default)).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromDays(1));
        (await runner.RunNextAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Work_that_is_given_up_is_told_to_who_runs_the_system_and_tried_again_when_asked()
    {
        await using var site = await Site.StartAsync(Template.Empty);
        var administrator = await site.SignInAsync(Role.TechnicalAdministrator);
        var texts = site.Services.GetRequiredService<Texts>();
        site.Services.GetServices<IJob>().Select(job => texts[$"job.{job.Kind}"]).ShouldAllBe(static words => !words.StartsWith('['));
        (await administrator.GetAsync("/drift/jobb")).Document.QuerySelector("main form[method=post]").ShouldBeNull();
        await site.OwnerAsync("""
            insert into jobs (id, kind, run_at, attempts, failed_at, last_error) values
                (uuidv7(), 'outbox.digest', $1, 5, $1, 'TimeoutException'), (uuidv7(), 'no.longer', $1, 5, $1, 'InvalidOperationException')
            """, site.Clock.GetUtcNow().AddDays(-1));
        await site.OwnerAsync("delete from jobs where kind = 'outbox.digest' and failed_at is null");
        await site.OwnerAsync("insert into jobs (id, kind, run_at) values (uuidv7(), 'outbox.digest', $1) on conflict do nothing", site.Clock.GetUtcNow().AddHours(1));

        var page = await administrator.GetAsync("/drift/jobb");

        page.TextOf("main h2").ShouldBe("Gav upp: 2");
        page.RowsOf("#list").Take(2).ShouldAllBe(static row => row.Contains("Gav upp"));
        page.Text.ShouldContain("TimeoutException");
        var retried = await page.SubmitAsync("main form[method=post]");
        retried.TextOf(".notices").ShouldNotBeNull().ShouldContain("2");
        retried.Document.QuerySelector("main form[method=post]").ShouldBeNull();
        (await site.FactAsync<long>("select count(*) from jobs where kind = 'outbox.digest' and run_at <= $1 and failed_at is null", site.Clock.GetUtcNow())).ShouldBeGreaterThan(0, "its next run is due now");
        (await site.FactAsync<long>("select count(*) from jobs where kind = 'no.longer' and failed_at is null")).ShouldBe(1);
        (await (await site.SignInAsync(Role.AssociationDirector)).GetAsync("/drift/jobb")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_runner_waits_while_the_database_cannot_be_reached()
    {
        await using var unreachable = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.OwnerConnectionString) { Port = 1, Timeout = 1 });
        using var runner = Runner(unreachable);

        await runner.StartAsync(default);
        await Task.WhenAny(runner.ExecuteTask!, Task.Delay(TimeSpan.FromSeconds(1)));

        runner.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await runner.StopAsync(default);
    }

    [Fact]
    public async Task A_job_whose_node_died_is_free_again_after_ten_minutes()
    {
        await PlanAsync("counting", 1);
        await _database.ExecuteAsync("update jobs set taken_until = $1, attempts = 1", _clock.GetUtcNow().AddMinutes(10));

        (await Runner().RunNextAsync(default)).ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMinutes(11));
        (await Runner().RunNextAsync(default)).ShouldBeTrue();
        _counting.Done.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_finished_a_month_ago_is_cleared_and_failures_stay()
    {
        await PlanAsync("counting", 3);
        await _database.ExecuteAsync("update jobs set finished_at = $1 where id in (select id from jobs limit 1)", _clock.GetUtcNow().AddDays(-31));
        await _database.ExecuteAsync("update jobs set failed_at = $1 where id in (select id from jobs where finished_at is null limit 1)", _clock.GetUtcNow().AddDays(-90));

        await new FinishedJobs(_connections, _clock).RunAsync(default, default);

        (await _database.ValueAsync<long>("select count(*) from jobs")).ShouldBe(2);
    }

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        await _database.DisposeAsync();
    }

    private JobRunner Runner(NpgsqlDataSource? connections = null)
    {
        var services = new ServiceCollection().AddSingleton<IJob>(_counting).AddSingleton<IJob>(new FailingJob("failing", null, new TimeoutException()))
            .AddSingleton<IJob>(new FailingJob("impatient", null, new TaskCanceledException())).AddSingleton<IJob>(new FailingJob("recurring", TimeSpan.FromDays(1), new TimeoutException())).BuildServiceProvider();
        return new JobRunner(connections ?? _connections, services.GetRequiredService<IServiceScopeFactory>(), _clock, NullLogger<JobRunner>.Instance);
    }

    private static async Task DrainAsync(JobRunner runner)
    {
        while (await runner.RunNextAsync(default))
        {
        }
    }

    private async Task PlanAsync(string kind, int number)
    {
        for (var index = 0; index < number; index++)
        {
            await _database.ExecuteAsync("insert into jobs (id, kind, payload, run_at) values (uuidv7(), $1, jsonb_build_object('number', $2::int), $3)", kind, index, _clock.GetUtcNow());
        }
    }

    private sealed class CountingJob : IJob
    {
        public ConcurrentBag<int> Done { get; } = [];

        public string Kind => "counting";

        public TimeSpan? Interval => null;

        public Task RunAsync(JsonElement payload, CancellationToken cancellation)
        {
            Done.Add(payload.GetProperty("number").GetInt32());
            return Task.CompletedTask;
        }
    }

    private sealed class FailingJob(string kind, TimeSpan? interval, Exception failure) : IJob
    {
        public string Kind => kind;

        public TimeSpan? Interval => interval;

        public Task RunAsync(JsonElement payload, CancellationToken cancellation) => Task.FromException(failure);
    }

    private sealed class StumblingRunner(NpgsqlDataSource connections) : QueueRunner(connections, TimeProvider.System, NullLogger.Instance, TimeSpan.FromMilliseconds(1))
    {
        private int _rounds;

        public TaskCompletionSource IsUpAgain { get; } = new();

        internal override Task PrepareAsync(CancellationToken cancellation) => _rounds++ == 0 ? throw new InvalidOperationException() : Task.CompletedTask;

        internal override Task<bool> RunNextAsync(CancellationToken cancellation)
        {
            IsUpAgain.TrySetResult();
            return Task.FromResult(false);
        }
    }
}
