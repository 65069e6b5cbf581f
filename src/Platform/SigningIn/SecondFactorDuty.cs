using Microsoft.AspNetCore.Http;

namespace Samsteg.Platform;

/// <summary>Leads whoever holds a role that asks for more than a password, and has signed in by one, to set it up before anything else.</summary>
internal sealed class SecondFactorDuty(RequestDelegate next, AssociationSettings settings)
{
    private const string SetUp = "/mitt-konto/tvasteg";
    private static readonly string[] Open = [SetUp, "/mitt-konto/nycklar", "/logga-in", "/logga-ut", "/sprak", "/fel", "/css", "/js", "/lib", "/img"];

    public Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        var isAsked = user.SignIn is not null && user.Roles.Any(held => settings.Current.AsksForMore(held.Role, user.Method));
        if (!isAsked || Open.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            return next(context);
        }

        context.Response.Redirect(SetUp);
        return Task.CompletedTask;
    }
}
