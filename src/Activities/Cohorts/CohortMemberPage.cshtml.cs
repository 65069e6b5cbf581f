using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An enterprise in a cohort: its way through the phases, what it needs and whom it has met.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class CohortMemberPage(RegisterNeeds needs, RequestDatabase database, CohortReader cohorts, Workspace workspace, CurrentUser user, TimeProvider clock) : CohortMemberFrame(cohorts, workspace)
{
    /// <summary>What it has said that it needs, oldest first.</summary>
    public IReadOnlyList<CohortNeedsRow> Needs { get; private set; } = [];

    /// <summary>Whom it has met, the latest first.</summary>
    public IReadOnlyList<BusinessMeetingRow> Meetings { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.ActivitiesEdit, Initiative);

    public bool MayRegister => user.May(Permissions.AttendanceEdit, Initiative);

    /// <summary>The colour of a state.</summary>
    public static Tone ToneOf(CohortMemberState state) => state switch
    {
        CohortMemberState.Completed => Tone.Ok,
        CohortMemberState.Ongoing => Tone.Info,
        _ => Tone.Neutral,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("cohorts.page.heading", cancellation))
        {
            return NotFound();
        }

        Needs = await needs.OfAsync(Member, cancellation);
        Meetings = await database.QueryAsync<BusinessMeetingRow>(
            Sql.Of($"{BusinessMeetingList.Rows(Sql.Of($"m.member_id = {Member} and m.superseded_at is null"))} order by m.occurred_on desc, m.id"), cancellation);
        return Page();
    }

    /// <summary>An answer in whole words; a dash where there is none.</summary>
    public static string InWords(CohortNeedsRow row, string field) => row.Answers[field] switch
    {
        LevelAnswer level when row.Answers.Form.Find(field) is ScaleField scale => $"{level.Level} – {scale.Find(level.Level)!.TextTo(CohortNeeds.Respondent)}",
        SkippedAnswer skip => row.Answers.Form.FindSkip(skip.Code)!.Text.ToString(),
        _ => "–",
    };

    /// <summary>Steps from the first analysis to the latest; null where either has no level.</summary>
    public decimal? ChangeOf(string field) => Needs[^1].Answers[field]?.Value - Needs[0].Answers[field]?.Value;

    /// <summary>From when to when, and how long.</summary>
    public string StayInWords(CohortStay stay) => stay.LeftOn is { } left
        ? T["cohorts.phase.stayed", Display.Period(stay.EnteredOn, left), stay.DaysUntil(left)]
        : T["cohorts.phase.stays", Display.Day(stay.EnteredOn), stay.DaysUntil(clock.Today())];
}
