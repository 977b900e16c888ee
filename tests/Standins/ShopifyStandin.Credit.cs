using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Standins;

/// <summary>
/// The store's credit accounts (shopify.dev, Admin GraphQL 2026-07): every call counts, and what expires first is spent
/// first.
/// </summary>
public sealed partial class ShopifyStandin
{
    private readonly List<Transaction> credits = [];

    /// <summary>What a customer has been given and has not spent.</summary>
    public decimal CreditOf(string customer)
    {
        lock (turn)
        {
            return credits.Where(one => one.Customer == Customer(customer)).Sum(one => one.Amount);
        }
    }

    /// <summary>A customer pays an order with store credit.</summary>
    public void Spend(string customer, decimal amount) => Take(Customer(customer), amount, "ORDER_PAYMENT");

    private IResult Give(string customer, JsonNode input)
    {
        if (customer == Customer(GoneCustomer))
        {
            return Refused("storeCreditAccountCredit", "OWNER_NOT_FOUND", "Owner does not exist.");
        }

        var amount = decimal.Parse((string)input["creditAmount"]!["amount"]!, CultureInfo.InvariantCulture);
        var given = new Transaction(
            $"gid://shopify/StoreCreditAccountCreditTransaction/{credits.Count + 1}", customer, amount,
            DateTimeOffset.UtcNow, Instant(input["expiresAt"]), "ADJUSTMENT")
        {
            Remaining = amount,
        };
        credits.Add(given);
        return Done("storeCreditAccountCredit", given.Id);
    }

    private IResult Debit(string account, JsonNode input)
    {
        var customer = Customer(account.Split('/')[^1]);
        var amount = decimal.Parse((string)input["debitAmount"]!["amount"]!, CultureInfo.InvariantCulture);
        return credits.Where(one => one.Customer == customer).Sum(one => one.Amount) < amount
            ? Refused("storeCreditAccountDebit", "INSUFFICIENT_FUNDS", "Insufficient funds")
            : Done("storeCreditAccountDebit", Take(customer, amount, "ADJUSTMENT"));
    }

    private string Take(string customer, decimal amount, string why)
    {
        var left = amount;
        foreach (var credit in credits.Where(one => one.Customer == customer && one.Remaining > 0)
            .OrderBy(one => one.ExpiresAt ?? DateTimeOffset.MaxValue))
        {
            var taken = Math.Min(left, credit.Remaining);
            credit.Remaining -= taken;
            left -= taken;
        }

        var id = $"gid://shopify/StoreCreditAccountDebitTransaction/{credits.Count + 1}";
        credits.Add(new Transaction(id, customer, -amount, DateTimeOffset.UtcNow, null, why));
        return id;
    }

    private IResult Book(string customer) => Data("customer", new
    {
        storeCreditAccounts = new
        {
            nodes = new[]
            {
                new
                {
                    id = customer.Replace("Customer", "StoreCreditAccount", StringComparison.Ordinal),
                    transactions = new
                    {
                        nodes = credits.Where(one => one.Customer == customer).Reverse().Select(one => one.Shown),
                    },
                },
            },
        },
    });

    private static IResult Done(string field, string id) =>
        Data(field, new { storeCreditAccountTransaction = new { id }, userErrors = Array.Empty<object>() });

    private static string Customer(string id) => "gid://shopify/Customer/" + id;
}

/// <summary>One line of a customer's store credit.</summary>
public sealed record Transaction(
    string Id, string Customer, decimal Amount, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Event)
{
    public decimal Remaining { get; set; }

    /// <summary>As the transactions of an account show it.</summary>
    public object Shown => Amount > 0
        ? new
        {
            id = Id,
            createdAt = CreatedAt,
            amount = new { amount = Money(Amount), currencyCode = "EUR" },
            expiresAt = ExpiresAt,
            remainingAmount = new { amount = Money(Remaining) },
        }
        : new
        {
            id = Id,
            createdAt = CreatedAt,
            amount = new { amount = Money(Amount), currencyCode = "EUR" },
            @event = Event,
        };

    private static string Money(decimal amount) => amount.ToString("F1", CultureInfo.InvariantCulture);
}
