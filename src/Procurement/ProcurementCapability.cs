using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What this capability offers to the rest.</summary>
public static class ProcurementCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddProcurement(this IServiceCollection services) =>
        services.AddCapability(new Capability(typeof(ProcurementCapability).Assembly));
}
