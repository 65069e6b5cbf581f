using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Reminds signatories and deputies once, some days before the last day; late, when no round was made in time, and never after it.</summary>
internal sealed class SigningReminders(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    /// <summary>Days before the last day.</summary>
    public const int Days = 3;

    public string Kind => "signatures.remind";

    public TimeSpan? Interval => TimeSpan.FromHours(6);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (database, outbox) = (scope.ServiceProvider.GetRequiredService<RequestDatabase>(), scope.ServiceProvider.GetRequiredService<Outbox>());
        await database.ActAsProgramAsync(cancellation);
        foreach (var due in await database.QueryAsync<Due>(Sql.Of($"select request, receiver, days_left from access.remind_of_signatures({clock.Today()}, {Days})"), cancellation))
        {
            await outbox.TellAsync(SigningMessages.Reminder, due.Receiver, SigningPaths.Sign(due.Request), [due.DaysLeft], cancellation);
        }

        await database.CommitAsync(cancellation);
    }

    private sealed record Due(Guid Request, AccountId Receiver, int DaysLeft);
}
