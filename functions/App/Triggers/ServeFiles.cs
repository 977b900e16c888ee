using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// Whatever no other function takes: the widget's files, the demo's in a demo, else 404 or 405. Its name sorts last,
/// because the Functions host tries functions by name.
/// </summary>
public sealed class ServeFiles(StaticFiles files, Problems problems, Settings settings)
{
    public const string Name = "ZServeFiles";

    [Function(Name)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = Routes.Files)] HttpRequest request)
    {
        var path = request.Path.Value?.TrimStart('/') ?? "";
        if (Routes.MethodsOf(request.Path) is not null)
        {
            return Cors.Refusal(request, problems.Answer(request, Problem.MethodNotAllowed));
        }

        var isDemo = path == "demo" || path.StartsWith("demo/", StringComparison.Ordinal);
        if (!path.StartsWith("widget/", StringComparison.Ordinal) && !(isDemo && settings.Demo))
        {
            return problems.Answer(request, Problem.NotFound);
        }

        if (path == "demo")
        {
            return Answer.Empty(308).With("Location", "/demo/");
        }

        if (Cors.PublicPreflight(request, Routes.Reading) is { } preflight)
        {
            return preflight;
        }

        var file = files.Find(path.EndsWith('/') ? path + "index.html" : path, request)
            ?? files.Find(path + ".html", request);
        return file is null ? Cors.Public(problems.Answer(request, Problem.NotFound))
            : HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? file
            : Cors.Public(problems.Answer(request, Problem.MethodNotAllowed));
    }
}
