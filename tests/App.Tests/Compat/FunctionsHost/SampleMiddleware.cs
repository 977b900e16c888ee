using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>What functions and middleware said they did.</summary>
public sealed class Notes
{
    private readonly ConcurrentQueue<string> _notes = new();

    public void Add(string note) => _notes.Enqueue(note);

    public int Count(string start) => _notes.Count(n => n.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Waits for a note with this start, at most ten seconds.</summary>
    public async Task<string?> Seen(string start)
    {
        for (var i = 0; i < 200 && Count(start) == 0; i++)
        {
            await Task.Delay(50);
        }

        return _notes.FirstOrDefault(n => n.StartsWith(start, StringComparison.Ordinal));
    }
}

/// <summary>A service of which each invocation has its own.</summary>
public sealed class PerInvocation
{
    public Guid Id { get; } = Guid.NewGuid();
}

/// <summary>Added before the ASP.NET Core integration, so that it sees no request; notes what it sees.</summary>
public sealed class Early(Notes notes) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var before = context.GetHttpContext() is null;
        await next(context);
        notes.Add($"early {before} {context.GetHttpContext()?.Response.HasStarted}");
    }
}

/// <summary>Answers by itself when asked to, and does not call on.</summary>
public sealed class Gate : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && http.Request.Headers.ContainsKey("x-shut"))
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            await http.Response.WriteAsync("shut");
            return;
        }

        await next(context);
    }
}

/// <summary>Inside the gate: sets a header after the function has returned, before its result is executed.</summary>
public sealed class Trace(Notes notes) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.Items["trace"] = context.InvocationId;
        await next(context);
        if (context.GetHttpContext() is { } http)
        {
            http.Response.Headers["x-result"] = context.GetInvocationResult().Value?.GetType().Name;
            notes.Add($"traced {http.Response.HasStarted} {context.Items["trace"].Equals(context.InvocationId)}");
        }
    }
}
