using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>
/// Asks supervisors by mail how the week has been, where the initiative has decided so: on Thursdays between eight and four, or on Friday when Thursday is no workday. A round is one
/// transaction: a mail is sent if and only if it was noted that it was asked.
/// </summary>
internal sealed class AskSupervisors(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    public string Kind => "check_in.ask";

    public TimeSpan? Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (clock.Today() is not { DayOfWeek: DayOfWeek.Thursday or DayOfWeek.Friday } today || !SwedishHolidays.IsWorkday(today) || SwedishTime.Local(now).Hour is < 8 or >= 16)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var (database, outbox, questions) = (scope.ServiceProvider.GetRequiredService<RequestDatabase>(), scope.ServiceProvider.GetRequiredService<Outbox>(), scope.ServiceProvider.GetRequiredService<CheckInQuestion>());
        await database.ActAsProgramAsync(cancellation);
        var week = CheckInPage.NumberOf(today).ToString(CultureInfo.InvariantCulture);
        foreach (var asked in await database.QueryAsync<Asked>(Sql.Of($"select week, email from access.weekly_check_ins_to_ask({now})"), cancellation))
        {
            await outbox.TellGuestAsync(Question, asked.Email, "sv", questions.PathOf(asked.Week), week, cancellation);
        }

        await database.CommitAsync(cancellation);
    }

    /// <summary>How the week has been: link; its number. Supervisors have no account, so that none is asked how she wants it.</summary>
    public static readonly MessageKind Question = new("placement_check_in", Permission: "");

    private sealed record Asked(Guid Week, string Email);
}
