using Loyalty.App.Http;
using Loyalty.App.Shops;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>Storage is reachable and its tables are there; in a demo, the demo shop too.</summary>
public sealed class CheckReady(Preparation preparation, ShopTable shops, Settings settings, Problems problems)
{
    [Function(nameof(CheckReady))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Ready)] HttpRequest request,
        CancellationToken cancellation)
    {
        if (Cors.PublicPreflight(request, Routes.Reading) is { } preflight)
        {
            return preflight;
        }

        var isReady = preparation.IsDone && (await shops.Exists(DemoShop.Id, cancellation) || !settings.Demo);
        return isReady
            ? new Answer(200, "text/plain", "ready"u8.ToArray()).With("Cache-Control", "no-store")
            : problems.Answer(request, Problem.StorageUnavailable);
    }
}
