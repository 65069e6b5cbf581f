using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>
/// Puts an endpoint's handler into one transaction, as <see cref="PageTransaction"/> does for a page's. It begins when all of
/// the request has been read, so that a slow client holds no connection, and ends before anything is answered.
/// </summary>
internal sealed class ApiTransaction(RequestDatabase database, CurrentUser user, AuditTrail audit, Cipher cipher, TimeProvider clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var endpoint = context.HttpContext.GetEndpoint()!.Metadata;
        if (context.Arguments.OfType<IApiInput>().FirstOrDefault(static input => input.Refusal is not null) is { Refusal: { } refusal })
        {
            return refusal;
        }

        if (FaultOf(context.HttpContext.Request.Query, endpoint.GetMetadata<FiltersBy>()) is { } fault)
        {
            return new ApiProblem(StatusCodes.Status400BadRequest, fault);
        }

        await database.BeginAsync(context.HttpContext.RequestAborted);
        try
        {
            var answer = await IsNotedAsync(context) ? await next(context) : ApiAnswer<object>.Refused(Result.Refused(string.Empty, "api.key_reused"));
            if (answer is IApiAnswer { IsRefused: true })
            {
                database.Abandon();
                await database.CommitAsync(CancellationToken.None);
            }

            await audit.RecordShownAsync(CancellationToken.None);
            await database.CommitAsync(CancellationToken.None);
            return answer;
        }
        catch (Exception failure) when (RequestTransaction.IsConflict(failure))
        {
            database.Abandon();
            await database.CommitAsync(CancellationToken.None);
            return new ApiProblem(endpoint.GetMetadata<MatchesVersion>() is null ? StatusCodes.Status409Conflict : StatusCodes.Status412PreconditionFailed);
        }
    }

    /// <summary>Notes a request that carries a key; false when the key has been used for something else.</summary>
    private async Task<bool> IsNotedAsync(EndpointFilterInvocationContext context) =>
        context.Arguments.OfType<IdempotencyKey>().FirstOrDefault() is not { } key
        || await key.NoteAsync(
            database, cipher, user.RequiredAccount, context.Arguments.OfType<IApiBody>().FirstOrDefault()?.Sent ?? ReadOnlyMemory<byte>.Empty, clock.GetUtcNow(), context.HttpContext.RequestAborted);

    /// <summary>What is wrong with an address: a filter that is not known or stands twice would else be as if left out.</summary>
    private static string? FaultOf(IQueryCollection query, FiltersBy? filters)
    {
        foreach (var (name, values) in query)
        {
            if (filters?.Names.Contains(name) != true)
            {
                return "api.unknown_filter";
            }

            if (values.Count > 1)
            {
                return "api.filter_twice";
            }

            if (RequestTransaction.IsUnwritable(values))
            {
                return "api.unwritable_text";
            }
        }

        return null;
    }
}
