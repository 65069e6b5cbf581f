using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A week's attendance, registered by the supervisor: this week and four back.</summary>
[Authorize(Policy = Permissions.Supervision)]
public sealed class AttendancePage(RequestDatabase database, TimeProvider clock, RegisterAttendance attendance) : SupervisedPage(database, clock)
{
    /// <summary>A day of the week; this week's when none is named, or one that is too long ago.</summary>
    [BindProperty(SupportsGet = true, Name = "vecka")]
    public DateOnly? Week { get; set; }

    /// <summary>What is said.</summary>
    [BindProperty]
    public AttendanceInput Input { get; set; } = new();

    /// <summary>The Monday of the week that is shown.</summary>
    public DateOnly Monday { get; private set; }

    /// <summary>The weeks that can be chosen, the latest first.</summary>
    public IReadOnlyList<DateOnly> Weeks { get; private set; } = [];

    /// <summary>Whether it has been told that there are more hours than are agreed.</summary>
    public bool AsksIfBeyond => Input.IsBeyond || ModelState.GetFieldValidationState("Input.IsBeyond") == ModelValidationState.Invalid;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Choose();
        Input = new AttendanceInput { Days = [.. await attendance.DaysAsync(Placement, Monday, cancellation)] };
    }

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Choose();
        return ModelState.IsValid ? Answer(await attendance.RunAsync(Placement, Monday, Input, cancellation), PathOf(Monday), "supervision.attendance.saved") : Page();
    }

    /// <summary>Registers today as agreed, by one press.</summary>
    public async Task<IActionResult> OnPostTodayAsync(CancellationToken cancellation)
    {
        ModelState.Clear(); // the week's form is not what was sent
        Choose();
        Input = new AttendanceInput { Days = [.. await attendance.DaysAsync(Placement, Monday, cancellation)] };
        return Answer(await attendance.TodayAsync(Placement, cancellation), TodayPage.Supervision, "supervision.attendance.saved");
    }

    /// <summary>The page of a week.</summary>
    public string PathOf(DateOnly monday) => $"{Placement.AttendancePath}?vecka={monday:yyyy-MM-dd}";

    /// <summary>A week in words.</summary>
    public string NameOf(DateOnly monday) => T["supervision.week", ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue))];

    /// <summary>What is agreed for a day, in words; or that the placement rests.</summary>
    public string AgreedOf(DateOnly day) => Placement.RestsUntil(day) is not null ? T["supervision.paused_day"] : AttendanceWeek.AgreedHours(day, Placement.Week, Placement.HoursPerWeek) is { } hours
        ? T["supervision.agreed_hours", Display.ShortNumber(hours)] : T["supervision.not_agreed"];

    private void Choose()
    {
        Weeks = [.. AttendanceWeek.Weeks(Placement.StartedOn, Placement.EndedOn, Today)];
        var wanted = AttendanceWeek.MondayOf(Week ?? Today);
        Monday = Weeks.Contains(wanted) ? wanted : Weeks.FirstOrDefault(AttendanceWeek.MondayOf(Today));
    }
}
