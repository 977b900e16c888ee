using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Executes what an HTTP function returned, after all middleware that was added later has run: that is where
/// the ASP.NET Core integration does it. Values that are neither result are ignored.
/// </summary>
internal static class HttpAnswers
{
    private static readonly ActionDescriptor NoAction = new();

    public static FunctionExecutionDelegate Execute(FunctionExecutionDelegate next) => async context =>
    {
        var invocation = (Invocation)context;
        invocation.Http = invocation.Incoming;
        await next(context);
        if (invocation.Http is not { } http)
        {
            return;
        }

        switch (invocation.Result.Value)
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), NoAction));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
        }
    };
}
