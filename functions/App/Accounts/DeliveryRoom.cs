using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Orders;
using Loyalty.Storefronts;

namespace Loyalty.App.Accounts;

/// <summary>
/// Brings each translated delivery to the account it is about. A whole order goes straight to its customer; a part, and a
/// whole order that names nobody, go to the order's owner, or wait in its locator until one is known.
/// </summary>
public sealed class DeliveryRoom(AccountLines lines, Locators locators, LedgerTable ledger, Storage storage)
{
    private static readonly Answered Kept = new(Outcome.Recorded, Points.Zero, Points.Zero);

    public async Task<Answered> Take(Shop shop, Order order, DateTimeOffset arrivedAt)
    {
        var book = order.IsTest ? shop.AsTest() : shop;
        if (order.Customer is not { } customer)
        {
            return await Unowned(book, order, arrivedAt);
        }

        // A refund does not say that it is a test's: it may wait where live orders wait.
        var waited = order.IsTest ? (await locators.Find(shop.Id, order.Id, CancellationToken.None))?.Parts : null;
        return await Settled(lines.Ask(
            book, customer, new Request.OrderNews(order.Id, order, null, waited, arrivedAt)));
    }

    public async Task<Answered> Take(Shop shop, Translation.Part part, DateTimeOffset arrivedAt)
    {
        var test = locators.Find(shop.TestId, part.Order, CancellationToken.None);
        var live = part.IsTest ? null : await locators.Find(shop.Id, part.Order, CancellationToken.None);
        var book = part.IsTest || (live?.Owner is null && (await test)?.Owner is not null) ? shop.AsTest() : shop;
        var locator = book.IsTest ? await test : live;
        if (locator?.Owner is null)
        {
            locator = await locators.Keep(
                book.LedgerId, part.Order, parts => parts.With(part.News, arrivedAt), CancellationToken.None);
        }

        await test;
        return locator.Owner is { } owner
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

    /// <summary>Privacy requests are written down by their body's hash, without names or addresses.</summary>
    public async Task<Answered> Take(
        Shop shop, Translation.Privacy privacy, ReadOnlyMemory<byte> body, DateTimeOffset arrivedAt)
    {
        var row = new TableEntity(shop.Id, Convert.ToHexStringLower(SHA256.HashData(body.Span)))
        {
            ["Request"] = privacy.Request.ToString(),
            ["Customer"] = privacy.Customer?.ToString(),
            ["Guest"] = privacy.Guest?.ToString(),
            ["Orders"] = string.Join(' ', privacy.Orders.Select(order => order.ToString())),
            ["ArrivedAt"] = arrivedAt,
        };
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
