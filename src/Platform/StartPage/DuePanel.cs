using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>What waits for the user in one initiative, beside its overview: the rows of <em>Idag</em> that belong to it.</summary>
public sealed class DuePanel(TodayList list, CurrentUser user, Texts texts, TimeProvider clock) : ViewComponent
{
    /// <summary>Reads them.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative)
    {
        var today = clock.Today();
        var found = await list.ReadAsync(new TodayQuestion(user.RequiredAccount, today, texts), initiative, TodayList.Most, HttpContext.RequestAborted);
        return View("/StartPage/DuePanel.cshtml", new DueShown(found.Rows, found.Total, today));
    }
}

/// <summary>Rows, how many there are, and the day they are seen from.</summary>
public sealed record DueShown(IReadOnlyList<TodayRow> Rows, long Total, DateOnly Today);
