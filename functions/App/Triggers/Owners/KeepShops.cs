using System.Text;
using Loyalty.App.Fulfilling;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.Program;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers.Owners;

/// <summary>The deployment's shops: listed, and one more made with its first program and keys, shown once.</summary>
public sealed class KeepShops(
    OwnerDoor door, ShopTable shops, ShopList known, AllFulfilments fulfilments, Settings settings)
{
    private const string Methods = "GET, HEAD, POST, OPTIONS";
    private const int MostOrigins = 50;

    [Function(nameof(KeepShops))]
    public Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "post", "options", Route = Routes.Shops)] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Methods,
            (by, now) => HttpMethods.IsPost(request.Method)
                ? Create(request, by, now, cancellation)
                : List(request, cancellation));

    private async Task<Answer> List(HttpRequest request, CancellationToken cancellation)
    {
        if (Paging.Place(request, "after", Shop.IsId) is not { } after)
        {
            return door.Refuse(request, Problem.BadParameter("after"));
        }

        var (lines, hasMore) = await shops.All(after).First(Paging.MostLimit, cancellation);
        return OwnerDoor.Show(
            new ShopsDocument(
                [.. lines.Select(shop => new ShopLineDocument(
                    shop.Id,
                    shop.Settings.CreatedAt,
                    [.. shop.Settings.Storefronts.Select(one => one.Storefront)],
                    shop.Settings.Origins))],
                hasMore ? lines[^1].Id : null),
            OwnerText.Default.ShopsDocument);
    }

    private async Task<Answer> Create(
        HttpRequest request, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        var (asked, problem) = await OwnerRequests.Read(request, OwnerAsked.Default.CreateShopRequest, cancellation);
        if (asked is null)
        {
            return door.Refuse(request, problem!);
        }

        if (BadPlace(asked) is { } place)
        {
            return door.Refuse(request, Problem.BadParameter(place));
        }

        var (program, flaws) = First(asked, now);
        if (program is null)
        {
            return door.Refuse(request, Problem.ProgramInvalid, flaws);
        }

        if (await shops.Exists(asked.Shop, cancellation))
        {
            return door.Refuse(request, Problem.ShopExists);
        }

        return OwnerRequests.IsTrial(request)
            ? OwnerDoor.Show(
                new NewShopDocument(asked.Shop, null, null, program.Version), OwnerText.Default.NewShopDocument)
            : await Create(request, asked, program, by, now, cancellation);
    }

    private async Task<Answer> Create(
        HttpRequest request, CreateShopRequest asked, LoyaltyProgram program, string by, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var (ownerKey, memberKey) = (ShopKeys.New(), ShopKeys.New());
        var made = new ShopSettings
        {
            CreatedAt = now,
            OwnerKeyHashes = [OwnerKey.Kept(ownerKey) with { Since = now }],
            MemberKeys = [new Secret(memberKey) { Since = now }],
            GuestKey = Encoding.UTF8.GetBytes(ShopKeys.New()),
            Origins = Origins(asked.Origins ?? [])!,
            Storefronts = [],
        };
        var act = Act.Of(now, by, Act.ShopCreated, ("shop", asked.Shop));
        if (!await shops.Create(asked.Shop, made, program, act, cancellation))
        {
            return door.Refuse(request, Problem.ShopExists);
        }

        known.Forget(asked.Shop);
        return OwnerDoor.Show(
            new NewShopDocument(asked.Shop, ownerKey, memberKey, program.Version),
            OwnerText.Default.NewShopDocument,
            201);
    }

    /// <summary>The origins as browsers send them, each once; null where one is none.</summary>
    internal static IReadOnlyList<string>? Origins(IReadOnlyList<string> asked)
    {
        var origins = asked.Select(ShopKeys.Origin).Distinct(StringComparer.Ordinal).ToList();
        return origins.Count > MostOrigins || origins.Contains(null) ? null : [.. origins.Select(origin => origin!)];
    }

    /// <summary>The first thing in it that cannot be; the demo's name is the demo's.</summary>
    private string? BadPlace(CreateShopRequest asked) =>
        !Shop.IsId(asked.Shop) || asked.Shop.EndsWith(Shop.TestSuffix, StringComparison.Ordinal)
            || (DemoShop.Is(asked.Shop) && !settings.Demo) ? "shop"
        : asked.Program is null && Currency.Parse(asked.Currency) is null ? "currency"
        : Origins(asked.Origins ?? []) is null ? "origins"
        : null;

    private (LoyaltyProgram? Program, IReadOnlyList<Flaw> Flaws) First(CreateShopRequest asked, DateTimeOffset now)
    {
        if (asked.Program is { } document)
        {
            return ProgramDraft.Read(
                Encoding.UTF8.GetBytes(document.ToJsonString()), 1, now, fulfilments.Codes);
        }

        var language = asked.Language ?? "en";
        var program = FirstProgram.Of(
            asked.Name ?? new Words(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [language] = asked.Shop,
            }),
            Currency.Of(asked.Currency!),
            language,
            asked.TimeZone ?? "Etc/UTC",
            now);
        var flaws = ProgramCheck.Of(program);
        return flaws.Count == 0 ? (program, []) : (null, flaws);
    }
}
