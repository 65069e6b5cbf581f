using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Moves a session to another time from the calendar: by this small form, or by hand, which sends the same.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class MoveSessionPage(RequestDatabase database, FindSession sessions, MoveSession move, Workspace workspace) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public MoveInput Input { get; set; } = new();

    /// <summary>The calendar to come back to.</summary>
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    /// <summary>The session.</summary>
    public SessionCard Session { get; private set; } = null!;

    /// <summary>Whether there is something that the user can decide to pass over, and nothing else in the way.</summary>
    public bool MayPassOver => Arrangement.OffersAnyway(ModelState, Input.Anyway);

    /// <summary>The calendar to come back to, if it is one of ours; else that of the initiative.</summary>
    public string Calendar => Back is { } back && Url.IsLocalUrl(back) && (IsOf(back, Paths.Calendar(null)) || IsOf(back, Paths.Calendar(Session.InitiativeId)))
        ? back
        : Paths.Calendar(Session.InitiativeId);

    /// <summary>The form; with the time that was tried, where one was.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SessionId session, DateOnly? day, TimeOnly? time, CancellationToken cancellation)
    {
        if (await sessions.RunAsync(initiative, session, cancellation) is not { Result: null } found || !await OpenAsync(found, cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        Input = new MoveInput { Day = day ?? found.Day, Time = time ?? TimeOnly.FromDateTime(SwedishTime.Local(found.StartsAt).DateTime), Was = found.StartsAt };
        return Page();
    }

    /// <summary>Moves it, and shows the calendar where it is now.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SessionId session, CancellationToken cancellation)
    {
        if (await sessions.LockAsync(initiative, session, cancellation) is not { Result: null } found || !await OpenAsync(found, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Input.Was != found.StartsAt)
        {
            return Refused(Result.Conflict("activities.session.changed_meanwhile"));
        }

        var row = await database.Context.Set<Session>().SingleAsync(one => one.Id == session, cancellation);
        var result = await move.RunAsync(row, SessionInput.Of(row, Input.Day, Input.Time, Input.Anyway), cancellation);
        return result.IsDone ? Redirect(Moved(found, row)) : Refused(result);
    }

    private async Task<bool> OpenAsync(SessionCard found, CancellationToken cancellation)
    {
        Session = found;
        return await workspace.OpenAsync(found.InitiativeId, "calendar_move.title", cancellation) is not null;
    }

    /// <summary>The calendar about the day that it was moved to, told what was moved and from when.</summary>
    private string Moved(SessionCard before, Session after)
    {
        var parts = Calendar.Split('?', 2);
        var query = parts.Length == 1 ? [] : QueryHelpers.ParseQuery(parts[1]).ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value.ToString());
        query["day"] = after.Day.ToString("O", CultureInfo.InvariantCulture);
        query["moved"] = before.Id.ToString();
        query["was"] = before.StartsAt.ToString("O", CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(parts[0], query);
    }

    private static bool IsOf(string address, string path) => address == path || address.StartsWith(path + "?", StringComparison.Ordinal);

    /// <summary>When.</summary>
    public sealed class MoveInput
    {
        /// <summary>The day.</summary>
        [Required]
        public DateOnly? Day { get; init; }

        /// <summary>Begins.</summary>
        [Required]
        public TimeOnly? Time { get; init; }

        /// <summary>When it began as the calendar showed it: refused when somebody has moved it meanwhile.</summary>
        public DateTimeOffset? Was { get; init; }

        /// <summary>Whether it is moved although somebody who is expected is expected elsewhere.</summary>
        public bool Anyway { get; init; }
    }
}
