using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>What accounts stand on, besides Identity and the sign-in itself.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddScoped<AccountPasswords>()
        .AddScoped<ChangeOwnAccount>()
        .AddScoped<ChoosePassword>()
        .AddScoped<Invitations>()
        .AddScoped<OneTimeLinks>()
        .AddScoped<Passkeys>()
        .AddScoped<ProviderAccounts>()
        .AddSingleton<ProviderClient>()
        .AddScoped<SecondFactors>()
        .AddScoped<SignInAttempts>();
}
