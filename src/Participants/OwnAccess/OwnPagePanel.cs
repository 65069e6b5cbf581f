using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On a participant's file: how she comes to the own page, and whether she has written.</summary>
public sealed class OwnPagePanel(RequestDatabase database, OpenedCase opened, TimeProvider clock) : ViewComponent
{
    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        if (!opened.MayEdit)
        {
            return Content(string.Empty);
        }

        var state = await database.FindAsync<OwnPageState>(Sql.Of($"""
            select p.is_protected,
                   (select max(l.expires_at) from personal_links l where l.participant_id = p.id and l.ended_at is null and l.expires_at > {clock.GetUtcNow()} and {CaseSql.TakesPart}) as link_until,
                   (select a.email_confirmed from participant_accounts t join accounts a on a.id = t.account_id where t.participant_id = p.id and t.ended_at is null) as has_answered,
                   (select count(*) from participant_messages m where m.participant_id = p.id) as messages,
                   (select count(*) from participant_messages m where m.participant_id = p.id and m.is_from_participant and m.read_at is null) as unread
            from participants p where p.id = {participant}
            """), HttpContext.RequestAborted);
        return View("/OwnAccess/OwnPagePanel.cshtml", new OwnPageShown(state!, CasePaths.File(initiative, participant)));
    }
}

/// <summary>What there is of it.</summary>
/// <param name="IsProtected">Whether the identity is protected: then there is none.</param>
/// <param name="LinkUntil">Until when a link works; null when none does.</param>
/// <param name="HasAnswered">Whether the invitation to an account has been answered; null when there is no account.</param>
/// <param name="Messages">Messages there are.</param>
/// <param name="Unread">Those of the participant's that nobody has read.</param>
public sealed record OwnPageState(bool IsProtected, DateTimeOffset? LinkUntil, bool? HasAnswered, long Messages, long Unread);

/// <summary>What the panel is given.</summary>
/// <param name="State">What there is.</param>
/// <param name="Path">The file.</param>
public sealed record OwnPageShown(OwnPageState State, string Path);
