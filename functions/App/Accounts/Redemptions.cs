using System.Security.Cryptography;
using System.Text;
using Loyalty.App.Fulfilling;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// Redeeming from the request to what the member holds in their hands: points are spent first, then what they bought is
/// made; taken back is the other way round.
/// </summary>
public sealed class Redemptions(
    AccountLines lines, LedgerTable ledger, OutboxTable outbox, Finisher finisher, Mover mover, TimeProvider clock)
{
    /// <summary>How long whoever asked waits for a storefront; the timer goes on from there.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(12);

    /// <summary>Crockford's alphabet: nothing in it is read for something else.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int CodeLength = 16;

    private const int IdLength = 26;

    /// <summary>Once per key: the same again is answered with the same redemption as it stands by then.</summary>
    public async Task<Answered> Redeem(
        Shop shop, CustomerId customer, string key, Wanted.Choice choice, string said, CancellationToken cancellation)
    {
        var answered = await lines.Ask(shop, customer, new Request.Redeem("redeem:" + key, Named, said));
        if (answered.Redemption is null)
        {
            return answered;
        }

        var stands = await Finish(shop, answered.Line!, cancellation) ?? answered.Redemption;
        return answered with
        {
            Redemption = stands,
            Account = stands.State == RedemptionState.Undone
                ? await AccountOf(shop, customer, cancellation) : answered.Account,
        };

        Wanted Named(CustomerId at)
        {
            var id = IdOf(Keys.Partition(shop.LedgerId, at), key, said);
            return new Wanted(id, CodeOf(shop, id), customer, choice);
        }
    }

    /// <summary>
    /// Takes one back that was not used. A problem where it is none, or at its end; else the redemption as it stands by
    /// then, which may be being undone for a while.
    /// </summary>
    public async Task<(Redemption? Redemption, Problem? Problem)> Undo(
        Shop shop, CustomerId customer, string id, CancellationToken cancellation, bool isUnused = false)
    {
        var now = clock.GetUtcNow();
        for (var tries = 0; tries < Backoff.MostTries; tries++)
        {
            (customer, var account, var read) = await Find(shop, customer, id, cancellation);
            if (read.Value is not { MovedTo: null } redemption)
            {
                return (null, Problem.RedemptionUnknown);
            }

            var line = Work(id, customer);
            if (!IsGoingBack(redemption))
            {
                if (redemption.State == RedemptionState.HandedOver || account?.Rewards?.Any(
                    one => one.Id == id && one.MayReturnOn(shop.Programs.DayAt(now))) is not true)
                {
                    return (null, Problem.RedemptionFinal);
                }

                line = await outbox.Open(shop.LedgerId, line, cancellation);
                redemption = redemption with { State = RedemptionState.Undoing };
                if (!await ledger.Put(Keys.Partition(shop.LedgerId, customer), redemption, read.ETag, cancellation))
                {
                    continue;
                }
            }

            var stands = await Finish(shop, line, cancellation) ?? redemption;
            return IsGoingBack(stands) ? (stands, null)
                : isUnused && stands.Trouble == Finisher.OnlyItsOwnerKnows
                    ? await End(shop, customer, id, RedemptionEnd.Undone(ReturnReason.Revoked))
                : (stands, Problem.RedemptionFinal);
        }

        throw new TooBusyException();
    }

    /// <summary>What waited for the owner's hand has been handed over.</summary>
    public async Task<(Redemption? Redemption, Problem? Problem)> HandOver(
        Shop shop, CustomerId customer, string id, CancellationToken cancellation)
    {
        (customer, _, var read) = await Find(shop, customer, id, cancellation);
        return read.Value switch
        {
            null or { MovedTo: not null } => (null, Problem.RedemptionUnknown),
            { State: RedemptionState.HandedOver } handedOver => (handedOver, null),
            { State: RedemptionState.Waiting } => await End(shop, customer, id, RedemptionEnd.HandedOver),
            _ => (null, Problem.RedemptionFinal),
        };
    }

    /// <summary>The account where everything about a customer is by now.</summary>
    public async Task<Account?> AccountOf(Shop shop, CustomerId customer, CancellationToken cancellation)
    {
        var account = (await ledger.Account(Keys.Partition(shop.LedgerId, customer), cancellation)).Value;
        return account?.MovedTo is null
            ? account
            : await AccountOf(shop, await mover.Home(shop, customer, cancellation), cancellation);
    }

    /// <summary>A redemption in the account where everything about a customer is by now.</summary>
    private async Task<(CustomerId Home, Account? Account, Read<Redemption> Read)> Find(
        Shop shop, CustomerId customer, string id, CancellationToken cancellation)
    {
        while (true)
        {
            var partition = Keys.Partition(shop.LedgerId, customer);
            var reading = ledger.Account(partition, cancellation);
            var read = await ledger.Redemption(partition, id, cancellation);
            var account = (await reading).Value;
            if ((account?.MovedTo ?? account?.Move?.To) is null)
            {
                return (customer, account, read);
            }

            await mover.Finish(shop, customer, cancellation);
            customer = account!.MovedTo ?? customer;
        }
    }

    private async Task<(Redemption? Redemption, Problem? Problem)> End(
        Shop shop, CustomerId customer, string id, RedemptionEnd end)
    {
        var line = await outbox.Open(shop.LedgerId, Work(id, customer), CancellationToken.None);
        var answered = await lines.Ask(shop, customer, new Request.EndRedemption(id, end));
        await finisher.Finish(shop, line, CancellationToken.None);
        return (answered.Redemption, answered.Refused);
    }

    private static bool IsGoingBack(Redemption redemption) =>
        redemption.State is RedemptionState.Undone or RedemptionState.Undoing;

    private OpenWork Work(string id, CustomerId customer)
    {
        var now = clock.GetUtcNow();
        return new OpenWork(id, WorkKind.Redemption, customer, now, now + Redeemer.Patience);
    }

    /// <summary>Null where it took too long, or nothing is left of it.</summary>
    private async Task<Redemption?> Finish(Shop shop, OpenWork line, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(LongestWait);
        try
        {
            return await finisher.Finish(shop, line, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Whether a text could be the id of a redemption.</summary>
    public static bool IsId(string text) =>
        text.Length == IdLength && text.All(letter => letter is (>= 'a' and <= 'z') or (>= '2' and <= '7'));

    /// <summary>Another one for another request, so that nothing set aside for one is had as another.</summary>
    private static string IdOf(string partition, string key, string said)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(partition + "\n" + key + "\n" + said));
        return Text(hash, IdLength, "abcdefghijklmnopqrstuvwxyz234567");
    }

    /// <summary>80 bits that only the shop can derive, the same however often it is asked for.</summary>
    private static string CodeOf(Shop shop, string id) => Text(
        HMACSHA256.HashData(shop.Settings.GuestKey, Encoding.UTF8.GetBytes("redemption code\n" + id)),
        CodeLength,
        Letters);

    /// <summary>Five bits a letter.</summary>
    private static string Text(ReadOnlySpan<byte> bytes, int length, string letters)
    {
        var text = new StringBuilder(length);
        var (bits, count, next) = (0, 0, 0);
        while (text.Length < length)
        {
            if (count < 5)
            {
                bits = ((bits << 8) | bytes[next++]) & 0xFFFF;
                count += 8;
            }

            text.Append(letters[(bits >> (count - 5)) & 31]);
            count -= 5;
        }

        return text.ToString();
    }
}
