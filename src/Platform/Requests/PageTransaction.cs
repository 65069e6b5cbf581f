using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Puts a page's handler into one transaction: begun before it, committed after it, rolled back when it was refused. A
/// write that met a newer row, or a row that may stand once only, becomes 409 instead of 500.
/// </summary>
internal sealed class PageTransaction(RequestDatabase database, AuditTrail audit, PageDraft draft) : IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Outermost: before the page model's own filter, which may load and log.</summary>
    public int Order => int.MinValue;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is FaultPage)
        {
            await next(); // may be telling that there is no database
            return;
        }

        if (context.HandlerMethod is null)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        if (HoldsUnwritableText(context.HttpContext.Request))
        {
            context.Result = new BadRequestResult();
            return;
        }

        await database.BeginAsync(context.HttpContext.RequestAborted);
        var executed = await next();
        if (executed.Exception is { } failure)
        {
            database.Abandon();
            if (RequestTransaction.IsConflict(failure))
            {
                executed.ExceptionHandled = true;
                executed.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
            }
        }
        else if (executed.Result is PageResult or PartialViewResult)
        {
            if (!context.ModelState.IsValid && HttpMethods.IsPost(context.HttpContext.Request.Method))
            {
                await RefuseAsync(context.HttpContext.Response);
                await draft.KeepAsync(context.HttpContext.Request, CancellationToken.None);
            }

            await draft.RestoreAsync(context, CancellationToken.None);

            await audit.RecordShownAsync(CancellationToken.None);
        }
        else if (executed.Result is RedirectResult)
        {
            await draft.ForgetAsync(context.HttpContext.Request, CancellationToken.None);
        }

        try
        {
            await database.CommitAsync(CancellationToken.None);
        }
        catch (PostgresException late) when (RequestTransaction.IsConflict(late)) // what is checked at the end of a transaction
        {
            executed.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
        }
    }

    /// <summary>What was written is thrown away; what is logged of the page that is shown again is not.</summary>
    private async Task RefuseAsync(HttpResponse response)
    {
        database.Abandon();
        await database.CommitAsync(CancellationToken.None);
        if (response.StatusCode == StatusCodes.Status200OK)
        {
            response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private static bool HoldsUnwritableText(HttpRequest request) =>
        request.Query.SelectMany(static pair => pair.Value).Any(RequestTransaction.IsUnwritable)
        || (request.HasFormContentType && request.Form.SelectMany(static pair => pair.Value).Any(RequestTransaction.IsUnwritable));
}
