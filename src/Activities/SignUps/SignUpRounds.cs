using System.Globalization;
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
            scope.ServiceProvider.GetRequiredService<RequestDatabase>(), scope.ServiceProvider.GetRequiredService<Outbox>(), scope.ServiceProvider.GetRequiredService<GuestLinks>(),
            scope.ServiceProvider.GetRequiredService<Texts>(), clock.GetUtcNow());
        await round.RunAsync(cancellation);
    }

    private sealed class Round(RequestDatabase database, Outbox outbox, GuestLinks links, Texts texts, DateTimeOffset now)
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
            foreach (var guest in await GuestsAsync(Sql.Of($"access.guests_to_tell()"), cancellation))
            {
                await TellGuestAsync(SignUpMessages.Of(guest.State), guest, guest.Times, cancellation);
            }
        }

        private async Task RemindGuestsAsync(CancellationToken cancellation)
        {
            foreach (var guest in await GuestsAsync(Sql.Of($"access.guests_to_remind({now}, {now + Ahead})"), cancellation))
            {
                await TellGuestAsync(SignUpMessages.GuestReminded, guest, guest.Times.Where(time => time.StartsAt > now).Take(1), cancellation);
            }
        }

        private Task<IReadOnlyList<Guest>> GuestsAsync(Sql guests, CancellationToken cancellation) => database.QueryAsync<Guest>(Sql.Of($"""
            select g.id, g.email, g.language, g.state, p.name_sv, p.name_en, p.place, p.starts, p.ends from {guests} g cross join lateral access.guest_page(g.id, {now}) p
            """), cancellation);

        private Task TellGuestAsync(MessageKind kind, Guest guest, IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> times, CancellationToken cancellation)
        {
            var about = texts.In(CultureInfo.GetCultureInfo(guest.Language == "en" ? "en-GB" : "sv-SE"), () => SignUpMessages.About(new LocalText(guest.NameSv, guest.NameEn).ToString(), times, guest.Place));
            return outbox.TellGuestAsync(kind, guest.Email, guest.Language, links.PathOf(guest.Id), about, cancellation);
        }

        private async Task RemindParticipantsAsync(CancellationToken cancellation)
        {
            foreach (var account in await database.QueryAsync<AccountId>(Sql.Of($"select access.participants_to_remind({now}, {now + Ahead})"), cancellation))
            {
                await outbox.TellAsync(SignUpMessages.SessionReminder, account, OwnPath, cancellation: cancellation);
            }
        }
    }

    private sealed record Guest(Guid Id, string Email, string Language, SignUpState State, string NameSv, string? NameEn, string Place, DateTime[] Starts, DateTime[] Ends)
    {
        public IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> Times => SignUpTimes.Of(Starts, Ends);
    }
}
