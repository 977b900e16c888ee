using System.Net.Sockets;
using Azure;
using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Loyalty.App.Http;

/// <summary>
/// What goes wrong without being anybody's fault: storage away or too busy is 503, outcome unknown, safe to repeat; anything
/// else is a bug, told once to the log and as a bare 500 with its trace.
/// </summary>
public sealed partial class Refusals(Problems problems, ILogger<Refusals> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception trouble) when (context.GetHttpContext() is not null)
        {
            var request = context.GetHttpContext()!.Request;
            if (request.HttpContext.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            var storage = IsStorage(trouble);
            if (storage)
            {
                StorageAway(context.FunctionDefinition.Name, trouble.GetType().Name, trouble.Message);
            }
            else
            {
                Bug(trouble, context.FunctionDefinition.Name);
            }

            context.GetInvocationResult().Value =
                problems.Answer(request, storage ? Problem.StorageUnavailable : Problem.InternalError);
        }
    }

    private static bool IsStorage(Exception trouble) => trouble switch
    {
        TooBusyException => true,
        RequestFailedException refused => refused.Status is 0 or 408 or 429 or >= 500
            || refused.ErrorCode is "TableNotFound" or "TableBeingDeleted",
        AggregateException several => several.InnerExceptions.All(IsStorage),
        SocketException or HttpRequestException or TimeoutException or TaskCanceledException => true,
        _ => false,
    };

    [LoggerMessage(2001, LogLevel.Warning, "{Function}: storage is not reachable or too busy ({Kind}: {Reason})")]
    private partial void StorageAway(string function, string kind, string reason);

    [LoggerMessage(2002, LogLevel.Error, "{Function} failed")]
    private partial void Bug(Exception trouble, string function);
}
