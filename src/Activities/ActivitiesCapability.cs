using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What this capability offers to the rest.</summary>
public static class ActivitiesCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddActivities(this IServiceCollection services) =>
        services.AddCapability(new Capability(typeof(ActivitiesCapability).Assembly));
}
