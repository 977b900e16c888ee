namespace Loyalty.Cli;

/// <summary>What a finding means and what to do next, for each of the contract's codes.</summary>
public static class Advice
{
    private const string Rebuild =
        "The entries are whole: nothing is lost. Send the order’s newest delivery again once the cause is known.";

    public static string For(string code) => code switch
    {
        "entry_changed" => "This entry is not the one that was written. Compare it with a backup; look who may write to "
            + "the storage account.",
        "entry_hash_differs" => "The entry is as it was; the hash beside it was changed. Look who may write to the "
            + "storage account.",
        "entry_missing" => "Entries are never deleted. Take it from a backup; look who may write to the storage "
            + "account.",
        "entry_twice" or "entry_misplaced" => "An entry lies under another’s number. Compare with a backup.",
        "entry_unreadable" => "The entry cannot be read, or cannot have happened. Take it from a backup.",
        "entry_miscounted" => "The entry’s points are not what was due less what had been recorded: a forged entry, or a "
            + "bug. Report it.",
        "account_missing" or "account_unreadable" or "account_behind" or "account_differs" or "balance_differs"
            or "standing_differs" => "The account is not what its entries add up to. The entries decide: keep a copy of "
            + "the row and report it.",
        "account_misplaced" or "order_misplaced" => "A row holds what belongs elsewhere. Compare with a backup.",
        "order_missing" or "order_unreadable" or "order_differs" => "The order’s row is not what its entries say. "
            + Rebuild,
        "order_without_entries" => "The order’s row has points that no entry gave. The entries decide: keep a copy of "
            + "the row and report it.",
        "order_points_differ" => "The order’s entries are not what it is due as it stands. Send its newest delivery "
            + "again; if that changes nothing, report it.",
        "order_below_zero" or "terms_differ" => "No order may be counted so: a forged entry, or a bug. Report it.",
        "locator_missing" or "locator_differs" => "Refunds of this order would not find their customer. Send the whole "
            + "order again; if that changes nothing, report it.",
        "row_unknown" => "Nobody of this app writes such a row. Look who may write to the storage account.",
        _ => "The app is newer than this command: look it up in its contract.",
    };
}
