using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>The home of every role: what is booked today, and what is overdue or waits for the user.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class TodayPage(TodayList list, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>Booked at a time today.</summary>
    public IReadOnlyList<TodayRow> Scheduled { get; private set; } = [];

    /// <summary>Due today or before, without a time.</summary>
    public IReadOnlyList<TodayRow> Needs { get; private set; } = [];

    /// <summary>Today in Sweden.</summary>
    public DateOnly Day { get; } = clock.Today();

    /// <summary>Key of a greeting that suits the hour.</summary>
    public string GreetingKey { get; } = SwedishTime.Local(clock.GetUtcNow()).Hour switch
    {
        >= 5 and < 10 => "today.greeting.morning",
        >= 18 => "today.greeting.evening",
        _ => "today.greeting.day",
    };

    /// <summary>Today in words, as it begins a line.</summary>
    public string Weekday
    {
        get
        {
            var words = Day.ToString("dddd d MMMM", CultureInfo.CurrentCulture);
            return char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];
        }
    }

    /// <summary>ISO week.</summary>
    public int Week => ISOWeek.GetWeekOfYear(Day.ToDateTime(TimeOnly.MinValue));

    /// <summary>Where somebody is at home who is a participant and nothing else.</summary>
    public const string OwnPage = "/min-sida";

    /// <summary>Where somebody is at home who supervises at a workplace and has no other work here.</summary>
    public const string Supervision = "/handledning";

    /// <summary>Where somebody is at home who is there for an organisation and has no other work here.</summary>
    public const string OwnOrganisation = "/var-organisation";

    /// <summary>Where somebody is at home whose work is not a list of what is due; null for everybody else.</summary>
    public static string? HomeOf(CurrentUser user) => user.Roles.Select(static held => held.Role).Distinct().Order().ToList() switch
    {
        [Role.Participant] => OwnPage,
        [Role.Supervisor] or [Role.Supervisor, Role.OrganisationContact] => Supervision,
        [Role.OrganisationContact] => OwnOrganisation,
        _ => null,
    };

    /// <summary>Loads both lists in one statement; leads those home whose home is another page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (HomeOf(user) is { } home)
        {
            return Redirect(home);
        }

        var rows = await list.ReadAsync(new TodayQuestion(user.RequiredAccount, Day), null, cancellation);
        Scheduled = [.. rows.Where(row => row.StartsAt is not null && row.DueOn == Day).OrderBy(static row => row.StartsAt)];
        Needs = [.. rows.Except(Scheduled)];
        return Page();
    }

    /// <summary>How late, in words.</summary>
    public string Lateness(TodayRow row) =>
        row.DueOn >= Day ? T["today.due_today"] : row.Lateness(T, Day);
}
