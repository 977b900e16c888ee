using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// Requests for one account that wait at this instance are settled together: one load, every decision in turn, one
/// transaction. The first to come leads, whatever becomes of its caller; the line is bounded, and beyond it is 503.
/// </summary>
public sealed class AccountLines(Settler settler, Mover mover)
{
    /// <summary>Orders one transaction may hold; with their entries it stays under the service's 100 rows.</summary>
    public const int MostTogether = 45;

    /// <summary>Requests waiting at this instance; each holds a parsed order of a few kilobytes.</summary>
    public const int MostWaiting = 8_192;

    private readonly Dictionary<string, Queue<Asked>> lines = new(StringComparer.Ordinal);
    private int waiting;

    /// <summary>
    /// Asked of the account where everything about the customer is by now; a move that was left open is finished first.
    /// Throws <see cref="TooBusyException"/> where the line is full or other writers keep winning.
    /// </summary>
    public async Task<Answered> Ask(Shop shop, CustomerId customer, Request request)
    {
        var whom = customer;
        for (var moves = 0; ; moves++)
        {
            try
            {
                return await Line(shop, customer, new Asked(shop, request) { For = whom });
            }
            catch (AccountMovedException moved) when (moves < Moving.MostCame)
            {
                await mover.Finish(shop, customer, CancellationToken.None);
                customer = moved.To ?? customer;
            }
        }
    }

    private Task<Answered> Line(Shop shop, CustomerId customer, Asked asked)
    {
        var partition = Keys.Partition(shop.LedgerId, customer);
        lock (lines)
        {
            if (waiting >= MostWaiting)
            {
                throw new TooBusyException();
            }

            waiting++;
            if (lines.TryGetValue(partition, out var line))
            {
                line.Enqueue(asked);
                return asked.Answer;
            }

            lines[partition] = new Queue<Asked>([asked]);
        }

        _ = Lead(partition, customer);
        return asked.Answer;
    }

    private async Task Lead(string partition, CustomerId customer)
    {
        while (Next(partition) is { } together)
        {
            using var work = new DoneTogether(together);
            try
            {
                await settler.Settle(partition, customer, together);
            }
            catch (Exception reason) when (together.Count > 1 && !StorageTrouble.Is(reason))
            {
                foreach (var asked in together)
                {
                    await Alone(partition, customer, asked);
                }
            }
#pragma warning disable CA1031 // Whatever went wrong is told to everyone who waits; the line goes on.
            catch (Exception reason)
#pragma warning restore CA1031
            {
                together.ForEach(asked => asked.Fail(reason));
            }

            lock (lines)
            {
                waiting -= together.Count;
            }
        }
    }

    /// <summary>
    /// What cannot be settled is its own sender's trouble: each is tried by itself, one after another.
    /// </summary>
    private async Task Alone(string partition, CustomerId customer, Asked asked)
    {
        try
        {
            await settler.Settle(partition, customer, [asked]);
        }
#pragma warning disable CA1031 // Told to the one who asked.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            asked.Fail(reason);
        }
    }

    /// <summary>Those who are settled together next; joining, which reads every order, and the like go alone.</summary>
    private List<Asked>? Next(string partition)
    {
        lock (lines)
        {
            var line = lines[partition];
            var together = new List<Asked>(Math.Min(line.Count, MostTogether));
            while (together.Count < MostTogether && line.TryPeek(out var asked)
                && (together.Count == 0 || !(asked.Request.GoesAlone || together[0].Request.GoesAlone)))
            {
                together.Add(line.Dequeue());
            }

            if (together.Count == 0)
            {
                lines.Remove(partition);
                return null;
            }

            return together;
        }
    }
}
