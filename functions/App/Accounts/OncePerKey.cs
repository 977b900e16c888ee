using System.Globalization;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// What is done to one account once per key, such as an adjustment or an event: the entry and the key's answer are one
/// transaction. Two round trips; it begins again from the load where another writer was first.
/// </summary>
public sealed class OncePerKey(LedgerTable ledger, FormerKeys former, Backoff backoff, TimeProvider clock)
{
    public async Task Do(string partition, CustomerId customer, Asked asked, Request.Keyed keyed)
    {
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            // Side by side: whoever keeps the key between the two changes the account, or stands in the key's way.
            var reading = ledger.Account(partition, CancellationToken.None);
            var kept = await ledger.Answer(partition, keyed.Key, CancellationToken.None);
            var account = (await reading).MustStay();
            kept ??= (await former.Elsewhere(asked.Shop, account.Value, keyed.Key, asked.For)).Answer;
            if (kept is not null)
            {
                asked.Reply(Repeated(kept, keyed, new Loaded(customer, account, []).Begin(asked.Shop, clock)));
                return;
            }

            if (await Once(partition, new Loaded(customer, account, []), asked, keyed) is { } answered)
            {
                asked.Reply(answered);
                return;
            }
        }
    }

    /// <summary>Null where it has to begin again.</summary>
    private async Task<Answered?> Once(string partition, Loaded loaded, Asked asked, Request.Keyed keyed)
    {
        asked.MustBeFresh(clock);
        var (changes, isComplete) = loaded.BeginWithDue(asked.Shop, clock);
        if (!isComplete)
        {
            await ledger.Commit(loaded.Batch(partition, changes)!, CancellationToken.None);
            return null;
        }

        var answered = Deciding.Decide(asked.Shop, keyed, changes) with { At = loaded.Account.Customer };
        if (answered.Outcome != Outcome.Settled || keyed.IsTrial)
        {
            return answered;
        }

        var batch = loaded.Batch(partition, changes, also => also.AddAnswer(keyed.Key, Kept(asked, keyed, answered)))!;
        return await ledger.Commit(batch, CancellationToken.None) ? answered : null;
    }

    private static string Kept(Asked asked, Request.Keyed keyed, Answered answered) => new KeptAnswer(
        keyed.Said,
        string.Create(
            CultureInfo.InvariantCulture, $"{answered.Entry} {answered.Points} {answered.Balance} {answered.At}"),
        asked.For.ToString()).Text;

    /// <summary>An owner is answered as before; an event, as every delivery, that nothing has changed.</summary>
    private static Answered Repeated(string kept, Request.Keyed keyed, Changes now)
    {
        if (keyed is Request.Event)
        {
            return new Answered(Outcome.Unchanged, Points.Zero, Deciding.Balance(now));
        }

        var answer = KeptAnswer.Read(kept);
        if (answer.Said != keyed.Said)
        {
            return new Answered(Outcome.Unchanged, Points.Zero, Points.Zero)
            {
                Refused = Problem.IdempotencyKeyReused,
            };
        }

        var parts = answer.Told.Split(' ', 4);
        var numbers = parts.Take(3).Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new Answered(Outcome.Unchanged, new Points(numbers[1]), new Points(numbers[2]))
        {
            Entry = numbers[0],
            At = CustomerId.Parse(parts[^1]) ?? now.Account.Customer,
        };
    }
}
