using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A page for a screen on the wall: the code that participants check in by, new each minute. It names nobody.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class WallPage(FindSession sessions, CheckIn checkIn, CheckInCodes codes, Deployment deployment) : SamstegPage
{
    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Whether the user leads the session or plans the initiative's activities, and so may show the code.</summary>
    public bool MayShow { get; private set; }

    /// <summary>The code; null while nobody can check in.</summary>
    public string? Code { get; private set; }

    /// <summary>From when until when one can check in.</summary>
    public CheckIn.Hours Hours { get; private set; } = null!;

    /// <summary>Why there is no code: <c>not_yours</c>, <c>cancelled</c>, <c>held</c>, <c>not_yet</c>, <c>over</c>, or <c>no_leader</c>.</summary>
    public string Why => this switch
    {
        { MayShow: false } => "not_yours",
        { Session.Result: SessionResult.Cancelled } => "cancelled",
        { Session.Result: SessionResult.Held } => "held",
        _ when sessions.Now < Hours.OpensAt => "not_yet",
        _ when sessions.Now >= Hours.ClosesAt => "over",
        _ => "no_leader",
    };

    /// <summary>Where it leads.</summary>
    public string Address => new Uri(deployment.Address, "/checka-in").ToString();

    /// <summary>How many have checked in.</summary>
    public int Count { get; private set; }

    /// <summary>The code.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(initiative, session, cancellation) is not { Audience: not Attendees.Organisations } found)
        {
            return NotFound();
        }

        Session = found;
        MayShow = sessions.IsAnsweredForByUser(found);
        Code = MayShow && await checkIn.FindAsync(session, cancellation) is not null ? codes.Of(session) : null;
        Hours = (await checkIn.HoursAsync(session, cancellation))!;
        Count = await checkIn.CountAsync(session, cancellation);
        return Page();
    }
}
