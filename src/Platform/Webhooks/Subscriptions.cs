using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace Samsteg.Platform;

/// <summary>What is asked about a subscription.</summary>
public sealed class SubscriptionInput
{
    /// <summary>Id of the form, which becomes the subscription's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The machine account whose roles say what is told.</summary>
    [Required]
    public AccountId? Account { get; set; }

    /// <summary>Where it is told.</summary>
    [Required, StringLength(500)]
    public string Address { get; set; } = string.Empty;

    /// <summary>Names of the kinds that are told.</summary>
    public List<string> Events { get; set; } = [];
}

/// <summary>A subscription as its page shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Account">Name of the machine account.</param>
/// <param name="Address">Where it is told.</param>
/// <param name="Events">What is told.</param>
/// <param name="DeliveredAt">The latest delivery that was taken; null when none was.</param>
/// <param name="EndedAt">When it ended; null while it holds.</param>
/// <param name="Waiting">Deliveries on their way.</param>
/// <param name="Dead">Deliveries given up.</param>
/// <param name="LastError">The latest failure of those; null when there is none.</param>
public sealed record SubscriptionRow(
    Guid Id, string Account, string Address, string[] Events, DateTimeOffset? DeliveredAt, DateTimeOffset? EndedAt, long Waiting, long Dead, string? LastError);

/// <summary>Makes, shows, ends and takes up subscriptions.</summary>
internal sealed class Subscriptions(RequestDatabase database, EventKinds kinds, Cipher cipher, AuditTrail audit, Deployment deployment, TimeProvider clock)
{
    public static SealedColumn Sealed { get; } = new("webhook_subscriptions", "secret_cipher", "id::text");

    /// <summary>All, those that hold first.</summary>
    public Task<IReadOnlyList<SubscriptionRow>> AllAsync(CancellationToken cancellation) => database.QueryAsync<SubscriptionRow>(Sql.Of($"""
        select s.id, a.display_name as account, s.address, s.events, s.delivered_at, s.ended_at,
               count(d.id) filter (where d.dead_at is null) as waiting, count(d.id) filter (where d.dead_at is not null) as dead, max(d.last_error) as last_error
        from webhook_subscriptions s
        join accounts a on a.id = s.account_id
        left join webhook_deliveries d on d.subscription_id = s.id
        group by s.id, a.display_name
        order by s.ended_at is not null, s.created_at desc, s.id
        """), cancellation);

    /// <summary>Subscribes. The secret is told once.</summary>
    public async Task<(Result Result, string? Secret)> AddAsync(SubscriptionInput input, IReadOnlyCollection<Guid> machines, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (!machines.Contains(input.Account!.Value.Value))
        {
            problems.Add(new Problem(nameof(input.Account), "webhooks.problem.account"));
        }

        if (!WebhookAddress.TryRead(input.Address, deployment.IsDemo, out var address))
        {
            problems.Add(new Problem(nameof(input.Address), "webhooks.problem.address"));
        }

        if (input.Events.Count == 0 || input.Events.Exists(name => kinds.Find(name) is null))
        {
            problems.Add(new Problem(nameof(input.Events), "webhooks.problem.events"));
        }

        if (problems.Count > 0)
        {
            return (Result.Of(problems), null);
        }

        var secret = "whsec_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var isNew = await database.ScalarAsync<bool>(Sql.Of($"""
            select access.subscribe({input.Form}, {input.Account}, {address!.AbsoluteUri}, {cipher.Seal(secret, input.Form.ToString())}, {input.Events.Distinct()}::text[], {clock.GetUtcNow()})
            """), cancellation);
        if (!isNew)
        {
            return (Result.Conflict("webhooks.problem.made_already"), null);
        }

        await audit.RecordAsync("added", "webhook_subscriptions", input.Form, null, changes: new { account = input.Account.Value.Value, input.Events }, cancellation: cancellation);
        return (Result.Done, secret);
    }

    /// <summary>Ends one at once. Null when there is no such subscription that holds.</summary>
    public async Task<Result?> EndAsync(Guid subscription, CancellationToken cancellation)
    {
        if (await database.ExecuteAsync(Sql.Of($"update webhook_subscriptions set ended_at = {clock.GetUtcNow()} where id = {subscription} and ended_at is null"), cancellation) == 0)
        {
            return null;
        }

        await audit.RecordAsync("revoked", "webhook_subscriptions", subscription, null, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>Puts what was given up back into the queue; how many.</summary>
    public async Task<int> ReplayAsync(CancellationToken cancellation)
    {
        var count = await database.ExecuteAsync(Sql.Of($"update webhook_deliveries set dead_at = null, attempts = 0, due_at = {clock.GetUtcNow()} where dead_at is not null"), cancellation);
        await audit.RecordAsync("replayed", "webhook_deliveries", null, null, changes: new { count }, cancellation: cancellation);
        return count;
    }
}
