using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A page about a placement that the user supervises; of any other it answers 404 before a handler runs. That it was read stands in the participant's file.</summary>
public abstract class SupervisedPage(RequestDatabase database, TimeProvider clock) : SamstegPage
{
    /// <summary>The placement the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "placement")]
    public PlacementId Id { get; set; }

    /// <summary>The placement.</summary>
    public SupervisedPlacement Placement { get; private set; } = null!;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>The request's transaction.</summary>
    protected RequestDatabase Database => database;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await SupervisedPlacement.FindAsync(database, Id, context.HttpContext.RequestAborted) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        Placement = found;
        HttpContext.RequestServices.GetRequiredService<AuditTrail>().Open(found.InitiativeId, found.ParticipantId);
        Chrome.Crumb(T["supervision.title"], TodayPage.Supervision);
        await next();
    }
}
