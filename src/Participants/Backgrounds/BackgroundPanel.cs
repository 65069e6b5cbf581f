using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On a participant's file: how it was at entry, as far as the viewer may read it.</summary>
public sealed class BackgroundPanel(RequestDatabase database) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        var rows = await database.QueryAsync<BackgroundRow>(Sql.Of($"""
            select b.education, b.activity, b.activity_since, b.municipality, b.interpreter, o.name as keeper,
                   (select i.sources from income_months i where i.participant_id = b.participant_id and i.keeper_organisation_id = b.keeper_organisation_id
                    and i.superseded_at is null order by i.occurred_on desc limit 1) as income
            from backgrounds b join organisations o on o.id = b.keeper_organisation_id
            where b.participant_id = {participant} and b.initiative_id = {initiative} and b.superseded_at is null
            order by o.name, b.id
            """), HttpContext.RequestAborted);
        return rows.Count == 0 ? Content(string.Empty) : View("/Backgrounds/BackgroundPanel.cshtml", rows);
    }
}

/// <summary>A background as the file shows it.</summary>
public sealed record BackgroundRow(
    EducationLevel Education, ActivityStatus Activity, DateOnly? ActivitySince, string? Municipality, string? Interpreter, string Keeper, string[]? Income)
{
    /// <summary>What was lived on in the latest month that is registered.</summary>
    public IReadOnlyList<IncomeSource> Sources => CodeArrays.Read<IncomeSource>(Income ?? []);
}
