using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What this capability offers to the rest.</summary>
public static class ParticipantsCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddParticipants(this IServiceCollection services) =>
        services.AddCapability(new Capability(typeof(ParticipantsCapability).Assembly));
}
