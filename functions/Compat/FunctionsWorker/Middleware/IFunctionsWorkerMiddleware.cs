namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step around every invocation; it may answer by itself and not call <c>next</c>.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}

/// <summary>The rest of the steps, the function last.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
