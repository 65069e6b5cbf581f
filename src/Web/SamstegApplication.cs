using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Samsteg.Activities;
using Samsteg.Funding;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Participants;
using Samsteg.Placements;
using Samsteg.Platform;
using Samsteg.Procurement;
using Samsteg.Results;

namespace Samsteg.Web;

/// <summary>The composition: one line a capability.</summary>
public static class SamstegApplication
{
    /// <summary>All capabilities' tables of contents.</summary>
    public static IReadOnlyList<Capability> Capabilities { get; } = [.. AddCapabilities(new ServiceCollection().AddCapability(PlatformComposition.Contents))
        .Where(static service => service.ServiceType == typeof(Capability))
        .Select(static service => (Capability)service.ImplementationInstance!)];

    /// <summary>Puts the application together on a migrated database.</summary>
    /// <param name="deployment">What this installation is told.</param>
    /// <param name="ownerConnectionString">The database; the application connects to it with its own role.</param>
    /// <param name="clock">The time.</param>
    /// <param name="address">Where to listen, <c>http://127.0.0.1:0</c> for any free port.</param>
    /// <param name="connections">What is asked of its connections besides, to measure with; null to serve with.</param>
    public static WebApplication Build(
        Deployment deployment, string ownerConnectionString, TimeProvider clock, string address, Action<NpgsqlDataSourceBuilder>? connections = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(SamstegApplication).Assembly.GetName().Name,
        });
        builder.WebHost.UseUrls(address);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(static options =>
        {
            options.AddServerHeader = false;
            SlowClients.Limit(options.Limits);
        });
        ConfigureLog(builder);
        AddCapabilities(builder.Services);
        builder.Services.AddPlatform(deployment, ApplicationDatabase(deployment, ownerConnectionString, connections), clock);
        return builder.Build().UsePlatform();
    }

    /// <summary>For people while developing; in production a JSON object a line, each request among them. Personal data stand in neither.</summary>
    private static void ConfigureLog(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (Installation.IsProduction)
        {
            builder.Logging.ClearProviders().AddFilter("Samsteg", LogLevel.Information).AddJsonConsole(static options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
    }

    private static IServiceCollection AddCapabilities(IServiceCollection services) => services
        .AddOrganisations()
        .AddInitiatives()
        .AddResults()
        .AddParticipants()
        .AddActivities()
        .AddPlacements()
        .AddProcurement()
        .AddFunding();

    /// <summary>
    /// Statements are prepared at their second use and planned once: they are short and come in the thousands, and what they find is
    /// decided by row security's settings, of which a plan knows nothing. Compiling a plan takes longer than any of them. None, not even a
    /// whole register that is taken out, goes on for more than ten minutes, and no transaction is left idle for more than five.
    /// </summary>
    private static NpgsqlDataSource ApplicationDatabase(Deployment deployment, string ownerConnectionString, Action<NpgsqlDataSourceBuilder>? connections)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(ownerConnectionString)
        {
            Username = "samsteg_app",
            Password = deployment.Keys.ApplicationPassword,
            MaxPoolSize = 40,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            Options = "-c plan_cache_mode=force_generic_plan -c jit=off -c statement_timeout=10min -c idle_in_transaction_session_timeout=5min",
        }.ConnectionString);
        connections?.Invoke(builder);
        return builder.Build();
    }
}
