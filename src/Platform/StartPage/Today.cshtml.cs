using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>The home of every role: what is booked and due today, what is late, who waits for the user, and what is good to look at.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class TodayPage(TodayList list, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>Whether all is shown, however much it is.</summary>
    [BindProperty(SupportsGet = true, Name = "alla")]
    public bool ShowsAll { get; set; }

    /// <summary>What is to be done, by group.</summary>
    public ILookup<TodayGroup, TodayTask> Tasks { get; private set; } = TodayGroups.Of([], default);

    /// <summary>How many rows are shown.</summary>
    public int Shown { get; private set; }

    /// <summary>How many there are.</summary>
    public long Total { get; private set; }

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

    /// <summary>Loads it in one statement; leads those home whose home is another page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (HomeOf(user) is { } home)
        {
            return Redirect(home);
        }

        var found = await list.ReadAsync(new TodayQuestion(user.RequiredAccount, Day, T), null, ShowsAll ? TodayList.MostOfAll : TodayList.Most, cancellation);
        (Tasks, Shown, Total) = (TodayGroups.Of(found.Rows, Day), found.Rows.Count, found.Total);
        return Page();
    }

    /// <summary>When, in words: the time, how late it is, or since when it has waited.</summary>
    public string When(TodayRow row) => row switch
    {
        { StartsAt: { } at } when row.DueOn == Day => Display.Time(at),
        _ when row.DueOn >= Day => T["today.due_today"],
        { Matter: TodayMatter.Due } => row.Lateness(T, Day),
        _ => T["today.since", Display.ShortDay(row.DueOn)],
    };
}
