using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// A page about a participant. Where there is no such case, or it is closed to the user, it answers 404 before any handler runs. A file that was only opened outside the own
/// cases is read: whatever is for more than reading answers 403.
/// </summary>
public abstract class CasePage(RequestDatabase database, TimeProvider clock, CaseFrame frame) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The participant the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "participant")]
    public ParticipantId Participant { get; set; }

    /// <summary>What is known of the case.</summary>
    public CaseFacts Facts { get; private set; } = null!;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Whether the viewer may change the case.</summary>
    public bool MayEdit => frame.MayEdit;

    /// <summary>Key of the page's heading; null for the file itself, which is headed by the participant.</summary>
    protected virtual string? TitleKey => null;

    /// <summary>Whether what the page is about, besides the case, is there once it has been loaded; otherwise it answers 404.</summary>
    protected virtual bool IsThere => true;

    /// <summary>The request's transaction.</summary>
    protected RequestDatabase Database => database;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = context.HttpContext.RequestAborted;
        if (await frame.OpenAsync(Initiative, Participant, TitleKey, cancellation) is not { } facts)
        {
            context.Result = NotFound();
            return;
        }

        Facts = facts;
        if (facts.IsOnlyOpened && !OnlyReads(Permissions.ParticipantsRead))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        if (TitleKey is null)
        {
            ViewData["Title"] = facts.Reference; // the window's title is read by others and kept in the browser's history
        }

        await LoadAsync(cancellation);
        if (!IsThere)
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    /// <summary>Loads what the page shows beside the case, also when a form is shown again.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;
}
