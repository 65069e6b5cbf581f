using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The frame of a page about a participant: the initiative's, with the way back through the list and the file. Opening it is logged.</summary>
public sealed class CaseFrame(OpenedCase opened, Workspace workspace, PageChrome chrome, Texts texts)
{
    /// <summary>Whether the user may change the case.</summary>
    internal bool MayEdit => opened.MayEdit;

    /// <summary>Frames a page below the file, or the file itself when no title is given.</summary>
    /// <returns>The case; null where there is none or it is closed to the user: answer 404.</returns>
    internal async Task<CaseFacts?> OpenAsync(InitiativeId initiative, ParticipantId participant, string? titleKey, CancellationToken cancellation)
    {
        if (await opened.FindAsync(initiative, participant, cancellation) is not { } facts)
        {
            return null;
        }

        var who = facts.Name ?? texts["participants.protected_as", facts.Reference];
        await workspace.OpenAsync(initiative, titleKey ?? "participants.file.title", cancellation, who);
        chrome.Crumb(texts["participants.list.title"], CasePaths.List(initiative));
        if (titleKey is not null)
        {
            chrome.Page(texts[titleKey, who], who).Crumb(who, facts.Path);
        }

        return facts;
    }
}
