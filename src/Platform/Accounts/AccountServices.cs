using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>What accounts stand on, besides signing in.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddScoped<ChangeOwnAccount>();
}
