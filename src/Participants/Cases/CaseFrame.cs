using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The frame of a page about a participant: the initiative's, with the way back through the list and the file.</summary>
public sealed class CaseFrame(Workspace workspace, PageChrome chrome, Texts texts)
{
    /// <summary>Frames a page below the file, or the file itself when no title is given.</summary>
    internal async Task OpenAsync(CaseFacts facts, string? titleKey, CancellationToken cancellation)
    {
        var who = facts.Name ?? texts["participants.protected_as", facts.Reference];
        await workspace.OpenAsync(facts.InitiativeId, titleKey ?? "participants.file.title", cancellation, who);
        chrome.Crumb(texts["participants.list.title"], CasePaths.List(facts.InitiativeId));
        if (titleKey is not null)
        {
            chrome.Crumb(who, facts.Path);
        }
    }
}
