using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>What telling people stands on.</summary>
internal static class MessageServices
{
    public static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddScoped<Outbox>()
        .AddScoped<MessagePreferences>()
        .AddSingleton<MessageWriter>()
        .AddSingleton<IMessageCarrier, MailCarrier>()
        .AddSingleton<IMessageCarrier, TextMessageCarrier>()
        .AddSingleton<IJob, MessageDigests>()
        .AddSingleton<MessageRunner>()
        .AddHostedService(static provider => provider.GetRequiredService<MessageRunner>());
}
