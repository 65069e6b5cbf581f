using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What this capability offers to the rest: targets with their ledger, indicators, explanations.</summary>
public static class ResultsCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddResults(this IServiceCollection services) =>
        services.AddCapability(new Capability(typeof(ResultsCapability).Assembly)
        {
            Tabs = [new WorkspaceTab("results.statistics.tab", "/insatser/{id}/statistik", Permissions.ResultsRead, 65, "/insatser/{id}/kalkyler")],
            Menu = [new MenuItem("results.menu", "/resultat", Permissions.ResultsRead, 80)],
            Events = [new EventKind("target.changed", Permissions.ResultsRead, static (row, _) =>
                (row as Target)?.Id.Value ?? (row as TargetValue)?.TargetId.Value ?? (row as ReportedValue)?.TargetId.Value)],
            Api = [TargetsApi.Resource, TargetsApi.OfPlan],
            Panels =
            [
                new Panel(PanelSlots.InitiativeMain, typeof(TargetsPanel), Permissions.ResultsRead, 10),
                new Panel(PanelSlots.InitiativePlan, typeof(PlanTargetsPanel), Permissions.ResultsRead, 10),
            ],
        })
        .AddSingleton<MeasureCatalogue>()
        .AddScoped<Indicators>()
        .AddScoped<DividedFigures>()
        .AddScoped<SetBaseline>()
        .AddScoped<CalculationReader>()
        .AddScoped<SetCalculation>()
        .AddScoped<TargetChoices>()
        .AddScoped<AddTarget>()
        .AddScoped<AdoptTargets>()
        .AddScoped<ChangeTarget>()
        .AddScoped<BehindFigure>()
        .AddScoped<ReviseTarget>()
        .AddScoped<TargetReader>()
        .AddScoped<ReportValue>();
}
