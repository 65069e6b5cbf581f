using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Samsteg.Platform;

/// <summary>A policy for each name in <see cref="Permissions"/>; a page that names none asks at least for a signed-in user.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => PermissionTable.All.Contains(policyName)
        ? Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(policyName)).Build())
        : base.GetPolicyAsync(policyName);
}

/// <summary>Asks for a permission, in the initiative that the route names when it names one.</summary>
internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Compares the requirement with the roles held; an initiative out of reach looks as if it did not exist.</summary>
internal sealed class PermissionHandler(CurrentUser user, IHttpContextAccessor accessor) : AuthorizationHandler<PermissionRequirement>
{
    internal const string OutOfScope = "out of scope";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (!user.May(requirement.Permission))
        {
            return Task.CompletedTask;
        }

        var named = accessor.HttpContext?.GetRouteValue("initiative") as string;
        if (named is null)
        {
            context.Succeed(requirement);
        }
        else if (Guid.TryParse(named, out var id) && user.May(requirement.Permission, new InitiativeId(id)))
        {
            context.Succeed(requirement);
        }
        else
        {
            context.Fail(new AuthorizationFailureReason(this, OutOfScope));
        }

        return Task.CompletedTask;
    }
}

/// <summary>Answers 404 where even existence is not the user's business, 403 where the role does not permit the action.</summary>
internal sealed class PermissionAnswer : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
        {
            var hidden = authorizeResult.AuthorizationFailure?.FailureReasons.Any(static reason => reason.Message == PermissionHandler.OutOfScope) == true;
            context.Response.StatusCode = hidden ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return _default.HandleAsync(next, context, policy, authorizeResult);
    }
}
