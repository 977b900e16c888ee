using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>What a program may hold, as docs/program.schema.json says it to editors.</summary>
public sealed class ShowProgramSchema(StaticFiles files, Problems problems)
{
    [Function(nameof(ShowProgramSchema))]
    public IResult Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.ProgramSchema)]
        HttpRequest request) =>
        Cors.PublicPreflight(request, Routes.Reading)
            ?? files.Find("program.schema.json", request)
            ?? Cors.Public(problems.Answer(request, Problem.NotFound));
}
