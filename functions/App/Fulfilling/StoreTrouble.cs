namespace Loyalty.App.Fulfilling;

/// <summary>
/// Why a reward is not there yet, cannot be had, or was refused: stable codes; docs/rewards.md says each of them and
/// what to do.
/// </summary>
public static class StoreTrouble
{
    /// <summary>No answer: whether it was done is unknown.</summary>
    public const string Away = "storefront_away";

    /// <summary>Asked too often for now.</summary>
    public const string Busy = "storefront_busy";

    /// <summary>The key was revoked or lacks a right: it waits until the owner mends that.</summary>
    public const string RefusedKey = "storefront_refused_key";

    /// <summary>Whether it was done is being found out.</summary>
    public const string Unsure = "storefront_unsure";

    /// <summary>The storefront says no, and has made nothing.</summary>
    public const string Refused = "storefront_refused";

    /// <summary>Another discount has that very code.</summary>
    public const string CodeTaken = "code_taken";

    /// <summary>It was undone meanwhile.</summary>
    public const string Undone = "undone";

    /// <summary>Its account is becoming part of another, or its own again: it is there in a moment.</summary>
    public const string OnTheMove = "account_moving";

    /// <summary>The pool has no code set aside for it.</summary>
    public const string NoCode = "no_code";

    /// <summary>The storefront does not know the customer, or not their address.</summary>
    public const string CustomerUnknown = "customer_unknown";

    /// <summary>Nothing was given to enter the storefront with.</summary>
    public const string AccessMissing = "access_missing";

    /// <summary>What is given to enter it with lacks a right this kind needs.</summary>
    public const string RightMissing = "right_missing";

    /// <summary>This storefront makes no reward of this kind.</summary>
    public const string KindUnsupported = "kind_unsupported";

    /// <summary>No storefront limits a percentage to an amount.</summary>
    public const string LimitUnsupported = "limit_unsupported";

    /// <summary>The member is a customer of another storefront, or a guest.</summary>
    public const string CustomerOfAnother = "customer_of_another";

    /// <summary>The storefront counts in another currency, or not in such small steps.</summary>
    public const string CurrencyOfAnother = "currency_of_another";

    /// <summary>What a product is worth has to be said.</summary>
    public const string WorthMissing = "worth_missing";

    /// <summary>The product is not named by the storefront's own number.</summary>
    public const string ProductUnknown = "product_unknown";

    /// <summary>It has to end some day.</summary>
    public const string EndMissing = "end_missing";

    /// <summary>Points of test orders buy nothing real.</summary>
    public const string TestLedger = "test_ledger";

    public static IReadOnlyList<string> All { get; } =
    [
        Away, Busy, RefusedKey, Unsure, Refused, CodeTaken, Undone, OnTheMove, NoCode, CustomerUnknown,
        AccessMissing, RightMissing, KindUnsupported, LimitUnsupported, CustomerOfAnother, CurrencyOfAnother,
        WorthMissing, ProductUnknown, EndMissing, TestLedger,
    ];
}
