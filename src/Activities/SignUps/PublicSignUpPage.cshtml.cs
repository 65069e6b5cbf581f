using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Where whoever has the address signs up, without an account. What is answered does not tell whether an address has signed up before.</summary>
[AllowAnonymous]
public sealed class PublicSignUpPage(RequestDatabase database, TimeProvider clock) : SamstegPage, IGuestForm
{
    /// <summary>Who signs up.</summary>
    [BindProperty]
    public GuestInput Input { get; set; } = new();

    /// <summary>A field that people do not see and programs fill in.</summary>
    [BindProperty(Name = "webbplats")]
    public string? Trap { get; set; }

    /// <summary>What one signs up for; null when the address leads to nothing.</summary>
    public Shown? Event { get; private set; }

    /// <inheritdoc/>
    public int MostSeats => Event?.MostSeats ?? 1;

    /// <summary>Whether the sign-up was taken just now.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation) => await LoadAsync(code, cancellation) ? Page() : NotFound();

    /// <summary>Takes the sign-up.</summary>
    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellation)
    {
        if (!await LoadAsync(code, cancellation))
        {
            return NotFound();
        }

        if (Input.Seats > Event!.MostSeats)
        {
            ModelState.AddModelError("Input.Seats", T["sign_up.too_many_seats", Event.MostSeats]);
        }

        if (Event.IsOpen && !ModelState.IsValid)
        {
            return Page();
        }

        if (!string.IsNullOrEmpty(Trap))
        {
            IsDone = true;
            return Page();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "sv";
        var outcome = Event.IsOpen
            ? await database.ScalarAsync<string>(Sql.Of($"""
                select access.sign_up_guest({code}, {Input.Form}, {Input.Name!.Trim()}, {Input.Email!.Trim()}, {Input.Organisation?.Trim() ?? string.Empty}, {Input.Seats!.Value},
                    {Input.Others?.Trim() ?? string.Empty}, {language}, {clock.GetUtcNow()})
                """), cancellation)
            : "closed";
        IsDone = outcome is "confirmed" or "waiting" or "known";
        if (!IsDone)
        {
            ModelState.Clear();
            ModelState.AddModelError(string.Empty, T[outcome == "crowded" ? "sign_up.crowded" : "sign_up.closed"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellation)
    {
        Event = code.Length <= 100 ? await database.FindAsync<Shown>(Sql.Of($"""
            select {LocalText.Column("name")} as name, place, starts, ends, most_seats, is_open, is_full from access.sign_up_page({code}, {clock.GetUtcNow()})
            """), cancellation) : null;
        return Event is not null;
    }

    /// <summary>What one signs up for.</summary>
    public sealed record Shown(string Name, string Place, DateTime[] Starts, DateTime[] Ends, int MostSeats, bool IsOpen, bool IsFull)
    {
        /// <summary>The times.</summary>
        public IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> Times => SignUpTimes.Of(Starts, Ends);
    }
}

/// <summary>Times as the database's functions tell them.</summary>
internal static class SignUpTimes
{
    /// <summary>Begins and ends, in order.</summary>
    public static IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> Of(DateTime[] starts, DateTime[] ends) =>
        starts.Zip(ends, static (start, end) => (new DateTimeOffset(DateTime.SpecifyKind(start, DateTimeKind.Utc)), new DateTimeOffset(DateTime.SpecifyKind(end, DateTimeKind.Utc))));
}
