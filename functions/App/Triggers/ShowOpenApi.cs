using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>The contract, as docs/openapi.yaml says it.</summary>
public sealed class ShowOpenApi(StaticFiles files, Problems problems)
{
    [Function(nameof(ShowOpenApi))]
    public IResult Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.OpenApi)] HttpRequest request) =>
        Cors.PublicPreflight(request, Routes.Reading)
            ?? files.Find("openapi.json", request)
            ?? Cors.Public(problems.Answer(request, Problem.NotFound));
}
