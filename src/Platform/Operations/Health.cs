using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// What a load balancer asks. <c>/health/live</c>: the process answers, so starting it anew would not help. <c>/health/ready</c>: it can be sent
/// requests, that is the database answers and has this program's schema. Both say a word, never why; why stands in the log.
/// </summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddHealth(this IServiceCollection services) =>
        services.AddSingleton<DatabaseCheck>().AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [Ready]); // one, which reads the program's own schema once

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    private sealed class DatabaseCheck(NpgsqlDataSource database, IEnumerable<Capability> capabilities) : IHealthCheck
    {
        private const int PatienceInSeconds = 3;
        private readonly int _schema = capabilities.SelectMany(static capability => Migration.In(capability.Assembly)).Max(static file => file.Number);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var command = database.CreateCommand("select access.schema_number()");
                command.CommandTimeout = PatienceInSeconds;
                var found = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
                return found == _schema ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The database has schema {found}, this program {_schema}.");
            }
            catch (NpgsqlException failure)
            {
                return HealthCheckResult.Unhealthy($"The database does not answer: {failure.SqlState ?? failure.GetType().Name}.");
            }
        }
    }
}
