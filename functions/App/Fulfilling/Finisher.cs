using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// Brings what was redeemed to where it should stand: makes its code, or takes it back and then the points. Called by
/// whoever asked, at once, and by a timer for what was left behind; any number of them may be at it.
/// </summary>
public sealed class Finisher(
    LedgerTable ledger, OutboxTable outbox, StockTable stock, AllFulfilments fulfilments, AccountLines lines,
    TimeProvider clock)
{
    /// <summary>A request without an answer may still do its work for so long.</summary>
    public static readonly TimeSpan StillOnItsWay = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private const int MostSteps = 8;

    /// <summary>Why something was not taken back.</summary>
    public const string OnlyItsOwnerKnows = "only_its_owner_knows";

    public const string WasUsed = "was_used";

    /// <summary>
    /// The redemption as it stands after everything that can be done now; null where there is none of that id.
    /// </summary>
    public async Task<Redemption?> Finish(Shop shop, OpenWork work, CancellationToken cancellation)
    {
        var hasMoved = false;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var partition = Keys.Partition(shop.LedgerId, work.Customer);
            var read = await ledger.Redemption(partition, work.Id, cancellation);
            if (read.Value is not { } redemption)
            {
                await (hasMoved ? Wait(shop, work, cancellation) : Forget(shop, work, cancellation));
                return null;
            }

            switch (redemption.State)
            {
                case var _ when redemption.MovedTo is { } to:
                    (work, hasMoved) = (work with { Customer = to }, true);
                    break;
                case RedemptionState.Pending or RedemptionState.Undoing:
                    if (await (redemption.State == RedemptionState.Pending
                        ? Make(shop, work, redemption, read.ETag, cancellation)
                        : Unmake(shop, work, redemption, read.ETag, cancellation)) is { } stands)
                    {
                        return stands;
                    }

                    break;
                case RedemptionState.Waiting
                    when await IsHeld(partition, work.Id, cancellation) is not false and var isHeld:
                    return await Leave(shop, work, redemption, isHeld is true, cancellation);
                default:
                    return await Close(shop, work, redemption, cancellation);
            }
        }

        await Wait(shop, work, cancellation);
        return (await ledger.Redemption(
            Keys.Partition(shop.LedgerId, work.Customer), work.Id, cancellation)).Value;
    }

    /// <summary>
    /// False where an order bears the code already, which nobody has to hand over any more; null while its account is
    /// on the way to another one, and it will be there.
    /// </summary>
    private async Task<bool?> IsHeld(string partition, string id, CancellationToken cancellation) =>
        (await ledger.Account(partition, cancellation)).Value switch
        {
            { MovedTo: not null } or { Move: not null } => null,
            var account => account?.Rewards?.Any(one => one.Id == id) is true,
        };

    /// <summary>
    /// Nobody spent anything on it: what was set aside goes back, once it is sure that nobody still does.
    /// </summary>
    private async Task Forget(Shop shop, OpenWork work, CancellationToken cancellation)
    {
        if (work.OpenedAt + StillOnItsWay > clock.GetUtcNow())
        {
            await outbox.Postpone(shop.LedgerId, work, work.OpenedAt + StillOnItsWay, cancellation);
            return;
        }

        await stock.Release(shop.LedgerId, work.Id, cancellation);
        await outbox.Close(shop.LedgerId, work, cancellation);
    }

    /// <summary>
    /// Nothing more to do – but that a code whose points came back with its order must not be used again, and that what
    /// is still set aside for one that is undone goes back: whoever undid it may not have come to that.
    /// </summary>
    private async Task<Redemption> Close(
        Shop shop, OpenWork work, Redemption redemption, CancellationToken cancellation)
    {
        if (redemption.State == RedemptionState.Undone)
        {
            await stock.Release(shop.LedgerId, work.Id, cancellation, burn: !redemption.WasRefused);
        }

        if (work.Kind != WorkKind.SpentCode || await IsSpent(shop, work, redemption, cancellation))
        {
            await outbox.Close(shop.LedgerId, work, cancellation);
        }

        return redemption;
    }

    /// <summary>
    /// A code whose points came back is dead by now; where they did not, because another writer was first, it goes on
    /// working. False while neither can be said.
    /// </summary>
    private async Task<bool> IsSpent(
        Shop shop, OpenWork work, Redemption redemption, CancellationToken cancellation)
    {
        var isHeld = await IsHeld(Keys.Partition(shop.LedgerId, work.Customer), work.Id, cancellation);
        var until = work.OpenedAt + StillOnItsWay;
        if (isHeld is true && until > clock.GetUtcNow())
        {
            await outbox.Postpone(shop.LedgerId, work, until, cancellation);
            return false;
        }

        if (isHeld is null || (isHeld is false
            && await fulfilments.Of(redemption).Unmake(shop, redemption, cancellation) is Unmade.Later))
        {
            await Wait(shop, work, cancellation);
            return false;
        }

        return true;
    }

    /// <summary>Null where the redemption is to be looked at again.</summary>
    private async Task<Redemption?> Make(
        Shop shop, OpenWork work, Redemption redemption, Azure.ETag read, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        switch (await fulfilments.Of(redemption).Make(shop, redemption, cancellation))
        {
            case Made.Ready ready:
                var made = redemption with
                {
                    State = RedemptionState.Ready,
                    Trouble = null,
                    Reference = ready.Reference ?? redemption.Reference,
                    Code = ready.Code ?? redemption.Code,
                };
                return await Put(made) ? await Close(shop, work, made, cancellation) : null;
            case Made.ByHand:
                var waiting = redemption with { State = RedemptionState.Waiting, Trouble = null };
                return await Put(waiting) ? await Leave(shop, work, waiting, true, cancellation) : null;
            case Made.Refused refused when redemption.UnsureSince is not { } unsure || unsure + StillOnItsWay < now:
                // Another instance may be making it at this moment: it is made dead before its points return.
                var (undoing, why) = (RedemptionState.Undoing, refused.Why);
                await Put(redemption with { State = undoing, Trouble = why, WasRefused = true });
                return null;
            case Made.Refused refused:
                return await Later(refused.Why, redemption.UnsureSince!.Value);
            case Made.Later later:
                return await Later(later.Why, now);
            case var other:
                throw new InvalidOperationException("Nothing was made: " + other.GetType().Name);
        }

        Task<bool> Put(Redemption stands) =>
            ledger.Put(Keys.Partition(shop.LedgerId, work.Customer), stands, read, cancellation);

        async Task<Redemption?> Later(string why, DateTimeOffset unsure)
        {
            var tried = redemption with { Trouble = why, UnsureSince = unsure };
            await Wait(shop, work, cancellation);
            return await Put(tried) ? tried : null;
        }
    }

    private async Task<Redemption?> Unmake(
        Shop shop, OpenWork work, Redemption redemption, Azure.ETag read, CancellationToken cancellation)
    {
        // An order that bears its code may have been faster: then it is that order's by now.
        var held = await IsHeld(Keys.Partition(shop.LedgerId, work.Customer), work.Id, cancellation);
        var unmade = held is null ? new Unmade.Later(StoreTrouble.OnTheMove)
            : held is false ? new Unmade.Used()
            : await fulfilments.Of(redemption).Unmake(shop, redemption, cancellation);
        switch (unmade)
        {
            case Unmade.Unknown when redemption.WasRefused:
            case Unmade.Gone:
                var why = redemption.WasRefused ? ReturnReason.Refused : ReturnReason.Revoked;
                var ended = await lines.Ask(shop, work.Customer, new Request.EndRedemption(
                    work.Id, RedemptionEnd.Undone(why, redemption.Trouble)));
                return ended is { Refused: null, Redemption: { } undone }
                    ? await Close(shop, work, undone, cancellation) : null;
            case Unmade.Later later:
                await Wait(shop, work, cancellation);
                return redemption with { Trouble = later.Why };
            case var either:
                var trouble = either is Unmade.Unknown ? OnlyItsOwnerKnows : WasUsed;
                await ledger.Put(
                    Keys.Partition(shop.LedgerId, work.Customer),
                    redemption with { State = RedemptionState.Ready, Trouble = trouble },
                    read,
                    cancellation);
                return null;
        }
    }

    /// <summary>To its owner, who hands it over, or to the timer.</summary>
    private async Task<Redemption> Leave(
        Shop shop, OpenWork work, Redemption redemption, bool toOwner, CancellationToken cancellation)
    {
        await (toOwner
            ? outbox.Postpone(shop.LedgerId, work, null, cancellation) : Wait(shop, work, cancellation));
        return redemption;
    }

    /// <summary>Half of how long it has been tried already, an hour at most.</summary>
    private Task Wait(Shop shop, OpenWork work, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var age = (now - work.OpenedAt) / 2;
        var pause = age < Redeemer.Patience ? Redeemer.Patience : age > LongestPause ? LongestPause : age;
        return outbox.Postpone(shop.LedgerId, work, now + pause, cancellation);
    }
}
