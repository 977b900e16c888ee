using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// Store credit of a Shopify customer (storeCreditAccountCredit, storeCreditAccountDebit, 2026-07), which takes no
/// idempotency key. So an intent is written before each call, and what came of a call whose answer was lost is looked
/// for in the account's transactions before there is another.
/// </summary>
public sealed class ShopifyCredit(ShopifyStore store, Intents intents, TimeProvider clock)
{
    private const string Given = "credit";
    private const string TakenBack = "debit";

    /// <summary>A request that was given up can still arrive for so long.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(2);

    public static string? WhyNot(StorefrontAccess access, Redemption wanted) =>
        wanted.EndsAt is null ? StoreTrouble.EndMissing
        : access.Missing.Intersect(ShopifyStore.ForCredit, StringComparer.Ordinal).Any() ? StoreTrouble.RightMissing
        : null;

    public async Task<Made> Make(
        Shop shop, StorefrontAccess access, Redemption redemption, CancellationToken cancellation)
    {
        var begun = await intents.Begin(shop.LedgerId, redemption.Id, Given, clock.GetUtcNow(), cancellation);
        if (begun.Outcome is { } outcome)
        {
            return await Known(shop, redemption, outcome, cancellation);
        }

        var intent = begun.IsNew ? begun : null;
        if (intent is null)
        {
            var found = await CreditBook.Read(store, access, redemption, null, cancellation);
            if (found.Credit is { } there)
            {
                await intents.Renew(begun with { Outcome = there }, cancellation);
                return await Known(shop, redemption, there, cancellation);
            }

            intent = found.Answer.IsFine ? await Again(begun, cancellation) : null;
            if (intent is null)
            {
                return new Made.Later(found.Answer.Trouble ?? StoreTrouble.Unsure);
            }
        }

        var answer = await store.Ask(access, CreditBook.Give, CreditBook.Giving(redemption), cancellation);
        if (answer.Text("data", "storeCreditAccountCredit", "storeCreditAccountTransaction", "id") is { } id)
        {
            await intents.Renew(intent with { Outcome = id }, cancellation);
            return new Made.Ready(id);
        }

        await DropUnlessAway(intent, answer, cancellation);
        return StoreMade.Not(answer);
    }

    public async Task<Unmade> Unmake(
        Shop shop, StorefrontAccess access, Redemption redemption, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var given = await intents.Begin(
            shop.LedgerId, redemption.Id, Given, now, cancellation, outcome: StoreTrouble.Undone);
        if (given.Outcome == StoreTrouble.Undone)
        {
            return new Unmade.Gone();
        }

        var book = await CreditBook.Read(store, access, redemption, given.Outcome, cancellation);
        if (!book.Answer.IsFine)
        {
            return new Unmade.Later(book.Answer.Trouble ?? StoreTrouble.Refused);
        }

        if (book.Credit is null)
        {
            var isOver = given.Outcome is null && now - given.At > OnItsWay
                && await intents.Renew(given with { Outcome = StoreTrouble.Undone }, cancellation) is not null;
            return isOver ? new Unmade.Gone() : new Unmade.Later(StoreTrouble.Unsure);
        }

        var begun = await intents.Begin(shop.LedgerId, redemption.Id, TakenBack, now, cancellation);
        if (begun.Outcome is not null || (!begun.IsNew && book.HasDebitSince(begun.At)))
        {
            return new Unmade.Gone();
        }

        var intent = begun.IsNew ? begun : await Again(begun, cancellation);
        return intent is null
            ? new Unmade.Later(StoreTrouble.Unsure)
            : await Take(access, book, intent, cancellation);
    }

    private async Task<Unmade> Take(
        StorefrontAccess access, CreditBook book, Intent intent, CancellationToken cancellation)
    {
        if (book.IsSpent)
        {
            await intents.Drop(intent, cancellation);
            return new Unmade.Used();
        }

        var answer = await store.Ask(access, CreditBook.Take, book.Taking(), cancellation);
        if (answer.Text("data", "storeCreditAccountDebit", "storeCreditAccountTransaction", "id") is { } id)
        {
            await intents.Renew(intent with { Outcome = id }, cancellation);
            return new Unmade.Gone();
        }

        await DropUnlessAway(intent, answer, cancellation);
        var isSpent = answer.Body.Each("data", "storeCreditAccountDebit", "userErrors")
            .Any(error => error.Text("code") == "INSUFFICIENT_FUNDS");
        return isSpent ? new Unmade.Used() : new Unmade.Later(answer.Trouble ?? StoreTrouble.Refused);
    }

    /// <summary>It was given; unless it is being taken back, it is there.</summary>
    private async Task<Made> Known(Shop shop, Redemption redemption, string outcome, CancellationToken cancellation) =>
        outcome == StoreTrouble.Undone
        || await intents.Find(shop.LedgerId, redemption.Id, TakenBack, cancellation) is not null
            ? new Made.Refused(StoreTrouble.Undone)
            : new Made.Ready(outcome);

    /// <summary>The intent for another call, once the one before can no longer arrive; null until then.</summary>
    private async Task<Intent?> Again(Intent intent, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return now - intent.At > OnItsWay ? await intents.Renew(intent with { At = now }, cancellation) : null;
    }

    private async Task DropUnlessAway(Intent intent, StoreAnswer answer, CancellationToken cancellation)
    {
        if (answer.Trouble is not StoreTrouble.Away)
        {
            await intents.Drop(intent, cancellation);
        }
    }
}
