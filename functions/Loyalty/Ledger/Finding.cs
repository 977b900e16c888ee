namespace Loyalty.Ledger;

/// <summary>
/// Something wrong with an account: a stable code of <see cref="FindingCode"/>, the entry or order it is about, and the
/// two values that should agree, raw.
/// </summary>
public sealed record Finding(string Code)
{
    public long? Entry { get; init; }

    /// <summary>The order's id; its row's key where the row does not tell.</summary>
    public string? Order { get; init; }

    /// <summary>Where in the row the two values stand: <c>lots[0].points</c>.</summary>
    public string? Place { get; init; }

    /// <summary>What follows from the other rows.</summary>
    public string? Expected { get; init; }

    /// <summary>What is stored.</summary>
    public string? Found { get; init; }
}

/// <summary>The closed list of what can be wrong. Codes are stable: owners' programs read them.</summary>
public static class FindingCode
{
    /// <summary>There are entries or orders, and no account.</summary>
    public const string AccountMissing = "account_missing";

    public const string AccountUnreadable = "account_unreadable";

    /// <summary>The account in the row is another customer's.</summary>
    public const string AccountMisplaced = "account_misplaced";

    /// <summary>There are entries that the account does not know: it is of an older state.</summary>
    public const string AccountBehind = "account_behind";

    /// <summary>The account is not what its entries add up to, to the last byte of its text.</summary>
    public const string AccountDiffers = "account_differs";

    /// <summary>The balance is not the sum of the entries.</summary>
    public const string BalanceDiffers = "balance_differs";

    /// <summary>Available + pending − debt of the day is not the sum of the entries without what has expired.</summary>
    public const string StandingDiffers = "standing_differs";

    /// <summary>A number is left out, or the last entries are gone.</summary>
    public const string EntryMissing = "entry_missing";

    public const string EntryTwice = "entry_twice";

    /// <summary>The entry says another number than its row.</summary>
    public const string EntryMisplaced = "entry_misplaced";

    /// <summary>No entry, or one that cannot have happened.</summary>
    public const string EntryUnreadable = "entry_unreadable";

    /// <summary>The entry is not the one whose hash the next one, or the account, holds.</summary>
    public const string EntryChanged = "entry_changed";

    /// <summary>The hash beside the entry is not its own; the entry is as it was.</summary>
    public const string EntryHashDiffers = "entry_hash_differs";

    /// <summary>The entry's points are not what was due less what had been recorded.</summary>
    public const string EntryMiscounted = "entry_miscounted";

    /// <summary>Entries tell of an order that has no row.</summary>
    public const string OrderMissing = "order_missing";

    public const string OrderUnreadable = "order_unreadable";

    /// <summary>The order in the row is another one.</summary>
    public const string OrderMisplaced = "order_misplaced";

    /// <summary>The order's row is not what its entries add up to, to the last byte of its text.</summary>
    public const string OrderDiffers = "order_differs";

    /// <summary>The order's row has terms, points or dates that no entry gave it.</summary>
    public const string OrderWithoutEntries = "order_without_entries";

    /// <summary>The order's entries do not add up to what it is due as it stands, under its terms.</summary>
    public const string OrderPointsDiffer = "order_points_differ";

    /// <summary>More was taken back than given.</summary>
    public const string OrderBelowZero = "order_below_zero";

    /// <summary>The order's entries were counted by more than one set of terms.</summary>
    public const string TermsDiffer = "terms_differ";

    /// <summary>Nothing says whose the order is: its refunds would not be found.</summary>
    public const string LocatorMissing = "locator_missing";

    /// <summary>The order's locator names another customer.</summary>
    public const string LocatorDiffers = "locator_differs";

    /// <summary>A move that has ended sent a balance to another account, and none of those it led to has it.</summary>
    public const string BalanceNotArrived = "balance_not_arrived";

    /// <summary>Points were spent on something that has no row.</summary>
    public const string RedemptionMissing = "redemption_missing";

    public const string RedemptionUnreadable = "redemption_unreadable";

    /// <summary>The row of something redeemed is not what the entries say of it.</summary>
    public const string RedemptionDiffers = "redemption_differs";

    /// <summary>A row that nobody writes lies among the account's.</summary>
    public const string RowUnknown = "row_unknown";
}
