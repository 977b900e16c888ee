using System.Text.Json;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Storefronts;

namespace Loyalty.App.Accounts;

/// <summary>
/// A genuine delivery from its translation to its account. It is never lost: what could be repeated in vain only is
/// said to be <see cref="Taken.Quarantined"/>, and whoever brought it keeps it. Storage being away is thrown. What no
/// program of the shop names goes no further than here.
/// </summary>
public sealed partial class Intake(DeliveryRoom room, ILogger<Intake> log)
{
    public async Task<Taken> Take(Shop shop, IStorefront from, Genuine genuine, Channel channel)
    {
        var delivery = genuine.Delivery;
        try
        {
            return from.Translate(genuine, channel) switch
            {
                Translation.Whole whole => Told(
                    await room.Take(shop, shop.Programs.Named.Keep(whole.Order), delivery.ReceivedAt), whole.Order.Id),
                Translation.Part part => Told(await room.Take(shop, part, delivery.ReceivedAt), part.Order),
                Translation.Mention mention => new Taken("recorded") { Order = mention.Order },
                Translation.CustomerSeen customer => Told(await room.Take(shop, customer), null),
                Translation.Merged merged => Told(await room.Take(shop, merged), null),
                Translation.Privacy privacy =>
                    Told(await room.Take(shop, privacy, delivery.Body, delivery.ReceivedAt), null),
                Translation.Happened happened => OfEvent(await room.Take(shop, happened.Event)),
                Translation.Ignored ignored => new Taken("ignored") { Reason = ignored.Reason },
                Translation.Unreadable unreadable => Taken.NotUnderstood(unreadable.Reason),
                var other => throw new InvalidOperationException("Not translated: " + other.GetType().Name),
            };
        }
        catch (TooLargeException)
        {
            return Taken.NotUnderstood("order_too_large");
        }
        catch (OverflowException)
        {
            return Taken.NotUnderstood("not_representable");
        }
        catch (Exception bug) when (!StorageTrouble.Is(bug))
        {
            NotTaken(bug, shop.Id, channel.Storefront);
            return Taken.NotUnderstood("internal");
        }
    }

    /// <summary>What no program knows waits until one does; what earns nothing never will.</summary>
    private static Taken OfEvent(Answered answered) => answered switch
    {
        { Problem: Granting.UnknownEvent } => Taken.NotUnderstood("event_unknown"),
        { Problem: Granting.BadField } => Taken.NotUnderstood("event_malformed"),
        { Outcome: Outcome.Ignored } => new Taken("ignored") { Reason = answered.Problem },
        _ => Told(answered, null),
    };

    private static Taken Told(Answered answered, OrderId? order) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(answered.Outcome.ToString()))
        {
            Order = order,
            Points = answered.Points,
            Balance = answered.Balance,
            Reason = answered.Problem,
        };

    [LoggerMessage(1003, LogLevel.Error, "{Shop}: a delivery from {Storefront} failed and goes to quarantine")]
    private partial void NotTaken(Exception bug, string shop, string storefront);
}

/// <summary>What became of a genuine delivery, in the words of the contract.</summary>
public sealed record Taken(string Outcome)
{
    public const string Quarantined = "quarantined";

    public OrderId? Order { get; init; }

    public Points? Points { get; init; }

    public Points? Balance { get; init; }

    /// <summary>A stable code: why it was not understood or ignored, or what the owner should look at.</summary>
    public string? Reason { get; init; }

    public bool IsUnderstood => Outcome != Quarantined;

    public static Taken NotUnderstood(string reason) => new(Quarantined) { Reason = reason };
}
