using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>One of a participant's own pages. It reads by <see cref="RequestDatabase.OwnAsync{T}(Sql, CancellationToken)"/> alone; where nobody is tied to the account it answers 404.</summary>
public abstract class OwnPage(RequestDatabase database, TimeProvider clock) : SamstegPage
{
    /// <summary>Whose page it is.</summary>
    public OwnFacts Facts { get; private set; } = null!;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Now.</summary>
    protected DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The request's transaction.</summary>
    protected RequestDatabase Database => database;

    /// <summary>What is answered where nobody is tied to the account.</summary>
    protected virtual IActionResult Closed => NotFound();

    /// <summary>The texts in the words that the reader has chosen.</summary>
    protected EasyWords Words => HttpContext.RequestServices.GetRequiredService<EasyWords>();

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = context.HttpContext.RequestAborted;
        if (await OwnFacts.FindAsync(database, Today, cancellation) is not { } facts)
        {
            context.Result = Closed;
            return;
        }

        Facts = facts;
        AddWays(HttpContext.RequestServices.GetRequiredService<PageChrome>());
        await LoadAsync(cancellation);
        await next();
    }

    /// <summary>Loads what the page shows, also when a form is shown again.</summary>
    protected virtual Task LoadAsync(CancellationToken cancellation) => Task.CompletedTask;

    private void AddWays(PageChrome chrome)
    {
        chrome.Tab(Words["own_page.way.start"], OwnPaths.Start).Tab(Words["own_page.way.plan"], OwnPaths.Plan);
        foreach (var way in HttpContext.RequestServices.GetServices<Capability>().SelectMany(static capability => capability.OwnWays))
        {
            chrome.Tab(Words[way.TextKey], way.Path);
        }

        chrome
            .Tab(Facts.Unread > 0 ? Words["own_page.way.messages_unread", Facts.Unread] : Words["own_page.way.messages"], OwnPaths.Messages)
            .Tab(Words["own_page.way.assessment"], OwnPaths.Assessment)
            .Tab(Words["own_page.way.waivers"], OwnPaths.Waivers)
            .Tab(Words["own_page.way.held"], OwnPaths.Held)
            .Tab(Words["own_page.way.readings"], OwnPaths.Readings);
    }
}
