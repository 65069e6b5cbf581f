using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>
/// How much a page that takes in a file reads before it gives up: somewhat more than the largest file, so that one that is a
/// little too large is refused beside its field. What says beforehand that it is far too large is not read at all, and where
/// this machine has no room for it that is said.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the anti-forgery token is looked for, which takes any form that cannot be read for the sender's mistake.</summary>
    public int Order => 0;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        var most = (context.HttpContext.RequestServices.GetRequiredService<DocumentRules>().LargestFile * 2) + (1024 * 1024);
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = most;
        }

        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = most, ValueCountLimit = 32 }));
        if (request.ContentLength > most)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        try
        {
            if (request.HasFormContentType)
            {
                await request.ReadFormAsync(context.HttpContext.RequestAborted);
            }
        }
        catch (IOException failure) when (FullDisk.IsCauseOf(failure))
        {
            context.HttpContext.RequestServices.GetRequiredService<FaultLog>().Tell(failure);
            context.Result = new StatusCodeResult(StatusCodes.Status507InsufficientStorage);
        }
        catch (Exception mistake) when (mistake is IOException or InvalidDataException)
        {
            // Told by those who ask for its fields.
        }
    }
}
