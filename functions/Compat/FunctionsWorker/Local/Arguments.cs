using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>What a function may ask for; anything else is refused at start, not at the first request.</summary>
internal static class Arguments
{
    public static Func<Invocation, object?> BinderOf(ParameterInfo parameter, FunctionEntry function)
    {
        var type = parameter.ParameterType;
        if (type == typeof(HttpRequest) && function.Http is not null)
        {
            return static i => i.Http!.Request;
        }

        if (type == typeof(TimerInfo) && function.Timer is not null)
        {
            return static i => i.Timer;
        }

        if (type == typeof(FunctionContext))
        {
            return static i => i;
        }

        if (type == typeof(CancellationToken))
        {
            return static i => i.CancellationToken;
        }

        if (type == typeof(string) && IsInRoute(parameter.Name!, function))
        {
            var name = parameter.Name!;
            return i => i.Route[name];
        }

        throw new InvalidOperationException($"Function '{function.Name}' cannot bind parameter '{parameter.Name}'.");
    }

    private static bool IsInRoute(string name, FunctionEntry function) =>
        function.Http?.Route is { } route && TemplateParser.Parse(route).GetParameter(name) is not null;
}
