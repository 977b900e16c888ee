namespace Loyalty.Ledger;

/// <summary>How spending points, and getting them back, changes an account. See <see cref="Fold"/>.</summary>
internal static class RewardFold
{
    public static Account Redeemed(Account account, Entry entry, TakenReward taken)
    {
        var after = account with
        {
            Lots = Lots.Spend(account.Lots, -entry.Points, entry.Day),
            Rewards = [.. (account.Rewards ?? []).Where(one => one.IsKeptOn(entry.Day)), taken],
            Had = Counted(account.Had, taken.Reward, 1),
        };
        return entry.RollsUntil is { } until ? after with { Lots = Lots.RollOn(after.Lots, until) } : after;
    }

    /// <summary>From here on it is the order's, or nobody's.</summary>
    public static Account Used(Account account, TakenReward taken) =>
        account with { Rewards = Without(account.Rewards, taken.Id) };

    /// <summary>What is taken back unused was never had; what an order used was.</summary>
    public static Account Returned(Account account, Entry entry)
    {
        if (entry.Points < Points.Zero)
        {
            return Fold.Debit(account, entry, -entry.Points, Points.Zero);
        }

        var after = entry.Back!.Aggregate(account, (on, lot) =>
            Fold.Credit(on, new LotDates(null, lot.ExpiresOn, lot.Rolls), lot.Points, entry.Day));
        return entry.Order is not null
            ? after
            : after with
            {
                Rewards = Without(after.Rewards, entry.Redemption!),
                Had = Counted(after.Had, after.Rewards?.FirstOrDefault(one => one.Id == entry.Redemption)?.Reward, -1),
            };
    }

    private static List<TakenReward>? Without(IReadOnlyList<TakenReward>? rewards, string id) =>
        rewards?.Where(one => one.Id != id).ToList() is { Count: > 0 } left ? left : null;

    private static SortedDictionary<string, int>? Counted(
        IReadOnlyDictionary<string, int>? counts, string? reward, int more)
    {
        var counted = new SortedDictionary<string, int>(counts?.ToDictionary() ?? [], StringComparer.Ordinal);
        if (reward is null)
        {
            return counted.Count == 0 ? null : counted;
        }

        counted[reward] = counted.GetValueOrDefault(reward) + more;
        if (counted[reward] == 0)
        {
            counted.Remove(reward);
        }

        return counted.Count == 0 ? null : counted;
    }
}
