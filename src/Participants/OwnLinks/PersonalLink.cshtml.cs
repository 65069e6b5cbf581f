using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Where a personal link leads: the next step and what is booked, to whoever holds it; neither name nor initiative.</summary>
[AllowAnonymous]
public sealed class PersonalLinkPage(PersonalLinks links) : SamstegPage
{
    /// <summary>The link's secret.</summary>
    [BindProperty(SupportsGet = true, Name = "kod")]
    public string? Token { get; set; }

    /// <summary>What it shows; null where the link does not work.</summary>
    public LinkShown? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Shown = Token is { Length: > 0 and <= PersonalLinks.LongestToken } token ? await links.ReadAsync(token, cancellation) : null;
}
