using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is told of obligations. A link and a number of days: what it is about is read after signing in.</summary>
public static class ObligationMessages
{
    /// <summary>Something is to be handed in: link; days left, 0 on the day.</summary>
    public static readonly MessageKind Reminder = new("obligation_reminder", Permission: Permissions.ObligationsWrite);

    /// <summary>Something should have been handed in: link; days since.</summary>
    public static readonly MessageKind Overdue = new("obligation_overdue", Permission: Permissions.ObligationsWrite);

    internal static IReadOnlyList<MessageKind> All { get; } = [Reminder, Overdue];
}

/// <summary>Reminds those who hand in: some times before the day, on it, and every other week after it. A step whose day no round was made on is told late, and only the latest; none twice.</summary>
internal sealed class ObligationReminders(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    /// <summary>Days before the day.</summary>
    public static readonly int[] DaysBefore = [30, 7];

    /// <summary>Days between reminders from the day on.</summary>
    public const int DaysBetween = 14;

    public string Kind => "deadlines.remind";

    public TimeSpan? Interval => TimeSpan.FromHours(6);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (database, outbox) = (scope.ServiceProvider.GetRequiredService<RequestDatabase>(), scope.ServiceProvider.GetRequiredService<Outbox>());
        await database.ActAsProgramAsync(cancellation);
        var roles = PermissionTable.Roles.Where(static role => role.Value.Permissions.Contains(Permissions.ObligationsWrite)).Select(static role => SnakeCase.Of(role.Key.ToString())).ToArray();
        foreach (var due in await database.QueryAsync<Due>(Sql.Of(
            $"select initiative, obligation, receiver, days_left from access.remind_of_obligations({clock.Today()}, {DaysBefore}, {DaysBetween}, {roles})"), cancellation))
        {
            await outbox.TellAsync(
                due.DaysLeft < 0 ? ObligationMessages.Overdue : ObligationMessages.Reminder, due.Receiver, ObligationPaths.Of(due.Initiative, due.Obligation), [Math.Abs(due.DaysLeft)], cancellation);
        }

        await database.CommitAsync(cancellation);
    }

    private sealed record Due(InitiativeId Initiative, Guid Obligation, AccountId Receiver, int DaysLeft);
}
