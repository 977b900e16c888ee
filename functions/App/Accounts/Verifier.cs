using Azure;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// Audits the accounts of one of a shop's 256 ranges, a page at a time, reading each range once and keeping no row. An
/// account that changed while it was read is read again before anything is said of it. Writes nothing.
/// </summary>
public sealed class Verifier(LedgerTable ledger, Locators locators, Backoff backoff, TimeProvider clock)
{
    /// <summary>A page ends with the account that reaches one of these; an account is never cut in two.</summary>
    public const int MostAccounts = 200;

    private const int MostRows = 4_000;

    private const int MostLocatorsAtOnce = 16;

    private static readonly TimeSpan LongestPage = TimeSpan.FromSeconds(5);

    /// <summary>A page of the range's accounts after a customer (as a page's <c>Next</c> names it).</summary>
    public async Task<Verified> Page(Shop shop, string range, string? after, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var page = new Verified(shop.Programs.DayAt(clock.GetUtcNow()));
        Reading? reading = null;
        await foreach (var row in ledger.Range(shop.LedgerId, range, after, cancellation))
        {
            if (reading is not null && reading.Partition != row.Partition)
            {
                page.Add(await Settled(shop, page.Day, reading, cancellation));
                if (page.Accounts >= MostAccounts || page.Rows >= MostRows || clock.GetElapsedTime(began) > LongestPage)
                {
                    page.Next = Keys.CustomerOf(reading.Partition);
                    return page;
                }

                reading = null;
            }

            reading ??= New(shop, page.Day, row.Partition);
            reading.Read(row);
        }

        if (reading is not null)
        {
            page.Add(await Settled(shop, page.Day, reading, cancellation));
        }

        return page;
    }

    /// <summary>
    /// The account with its findings. Those of an account that was written meanwhile – its tag is another one – are
    /// nothing yet: it is read again, a bounded number of times.
    /// </summary>
    private async Task<VerifiedAccount> Settled(
        Shop shop, DateOnly day, Reading reading, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            var findings = reading.End();
            findings.AddRange(await Located(shop, reading, cancellation));
            findings.AddRange(await Arrived(shop, reading, cancellation));
            if (findings.Count == 0 || await ledger.Tag(reading.Partition, cancellation) == reading.Tag)
            {
                return new VerifiedAccount(
                    reading.Name, reading.Audit.Entries, reading.Audit.Orders, reading.Rows, findings);
            }

            await backoff.Wait(tries);
            reading = New(shop, day, reading.Partition);
            await foreach (var row in ledger.Rows(reading.Partition, cancellation))
            {
                reading.Read(row);
            }
        }
    }

    private static Reading New(Shop shop, DateOnly day, string partition) =>
        new(shop.LedgerId, partition, new Audit(Deciding.Rules(shop), day));

    /// <summary>What is wrong with the locators of the account's orders: its refunds would go elsewhere.</summary>
    private async Task<IEnumerable<Finding>> Located(Shop shop, Reading reading, CancellationToken cancellation)
    {
        var wrong = new List<Finding>();
        foreach (var some in reading.Audit.Readable.Where(order => !order.IsGone).Chunk(MostLocatorsAtOnce))
        {
            var found = await Task.WhenAll(some.Select(order => Located(shop, reading, order.Id, cancellation)));
            wrong.AddRange(found.OfType<Finding>());
        }

        return wrong;
    }

    private async Task<Finding?> Located(Shop shop, Reading reading, OrderId order, CancellationToken cancellation)
    {
        var (isThere, owner) = await locators.OwnerOf(shop.LedgerId, order, cancellation);
        var isOurs = owner is not null && CustomerId.Parse(owner) is { } customer
            && Keys.Partition(shop.LedgerId, customer) == reading.Partition;
        return isOurs || (owner is not null && await Sent(shop, owner, order, reading.Partition, cancellation))
            ? null
            : new Finding(isThere ? FindingCode.LocatorDiffers : FindingCode.LocatorMissing)
            {
                Order = order.ToString(),
                Expected = reading.Name,
                Found = owner,
            };
    }

    /// <summary>What was sent to another account is there, or at one that it has become part of.</summary>
    private async Task<IEnumerable<Finding>> Arrived(Shop shop, Reading reading, CancellationToken cancellation)
    {
        var wrong = new List<Finding>();
        foreach (var sent in reading.Audit.Sent)
        {
            var (isThere, to) = (false, (CustomerId?)sent.Other);
            for (var hops = 0; to is { } at && !isThere && hops <= Moving.MostCame; hops++)
            {
                var partition = Keys.Partition(shop.LedgerId, at);
                isThere = await ledger.Answer(partition, MovedBalance.KeyOf(sent), cancellation) == sent.Id;
                to = isThere ? null : (await ledger.Account(partition, cancellation)).Value?.MovedTo;
            }

            if (!isThere)
            {
                wrong.Add(new Finding(FindingCode.BalanceNotArrived)
                {
                    Expected = sent.Id,
                    Found = sent.Other.ToString(),
                });
            }
        }

        return wrong;
    }

    /// <summary>
    /// Whether the account a locator names, or the order alone, has moved to this one, or is at it: the locators
    /// follow, and whoever finds the old one is sent on.
    /// </summary>
    private async Task<bool> Sent(
        Shop shop, string owner, OrderId order, string partition, CancellationToken cancellation)
    {
        if (CustomerId.Parse(owner) is not { } customer)
        {
            return false;
        }

        var there = Keys.Partition(shop.LedgerId, customer);
        var account = (await ledger.Account(there, cancellation)).Value;
        var to = account?.MovedTo ?? account?.Move?.To
            ?? (await ledger.Order(there, order, cancellation)).Value?.Moved?.To;
        return to is { } home && Keys.Partition(shop.LedgerId, home) == partition;
    }

    /// <summary>One account while it is read: its audit, and whether its rows lie where they should.</summary>
    private sealed class Reading(string shop, string partition, Audit audit)
    {
        public string Partition => partition;

        public Audit Audit => audit;

        public ETag Tag { get; private set; }

        public int Rows { get; private set; }

        /// <summary>The customer as the key has it: the account's own word may be what is wrong.</summary>
        public string Name => IsPlaced ? audit.Customer!.Value.ToString() : Keys.CustomerOf(partition);

        private bool IsPlaced => audit.Customer is { } customer && Keys.Partition(shop, customer) == partition;

        public void Read(LedgerRow row)
        {
            Rows++;
            if (row.Content is StoredRow.OfAccount)
            {
                Tag = row.ETag;
            }

            if (row.Content is { } content)
            {
                audit.Read(content);
            }
        }

        public List<Finding> End()
        {
            List<Finding> findings = [.. audit.End()];
            if (audit.Customer is { } customer && !IsPlaced)
            {
                findings.Add(new Finding(FindingCode.AccountMisplaced)
                {
                    Expected = Keys.CustomerOf(partition),
                    Found = customer.ToString(),
                });
            }

            findings.AddRange(audit.Readable.Where(order => Keys.Order(order.Id) != order.Key)
                .Select(order => new Finding(FindingCode.OrderMisplaced)
                {
                    Order = order.Id.ToString(),
                    Expected = order.Key,
                    Found = Keys.Order(order.Id),
                }));
            return findings;
        }
    }
}
