using System.Globalization;
using Loyalty.Orders;
using Loyalty.Storefronts;

namespace Loyalty.Tests.Storefronts;

/// <summary>
/// A translation in one line, with the facts points depend on: what a table of expectations can hold.
/// </summary>
internal static class Described
{
    public static string Of(Translation said) => said switch
    {
        Translation.Whole(var order) => Whole(order),
        Translation.Part(var order, var news, var isTest) =>
            $"part of {order}{(isTest ? " (test)" : "")}: {News(news)}",
        Translation.Mention(var order) => $"mention of {order}",
        Translation.CustomerSeen(var customer, var isGone, var guest) =>
            $"customer {customer} {(isGone ? "gone" : "seen")}{(guest is null ? "" : " verified")}",
        Translation.Merged(var from, var into) => $"merged {from} into {into}",
        Translation.Privacy(var request, var customer, var guest, var orders) =>
            $"privacy {request} {customer} {guest} [{string.Join(", ", orders)}]",
        Translation.Ignored(var reason) => $"ignored {reason}",
        Translation.Unreadable(var reason, var detail) => $"unreadable {reason} {detail}".TrimEnd(),
        _ => throw new InvalidOperationException("A translation nobody told the tests about."),
    };

    private static string Whole(Order order) => string.Join(
        ", ",
        [
            $"whole {order.Id}{(order.IsTest ? " (test)" : "")} of {order.Customer?.ToString() ?? "nobody"}",
            $"{order.Payment}{(order.FulfilledAt is null ? "" : " fulfilled")}",
            $"{order.Currency}{(order.ShopCurrency == order.Currency ? "" : "/" + order.ShopCurrency)}",
            $"goods {Amount(order.Lines.Where(line => line.Kind == LineKind.Goods).Sum(line => line.Net.Buyer))}"
                + (order.PricesIncludeTax ? " with tax" : ""),
            $"tax {Amount(order.Lines.Sum(line => line.Tax.Buyer))}",
            $"shipping {Amount(order.Shipping.Buyer)}",
            $"total {Amount(order.Total.Buyer)}",
            .. order.Refunds.Select(refund => $"refund {Refund(refund)}"),
        ]);

    private static string News(OrderPart news) => news switch
    {
        OrderPart.Refunded(var refund) => $"refund {Refund(refund)}",
        OrderPart.RefundedInAll(var charge, var amount, _) => $"refunded in all {charge} {amount}",
        OrderPart.Disputed(var dispute) => $"dispute {dispute.Id} {dispute.Amount} {dispute.State}",
        OrderPart.Deleted => "deleted",
        _ => throw new InvalidOperationException("News nobody told the tests about."),
    };

    private static string Refund(Refund refund) =>
        $"{refund.Id} [{string.Join(" ", refund.Lines.Select(line => $"{line.LineId}×{Amount(line.Quantity)}"))}] "
        + Amount(refund.Amount.Buyer) + (refund.Succeeded ? "" : refund.Failed ? " failed" : " pending");

    private static string Amount(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);
}
