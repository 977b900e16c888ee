namespace Loyalty.Orders;

/// <summary>Lists of parts kept by their own id, in the order of their ids; the newest of each id counts.</summary>
internal static class Kept
{
    /// <summary>The list with the refund in it; null where it changes nothing.</summary>
    public static IReadOnlyList<Refund>? Put(IReadOnlyList<Refund> all, Refund refund) =>
        Put(all, refund, one => one.Id, IsNewer);

    public static IReadOnlyList<OrderPart.RefundedInAll>? Put(
        IReadOnlyList<OrderPart.RefundedInAll> all, OrderPart.RefundedInAll total) =>
        Put(all, total, one => one.ChargeId, (candidate, known) =>
            candidate.Revision != known.Revision
                ? candidate.Revision > known.Revision
                : candidate.Amount.AmountMinor > known.Amount.AmountMinor);

    public static IReadOnlyList<Dispute>? Put(IReadOnlyList<Dispute> all, Dispute dispute) =>
        Put(all, dispute, one => one.Id, (candidate, known) =>
            candidate.Revision != known.Revision ? candidate.Revision > known.Revision
            : candidate.State != known.State ? candidate.State > known.State
            : candidate.Amount.AmountMinor > known.Amount.AmountMinor);

    /// <summary>Equal revisions: a failure is later than a success, a success later than pending; then the larger amount.</summary>
    private static bool IsNewer(Refund candidate, Refund known)
    {
        if (candidate.Revision != known.Revision)
        {
            return candidate.Revision > known.Revision;
        }

        if (Stage(candidate) != Stage(known))
        {
            return Stage(candidate) > Stage(known);
        }

        return (candidate.Amount.Buyer, candidate.Lines.Sum(line => line.Quantity))
            .CompareTo((known.Amount.Buyer, known.Lines.Sum(line => line.Quantity))) > 0;
    }

    private static int Stage(Refund refund) => refund.Failed ? 2 : refund.Succeeded ? 1 : 0;

    private static IReadOnlyList<T>? Put<T>(IReadOnlyList<T> all, T one, Func<T, string> id, Func<T, T, bool> isNewer)
        where T : class
    {
        var known = all.FirstOrDefault(other => id(other) == id(one));
        if (known is not null && !isNewer(one, known))
        {
            return null;
        }

        return [.. all.Where(other => other != known).Append(one).OrderBy(id, StringComparer.Ordinal)];
    }
}
