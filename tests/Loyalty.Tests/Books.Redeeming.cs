using Loyalty.Ledger;

namespace Loyalty.Tests;

/// <summary>What members spend their points on, and take back; without any storefront's part in it.</summary>
public sealed partial class Books
{
    private readonly Dictionary<string, CustomerId> redeemed = new(StringComparer.Ordinal);

    public static string CodeOf(string key) => "CODE-" + key.ToUpperInvariant().Replace(' ', '-');

    /// <summary>Why it was not done; null where it was.</summary>
    public Problem? Redeem(CustomerId customer, Wanted.Choice what, DateTimeOffset at, string key) =>
        OncePer(key, customer, at, changes =>
        {
            var program = Rules.Programs.InForceAt(at);
            var (redemption, problem) = Offering.Of(
                changes.Account, program, new Wanted(key, CodeOf(key), customer, what), at, changes.Today);
            problem ??= Redeeming.Redeem(changes, program, redemption!);
            if (problem is null)
            {
                redeemed[key] = customer;
            }

            return problem;
        });

    /// <summary>Takes back what was redeemed under a key, if it was and was not used.</summary>
    public bool Undo(string key, DateTimeOffset at)
    {
        if (!redeemed.TryGetValue(key, out var customer))
        {
            return false;
        }

        var changes = Begin(customer, at);
        Settling.Due(changes, Rules.Programs.InForceAt(at));
        return Redeeming.Undo(changes, key, ReturnReason.Revoked) && Keep(changes);
    }

    /// <summary>Whether an order bears a code of its owner's that has not been used.</summary>
    public bool BearsCodeOf(OrderRecord record) => Account(OwnerOf(record.Id)).Rewards?
        .Any(taken => record.State.Whole?.Coupons.Contains(taken.Code!, StringComparer.Ordinal) is true) is true;
}
