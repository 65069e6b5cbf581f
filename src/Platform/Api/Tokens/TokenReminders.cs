using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>Tells whoever keeps a key to the API that it ends: 14 days and a day before, once each.</summary>
internal sealed class TokenReminders(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    public string Kind => "keys.remind";

    public TimeSpan? Interval => TimeSpan.FromHours(6);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (database, outbox) = (scope.ServiceProvider.GetRequiredService<RequestDatabase>(), scope.ServiceProvider.GetRequiredService<Outbox>());
        await database.ActAsProgramAsync(cancellation);
        foreach (var due in await database.QueryAsync<Due>(Sql.Of($"select receiver, machine, days from access.remind_of_tokens({clock.Today()})"), cancellation))
        {
            var path = due.Machine is { } machine ? $"/maskinkonton/{machine}" : "/mitt-konto/atkomstnycklar";
            await outbox.TellAsync(MessageKinds.TokenEnds, due.Receiver, path, [due.Days], cancellation);
        }

        await database.CommitAsync(cancellation);
    }

    private sealed record Due(AccountId Receiver, Guid? Machine, int Days);
}
