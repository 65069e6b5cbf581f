using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>
/// A page that signs something or changes who may sign in: asks the user to show again who they are when that was more than
/// some minutes ago, and comes back. They are asked when the page is opened; what is filled in there may be sent for longer,
/// because a form that is sent too late comes back empty.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresFreshSignInAttribute : Attribute, IAuthorizationFilter
{
    private const int TimesAsLongToSend = 3;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1); // between the clocks of nodes

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var services = context.HttpContext.RequestServices;
        var user = services.GetRequiredService<CurrentUser>();
        var age = services.GetRequiredService<TimeProvider>().GetUtcNow() - user.ProvedAt;
        var request = context.HttpContext.Request;
        var fresh = services.GetRequiredService<Deployment>().SignIns.Fresh * (HttpMethods.IsPost(request.Method) ? TimesAsLongToSend : 1);
        if (user.SignIn is not null && (age > fresh || age < -Skew))
        {
            context.Result = new RedirectResult($"/logga-in/igen?till={Uri.EscapeDataString(request.Path + request.QueryString)}");
        }
    }
}
