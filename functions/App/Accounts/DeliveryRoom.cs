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
public sealed class DeliveryRoom(
    AccountLines lines, Locators locators, LedgerTable ledger, Mover mover, Storage storage)
{
    private const int MostTries = 4;

    private static readonly Answered Kept = new(Outcome.Recorded, Points.Zero, Points.Zero);

    public async Task<Answered> Take(Shop shop, Order order, DateTimeOffset arrivedAt)
    {
        var book = order.IsTest ? shop.AsTest() : shop;
        return order.Customer is not { } customer ? await Unowned(book, order, arrivedAt)
            : order.IsTest ? await Tested(shop, customer, order, arrivedAt)
            : await Settled(book, customer, new Request.OrderNews(order.Id, order, null, null, arrivedAt));
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
            ? await Settled(
                book, owner, new Request.OrderNews(part.Order, null, part.News, locator.Parts, arrivedAt))
            : Kept;
    }

    public async Task<Answered> Take(Shop shop, Translation.CustomerSeen seen)
    {
        var partition = Keys.Partition(shop.LedgerId, seen.Customer);
        var known = (await ledger.Account(partition, CancellationToken.None)).Value;
        // Who is gone because two became one is not gone.
        var isKnown = known is null ? seen.IsGone : known.MovedTo is not null || !seen.IsGone;
        var answered = isKnown
            ? new Answered(Outcome.Unchanged, Points.Zero, Points.Zero)
            : await lines.Ask(shop, seen.Customer, new Request.CustomerNews(seen.IsGone));
        return seen.Guest is { } guest && await Merged(shop, guest, seen.Customer) ? Kept : answered;
    }

    /// <summary>The storefront says that two customers are one.</summary>
    public async Task<Answered> Take(Shop shop, Translation.Merged merged) =>
        await Merged(shop, merged.From, merged.Into)
            ? Kept
            : new Answered(Outcome.Unchanged, Points.Zero, Points.Zero);

    /// <summary>
    /// False where there is nothing to merge: nobody was known, they are one, or the owner has parted them.
    /// </summary>
    private async Task<bool> Merged(Shop shop, CustomerId from, CustomerId into) =>
        (await mover.Merge(shop, from, into, isOwners: false, CancellationToken.None)).Move is not null;

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
            var answered = await Settled(
                shop.AsTest(), customer, new Request.OrderNews(order.Id, order, null, waits?.Parts, arrivedAt));
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
            ? await Settled(book, owner, new Request.OrderNews(order.Id, order, null, locator.Parts, arrivedAt))
            : Kept;
    }

    /// <summary>
    /// Asked of the customer, or, where the order is another account's that has been merged, of where that is now.
    /// </summary>
    private async Task<Answered> Settled(Shop book, CustomerId customer, Request.OrderNews news)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var answered = await lines.Ask(book, customer, news);
            if (answered.Outcome != Outcome.Elsewhere)
            {
                return answered;
            }

            var locator = await locators.Find(book.LedgerId, news.Order, CancellationToken.None);
            customer = locator?.Owner is { } owner ? await Next(book, owner, customer, news) : customer;
        }

        throw new TooBusyException();
    }

    /// <summary>
    /// Whom to ask next, once the order is followed to where its owner has been merged, or passed on to whom newer news
    /// names. What is not newer is its owner's.
    /// </summary>
    private async Task<CustomerId> Next(Shop book, CustomerId owner, CustomerId customer, Request.OrderNews news)
    {
        await mover.Finish(book, owner, CancellationToken.None);
        var there = await ledger.Order(Keys.Partition(book.LedgerId, owner), news.Order, CancellationToken.None);
        switch (there.Value)
        {
            case { Moved: { } moved }:
                await mover.Arrive(book, news.Order, owner, CancellationToken.None);
                return news.Whole is null ? moved.To : customer;
            case { State.Whole: { } known } when news.Whole is not { } told || Newness.Compare(told, known) <= 0:
                return owner;
            case not null:
                var to = await mover.Home(book, customer, CancellationToken.None);
                try
                {
                    await mover.PassOn(book, news.Order, owner, to, CancellationToken.None);
                }
                catch (AccountMovedException)
                {
                    // Its owner has begun to move meanwhile: followed at the next try.
                }

                return customer;
            default:
                // Its owner was merged away before there was a row of it: nothing but the locator has to follow. Where
                // two are two again since, it stays where it was begun: there its row may be on its way.
                var home = await mover.Home(book, owner, CancellationToken.None);
                await locators.Move(book.LedgerId, news.Order, owner, home, CancellationToken.None);
                return news.Whole is null || home == owner ? home : customer;
        }
    }
}
