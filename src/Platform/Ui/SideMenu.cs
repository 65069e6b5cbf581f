using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>The left menu: what the capabilities offer, in order, where the user's role has it.</summary>
public sealed class SideMenu(IEnumerable<Capability> capabilities, CurrentUser user, Texts texts)
{
    public IReadOnlyList<PageLink> Links { get; } =
        [.. capabilities.SelectMany(capability => capability.Menu)
            .Where(item => user.May(item.Permission) && (item.Path != "/" || TodayPage.HomeOf(user) is null)) // whose home is another page has that one in the menu
            .OrderBy(item => item.Order)
            .Select(item => new PageLink(texts[item.TextKey], item.Path))];

    /// <summary>The item that an address lies below.</summary>
    public PageLink? Current(PathString path) => PageChrome.Current(Links, path);
}
