using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// Where the code on the wall leads. Whoever is signed in on the own pages checks in by a button; others by reference and birth date, which
/// are answered the same whether they fit or not, so that nobody learns here who is in the group.
/// </summary>
[AllowAnonymous]
public sealed class CheckInPage(CheckIn checkIn, CheckInCodes codes, CurrentUser user) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public CheckInInput Input { get; set; } = new();

    /// <summary>The code on the wall.</summary>
    [BindProperty(SupportsGet = true, Name = "kod")]
    public string? Code { get; set; }

    /// <summary>What the code was changed for, as the page was opened.</summary>
    [BindProperty(Name = "biljett")]
    public string? Ticket { get; set; }

    /// <summary>The session; null where the code does not hold.</summary>
    public CheckIn.Open? Session { get; private set; }

    /// <summary>Whether the user checks in by a button.</summary>
    public bool IsSignedIn => user.May(Permissions.OwnPage);

    /// <summary>Why nobody can check in with what was shown; null where nothing was shown, or it holds.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What is told when it is done; null before.</summary>
    public string? Told { get; private set; }

    /// <summary>The page.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Session = await checkIn.FindAsync(Code, cancellation);
        Ticket = Session is { } found ? codes.Ticket(found.Id) : null;
        Refusal = Session is null && Code is not null ? T["checkin.dead"] : null;
    }

    /// <summary>Checks in by reference and birth date.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation) || !ModelState.IsValid)
        {
            return Page();
        }

        await checkIn.RunAsync(Session!, Input, cancellation);
        Told = T["checkin.told.either"];
        return Page();
    }

    /// <summary>Checks in whose account is signed in.</summary>
    public async Task<IActionResult> OnPostOwnAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await OpenAsync(cancellation))
        {
            return Page();
        }

        Told = T[IsSignedIn && await checkIn.RunAsync(Session!, null, cancellation) ? "checkin.told.done" : "checkin.told.not_expected"];
        return Page();
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        var asked = codes.SessionOf(Ticket);
        Session = asked is { } session ? await checkIn.FindAsync(session, cancellation) : null;
        if (Session is null)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Refusal = T[asked is null ? "checkin.dead" : "checkin.closed"];
        }

        return Session is not null;
    }
}
