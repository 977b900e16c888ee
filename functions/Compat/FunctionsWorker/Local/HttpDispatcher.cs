using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Sends a request to the first function, by name, whose route matches, or answers 404. What is under <c>/admin</c>
/// belongs to the host, and is nothing where timers may not be run by hand. A function that throws is an empty 500 and
/// one entry in the log.
/// </summary>
internal sealed partial class HttpDispatcher(
    HttpRoute[] routes, FunctionExecutionDelegate run, FunctionCatalog functions, TimerRuns? timers, ILogger logger)
{
    public Task DispatchAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase, out var rest))
        {
            http.Response.StatusCode = Administer(http.Request.Method, rest);
            return Task.CompletedTask;
        }

        foreach (var route in routes)
        {
            if (route.TryMatch(http, out var values))
            {
                http.Request.RouteValues = values;
                return InvokeAsync(new Invocation(route.Function, http.RequestServices, http.RequestAborted)
                {
                    Incoming = http,
                    Route = values,
                });
            }
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private int Administer(string method, PathString path)
    {
        if (timers is not null && HttpMethods.IsPost(method)
            && path.StartsWithSegments("/functions", StringComparison.OrdinalIgnoreCase, out var name)
            && name.HasValue
            && functions.Find(name.Value.TrimStart('/')) is { Timer: not null } timer)
        {
            timers.RunByHand(timer);
            return StatusCodes.Status202Accepted;
        }

        return StatusCodes.Status404NotFound;
    }

    /// <summary>
    /// The real host's span ends where the worker's process begins: a function has its trace as a header, and no
    /// current activity while nobody listens to the worker.
    /// </summary>
    private static void HandOver(Activity hosts, IHeaderDictionary headers)
    {
        headers.TraceParent = hosts.Id;
        if (hosts.TraceStateString is { } state)
        {
            headers.TraceState = state;
        }

        Activity.Current = null;
    }

    private async Task InvokeAsync(Invocation invocation)
    {
        try
        {
            if (Activity.Current is { } hosts)
            {
                HandOver(hosts, invocation.Incoming!.Request.Headers);
            }

            await run(invocation);
        }
#pragma warning disable CA1031 // Whatever a function throws ends here: the host lives on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(invocation.Incoming!, invocation.FunctionDefinition.Name, exception);
        }
    }

    private void Fail(HttpContext http, string function, Exception exception)
    {
        if (exception is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        LogFailed(logger, function, exception);
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    [LoggerMessage(LogLevel.Error, "Function {Function} failed")]
    private static partial void LogFailed(ILogger logger, string function, Exception exception);
}
