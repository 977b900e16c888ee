using Loyalty.App.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Loyalty.App.Http;

/// <summary>
/// What goes wrong without being anybody's fault: storage away or too busy is 503, outcome unknown, safe to repeat; a
/// body that breaks off is its sender's; anything else is a bug, told once to the log and as a bare 500 with its trace.
/// It says nothing of a member, so every page may read it.
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

            context.GetInvocationResult().Value = Answer(request, trouble, context.FunctionDefinition.Name);
        }
    }

    /// <summary>What a request is answered whose function threw.</summary>
    public Answer Answer(HttpRequest request, Exception trouble, string function) =>
        Cors.Refusal(request, problems.Answer(request, ProblemOf(trouble, function)));

    private Problem ProblemOf(Exception trouble, string function)
    {
        if (StorageTrouble.Is(trouble))
        {
            StorageAway(function, trouble.GetType().Name, trouble.Message);
            return Problem.StorageUnavailable;
        }

        if (trouble is BadHttpRequestException)
        {
            return Problem.BadParameter("body");
        }

        Bug(trouble, function);
        return Problem.InternalError;
    }

    [LoggerMessage(2001, LogLevel.Warning, "{Function}: storage is not reachable or too busy ({Kind}: {Reason})")]
    private partial void StorageAway(string function, string kind, string reason);

    [LoggerMessage(2002, LogLevel.Error, "{Function} failed")]
    private partial void Bug(Exception trouble, string function);
}
