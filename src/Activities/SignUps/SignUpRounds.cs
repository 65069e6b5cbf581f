using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// Gives free places to those who wait, tells guests how their sign-up stands, and reminds of what is near: once each, between eight in the morning and eight in the
/// evening. A round is one transaction, so that a message is sent if and only if its place was given.
/// </summary>
internal sealed class SignUpRounds(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    private const string OwnPath = "/min-sida/aktiviteter";
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(30);

    public string Kind => "signup.round";

    public TimeSpan? Interval => TimeSpan.FromMinutes(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var round = new Round(
            scope.ServiceProvider.GetRequiredService<RequestDatabase>(), scope.ServiceProvider.GetRequiredService<Outbox>(), scope.ServiceProvider.GetRequiredService<GuestLinks>(), clock.GetUtcNow());
        await round.RunAsync(cancellation);
    }

    private sealed class Round(RequestDatabase database, Outbox outbox, GuestLinks links, DateTimeOffset now)
    {
        public async Task RunAsync(CancellationToken cancellation)
        {
            await database.ActAsProgramAsync(cancellation);
            await MoveUpAsync(cancellation);
            await TellGuestsAsync(cancellation);
            if (SwedishTime.Local(now).Hour is >= 8 and < 20)
            {
                await RemindGuestsAsync(cancellation);
                await RemindParticipantsAsync(cancellation);
            }

            await database.CommitAsync(cancellation);
        }

        private async Task MoveUpAsync(CancellationToken cancellation)
        {
            foreach (var account in await database.QueryAsync<AccountId>(Sql.Of($"select access.move_up({now})"), cancellation))
            {
                await outbox.TellAsync(SignUpMessages.PlaceGiven, account, OwnPath, cancellation: cancellation);
            }
        }

        private async Task TellGuestsAsync(CancellationToken cancellation)
        {
            foreach (var guest in await database.QueryAsync<Guest>(Sql.Of($"select id, email, language, state from access.guests_to_tell()"), cancellation))
            {
                await outbox.TellGuestAsync(SignUpMessages.Of(guest.State), guest.Email, guest.Language, links.PathOf(guest.Id), cancellation);
            }
        }

        private async Task RemindGuestsAsync(CancellationToken cancellation)
        {
            foreach (var guest in await database.QueryAsync<Guest>(Sql.Of($"select id, email, language, state from access.guests_to_remind({now}, {now + Ahead})"), cancellation))
            {
                await outbox.TellGuestAsync(SignUpMessages.GuestReminded, guest.Email, guest.Language, links.PathOf(guest.Id), cancellation);
            }
        }

        private async Task RemindParticipantsAsync(CancellationToken cancellation)
        {
            foreach (var account in await database.QueryAsync<AccountId>(Sql.Of($"select access.participants_to_remind({now}, {now + Ahead})"), cancellation))
            {
                await outbox.TellAsync(SignUpMessages.SessionReminder, account, OwnPath, cancellation: cancellation);
            }
        }
    }

    private sealed record Guest(Guid Id, string Email, string Language, SignUpState State);
}
