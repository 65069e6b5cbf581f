using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What signing offers to the rest.</summary>
internal static class SigningSetup
{
    /// <summary>What is due on <em>Idag</em>.</summary>
    public static IReadOnlyList<TodaySource> Today { get; } = [SigningToday.Wanted, SigningToday.Missing, SigningToday.Whole];

    /// <summary>Registers it.</summary>
    public static IServiceCollection AddSigning(this IServiceCollection services) => services
        .AddScoped<Signatories>()
        .AddScoped<FreezeApplication>()
        .AddScoped<SignApplication>()
        .AddScoped<SignOnPaper>()
        .AddScoped<ChangeSignatories>()
        .AddScoped<SubmitApplication>()
        .AddSingleton<ExternalSigning>()
        .AddSingleton<IJob, SigningReminders>();
}
