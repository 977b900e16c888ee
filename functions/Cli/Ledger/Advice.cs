namespace Loyalty.Cli.Ledger;

/// <summary>What a finding means and what to do next, for each of the contract's codes.</summary>
public static class Advice
{
    private const string Writers = "Look who may write to the storage account.";

    private const string Forged = "It was forged, or it is a bug: report it.";

    private const string EntriesDecide = "The entries decide. Keep a copy of the row and report it.";

    private const string SendAgain = "Send the order’s newest delivery again; if that changes nothing, report it.";

    public static string For(string code) => code switch
    {
        "entry_changed" => "This entry is not the one that was written. Compare it with a backup. " + Writers,
        "entry_hash_differs" => "The entry is as it was; the hash beside it was changed. " + Writers,
        "entry_missing" => "Entries are never deleted. Take it from a backup. " + Writers,
        "entry_twice" or "entry_misplaced" => "An entry lies under another’s number. Compare with a backup. " + Writers,
        "entry_unreadable" => "The entry cannot be read, or cannot have happened. Take it from a backup.",
        "entry_miscounted" => "Its points are not what was due less what had been recorded. " + Forged,
        "account_missing" or "account_unreadable" or "account_behind" or "account_differs" or "balance_differs"
            or "standing_differs" => "The account is not what its entries add up to. " + EntriesDecide,
        "account_misplaced" or "order_misplaced" => "The row holds what belongs elsewhere. Compare with a backup.",
        "order_missing" or "order_unreadable" or "order_differs" =>
            "The order’s row is not what its entries say. " + EntriesDecide,
        "order_without_entries" => "The order’s row has points that no entry gave. " + EntriesDecide,
        "order_points_differ" => "The order’s entries are not what it is due as it stands. " + SendAgain,
        "order_below_zero" or "terms_differ" => "No order may be counted so. " + Forged,
        "locator_missing" or "locator_differs" => "Refunds of this order would not find its customer. " + SendAgain,
        "balance_not_arrived" =>
            "Points were sent to another account and did not arrive. Give them there by hand, and tell the makers.",
        "redemption_missing" or "redemption_unreadable" or "redemption_differs" =>
            "What was redeemed is not what its entries say. " + EntriesDecide,
        "row_unknown" => "The app writes no such row. " + Writers,
        _ => "The app is newer than this command: look it up in its contract.",
    };
}
