using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What this capability offers to the rest.</summary>
public static class PlacementsCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddPlacements(this IServiceCollection services) =>
        services.AddCapability(new Capability(typeof(PlacementsCapability).Assembly));
}
