using System.Text.Json;

namespace App.Tests.Running;

/// <summary>A sale in each storefront's own words, as far as points depend on them.</summary>
public static class Telling
{
    /// <summary>The whole order as it stands now.</summary>
    public static Message Whole(this Sale sale, string? topic = null) => sale.Storefront switch
    {
        "shopify" => Message.Of("shopify", topic ?? "orders/updated", Shopify(sale)),
        "woocommerce" => Message.Of("woocommerce", topic ?? "order.updated", WooCommerce(sale)),
        "stripe" => StripeEvent(topic ?? StripeTopic(sale), sale.UpdatedAt, sale.IsTest, Session(sale)),
        _ => Standard(topic ?? "order.updated", sale),
    };

    /// <summary>
    /// The last refund as the storefront tells it: a part of its own where it has one, else the whole order.
    /// </summary>
    public static Message LastRefund(this Sale sale) => sale.Storefront switch
    {
        "shopify" => Message.Of("shopify", "refunds/create", ShopifyRefund(sale, sale.Refunds[^1])),
        "stripe" => StripeEvent("charge.refunded", sale.UpdatedAt, sale.IsTest, new
        {
            id = "ch_" + sale.Id,
            payment_intent = sale.Id,
            currency = sale.Currency,
            amount_refunded = sale.Minor(sale.Refunded),
        }),
        _ => sale.Whole(),
    };

    public static Message Dispute(this Sale sale, string status, DateTimeOffset at) => sale.Storefront == "shopify"
        ? Message.Of("shopify", "disputes/update", new
        {
            id = "d" + sale.Id,
            order_id = sale.Id,
            type = "chargeback",
            status,
            currency = sale.Currency,
            amount = sale.Major(sale.Amount),
        })
        : StripeEvent("charge.dispute.updated", at, sale.IsTest, new
        {
            id = "dp_" + sale.Id,
            payment_intent = sale.Id,
            status,
            currency = sale.Currency,
            amount = sale.Minor(sale.Amount),
        });

    public static Message Deleted(this Sale sale) => sale.Storefront switch
    {
        "shopify" => Message.Of("shopify", "orders/delete", new { id = sale.Id }),
        "woocommerce" => Message.Of("woocommerce", "order.deleted", new { id = sale.Id }),
        _ => Message.Of("standard", "order.deleted", new { type = "order.deleted", data = new { id = sale.Id } }),
    };

    public static Message StripeEvent(string type, DateTimeOffset at, bool isTest, object about) =>
        Message.Of("stripe", type, new
        {
            id = "evt_" + Any.Number(),
            @object = "event",
            type,
            created = at.ToUnixTimeSeconds(),
            livemode = !isTest,
            data = new { @object = about },
        });

    private static object Shopify(Sale sale) => new
    {
        id = sale.Id,
        name = "#" + sale.Id,
        created_at = sale.PlacedAt,
        updated_at = sale.UpdatedAt,
        processed_at = sale.PaidAt ?? sale.PlacedAt,
        cancelled_at = sale.IsCancelled ? sale.UpdatedAt : (DateTimeOffset?)null,
        test = sale.IsTest,
        currency = sale.Currency,
        financial_status = sale.PaidAt is null ? "pending" : sale.Refunds.Count > 0 ? "partially_refunded" : "paid",
        fulfillment_status = sale.FulfilledAt is null ? null : "fulfilled",
        fulfillments = sale.FulfilledAt is { } at ? new[] { new { status = "success", updated_at = at } } : [],
        taxes_included = true,
        email = sale.Email,
        customer = sale.Customer is { } id ? new { id } : null,
        total_price = sale.Major(sale.Amount),
        line_items = Lines(sale, (id, amount) => new { id, quantity = 1, price = amount }),
        refunds = sale.Refunds.Select(refund => ShopifyRefund(sale, refund)),
    };

    private static object ShopifyRefund(Sale sale, (string Id, decimal Amount) refund) => new
    {
        id = refund.Id,
        order_id = sale.Id,
        created_at = sale.UpdatedAt,
        transactions = new[]
        {
            new { kind = "refund", status = "success", amount = sale.Major(refund.Amount), currency = sale.Currency },
        },
    };

    private static object WooCommerce(Sale sale) => new
    {
        id = sale.Id,
        number = sale.Id,
        status = sale.IsCancelled ? "cancelled" : sale.FulfilledAt is not null ? "completed"
            : sale.PaidAt is null ? "on-hold" : "processing",
        currency = sale.Currency,
        date_created_gmt = sale.PlacedAt,
        date_modified_gmt = sale.UpdatedAt,
        date_paid_gmt = sale.PaidAt,
        date_completed_gmt = sale.FulfilledAt,
        prices_include_tax = true,
        customer_id = sale.Customer ?? "0",
        billing = new { email = sale.Email },
        total = sale.Major(sale.Amount),
        line_items = Lines(sale, (id, amount) => new { id, quantity = 1, total = amount, total_tax = "0" }),
        refunds = sale.Refunds.Select(refund => new { id = refund.Id, total = "-" + sale.Major(refund.Amount) }),
    };

    private static object Session(Sale sale) => new
    {
        id = "cs_" + sale.Id,
        payment_intent = sale.Id,
        created = sale.PlacedAt.ToUnixTimeSeconds(),
        mode = "payment",
        payment_status = sale.PaidAt is null ? "unpaid" : "paid",
        currency = sale.Currency,
        amount_total = sale.Minor(sale.Amount),
        amount_subtotal = sale.Minor(sale.Amount),
        customer = sale.Customer,
        customer_details = new { email = sale.Email },
    };

    private static string StripeTopic(Sale sale) =>
        sale.IsCancelled ? "checkout.session.expired" : "checkout.session.completed";

    private static Message Standard(string type, Sale sale) => Message.Of("standard", type, new
    {
        type,
        data = new
        {
            id = sale.Id,
            number = "#" + sale.Id,
            placedAt = sale.PlacedAt,
            updatedAt = sale.UpdatedAt,
            paidAt = sale.PaidAt,
            fulfilledAt = sale.FulfilledAt,
            test = sale.IsTest,
            status = sale.IsCancelled ? "cancelled" : "open",
            currency = sale.Currency,
            customer = new { id = sale.Customer, email = sale.Email },
            total = sale.Major(sale.Amount),
            lines = Lines(sale, (id, amount) => new { id, quantity = 1, net = amount }),
            refunds = sale.Refunds.Select(refund => new { id = refund.Id, amount = sale.Major(refund.Amount) }),
        },
    });

    /// <summary>The amount spread over the sale's lines; what does not divide is on the first.</summary>
    private static IEnumerable<object> Lines(Sale sale, Func<string, string, object> line)
    {
        var perMajor = Loyalty.Currency.Of(sale.Currency).MinorPerMajor;
        var each = decimal.Floor(sale.Minor(sale.Amount) / (decimal)sale.Lines) / perMajor;
        for (var index = 0; index < sale.Lines; index++)
        {
            yield return line(
                sale.Id + JsonSerializer.Serialize(index),
                sale.Major(index == 0 ? sale.Amount - (each * (sale.Lines - 1)) : each));
        }
    }
}
