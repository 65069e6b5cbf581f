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
            Menu = [new MenuItem("applications.list.title", "/ansokningar", Permissions.ApplicationsRead, 22), new MenuItem("calls.menu", "/utlysningar", Permissions.CallsEdit, 23)],
        })
        .AddApplications()
        .AddCalls();

    private static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<FunderForms>()
        .AddScoped<Lookups>()
        .AddScoped<SaveAnswers>()
        .AddScoped<FollowAnswers>()
        .AddScoped<StartApplication>()
        .AddScoped<ReopenApplication>()
        .AddScoped<SectionWriters>()
        .AddScoped<Comments>();

    private static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddScoped<FundingTabs>()
        .AddScoped<OpenCalls>()
        .AddScoped<BeginApplication>()
        .AddScoped<SaveCall>()
        .AddScoped<AdmitLate>()
        .AddScoped<LateAdmissions>()
        .AddScoped<EditFunderForm>()
        .AddScoped<UpgradeForm>();
}
