using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Loyalty.App.Shops;
using Loyalty.App.Telemetry;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>An owner at the door: the shop, by which key, and when.</summary>
public sealed record ShopOwner(Shop Shop, string By, DateTimeOffset Now)
{
    /// <summary>Something this owner does now.</summary>
    public Act Act(string what, params (string Name, string? Value)[] about) =>
        Shops.Act.Of(Now, By, what, about);
}

/// <summary>
/// Every owner's route comes in through here: shop, then key. The deployment's key opens every shop, a shop's own only
/// that shop and its test ledger, the demo's only in a demo; a staff key only where members are found. No other site's
/// page may read the answers, nobody keeps them.
/// </summary>
public sealed partial class OwnerDoor(
    ShopList shops, Problems problems, Settings settings, TimeProvider clock, ILogger<OwnerDoor> log)
{
    /// <summary>The door to a shop, and to its test ledger where there is one of what is asked for.</summary>
    public async Task<IResult> Enter(
        HttpRequest request, string shop, string methods, Func<ShopOwner, Task<Answer>> inside,
        CancellationToken cancellation, bool hasTestToo = false, bool isForStaff = false)
    {
        if (HttpMethods.IsOptions(request.Method))
        {
            return Answer.Empty(204).With("Allow", methods);
        }

        if (await shops.Find(shop, cancellation) is not { } found || (found.IsTest && !hasTestToo))
        {
            return problems.Answer(request, Problem.ShopUnknown);
        }

        var authorization = request.Headers.Authorization;
        var (key, problem) = OwnerKey.Check(authorization, Accepted(found));
        if (problem == Problem.OwnerKeyWrong && await shops.Newer(found, cancellation) is { } newer)
        {
            found = newer;
            (key, problem) = OwnerKey.Check(authorization, Accepted(found));
        }

        return key is null ? Refused(request, found.Id, problem!)
            : key.IsStaff && !isForStaff ? Refused(request, found.Id, Problem.StaffKeyLimited)
            : OwnerRequests.Unclear(request) is { } name ? Refuse(request, Problem.BadParameter(name))
            : await inside(new ShopOwner(found, key.By, clock.GetUtcNow()));
    }

    /// <summary>
    /// The door to what an owner puts into a shop and takes out of it; <paramref name="whyNot"/> says why it cannot be
    /// there at all.
    /// </summary>
    public Task<IResult> Enter(
        HttpRequest request, string shop, Func<ShopOwner, Problem?> whyNot, Func<ShopOwner, Task<Answer>> put,
        Func<ShopOwner, Task<Answer>> delete, CancellationToken cancellation) => Enter(
            request,
            shop,
            "PUT, DELETE, OPTIONS",
            owner => whyNot(owner) is { } problem ? Task.FromResult(Refuse(request, problem))
                : HttpMethods.IsPut(request.Method) ? put(owner) : delete(owner),
            cancellation);

    /// <summary>The door to what is no shop's: only the deployment's key opens it.</summary>
    public async Task<IResult> Enter(
        HttpRequest request, string methods, Func<string, DateTimeOffset, Task<Answer>> inside)
    {
        if (HttpMethods.IsOptions(request.Method))
        {
            return Answer.Empty(204).With("Allow", methods);
        }

        var (key, problem) = OwnerKey.Check(request.Headers.Authorization, Deployments());
        return key is null ? Refused(request, "*", problem!)
            : OwnerRequests.Unclear(request) is { } name ? Refuse(request, Problem.BadParameter(name))
            : await inside(key.By, clock.GetUtcNow());
    }

    public Answer Refuse(HttpRequest request, Problem problem, IReadOnlyList<Flaw>? errors = null) =>
        problems.Answer(request, problem, errors: errors);

    public static Answer Show(byte[] body) => Show(200, body);

    public static Answer Show<T>(T document, JsonTypeInfo<T> shape, int status = 200) =>
        Show(status, JsonSerializer.SerializeToUtf8Bytes(document, shape));

    private static Answer Show(int status, byte[] body) =>
        new Answer(status, "application/json", body).With("Cache-Control", "no-store");

    private Answer Refused(HttpRequest request, string shop, Problem problem)
    {
        OwnerRefused(shop, problem.Code);
        Meters.RefusedOwner(shop, problem.Code);
        return problems.Answer(request, problem);
    }

    private IEnumerable<AcceptedKey> Accepted(Shop shop)
    {
        foreach (var deployments in Deployments())
        {
            yield return deployments;
        }

        var now = clock.GetUtcNow();
        foreach (var key in shop.Settings.OwnerKeyHashes.Where(key => key.CountsAt(now)))
        {
            // Published: wherever it has got to, it opens nothing outside a demo.
            if (settings.Demo || key.Value != DemoKey.Value)
            {
                yield return new AcceptedKey(OwnerKey.FingerprintOf(key), Convert.FromBase64String(key.Value));
            }
        }

        foreach (var key in shop.Settings.StaffKeyHashes.Where(key => key.CountsAt(now)))
        {
            yield return new AcceptedKey(
                OwnerKey.FingerprintOf(key), Convert.FromBase64String(key.Value), IsStaff: true);
        }
    }

    /// <summary>In a demo without a key of its own, the demo's: it runs over storage on this machine only.</summary>
    private IEnumerable<AcceptedKey> Deployments() =>
        settings.OwnerKeyHash is { } deployments ? [new AcceptedKey(Act.Deployment, deployments)]
        : settings.Demo ? [new AcceptedKey(Act.Deployment, Convert.FromBase64String(DemoKey.Value))]
        : [];

    private static Secret DemoKey => DemoShop.Settings.OwnerKeyHashes[0];

    [LoggerMessage(1004, LogLevel.Warning, "{Shop}: an owner's request was refused: {Problem}")]
    private partial void OwnerRefused(string shop, string problem);
}
