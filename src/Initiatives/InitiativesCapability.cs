using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What this capability offers to the rest.</summary>
public static class InitiativesCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddInitiatives(this IServiceCollection services) =>
        services.AddCapability(new Capability(typeof(InitiativesCapability).Assembly));
}
