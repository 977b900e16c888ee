using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// A Shopify customer's store credit as it stands, and where in it a redemption's own credit is: known by its id or,
/// while that is not known, by its amount and the second at which it expires, which is the redemption's alone.
/// </summary>
internal sealed class CreditBook
{
    public const string Give = "mutation Give($id: ID!, $input: StoreCreditAccountCreditInput!) "
        + "{ storeCreditAccountCredit(id: $id, creditInput: $input) "
        + "{ storeCreditAccountTransaction { id } userErrors { field code message } } }";

    public const string Take = "mutation Take($id: ID!, $input: StoreCreditAccountDebitInput!) "
        + "{ storeCreditAccountDebit(id: $id, debitInput: $input) "
        + "{ storeCreditAccountTransaction { id } userErrors { field code message } } }";

    private const string Of = "query Book($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 5) { nodes { id "
        + "transactions(first: 50, reverse: true) { nodes { createdAt amount { amount currencyCode } "
        + "... on StoreCreditAccountCreditTransaction { id expiresAt remainingAmount { amount } } "
        + "... on StoreCreditAccountDebitTransaction { id event } } } } } } }";

    private const string One = "query One($id: ID!) { node(id: $id) { ... on StoreCreditAccountCreditTransaction "
        + "{ id remainingAmount { amount } account { id } } } }";

    /// <summary>Credit lasts its last day through, and so much longer at most.</summary>
    private const int MostSecondsLonger = 18 * 60 * 60;

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(30);

    private readonly Redemption redemption;
    private readonly JsonNode? credit;
    private readonly JsonNode? account;

    private CreditBook(Redemption redemption, StoreAnswer answer, JsonNode? account, JsonNode? credit) =>
        (this.redemption, Answer, this.account, this.credit) = (redemption, answer, account, credit);

    public StoreAnswer Answer { get; }

    /// <summary>The redemption's credit by its id; null where it is not there.</summary>
    public string? Credit => credit.Text("id");

    /// <summary>Whether part of it has been spent.</summary>
    public bool IsSpent => NumberOf(credit.Text("remainingAmount", "amount")) < redemption.Amount!.Value.AmountMajor;

    public static async Task<CreditBook> Read(
        ShopifyStore store, StorefrontAccess access, Redemption redemption, string? id,
        CancellationToken cancellation)
    {
        var answer = await store.Ask(
            access, Of, new JsonObject { ["id"] = Customer(redemption) }, cancellation);
        var accounts = answer.Body.Each("data", "customer", "storeCreditAccounts", "nodes").ToList();
        foreach (var of in accounts)
        {
            var ours = of.Each("transactions", "nodes").FirstOrDefault(
                transaction => id is null ? IsOf(transaction, redemption) : transaction.Text("id") == id);
            if (ours is not null)
            {
                return new CreditBook(redemption, answer, of, ours);
            }
        }

        if (id is null || !answer.IsFine)
        {
            return new CreditBook(redemption, answer, null, null);
        }

        var one = await store.Ask(access, One, new JsonObject { ["id"] = id }, cancellation);
        var found = one.At("data", "node");
        return new CreditBook(
            redemption,
            one,
            accounts.Find(of => of.Text("id") == found.Text("account", "id")) ?? found.At("account"),
            found);
    }

    /// <summary>Whether so much was taken by hand, and not by an order, since an instant.</summary>
    public bool HasDebitSince(DateTimeOffset at) => account.Each("transactions", "nodes").Any(one =>
        one.At("expiresAt") is null && one.Text("event") == "ADJUSTMENT"
        && Math.Abs(NumberOf(one.Text("amount", "amount")) ?? 0) == redemption.Amount!.Value.AmountMajor
        && InstantOf(one.Text("createdAt")) >= at - ClocksDiffer);

    public static JsonObject Giving(Redemption redemption) => new()
    {
        ["id"] = Customer(redemption),
        ["input"] = new JsonObject
        {
            ["creditAmount"] = Amount(redemption),
            ["expiresAt"] = Bound.Instant(ExpiryOf(redemption)),
        },
    };

    public JsonObject Taking() => new()
    {
        ["id"] = account.Text("id"),
        ["input"] = new JsonObject { ["debitAmount"] = Amount(redemption) },
    };

    private static JsonObject Amount(Redemption redemption) => new()
    {
        ["amount"] = Bound.Major(redemption.Amount!.Value),
        ["currencyCode"] = redemption.Amount!.Value.Currency.Code,
    };

    private static string Customer(Redemption redemption) => ShopifyInput.Gid("Customer", redemption.Customer.Value);

    private static bool IsOf(JsonNode transaction, Redemption redemption) =>
        InstantOf(transaction.Text("expiresAt")) == ExpiryOf(redemption)
        && NumberOf(transaction.Text("amount", "amount")) == redemption.Amount!.Value.AmountMajor
        && transaction.Text("amount", "currencyCode") == redemption.Amount!.Value.Currency.Code;

    private static DateTimeOffset ExpiryOf(Redemption redemption)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(redemption.Id));
        var end = redemption.EndsAt!.Value;
        return end.AddTicks(-(end.UtcTicks % TimeSpan.TicksPerSecond))
            .AddSeconds(BinaryPrimitives.ReadUInt32LittleEndian(hash) % MostSecondsLonger);
    }

    private static DateTimeOffset? InstantOf(string? text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static decimal? NumberOf(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
