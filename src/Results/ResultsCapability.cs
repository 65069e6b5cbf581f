using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>What this capability offers to the rest.</summary>
public static class ResultsCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddResults(this IServiceCollection services) =>
        services.AddCapability(new Capability(typeof(ResultsCapability).Assembly));
}
