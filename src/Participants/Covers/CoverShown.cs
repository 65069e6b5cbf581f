using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who covers for whom, today or to come.</summary>
/// <param name="Coach">Who covers.</param>
/// <param name="CoachName">The name.</param>
/// <param name="CoveredName">For whom.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day.</param>
public sealed record CoverShown(AccountId Coach, string CoachName, string CoveredName, long Cases, DateOnly ValidFrom, DateOnly ValidUntil)
{
    /// <summary>Those for a coach, by day.</summary>
    internal static Task<IReadOnlyList<CoverShown>> OfAsync(RequestDatabase database, InitiativeId initiative, AccountId covered, DateOnly today, CancellationToken cancellation) =>
        database.QueryAsync<CoverShown>(Select(Sql.Of($"v.initiative_id = {initiative} and v.covered_account_id = {covered} and v.valid_until >= {today}")), cancellation);

    /// <summary>Those of a case that hold today, while it is the covered coach's.</summary>
    internal static Task<IReadOnlyList<CoverShown>> OfAsync(RequestDatabase database, InitiativeId initiative, ParticipantId participant, DateOnly today, CancellationToken cancellation) =>
        database.QueryAsync<CoverShown>(Select(Sql.Of($"v.initiative_id = {initiative} and v.participant_id = {participant} and {HoldsOn(today)}")), cancellation);

    /// <summary>Whether <c>case_covers v</c> holds that day.</summary>
    internal static Sql HoldsOn(DateOnly today) => Sql.Of($"""
        v.valid_from <= {today} and v.valid_until >= {today} and v.ended_at is null
        and exists (select from case_assignments h where h.participant_id = v.participant_id and h.account_id = v.covered_account_id
                    and h.valid_from <= {today} and coalesce(h.valid_until, 'infinity') >= {today})
        """);

    /// <summary>On the covering coach's <em>Idag</em>: for whom, and the way to the cases.</summary>
    internal static Sql Today(TodayQuestion question) => Sql.Of($"""
        select {question.Today}::date as due_on, null::timestamptz as starts_at, 'cover' as kind, v.covered_account_id as subject_id,
               max(a.display_name) as title, {LocalText.Column("i.name")} as detail,
               '/insatser/' || i.id || '/deltagare?status=Enrolled&coach=' || v.covered_account_id as path, i.id as initiative_id
        from case_covers v
        join accounts a on a.id = v.covered_account_id
        join initiatives i on i.id = v.initiative_id
        where v.account_id = {question.Account} and {HoldsOn(question.Today)}
        group by v.covered_account_id, i.id
        """);

    private static Sql Select(Sql condition) => Sql.Of($"""
        select v.account_id as coach, c.display_name as coach_name, d.display_name as covered_name, count(*) as cases, v.valid_from, v.valid_until
        from case_covers v
        join accounts c on c.id = v.account_id
        join accounts d on d.id = v.covered_account_id
        where v.ended_at is null and {condition}
        group by v.account_id, c.display_name, d.display_name, v.valid_from, v.valid_until
        order by v.valid_from, c.display_name, v.account_id
        """);
}

/// <summary>On a participant's file: that somebody covers for the coach today.</summary>
public sealed class CoverPanel(RequestDatabase database, TimeProvider clock) : ViewComponent
{
    /// <summary>Draws it; nothing when nobody does.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        var covers = await CoverShown.OfAsync(database, initiative, participant, clock.Today(), HttpContext.RequestAborted);
        return View("/Covers/CoverPanel.cshtml", covers);
    }
}
