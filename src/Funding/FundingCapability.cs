using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What this capability offers to the rest: applications, decisions, agreements, and every krona after them.</summary>
public static class FundingCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddFunding(this IServiceCollection services) => services
        .AddCapability(new Capability(typeof(FundingCapability).Assembly)
        {
            Tabs = [new WorkspaceTab("applications.title", "/insatser/{id}/ansokan", Permissions.ApplicationsRead, 15)],
            Today = [.. SigningSetup.Today],
            Messages = [.. SigningMessages.All],
        })
        .AddApplications()
        .AddSigning();

    private static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<FunderForms>()
        .AddScoped<Lookups>()
        .AddScoped<SaveAnswers>()
        .AddScoped<FollowAnswers>()
        .AddScoped<StartApplication>()
        .AddScoped<ReopenApplication>()
        .AddScoped<SectionWriters>()
        .AddScoped<SectionComments>();
}
