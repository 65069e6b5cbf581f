using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>From an entry to the exit that followed it.</summary>
/// <param name="EnteredOn">First day.</param>
/// <param name="ExitedOn">Last day; null while it goes on.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Activity">What the participant did then; null when not asked.</param>
/// <param name="HasSupport">Whether with support; null when not asked.</param>
/// <param name="SelfSupport">Whether self-supporting; null when not asked.</param>
/// <param name="Continues">What went on afterwards, in words.</param>
public sealed record ParticipantPeriod(
    DateOnly EnteredOn, DateOnly? ExitedOn, ExitReason? Reason, ActivityStatus? Activity, bool? HasSupport, SelfSupport? SelfSupport, string? Continues)
{
    /// <summary>Throughput time in days: from the first day to the last, or until a day while it goes on. Never less than none.</summary>
    public int DaysUntil(DateOnly today) => Math.Max(0, (ExitedOn ?? today).DayNumber - EnteredOn.DayNumber);

    /// <summary>All periods of a participant, first to last: the enrolment and the re-entries, each with the exit that followed.</summary>
    internal static Task<IReadOnlyList<ParticipantPeriod>> OfAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) =>
        database.QueryAsync<ParticipantPeriod>(Sql.Of($"""
            select s.entered_on, x.occurred_on as exited_on, x.reason, x.activity, x.has_support, x.self_support, x.continues
            from (select occurred_on as entered_on, row_number() over (order by occurred_on) as number
                  from (select occurred_on from enrolments where participant_id = {participant} and superseded_at is null
                        union all
                        select occurred_on from re_entries where participant_id = {participant} and superseded_at is null) e) s
            left join (select e.*, row_number() over (order by e.occurred_on) as number from exits e
                       where e.participant_id = {participant} and (e.superseded_at is null
                           or exists (select from re_entries r where r.exit_id = e.id and r.superseded_at is null))) x on x.number = s.number
            order by s.number
            """), cancellation);
}

/// <summary>On a participant's file: how long, where the participant stood on leaving, and how it has gone since.</summary>
public sealed class PeriodsPanel(RequestDatabase database, OpenedCase opened, TimeProvider clock) : ViewComponent
{
    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        var periods = await ParticipantPeriod.OfAsync(database, participant, HttpContext.RequestAborted);
        var followUps = periods.Any(static period => period.ExitedOn is not null)
            ? await FollowUpRow.OfAsync(database, participant, HttpContext.RequestAborted)
            : [];
        return View("/Exits/PeriodsPanel.cshtml", new PeriodsShown(
            periods, followUps, CasePaths.File(initiative, participant), clock.Today(), opened.MayEdit));
    }
}

/// <summary>What the panel is given.</summary>
/// <param name="Periods">First to last.</param>
/// <param name="FollowUps">After the exits, by day.</param>
/// <param name="Path">The file.</param>
/// <param name="Today">Today in Sweden.</param>
/// <param name="MayEdit">Whether the viewer may register.</param>
public sealed record PeriodsShown(IReadOnlyList<ParticipantPeriod> Periods, IReadOnlyList<FollowUpRow> FollowUps, string Path, DateOnly Today, bool MayEdit)
{
    /// <summary>Days in all periods together.</summary>
    public int Days => Periods.Sum(period => period.DaysUntil(Today));

    /// <summary>Whether the participant has left and could take part again.</summary>
    public bool CanReturn => Periods is [.., { ExitedOn: not null, Reason: not (ExitReason.Deceased or ExitReason.Misregistered) }];

    /// <summary>Whether the participant is back after an exit.</summary>
    public bool IsBack => Periods is [_, .., { ExitedOn: null }];
}
