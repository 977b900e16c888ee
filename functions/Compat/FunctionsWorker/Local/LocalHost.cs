using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Kestrel in place of <c>func start</c>: port 7071 or <c>PORT</c>, bodies unlimited. It listens on loopback only;
/// <c>LISTEN=any</c>, for a container, opens it to the network and closes <c>/admin</c>.
/// </summary>
internal static class LocalHost
{
    private const int DefaultPort = 7071;

    public static WebApplicationBuilder CreateBuilder(string[] args, string directory)
    {
        var web = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = directory,
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
                ?? Environments.Development,
        });
        web.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        web.WebHost.ConfigureKestrel(kestrel =>
            Listen(kestrel, web.Configuration.GetValue("PORT", DefaultPort), IsOpen(web.Configuration)));
        return web;
    }

    public static void AddHttp(IServiceCollection services)
    {
        services.AddMvcCore();
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.All);
    }

    public static IHost Build(
        WebApplicationBuilder web, FunctionCatalog functions, FunctionExecutionDelegate run, string directory)
    {
        web.Services.AddSingleton(services => new TimerRuns(functions, run, services));
        web.Services.AddHostedService(services => services.GetRequiredService<TimerRuns>());
        var app = web.Build();
        var constraints = app.Services.GetRequiredService<IInlineConstraintResolver>();
        var prefix = LocalSettings.RoutePrefix(directory);
        var routes = functions.InOrder.Where(f => f.Http is not null)
            .Select(f => new HttpRoute(f, prefix, constraints)).ToArray();
        var dispatcher = new HttpDispatcher(
            routes,
            run,
            functions,
            IsOpen(app.Configuration) ? null : app.Services.GetRequiredService<TimerRuns>(),
            app.Logger);
        app.UseForwardedHeaders();
        app.Run(dispatcher.DispatchAsync);
        return app;
    }

    private static bool IsOpen(IConfiguration configuration) => configuration["LISTEN"] == "any";

    private static void Listen(KestrelServerOptions kestrel, int port, bool isOpen)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        if (isOpen)
        {
            kestrel.ListenAnyIP(port);
        }
        else if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, port);
        }
        else
        {
            kestrel.ListenLocalhost(port);
        }
    }
}
