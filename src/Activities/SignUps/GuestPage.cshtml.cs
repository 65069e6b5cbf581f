using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What somebody without an account has signed up for, and where they cancel it. Opening it does nothing.</summary>
[AllowAnonymous]
public sealed class GuestPage(RequestDatabase database, GuestLinks links, TimeProvider clock) : SamstegPage
{
    /// <summary>What they have signed up for.</summary>
    public Shown Found { get; private set; } = null!;

    /// <summary>What it is.</summary>
    public async Task<IActionResult> OnGetAsync(Guid guest, string proof, CancellationToken cancellation) => await LoadAsync(guest, proof, cancellation) ? Page() : NotFound();

    /// <summary>Cancels it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid guest, string proof, CancellationToken cancellation)
    {
        if (!await LoadAsync(guest, proof, cancellation))
        {
            return NotFound();
        }

        if (!Found.IsOver)
        {
            await database.ScalarAsync<bool>(Sql.Of($"select access.cancel_guest({guest}, {clock.GetUtcNow()})"), cancellation);
        }

        return Redirect(links.PathOf(guest));
    }

    private async Task<bool> LoadAsync(Guid guest, string proof, CancellationToken cancellation)
    {
        if (!links.Fits(guest, proof) || await database.FindAsync<Shown>(Sql.Of($"""
            select {LocalText.Column("name")} as name, place, online_link, starts, ends, seats, state, is_over from access.guest_page({guest}, {clock.GetUtcNow()})
            """), cancellation) is not { } found)
        {
            return false;
        }

        Found = found;
        return true;
    }

    /// <summary>What they have signed up for.</summary>
    public sealed record Shown(string Name, string Place, string OnlineLink, DateTime[] Starts, DateTime[] Ends, int Seats, SignUpState State, bool IsOver)
    {
        /// <summary>The times.</summary>
        public IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> Times => SignUpTimes.Of(Starts, Ends);
    }
}
