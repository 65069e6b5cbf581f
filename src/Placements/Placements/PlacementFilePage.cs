using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A page about a placement. Where there is none within reach it answers 404 before any handler runs; of a file that was only opened, what is for more than reading 403.</summary>
public abstract class PlacementFilePage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The placement the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "placement")]
    public PlacementId Id { get; set; }

    /// <summary>The placement.</summary>
    public PlacementFile Placement { get; private set; } = null!;

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>The placement's own page.</summary>
    public string Here => PlacementPaths.Of(Initiative, Id);

    /// <summary>The participant in words.</summary>
    public string Who => T.Who(Placement.Name, Placement.Reference);

    /// <summary>The request's transaction.</summary>
    protected RequestDatabase Database => database;

    /// <summary>Key of the heading; its places are the participant and the organisation.</summary>
    protected abstract string TitleKey { get; }

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = context.HttpContext.RequestAborted;
        if (await PlacementFile.FindAsync(database, Initiative, Id, cancellation) is not { } file)
        {
            context.Result = NotFound();
            return;
        }

        Placement = file;
        if (file.IsOnlyOpened && !OnlyReads(Permissions.PlacementsRead))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        if (await workspace.OpenAsync(Initiative, TitleKey, cancellation, Who, file.Organisation) is not { } facts)
        {
            context.Result = NotFound();
            return;
        }

        Facts = facts;
        ViewData["Title"] = T[TitleKey, Placement.Reference, file.Organisation]; // the window's title is kept in the browser's history
        HttpContext.RequestServices.GetRequiredService<AuditTrail>().Open(Initiative, file.ParticipantId);
        chrome.Crumb(T["placements.tab"], PlacementPaths.List(Initiative));
        if (await LoadAsync(cancellation))
        {
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    /// <summary>Loads what the page shows beside the placement, also when a form is shown again; false when there is no such thing.</summary>
    protected virtual Task<bool> LoadAsync(CancellationToken cancellation) => Task.FromResult(true);
}
