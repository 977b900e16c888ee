using System.Globalization;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// The owner's adjustment of one account, once per key: the entry and the key's answer are one transaction. It begins
/// again from the load where another writer was first.
/// </summary>
public sealed class Adjuster(LedgerTable ledger, Backoff backoff, TimeProvider clock)
{
    private const int MostExpiries = 60;

    public async Task Adjust(string partition, CustomerId customer, Asked asked, Request.Adjust adjust)
    {
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            if (await ledger.Answer(partition, adjust.Key, CancellationToken.None) is { } kept)
            {
                asked.Reply(Repeated(kept, adjust));
                return;
            }

            if (await Once(partition, customer, asked, adjust) is { } answered)
            {
                asked.Reply(answered);
                return;
            }
        }
    }

    /// <summary>Null where it has to begin again.</summary>
    private async Task<Answered?> Once(string partition, CustomerId customer, Asked asked, Request.Adjust adjust)
    {
        asked.MustBeFresh(clock);
        var account = await ledger.Account(partition, CancellationToken.None);
        var loaded = new Loaded(customer, account, []);
        var now = clock.GetUtcNow();
        var program = asked.Shop.Programs.InForceAt(now);
        var changes = new Changes(loaded.Account, now, asked.Shop.Programs.DayAt(now));
        if (!Settling.Due(changes, program, MostExpiries))
        {
            await ledger.Commit(loaded.Batch(partition, changes)!, CancellationToken.None);
            return null;
        }

        if (Adjusting.Adjust(changes, program, adjust.Points, adjust.Reason, adjust.By) is { } problem)
        {
            return new Answered(Outcome.Unchanged, Points.Zero, Balance(changes)) { Refused = problem };
        }

        var answered = new Answered(Outcome.Settled, adjust.Points, Balance(changes))
        {
            Entry = changes.Account.Sequence,
        };
        if (adjust.IsTrial)
        {
            return answered;
        }

        var batch = loaded.Batch(partition, changes, also => also.AddAnswer(adjust.Key, Kept(adjust, answered)))!;
        return await ledger.Commit(batch, CancellationToken.None) ? answered : null;
    }

    private static Points Balance(Changes changes) => changes.Account.On(changes.Today).Balance;

    /// <summary>What was asked, then what was answered.</summary>
    private static string Kept(Request.Adjust adjust, Answered answered) => string.Create(
        CultureInfo.InvariantCulture, $"{adjust.Said} > {answered.Entry} {answered.Points} {answered.Balance}");

    private static Answered Repeated(string kept, Request.Adjust adjust)
    {
        if (kept.Split(" > ") is not [var said, var told] || said != adjust.Said)
        {
            return new Answered(Outcome.Unchanged, Points.Zero, Points.Zero)
            {
                Refused = Problem.IdempotencyKeyReused,
            };
        }

        var numbers = told.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new Answered(Outcome.Unchanged, new Points(numbers[1]), new Points(numbers[2])) { Entry = numbers[0] };
    }
}
