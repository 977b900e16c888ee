using Loyalty.App.Shops;

namespace Loyalty.App.Http;

/// <summary>
/// Every owner's route comes in through here: shop, then key. The deployment's key opens every shop, a shop's own only
/// that shop and its test ledger, the demo's only in a demo. No other site's page may read the answers, nobody keeps
/// them.
/// </summary>
public sealed partial class OwnerDoor(ShopList shops, Problems problems, Settings settings, ILogger<OwnerDoor> log)
{
    public async Task<IResult> Enter(
        HttpRequest request, string shop, string methods, Func<Shop, Task<Answer>> inside,
        CancellationToken cancellation)
    {
        if (HttpMethods.IsOptions(request.Method))
        {
            return Answer.Empty(204).With("Allow", methods);
        }

        if (await shops.Find(shop, cancellation) is not { } found)
        {
            return problems.Answer(request, Problem.ShopUnknown);
        }

        if (OwnerKey.Check(request.Headers.Authorization, Accepted(found)) is { } problem)
        {
            Refused(found.Id, problem.Code);
            return problems.Answer(request, problem);
        }

        return await inside(found);
    }

    public Answer Refuse(HttpRequest request, Problem problem) => problems.Answer(request, problem);

    public static Answer Show(byte[] body) =>
        new Answer(200, "application/json", body).With("Cache-Control", "no-store");

    private IEnumerable<ReadOnlyMemory<byte>> Accepted(Shop shop)
    {
        if (settings.OwnerKeyHash is { } deployments)
        {
            yield return deployments;
        }

        foreach (var hash in shop.Settings.OwnerKeyHashes)
        {
            // Published: wherever it has got to, it opens nothing outside a demo.
            if (settings.Demo || !hash.AsSpan().SequenceEqual(DemoShop.Settings.OwnerKeyHashes[0]))
            {
                yield return hash;
            }
        }
    }

    [LoggerMessage(1004, LogLevel.Warning, "{Shop}: an owner's request was refused: {Problem}")]
    private partial void Refused(string shop, string problem);
}
