using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Loyalty.App.Telemetry;

/// <summary>
/// Sends spans, metrics and the log to an OpenTelemetry collector, where one is set; the standard OTEL_ settings say
/// how. What is still on its way is sent before the process ends. Only our own spans go: others' hold addresses.
/// </summary>
public sealed class TelemetryExport(Settings settings) : IHostedService, IDisposable
{
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var tracing = Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(Meters.Name);
        if (!settings.SamplesTraces)
        {
            // The host marks its traces as not kept where nobody listens to it; ours are kept all the same.
            tracing.SetSampler<AlwaysOnSampler>();
        }

        traces = tracing.AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Name).AddMeter(Meters.Name).AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    public static void Log(OpenTelemetryLoggerOptions log)
    {
        log.IncludeFormattedMessage = true;
        log.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("loyalty").AddEnvironmentVariableDetector())
            .AddOtlpExporter();
    }

    /// <summary>OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.</summary>
    private static void Name(ResourceBuilder resource) =>
        resource.AddService("loyalty").AddEnvironmentVariableDetector();
}

/// <summary>Telemetry leaves the process only where the deployment names a collector.</summary>
public static class TelemetryRegistration
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, Settings settings) =>
        settings.ExportsTelemetry
            ? services.AddHostedService<TelemetryExport>()
                .AddLogging(logging => logging.AddOpenTelemetry(TelemetryExport.Log))
            : services;
}
