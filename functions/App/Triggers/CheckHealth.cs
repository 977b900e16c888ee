using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>The process is up. No detail, no storage.</summary>
public sealed class CheckHealth
{
    [Function(nameof(CheckHealth))]
    public IResult Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Health)] HttpRequest request) =>
        Cors.PublicPreflight(request, Routes.Reading)
            ?? new Answer(200, "text/plain", "ok"u8.ToArray()).With("Cache-Control", "no-store");
}
