using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Samsteg.Platform;

/// <summary>
/// Traces and metrics for a collector, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; OpenTelemetry's other variables hold too. Requests are told
/// by route (<see cref="RequestLog"/>), statements by their text, where every value is a parameter.
/// </summary>
internal static class Telemetry
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    public static void AddTelemetry(this IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 })
        {
            services.AddHostedService<Exporting>();
        }
    }

    private sealed class Exporting : IHostedService, IDisposable
    {
        private readonly TracerProvider _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(static resource => resource.AddService("samsteg")).AddSource(Sources).AddOtlpExporter().Build();

        private readonly MeterProvider _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(static resource => resource.AddService("samsteg")).AddMeter(Meters).AddOtlpExporter().Build();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            _traces.Dispose();
            _metrics.Dispose();
        }
    }
}
