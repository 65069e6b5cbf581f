using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A page about a referral. Where there is none, or it is assigned to somebody else, it answers 404 before any handler runs. Opening it is logged.</summary>
public abstract class ReferralPage(RequestDatabase database, TimeProvider clock, Workspace workspace, PageChrome chrome, AuditTrail audit) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The referral the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "referral")]
    public Guid Referral { get; set; }

    /// <summary>What is known of it.</summary>
    public ReferralFacts Facts { get; private set; } = null!;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Who it is, or words in the place of a protected name.</summary>
    public string Who => Facts.Name ?? T["referrals.protected_as", Facts.Reference];

    /// <summary>The request's transaction.</summary>
    protected RequestDatabase Database => database;

    /// <summary>Key of the page's heading; null for the referral itself, which is headed by the person.</summary>
    protected virtual string? TitleKey => null;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = context.HttpContext.RequestAborted;
        if (await ReferralFacts.FindAsync(database, Initiative, Referral, cancellation) is not { } facts)
        {
            context.Result = NotFound();
            return;
        }

        Facts = facts;
        audit.OpenReferral(Initiative, Referral);
        await workspace.OpenAsync(Initiative, TitleKey ?? "referrals.file.title", cancellation, Who);
        chrome.Crumb(T["referrals.title"], ReferralPaths.List(Initiative));
        if (TitleKey is not null)
        {
            chrome.Page(T[TitleKey], Who).Crumb(Who, facts.Path);
        }
        else
        {
            ViewData["Title"] = facts.Reference; // the window's title is read by others and kept in the browser's history
        }

        await LoadAsync(cancellation);
        await next();
    }

    /// <summary>Loads what the page shows beside the referral, also when a form is shown again.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;
}
