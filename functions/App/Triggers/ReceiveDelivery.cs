using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.App.Telemetry;
using Loyalty.Storefronts;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// A storefront's delivery: read raw bytes → verify → translate → settle → answer. Once answered 2xx it is never lost;
/// what is genuine but cannot be understood is kept in quarantine.
/// </summary>
public sealed partial class ReceiveDelivery(
    ShopList shops,
    Intake intake,
    QuarantineTable quarantine,
    LastDeliveries last,
    Problems problems,
    TimeProvider clock,
    ILogger<ReceiveDelivery> log)
{
    [Function(nameof(ReceiveDelivery))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = Routes.Webhook)] HttpRequest request,
        string shop,
        string storefront,
        CancellationToken cancellation)
    {
        if (HttpMethods.IsOptions(request.Method))
        {
            return Answer.Empty(204).With("Allow", "POST, OPTIONS");
        }

        using var watched = new WatchedDelivery(request, storefront, clock, log);
        try
        {
            return watched.Ended(await Receive(request, shop, storefront, watched, cancellation));
        }
        catch (Exception trouble)
        {
            watched.Failed(trouble);
            throw;
        }
    }

    private async Task<Answer> Receive(
        HttpRequest request, string shop, string storefront, WatchedDelivery watched, CancellationToken cancellation)
    {
        if (await RequestBody.Read(request, RequestBody.MostBytes, cancellation) is not { } body)
        {
            return problems.Answer(request, Problem.BodyTooLarge);
        }

        if (storefront == "woocommerce" && WooCommerce.IsPing(body, request.ContentType, request.Headers.Keys))
        {
            return Told(200, new Taken("ignored") { Reason = "ping" });
        }

        // What looks like WooCommerce's ping and is none is unsigned rather than of a wrong type.
        if (!RequestBody.IsJson(request) && !(storefront == "woocommerce" && RequestBody.IsForm(request)))
        {
            return problems.Answer(request, Problem.UnsupportedMediaType);
        }

        if (await shops.Find(shop, cancellation) is not { IsTest: false } found)
        {
            return problems.Answer(request, Problem.ShopUnknown);
        }

        watched.Shop = found.Id;
        if (AllStorefronts.Named(storefront) is not { } from)
        {
            return problems.Answer(request, Problem.StorefrontUnknown);
        }

        return await Receive(
            request, found, from, new Delivery(body, name => request.Headers[name].ToArray(), clock.GetUtcNow()),
            cancellation);
    }

    /// <summary>What does not fit the secrets we know is tried with those there are now.</summary>
    private async Task<Answer> Receive(
        HttpRequest request, Shop found, IStorefront from, Delivery delivery, CancellationToken cancellation)
    {
        var seen = Look(found, from, delivery);
        if (seen.Genuine is null && await shops.Newer(found, cancellation) is { } newer)
        {
            seen = Look(newer, from, delivery);
        }

        return seen switch
        {
            { Channel: null } => problems.Answer(request, Problem.StorefrontUnknown),
            { Genuine: null } => NotGenuine(request, seen.Shop, from, delivery),
            _ => await Take(seen.Shop, from, seen.Genuine, seen.Channel),
        };
    }

    private static Seen Look(Shop shop, IStorefront from, Delivery delivery) =>
        shop.ChannelOf(from.Name, delivery.ReceivedAt) is { } channel
            ? new Seen(shop, channel, from.Verify(delivery, channel))
            : new Seen(shop, null, null);

    private Answer NotGenuine(HttpRequest request, Shop shop, IStorefront from, Delivery delivery)
    {
        var reason = from.WhyNot(delivery);
        last.Rejected(shop.Id, from.Name, reason);
        NotGenuine(shop.Id, from.Name, reason);
        return problems.Answer(request, Problem.NotGenuine);
    }

    private async Task<Answer> Take(Shop shop, IStorefront from, Genuine genuine, Channel channel)
    {
        var taken = await intake.Take(shop, from, genuine, channel);
        if (!taken.IsUnderstood)
        {
            await quarantine.Keep(shop.Id, from, genuine.Delivery, taken.Reason!, CancellationToken.None);
            Quarantined(shop.Id, from.Name, taken.Reason!);
        }

        last.Accepted(shop.Id, from.Name, taken.Outcome);
        return Told(taken.IsUnderstood ? 200 : 202, taken);
    }

    private static Answer Told(int status, Taken taken)
    {
        var document = Showing.Delivery(taken);
        return new Answer(
            status,
            "application/json",
            JsonSerializer.SerializeToUtf8Bytes(document, AnswerText.Default.DeliveryDocument))
        {
            Says = document,
        };
    }

    [LoggerMessage(
        1001,
        LogLevel.Warning,
        "{Shop}: a delivery from {Storefront} is not genuine ({Reason}): check the webhook secret")]
    private partial void NotGenuine(string shop, string storefront, string reason);

    [LoggerMessage(1002, LogLevel.Warning, "{Shop}: a delivery from {Storefront} is in quarantine: {Reason}")]
    private partial void Quarantined(string shop, string storefront, string reason);

    private sealed record Seen(Shop Shop, Channel? Channel, Genuine? Genuine);
}
