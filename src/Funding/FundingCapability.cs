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
            Menu = [new MenuItem("preparation.list.menu", "/beredning", Permissions.ApplicationsPrepare, 76), new MenuItem("meetings.title", "/sammantraden", Permissions.MeetingsRead, 78)],
            Today = [DecisionToday.Cases, DecisionToday.Papers, DecisionToday.Conditions],
            Messages = [DecisionNotices.DecisionMade],
        })
        .AddApplications()
        .AddDecisions();

    private static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<FunderForms>()
        .AddScoped<Lookups>()
        .AddScoped<SaveAnswers>()
        .AddScoped<FollowAnswers>()
        .AddScoped<StartApplication>()
        .AddScoped<ReopenApplication>()
        .AddScoped<SectionWriters>()
        .AddScoped<Comments>();

    private static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddScoped<PreparationSettings>().AddScoped<RegistryNumbers>().AddScoped<PreparationReader>().AddScoped<TakeUpApplication>().AddScoped<ChangePreparation>()
        .AddScoped<MeetingReader>().AddScoped<ChangeMeeting>().AddScoped<ChangeAgenda>().AddScoped<DeclareConflict>()
        .AddScoped<DecisionReader>().AddScoped<RegisterDecision>().AddScoped<DecisionNotices>().AddScoped<SettleDecision>().AddScoped<DocumentPress>();
}
