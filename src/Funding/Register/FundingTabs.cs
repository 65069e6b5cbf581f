using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The frame that the lists of applications, calls and forms share.</summary>
public sealed class FundingTabs(PageChrome chrome, CurrentUser user, Texts texts)
{
    /// <summary>Frames one of the lists.</summary>
    public PageChrome Page(string titleKey, string subtitleKey)
    {
        chrome.Page(texts[titleKey], texts[subtitleKey]);
        Tab("applications.list.title", "/ansokningar", Permissions.ApplicationsRead);
        Tab("calls.title", "/utlysningar", Permissions.CallsRead);
        Tab("deliverables.title", DeliverablePaths.All, Permissions.ApplicationsRead);
        Tab("funder_forms.title", "/formular", Permissions.CallsEdit);
        return chrome;
    }

    private void Tab(string textKey, string path, string permission)
    {
        if (user.May(permission))
        {
            chrome.Tab(texts[textKey], path);
        }
    }
}
