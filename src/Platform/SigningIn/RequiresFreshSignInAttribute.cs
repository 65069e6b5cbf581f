using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>
/// A page that signs something or changes who may sign in: asks the user to show again who they are when that was more than
/// some minutes ago, and comes back. A form that was sent too late comes back empty, so ask when the page is opened.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresFreshSignInAttribute : Attribute, IAuthorizationFilter
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1); // between the clocks of nodes

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var services = context.HttpContext.RequestServices;
        var user = services.GetRequiredService<CurrentUser>();
        var age = services.GetRequiredService<TimeProvider>().GetUtcNow() - user.ProvedAt;
        if (user.SignIn is not null && (age > services.GetRequiredService<Deployment>().SignIns.Fresh || age < -Skew))
        {
            var request = context.HttpContext.Request;
            context.Result = new RedirectResult($"/logga-in/igen?till={Uri.EscapeDataString(request.Path + request.QueryString)}");
        }
    }
}
