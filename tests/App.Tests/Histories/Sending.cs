using System.Collections.Concurrent;
using App.Tests.Accounts;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Shops;
using Loyalty.Ledger;
using Loyalty.Program;
using Loyalty.Storefronts;
using Loyalty.Tests;

namespace App.Tests.Histories;

/// <summary>
/// Sends a history to two instances of the app over the same tables: in turn, or several steps at once, some of them to
/// both. The clock moves with it.
/// </summary>
internal sealed class Sending
{
    private readonly List<LoyaltyProgram> versions;
    private readonly Instance[] instances;
    private readonly Ledgers ledgers;
    private readonly ConcurrentDictionary<string, bool> splitKeys = new(StringComparer.Ordinal);
    private int sent;

    public Sending(Ledgers ledgers, LoyaltyProgram first)
    {
        this.ledgers = ledgers;
        instances = [ledgers.Instance(), ledgers.Instance()];
        versions = [first];
        Shop = Ledgers.Shop(first);
    }

    public Shop Shop { get; private set; }

    /// <summary>The keys of adjustments and placings that were done.</summary>
    public HashSet<string> Adjusted { get; } = new(StringComparer.Ordinal);

    /// <summary>By whom what was redeemed.</summary>
    public ConcurrentDictionary<string, CustomerId> Redeemed { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// A history as it reaches the app: nothing is written down at night, and now and then an order names nobody.
    /// </summary>
    public static History Of(int seed, int length)
    {
        var random = new Random(seed);
        var history = Loyalty.Tests.Histories.Of(seed, length);
        return history with
        {
            Steps =
            [
                .. history.Steps.Where(step => step is not Step.Night).Select(step =>
                    step is Step.Whole whole && random.Next(8) == 0
                        ? whole with { Order = whole.Order with { Customer = null } }
                        : step),
            ],
        };
    }

    public Task<Answered?> Send(Step step)
    {
        ledgers.Clock.Now = step.At;
        return Send(step, instances[sent++ % 2]);
    }

    /// <summary>All of it, up to six steps at once.</summary>
    public async Task SendTogether(IReadOnlyList<Step> steps)
    {
        for (var next = 0; next < steps.Count;)
        {
            var together = steps.Skip(next).Take(ledgers.Dice.Next(1, 7)).ToList();
            next += together.Count;
            ledgers.Clock.Now = together[^1].At;
            await Task.WhenAll(together.SelectMany(step => ledgers.Dice.Next(3) == 0
                ? [Send(step, instances[0]), Send(step, instances[1])]
                : new[] { Send(step, instances[sent++ % 2]) }));
        }
    }

    private async Task<Answered?> Send(Step step, Instance to)
    {
        switch (step)
        {
            case Step.Whole whole:
                return await to.Room.Take(Shop, whole.Order, whole.At);
            case Step.Part part:
                return await to.Room.Take(Shop, new Translation.Part(part.Order, part.News), part.At);
            case Step.Joins joins:
                var join = new Request.Join(joins.Key, "en", "terms");
                return await to.Lines.Ask(Shop, joins.Customer, join);
            case Step.Adjusts adjusts:
                var answered = await to.Lines.Ask(Shop, adjusts.Customer, new Request.Adjust(
                    adjusts.Key, adjusts.Points, AdjustReason.Gift, "owner", IsTrial: false));
                _ = answered.Refused is null && Adjusted.Add(adjusts.Key);
                return answered;
            case Step.Happens happens:
                return await to.Room.Take(Shop, happens.Event);
            case Step.Places places:
                var placed = await to.Lines.Ask(Shop, places.Customer, new Request.Place(
                    places.Key, places.Tier, places.Until, AdjustReason.Gift, "owner", IsTrial: false));
                _ = placed.Refused is null && Adjusted.Add(places.Key);
                return placed;
            case Step.Changes { Program: var program } when !versions.Contains(program):
                versions.Add(program);
                Shop = Shop with { Programs = new ProgramHistory(versions) };
                return null;
            default:
                return await SendFurther(step, to);
        }
    }

    /// <summary>What members spend, and what becomes of their accounts.</summary>
    private async Task<Answered?> SendFurther(Step step, Instance to)
    {
        switch (step)
        {
            case Step.Redeems redeems:
                var bought = await to.Lines.Ask(Shop, redeems.Customer, new Request.Redeem(
                    redeems.Key,
                    _ => new Wanted(redeems.Key, Books.CodeOf(redeems.Key), redeems.Customer, redeems.What),
                    "redeem"));
                _ = bought.Refused is null && Adjusted.Add(redeems.Key)
                    && Redeemed.TryAdd(redeems.Key, redeems.Customer);
                return bought;
            case Step.Undoes undoes when Redeemed.TryGetValue(undoes.Key, out var customer):
                return await to.Lines.Ask(Shop, customer, new Request.EndRedemption(
                    undoes.Key, RedemptionEnd.Undone(ReturnReason.Revoked)));
            case Step.Leaves leaves:
                var known = await ledgers.Book.Account(Ledgers.Partition(leaves.Customer), CancellationToken.None);
                return known.Value is null
                    ? null
                    : await to.Lines.Ask(Shop, leaves.Customer, new Request.CustomerNews(IsGone: true));
            case Step.Merges merges:
                await to.Mover.Merge(Shop, merges.From, merges.To, merges.IsOwners, CancellationToken.None);
                return null;
            case Step.Splits splits when splitKeys.TryAdd(splits.Key, true):
                var account = await ledgers.Book.Account(Ledgers.Partition(splits.Customer), CancellationToken.None);
                if (account.Value?.Came is [.., var came])
                {
                    await to.Mover.Undo(Shop, splits.Customer, came.Id, CancellationToken.None);
                }

                return null;
            default:
                return null;
        }
    }
}
