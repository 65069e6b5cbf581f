using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Asks organisations by mail whether their openings still hold, as often as the association has decided, on workdays between eight and four. A round is one transaction: a mail is sent if and only if it was noted that it was asked.</summary>
internal sealed class AskAboutOpenings(IServiceScopeFactory scopes, AssociationSettings settings, TimeProvider clock) : IJob
{
    public string Kind => "opening.ask";

    public TimeSpan? Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (settings.Current.AskMonths is not (> 0 and var months) || !SwedishHolidays.IsWorkday(clock.Today()) || SwedishTime.Local(now).Hour is < 8 or >= 16)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var (database, outbox, questions, texts) = (
            scope.ServiceProvider.GetRequiredService<RequestDatabase>(), scope.ServiceProvider.GetRequiredService<Outbox>(), scope.ServiceProvider.GetRequiredService<OpeningQuestion>(),
            scope.ServiceProvider.GetRequiredService<Texts>());
        await database.ActAsProgramAsync(cancellation);
        foreach (var asked in await database.QueryAsync<Asked>(Sql.Of($"select question, email, is_reminder from access.openings_to_ask({months}, {now})"), cancellation))
        {
            var openings = await database.QueryAsync<Line>(Sql.Of($"select title, places from access.opening_question({asked.Question}, {now}) where answer is null"), cancellation);
            var about = texts.InSwedish(() => string.Join('\n', openings.Select(opening => texts["openings.asked.line", opening.Title, opening.Places])));
            await outbox.TellGuestAsync(asked.IsReminder ? OpeningMessages.Reminder : OpeningMessages.Question, asked.Email, "sv", questions.PathOf(asked.Question), about, cancellation);
        }

        await database.CommitAsync(cancellation);
    }

    private sealed record Asked(Guid Question, string Email, bool IsReminder);

    private sealed record Line(string Title, int Places);
}
