using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Http;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Storefronts;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>
/// A storefront's delivery: read raw bytes → verify → translate → settle → answer. Once answered 2xx it is never lost;
/// what is genuine but cannot be understood is kept in quarantine.
/// </summary>
public sealed partial class ReceiveDelivery(
    ShopList shops,
    DeliveryRoom room,
    QuarantineTable quarantine,
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

        if (await RequestBody.Read(request, RequestBody.MostBytes, cancellation) is not { } body)
        {
            return problems.Answer(request, Problem.BodyTooLarge);
        }

        if (storefront == "woocommerce" && WooCommerce.IsPing(body, request.ContentType, request.Headers.Keys))
        {
            return Told(200, new DeliveryDocument("ignored") { Reason = "ping" });
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

        if (AllStorefronts.Named(storefront) is not { } from || found.ChannelOf(storefront) is not { } channel)
        {
            return problems.Answer(request, Problem.StorefrontUnknown);
        }

        var delivery = new Delivery(body, name => request.Headers[name].ToArray(), clock.GetUtcNow());
        if (from.Verify(delivery, channel) is not { } genuine)
        {
            NotGenuine(shop, storefront);
            return problems.Answer(request, Problem.NotGenuine);
        }

        return await Take(found, from, genuine, channel);
    }

    /// <summary>
    /// A genuine delivery is never lost: what can be repeated in vain only is kept in quarantine instead.
    /// </summary>
    private async Task<Answer> Take(Shop shop, IStorefront from, Genuine genuine, Channel channel)
    {
        var delivery = genuine.Delivery;
        try
        {
            return from.Translate(genuine, channel) switch
            {
                Translation.Whole whole =>
                    await Told(room.Take(shop, whole.Order, delivery.ReceivedAt), whole.Order.Id),
                Translation.Part part => await Told(room.Take(shop, part, delivery.ReceivedAt), part.Order),
                Translation.Mention mention => Told(200, new DeliveryDocument("recorded") { Order = mention.Order }),
                Translation.CustomerSeen customer => await Told(room.Take(shop, customer), null),
                Translation.Privacy privacy =>
                    await Told(room.Take(shop, privacy, delivery.Body, delivery.ReceivedAt), null),
                Translation.Ignored ignored => Told(200, new DeliveryDocument("ignored") { Reason = ignored.Reason }),
                Translation.Unreadable unreadable => await Quarantine(shop, delivery, channel, unreadable.Reason),
                var other => throw new InvalidOperationException("Not translated: " + other.GetType().Name),
            };
        }
        catch (NeedsMoveException)
        {
            return await Quarantine(shop, delivery, channel, "order_changed_customer");
        }
        catch (TooLargeException)
        {
            return await Quarantine(shop, delivery, channel, "order_too_large");
        }
        catch (OverflowException)
        {
            return await Quarantine(shop, delivery, channel, "not_representable");
        }
        catch (Exception bug) when (!StorageTrouble.Is(bug))
        {
            NotTaken(bug, shop.Id, channel.Storefront);
            return await Quarantine(shop, delivery, channel, "internal");
        }
    }

    private async Task<Answer> Quarantine(Shop shop, Delivery delivery, Channel channel, string reason)
    {
        await quarantine.Keep(
            shop.Id, channel.Storefront, null, reason, delivery.Body, delivery.ReceivedAt, CancellationToken.None);
        Quarantined(shop.Id, channel.Storefront, reason);
        return Told(202, new DeliveryDocument("quarantined") { Reason = reason });
    }

    private static async Task<Answer> Told(Task<Answered> asked, OrderId? order)
    {
        var answered = await asked;
        return Told(200, new DeliveryDocument(JsonNamingPolicy.CamelCase.ConvertName(answered.Outcome.ToString()))
        {
            Order = order,
            Points = answered.Points,
            Balance = answered.Balance,
            Reason = answered.Problem,
        });
    }

    private static Answer Told(int status, DeliveryDocument document) => new(
        status, "application/json", JsonSerializer.SerializeToUtf8Bytes(document, AnswerText.Default.DeliveryDocument));

    [LoggerMessage(
        1001, LogLevel.Warning, "{Shop}: a delivery from {Storefront} is not genuine: check the webhook secret")]
    private partial void NotGenuine(string shop, string storefront);

    [LoggerMessage(1003, LogLevel.Error, "{Shop}: a delivery from {Storefront} failed and goes to quarantine")]
    private partial void NotTaken(Exception bug, string shop, string storefront);

    [LoggerMessage(1002, LogLevel.Warning, "{Shop}: a delivery from {Storefront} is in quarantine: {Reason}")]
    private partial void Quarantined(string shop, string storefront, string reason);
}
