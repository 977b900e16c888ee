using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// The account is another one by now, or is about to be: what it has begun has to be finished first. Whoever asked is
/// sent on.
/// </summary>
public sealed class AccountMovedException(CustomerId? to) : Exception
{
    /// <summary>Where everything about it is; null where it stays, once its move is finished.</summary>
    public CustomerId? To { get; } = to;
}

/// <summary>Accounts that can be decided on.</summary>
internal static class Staying
{
    /// <summary>The account as it was read; throws where it has moved or is moving.</summary>
    public static Read<Account> MustStay(this Read<Account> account) =>
        account.Value is { MovedTo: null, Move: null } or null
            ? account
            : throw new AccountMovedException(account.Value.MovedTo);
}
