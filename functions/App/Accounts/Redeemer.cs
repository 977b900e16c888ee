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
    private const int MostExpiries = 60;

    /// <summary>Whoever asked makes it at once; only what they leave behind is anybody else's.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task Redeem(string partition, CustomerId customer, Asked asked, Request.Redeem redeem)
    {
        var (shop, id) = (asked.Shop, redeem.Wanted.Id);
        var now = clock.GetUtcNow();
        var opening = outbox.Open(
            shop.LedgerId,
            new OpenWork(id, WorkKind.Redemption, customer, now, now + Patience),
            CancellationToken.None);
        for (var tries = 0; ; await backoff.Wait(tries++))
        {
            var reading = ledger.Account(partition, CancellationToken.None);
            var kept = await ledger.Answer(partition, redeem.Key, CancellationToken.None);
            var loaded = new Loaded(customer, (await reading).MustStay(), []);
            await opening;
            kept ??= await former.Elsewhere(shop, loaded.Account, redeem.Key);
            if (kept is not null)
            {
                asked.Reply(await Repeated(partition, kept, redeem, Begin(asked, loaded)));
                return;
            }

            if (await Once(partition, loaded, asked, redeem) is { } answered)
            {
                if (answered.Refused is not null)
                {
                    await Forget(partition, shop, redeem);
                }

                asked.Reply(answered);
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
            var changes = Begin(asked, loaded);
            asked.MustBeFresh(clock);
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
    private async Task<Answered?> Once(string partition, Loaded loaded, Asked asked, Request.Redeem redeem)
    {
        asked.MustBeFresh(clock);
        var changes = Begin(asked, loaded);
        var program = asked.Shop.Programs.InForceAt(changes.At);
        if (!Settling.Due(changes, program, MostExpiries))
        {
            await ledger.Commit(loaded.Batch(partition, changes)!, CancellationToken.None);
            return null;
        }

        var (redemption, problem) = Offering.Of(
            changes.Account, program, redeem.Wanted, changes.At, changes.Today);
        problem ??= fulfilments.WhyNot(asked.Shop, redemption!);
        if (problem is null && program.Rewards?.FirstOrDefault(one => one.Code == redemption!.Reward) is
            { IsLimited: true } limited)
        {
            var held = await stock.Hold(asked.Shop.LedgerId, limited, redemption!.Id, CancellationToken.None);
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
            also.AddAnswer(redeem.Key, redeem.Said);
        })!;
        return await ledger.Commit(batch, CancellationToken.None)
            ? new Answered(Outcome.Settled, -redemption!.Points, Deciding.Balance(changes)) { Redemption = redemption }
            : null;
    }

    /// <summary>Nothing was bought – unless the same was asked of another instance, which needs its line.</summary>
    private async Task Forget(string partition, Shop shop, Request.Redeem redeem)
    {
        if (await ledger.Answer(partition, redeem.Key, CancellationToken.None) is null)
        {
            await stock.Release(shop.LedgerId, redeem.Wanted.Id, CancellationToken.None);
            await outbox.Close(shop.LedgerId, WorkKind.Redemption, redeem.Wanted.Id, CancellationToken.None);
        }
    }

    private async Task<Answered> Repeated(string partition, string kept, Request.Redeem redeem, Changes now)
    {
        var answered = new Answered(Outcome.Unchanged, Points.Zero, Deciding.Balance(now));
        return kept == redeem.Said
            ? answered with
            {
                Redemption = (await ledger.Redemption(partition, redeem.Wanted.Id, CancellationToken.None)).Value,
            }
            : answered with { Refused = Problem.IdempotencyKeyReused };
    }

    private static bool Ended(Changes changes, Redemption redemption, RedemptionEnd end) =>
        redemption.State is not (RedemptionState.Undone or RedemptionState.HandedOver)
        && (end.State == RedemptionState.HandedOver
            ? Redeeming.HandOver(changes, redemption.Id)
            : Redeeming.Undo(changes, redemption.Id, end.Why!.Value));

    private Changes Begin(Asked asked, Loaded loaded)
    {
        var now = clock.GetUtcNow();
        return new Changes(loaded.Account, now, asked.Shop.Programs.DayAt(now));
    }
}

/// <summary>How a redemption ends: handed over, or undone for a reason.</summary>
public sealed record RedemptionEnd(RedemptionState State, ReturnReason? Why = null, string? Trouble = null)
{
    public static RedemptionEnd HandedOver { get; } = new(RedemptionState.HandedOver);

    public static RedemptionEnd Undone(ReturnReason why, string? trouble = null) =>
        new(RedemptionState.Undone, why, trouble);
}
