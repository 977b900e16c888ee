using Loyalty.Ledger;
using Loyalty.Program;

namespace Loyalty.Members;

/// <summary>
/// A reward of the program as one member can have it: why not yet, how many points are missing, and how many are left.
/// </summary>
public sealed record RewardView(Reward Reward, Problem? Why, long Missing, long? Left)
{
    /// <summary>The rewards that can be had now or later, in the program's order.</summary>
    public static IReadOnlyList<RewardView> Of(
        Account? account, LoyaltyProgram program, DateOnly today, string? market, Func<Reward, long?> left)
    {
        var known = account ?? new Account { Customer = new CustomerId("none", "none") };
        var available = known.On(today).Available.Value;
        return
        [
            .. (program.Rewards ?? [])
                .Where(reward => !(reward.Until < today) && Markets.Have(reward.Markets, market))
                .Select(reward => new RewardView(
                    reward,
                    Offering.WhyNot(known, program, reward, today, market, left(reward)),
                    Math.Max(0, reward.Points - available),
                    left(reward))),
        ];
    }
}

/// <summary>
/// A redemption as its member is shown it: where it stands by now, and the reward's name in their language.
/// </summary>
public sealed record RedemptionView(Redemption Redemption, string State, string? Name)
{
    public const string Used = "used";

    public const string Lapsed = "lapsed";

    /// <summary>
    /// Used is what the account no longer remembers though nobody took it back; lapsed is what nobody used in time.
    /// </summary>
    public static RedemptionView Of(
        Redemption redemption, Account? account, ProgramHistory programs, DateOnly today,
        IReadOnlyList<string> languages) => new(
        redemption,
        redemption.State is RedemptionState.Ready or RedemptionState.Waiting
            ? StateOf(redemption, account, today) : Code(redemption.State),
        programs.Versions.Reverse()
            .Select(one => one.Rewards?.FirstOrDefault(reward => reward.Code == redemption.Reward)?.Name)
            .FirstOrDefault(name => name is not null)?.In(languages));

    /// <summary>Whether anything can still become of it.</summary>
    public bool IsOver => State is Used or Lapsed
        || Redemption.State is RedemptionState.Undone or RedemptionState.HandedOver;

    private static string StateOf(Redemption redemption, Account? account, DateOnly today) =>
        account?.Rewards?.Any(one => one.Id == redemption.Id) is not true ? Used
        : redemption.ValidUntil < today ? Lapsed
        : Code(redemption.State);

    private static string Code(RedemptionState state) => state switch
    {
        RedemptionState.HandedOver => "handedOver",
        _ => state.ToString().ToLowerInvariant(),
    };
}
