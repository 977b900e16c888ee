using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// Spends points on a reward and gives them back. A line in the outbox is written beside the reads, then the account,
/// its entry, the redemption and the key's answer in one transaction: the points are gone before a code exists, and a
/// crash at any step leaves the line behind. Two round trips; two more where one of a limited stock is set aside first.
/// </summary>
public sealed class Redeemer(
    LedgerTable ledger, OutboxTable outbox, StockTable stock, AllFulfilments fulfilments, FormerKeys former,
    Backoff backoff, TimeProvider clock)
{
    /// <summary>Whoever asked makes it at once; only what they leave behind is anybody else's.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task Redeem(string partition, CustomerId customer, Asked asked, Request.Redeem redeem)
    {
        var (shop, now) = (asked.Shop, clock.GetUtcNow());
        var wanted = redeem.Wanted(customer);
        var work = new OpenWork(wanted.Id, WorkKind.Redemption, customer, now, now + Patience);
        var opening = outbox.TryOpen(shop.LedgerId, work, CancellationToken.None);
        OpenWork? line = null;
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            var reading = ledger.Account(partition, CancellationToken.None);
            var kept = await ledger.Answer(partition, redeem.Key, CancellationToken.None);
            var account = await reading;
            var own = await opening;
            var loaded = new Loaded(customer, account.MustStay(), []);
            var at = partition;
            if (kept is null)
            {
                (kept, at) = await former.Elsewhere(shop, loaded.Account, redeem.Key, asked.For);
            }

            if (kept is null)
            {
                // Another instance may be asked the same: it must not remove the line that this one needs.
                line ??= own ?? await outbox.Open(shop.LedgerId, work, CancellationToken.None);
            }

            var answered = kept is null
                ? await Once(partition, loaded, asked, redeem, wanted, line!)
                : await Repeated(partition, at, kept, redeem, loaded.Begin(shop, clock));
            if (answered is not null)
            {
                var id = answered.Redemption?.Id;
                if (id != work.Id && own is not null)
                {
                    await Forget(shop, own, wasRefused: kept is null);
                }

                asked.Reply(answered with { Line = id == work.Id ? line ?? own ?? work : work with { Id = id ?? "" } });
                return;
            }
        }
    }

    /// <summary>The points come back, or do not, together with the redemption's row.</summary>
    public async Task End(string partition, CustomerId customer, Asked asked, Request.EndRedemption ending)
    {
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            var reading = ledger.Account(partition, CancellationToken.None);
            var read = await ledger.Redemption(partition, ending.Id, CancellationToken.None);
            var loaded = new Loaded(customer, (await reading).MustStay(), []);
            var (changes, isComplete) = loaded.BeginWithDue(asked.Shop, clock);
            asked.MustBeFresh(clock);
            if (!isComplete)
            {
                await ledger.Commit(loaded.Batch(partition, changes)!, CancellationToken.None);
                continue;
            }

            if (read.Value is not { } redemption || !Ended(changes, redemption, ending.End))
            {
                asked.Reply(new Answered(Outcome.Unchanged, Points.Zero, Deciding.Balance(changes))
                {
                    Redemption = read.Value,
                    Refused = read.Value is null ? Problem.RedemptionUnknown : Problem.RedemptionFinal,
                });
                return;
            }

            var ended = redemption with { State = ending.End.State, Trouble = ending.End.Trouble };
            var points = changes.Entries[^1].Entry.Points;
            if (await ledger.Commit(
                loaded.Batch(partition, changes, also => also.Put(ended, read.ETag))!, CancellationToken.None))
            {
                asked.Reply(new Answered(Outcome.Settled, points, Deciding.Balance(changes)) { Redemption = ended });
                return;
            }
        }
    }

    /// <summary>Null where it has to begin again.</summary>
    private async Task<Answered?> Once(
        string partition, Loaded loaded, Asked asked, Request.Redeem redeem, Wanted wanted, OpenWork line)
    {
        asked.MustBeFresh(clock);
        var (changes, isComplete) = loaded.BeginWithDue(asked.Shop, clock);
        if (!isComplete)
        {
            await ledger.Commit(loaded.Batch(partition, changes)!, CancellationToken.None);
            return null;
        }

        var program = asked.Shop.Programs.InForceAt(changes.At);
        var (redemption, problem) = Offering.Of(
            changes.Account, program, wanted, changes.At, changes.Today);
        problem ??= fulfilments.WhyNot(asked.Shop, redemption!);
        problem ??= Redeeming.WhyNot(changes, redemption!);
        if (problem is null && program.Rewards?.FirstOrDefault(one => one.Code == redemption!.Reward) is
            { IsLimited: true } limited)
        {
            var held = await stock.Hold(
                asked.Shop.LedgerId, limited, redemption!.Id, CancellationToken.None, line.ETag.ToString());
            problem = held is null ? Problem.RewardSoldOut : null;
            redemption = redemption with { Code = held?.Code ?? redemption.Code };
        }

        problem ??= Redeeming.Redeem(changes, program, redemption!);
        if (problem is not null)
        {
            return new Answered(Outcome.Unchanged, Points.Zero, Deciding.Balance(changes)) { Refused = problem };
        }

        var batch = loaded.Batch(partition, changes, also =>
        {
            also.Put(redemption!, default);
            also.AddAnswer(redeem.Key, new KeptAnswer(redeem.Said, redemption!.Id, asked.For.ToString()).Text);
        })!;
        return await ledger.Commit(batch, CancellationToken.None)
            ? new Answered(Outcome.Settled, -redemption!.Points, Deciding.Balance(changes))
            {
                Redemption = redemption,
                Account = changes.Account,
            }
            : null;
    }

    /// <summary>
    /// Nothing was bought. What was set aside under this line alone goes back at once; what is there may be for the
    /// same asked of another instance: then the timer looks at it, once that is over.
    /// </summary>
    private async Task Forget(Shop shop, OpenWork line, bool wasRefused)
    {
        if (wasRefused
            ? await stock.Release(shop.LedgerId, line.Id, CancellationToken.None, line: line.ETag.ToString())
            : await stock.Find(shop.LedgerId, line.Id, CancellationToken.None) is null)
        {
            await outbox.Close(shop.LedgerId, line, CancellationToken.None);
        }
    }

    /// <summary>
    /// Not of the id it would have now: it may have been asked of an account that was merged into this one, or while
    /// this one was one with another, where it stays.
    /// </summary>
    private async Task<Answered> Repeated(
        string partition, string at, string kept, Request.Redeem redeem, Changes now)
    {
        var answer = KeptAnswer.Read(kept);
        var redemption = answer.Said == redeem.Said
            ? (await ledger.Redemption(partition, answer.Told, CancellationToken.None)).Value
                ?? (await ledger.Redemption(at, answer.Told, CancellationToken.None)).Value
            : null;
        return new Answered(Outcome.Unchanged, Points.Zero, Deciding.Balance(now))
        {
            Account = now.Account,
            Redemption = redemption,
            Refused = redemption is null ? Problem.IdempotencyKeyReused : null,
        };
    }

    private static bool Ended(Changes changes, Redemption redemption, RedemptionEnd end) =>
        redemption.State is not (RedemptionState.Undone or RedemptionState.HandedOver)
        && (end.State == RedemptionState.HandedOver
            ? Redeeming.HandOver(changes, redemption.Id)
            : Redeeming.Undo(changes, redemption.Id, end.Why!.Value));
}

/// <summary>How a redemption ends: handed over, or undone for a reason.</summary>
public sealed record RedemptionEnd(RedemptionState State, ReturnReason? Why = null, string? Trouble = null)
{
    public static RedemptionEnd HandedOver { get; } = new(RedemptionState.HandedOver);

    public static RedemptionEnd Undone(ReturnReason why, string? trouble = null) =>
        new(RedemptionState.Undone, why, trouble);
}
