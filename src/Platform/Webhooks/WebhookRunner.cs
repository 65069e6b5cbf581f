using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Hands out what has happened to those who subscribe and delivers it, at least once, by any number of nodes (<c>for update
/// skip locked</c>). Whether a subscriber may know is asked when it is delivered: by the roles its account holds then. What is
/// not taken is tried again by <see cref="RetrySchedule"/>, then given up for a person to look at. Several
/// are delivered at a time, but one to each subscriber, so that who answers slowly delays nobody else.
/// </summary>
internal sealed partial class WebhookRunner(
    NpgsqlDataSource database, IServiceScopeFactory scopes, EventKinds kinds, Cipher cipher, TimeProvider clock, Deployment deployment, ILogger<WebhookRunner> logger)
    : QueueRunner(database, clock, logger, TimeSpan.FromSeconds(2), workers: 4)
{
    private const int AtOnce = 1_000;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new(WebhookAddress.Handler(deployment.IsDemo)) { Timeout = Patience };

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    /// <summary>Makes a delivery of each happening for each subscription that wants it.</summary>
    internal override Task PrepareAsync(CancellationToken cancellation) => ExecuteAsync("""
        with happened as (
            delete from webhook_events where id in (select id from webhook_events order by id limit $2 for update skip locked) returning *)
        insert into webhook_deliveries (id, subscription_id, event_id, name, subject_id, initiative_id, participant_id, occurred_at, due_at)
        select uuidv7(), s.id, h.id, h.name, h.subject_id, h.initiative_id, h.participant_id, h.occurred_at, $1
        from happened h join webhook_subscriptions s on s.ended_at is null and h.name = any (s.events)
        """, cancellation, Now, AtOnce);

    private const string Take = """
        with taken as (
            update webhook_deliveries set taken_until = $2, attempts = attempts + 1
            where id = (select id from webhook_deliveries d
                        where dead_at is null and due_at <= $1 and coalesce(taken_until, '-infinity') < $1
                          and not exists (select from webhook_deliveries o where o.subscription_id = d.subscription_id and o.taken_until >= $1)
                        order by due_at, id limit 1 for update skip locked)
            returning *)
        select t.id, t.subscription_id, t.event_id, t.name, t.subject_id, t.initiative_id, t.participant_id, t.occurred_at, t.attempts,
               s.sign_in_id, s.address, s.secret_cipher, s.ended_at
        from taken t join webhook_subscriptions s on s.id = t.subscription_id
        """;

    /// <summary>Takes one delivery that is due and sends it; false when none is.</summary>
    internal override async Task<bool> RunNextAsync(CancellationToken cancellation)
    {
        if (await TakeAsync(cancellation) is not { } taken)
        {
            return false;
        }

        try
        {
            if (await MayKnowAsync(taken, cancellation))
            {
                await SendAsync(taken, cancellation);
                await ExecuteAsync("update webhook_subscriptions set delivered_at = $2 where id = $1", cancellation, taken.SubscriptionId, Now);
            }

            await ExecuteAsync("delete from webhook_deliveries where id = $1", cancellation, taken.Id);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            await PutBackAsync(taken, failure, cancellation);
        }

        return true;
    }

    /// <summary>Workers take one after another, each with what those before it have taken in sight: no subscriber is sent two at a time.</summary>
    private async Task<Taken?> TakeAsync(CancellationToken cancellation)
    {
        await using var batch = Database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_advisory_xact_lock(hashtext('samsteg webhook delivery'))"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Take) { Parameters = { new() { Value = Now }, new() { Value = Now + Lease } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await reader.NextResultAsync(cancellation) && await reader.ReadAsync(cancellation) ? RowMapper<Taken>.For(reader)(reader) : null;
    }

    /// <summary>Whether the subscriber's account reaches what it is about now, by its roles and by row security.</summary>
    private async Task<bool> MayKnowAsync(Taken taken, CancellationToken cancellation)
    {
        if (taken.EndedAt is not null || kinds.Find(taken.Name) is not { } kind)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        await user.LoadReachAsync(Database, taken.SignInId, Clock.Today(), cancellation);
        if (!user.IsSignedIn || !(taken.InitiativeId is { } initiative ? user.May(kind.Permission, initiative) : user.May(kind.Permission)))
        {
            return false;
        }

        return taken.ParticipantId is not { } participant || await scope.ServiceProvider.GetRequiredService<RequestDatabase>().ScalarAsync<bool>(
            Sql.Of($"select exists (select from participants where id = {participant})"), cancellation);
    }

    private async Task SendAsync(Taken taken, CancellationToken cancellation)
    {
        var body = JsonSerializer.Serialize(new WebhookBody(taken.EventId, taken.Name, taken.OccurredAt, taken.InitiativeId, taken.SubjectId), ApiJson.Options);
        using var request = new HttpRequestMessage(HttpMethod.Post, taken.Address);
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(body, Now, cipher.Open(taken.SecretCipher, taken.SubscriptionId.ToString())));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Samsteg", "1"));
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException("Not taken.", null, response.StatusCode);
        }
    }

    private Task PutBackAsync(Taken taken, Exception failure, CancellationToken cancellation)
    {
        var reason = failure is HttpRequestException { StatusCode: { } status } ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture) : failure.GetType().Name;
        LogFailed(taken.SubscriptionId, taken.Attempts, reason);
        return RetrySchedule.PauseAfter(taken.Attempts) is { } pause
            ? ExecuteAsync("update webhook_deliveries set taken_until = null, last_error = $2, due_at = $3 where id = $1", cancellation, taken.Id, reason, Now + pause)
            : ExecuteAsync("update webhook_deliveries set taken_until = null, last_error = $2, dead_at = $3 where id = $1", cancellation, taken.Id, reason, Now);
    }

    [LoggerMessage(LogLevel.Warning, "Subscription {Subscription} was not delivered to, attempt {Attempt}: {Failure}")]
    private partial void LogFailed(Guid subscription, int attempt, string failure);

    private sealed record Taken(
        Guid Id, Guid SubscriptionId, Guid EventId, string Name, Guid SubjectId, InitiativeId? InitiativeId, ParticipantId? ParticipantId, DateTimeOffset OccurredAt, int Attempts,
        Guid SignInId, string Address, byte[] SecretCipher, DateTimeOffset? EndedAt);
}

/// <summary>What is delivered: ids, by which the rest is read over the API.</summary>
/// <param name="Id">The happening; the same if it is delivered again.</param>
/// <param name="Event">Name of its kind.</param>
/// <param name="OccurredAt">When.</param>
/// <param name="Initiative">Where; null for what belongs to no initiative.</param>
/// <param name="Subject">What it happened to.</param>
internal sealed record WebhookBody(Guid Id, string Event, DateTimeOffset OccurredAt, InitiativeId? Initiative, Guid Subject);
