using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Events;
using Loyalty.Orders;
using Loyalty.Storefronts;

namespace Loyalty.App.Accounts;

/// <summary>
/// Brings each translated delivery to the account it is about. A whole order goes straight to its customer; a part, and
/// a whole order that names nobody, go to the order's owner, or wait in its locator until one is known.
/// </summary>
public sealed class DeliveryRoom(AccountLines lines, Locators locators, LedgerTable ledger, Storage storage)
{
    private static readonly Answered Kept = new(Outcome.Recorded, Points.Zero, Points.Zero);

    public async Task<Answered> Take(Shop shop, Order order, DateTimeOffset arrivedAt)
    {
        var book = order.IsTest ? shop.AsTest() : shop;
        return order.Customer is not { } customer ? await Unowned(book, order, arrivedAt)
            : order.IsTest ? await Tested(shop, customer, order, arrivedAt)
            : await Settled(lines.Ask(book, customer, new Request.OrderNews(order.Id, order, null, null, arrivedAt)));
    }

    public async Task<Answered> Take(Shop shop, Translation.Part part, DateTimeOffset arrivedAt)
    {
        var (book, locator) = await Where(shop, part);
        if (locator?.Owner is null)
        {
            await locators.Keep(
                book.LedgerId, part.Order, parts => parts.With(part.News, arrivedAt), CancellationToken.None);
            // Its order may have come meanwhile, here or among the tests.
            (book, locator) = await Where(shop, part);
        }

        return locator?.Owner is { } owner
            ? await Settled(lines.Ask(
                book, owner, new Request.OrderNews(part.Order, null, part.News, locator.Parts, arrivedAt)))
            : Kept;
    }

    public async Task<Answered> Take(Shop shop, Translation.CustomerSeen seen)
    {
        var partition = Keys.Partition(shop.LedgerId, seen.Customer);
        var known = (await ledger.Account(partition, CancellationToken.None)).Value;
        return (known is null && seen.IsGone) || (known is not null && !seen.IsGone)
            ? new Answered(Outcome.Unchanged, Points.Zero, Points.Zero)
            : await lines.Ask(shop, seen.Customer, new Request.CustomerNews(seen.IsGone));
    }

    public Task<Answered> Take(Shop shop, MemberEvent told) =>
        lines.Ask(told.IsTest ? shop.AsTest() : shop, told.Customer, new Request.Event(told));

    /// <summary>Privacy requests are written down by their body's hash, without names or addresses.</summary>
    public async Task<Answered> Take(
        Shop shop, Translation.Privacy privacy, ReadOnlyMemory<byte> body, DateTimeOffset arrivedAt)
    {
        var row = new TableEntity(shop.Id, Convert.ToHexStringLower(SHA256.HashData(body.Span)))
        {
            ["Request"] = privacy.Request.ToString(),
            ["Customer"] = privacy.Customer?.ToString(),
            ["Guest"] = privacy.Guest?.ToString(),
            ["ArrivedAt"] = arrivedAt,
        };
        Packed.Put(row, "Orders", Encoding.UTF8.GetBytes(string.Join(' ', privacy.Orders)));
        try
        {
            await storage.Requests.AddEntityAsync(row, CancellationToken.None);
            return Kept;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return new Answered(Outcome.Unchanged, Points.Zero, Points.Zero);
        }
    }

    /// <summary>
    /// A refund does not say that it is a test's: it may wait where live orders wait, since before its order or only
    /// since.
    /// </summary>
    private async Task<Answered> Tested(Shop shop, CustomerId customer, Order order, DateTimeOffset arrivedAt)
    {
        for (var waits = await locators.Find(shop.Id, order.Id, CancellationToken.None); ;)
        {
            var answered = await Settled(lines.Ask(
                shop.AsTest(), customer, new Request.OrderNews(order.Id, order, null, waits?.Parts, arrivedAt)));
            var now = await locators.Find(shop.Id, order.Id, CancellationToken.None);
            if (now?.ETag == waits?.ETag)
            {
                return answered;
            }

            waits = now;
        }
    }

    /// <summary>
    /// Where a part belongs: with its order, live or a test's; else it waits where it says, or with the live.
    /// </summary>
    private async Task<(Shop Book, Locator? Locator)> Where(Shop shop, Translation.Part part)
    {
        var live = part.IsTest
            ? Task.FromResult<Locator?>(null)
            : locators.Find(shop.Id, part.Order, CancellationToken.None);
        var test = await locators.Find(shop.TestId, part.Order, CancellationToken.None);
        return part.IsTest || (await live is not { Owner: not null } && test?.Owner is not null)
            ? (shop.AsTest(), test)
            : (shop, await live);
    }

    /// <summary>An order that names nobody: its owner's, where one is known; else kept in its locator.</summary>
    private async Task<Answered> Unowned(Shop book, Order order, DateTimeOffset arrivedAt)
    {
        var locator = await locators.Keep(
            book.LedgerId, order.Id, parts => parts.With(order, arrivedAt), CancellationToken.None);
        return locator.Owner is { } owner
            ? await Settled(lines.Ask(
                book, owner, new Request.OrderNews(order.Id, order, null, locator.Parts, arrivedAt)))
            : Kept;
    }

    private static async Task<Answered> Settled(Task<Answered> asked)
    {
        var answered = await asked;
        return answered.Outcome == Outcome.Elsewhere ? throw new NeedsMoveException() : answered;
    }
}

/// <summary>The order is another customer's by now: it has to move between accounts.</summary>
public sealed class NeedsMoveException : Exception;
