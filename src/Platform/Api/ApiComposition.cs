using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>Puts the API together.</summary>
internal static class ApiComposition
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<EventKinds>().AddScoped<Subscriptions>().AddScoped<Machines>();
        services.AddSingleton<WebhookRunner>().AddHostedService(static provider => provider.GetRequiredService<WebhookRunner>());
        services.AddScoped<ApiLists>().AddScoped<IssueToken>().AddScoped<Tokens>().AddSingleton<IJob, TokenReminders>();
        services.AddSingleton<ApiDescription>().AddOpenApi(ApiDescription.Version, static options =>
        {
            options.ShouldInclude = static description => description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
            options.AddDocumentTransformer<ApiDescriber>().AddOperationTransformer<ApiDescriber>().AddSchemaTransformer<ApiDescriber>();
        });
        services.ConfigureHttpJsonOptions(static options => ApiJson.Configured(options.SerializerOptions));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, static options =>
            options.ForwardDefaultSelector = static context => ApiRequests.IsApi(context) ? TokenAuthentication.Name : null);
        return services;
    }

    public static void MapApi(this WebApplication application)
    {
        var group = application.MapGroup("/api/v1");
        foreach (var resource in application.Services.GetServices<Capability>().SelectMany(static capability => capability.Api))
        {
            resource.Map(new ApiRoutes(group, resource.Area));
        }

        application.MapGet(ApiDescription.Address, static async (ApiDescription description) => Results.Text(await description.JsonAsync(), "application/json; charset=utf-8")).AllowAnonymous();
    }
}
