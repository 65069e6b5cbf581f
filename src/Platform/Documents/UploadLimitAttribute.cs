using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>
/// How much a page that takes in a file reads before it gives up: somewhat more than the largest file, so that one that is a
/// little too large is refused beside its field. What says beforehand that it is far too large is not read at all.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the anti-forgery token is looked for, which reads the form.</summary>
    public int Order => 0;

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var most = (context.HttpContext.RequestServices.GetRequiredService<DocumentRules>().LargestFile * 2) + (1024 * 1024);
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = most;
        }

        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(context.HttpContext.Request, new FormOptions { MultipartBodyLengthLimit = most, ValueCountLimit = 32 }));
        if (context.HttpContext.Request.ContentLength > most)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
    }
}
