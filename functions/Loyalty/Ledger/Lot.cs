namespace Loyalty.Ledger;

/// <summary>
/// Points that become available and lapse together. <paramref name="AvailableOn"/> is null once they are available;
/// <paramref name="ExpiresOn"/> is the last day they can be used, null for never. <paramref name="Rolls"/>: activity
/// moves that day forward.
/// </summary>
public sealed record Lot(DateOnly? AvailableOn, DateOnly? ExpiresOn, bool Rolls, Points Points)
{
    public bool IsExpired(DateOnly today) => ExpiresOn < today;

    public bool IsPending(DateOnly today) => AvailableOn > today;

    /// <summary>
    /// Whether points of these dates belong in one lot on this day: once available, only the expiry tells lots apart.
    /// </summary>
    public bool IsWith(LotDates dates, DateOnly today) =>
        Rolls == dates.Rolls
        && (Rolls || ExpiresOn == dates.ExpiresOn)
        && (IsPending(today) ? AvailableOn : null) == (dates.AvailableOn > today ? dates.AvailableOn : null);
}

/// <summary>The dates of a lot, by which an order knows its own lot.</summary>
public sealed record LotDates(DateOnly? AvailableOn, DateOnly? ExpiresOn, bool Rolls = false);
