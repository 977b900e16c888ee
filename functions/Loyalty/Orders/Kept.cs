namespace Loyalty.Orders;

/// <summary>
/// Lists of parts kept by their own id, in the order of their ids; the newest of each id counts. Equal revisions with
/// different content are ordered down to their text, so that every order of arrival ends the same.
/// </summary>
internal static class Kept
{
    /// <summary>The list with the refund in it; null where it changes nothing.</summary>
    public static IReadOnlyList<Refund>? Put(IReadOnlyList<Refund> all, Refund refund) =>
        Put(all, refund, one => one.Id, OrderText.Write, one =>
            (one.Revision, Stage(one), one.Amount.Buyer, one.Lines.Sum(line => line.Quantity)));

    public static IReadOnlyList<OrderPart.RefundedInAll>? Put(
        IReadOnlyList<OrderPart.RefundedInAll> all, OrderPart.RefundedInAll total) =>
        Put(all, total, one => one.ChargeId, OrderText.Write, one => (one.Revision, 0, one.Amount.AmountMinor, 0));

    public static IReadOnlyList<Dispute>? Put(IReadOnlyList<Dispute> all, Dispute dispute) =>
        Put(all, dispute, one => one.Id, OrderText.Write, one =>
            (one.Revision, (int)one.State, one.Amount.AmountMinor, 0));

    /// <summary>A failure is later than a success, a success later than pending.</summary>
    private static int Stage(Refund refund) => refund.Failed ? 2 : refund.Succeeded ? 1 : 0;

    private static IReadOnlyList<T>? Put<T>(
        IReadOnlyList<T> all,
        T one,
        Func<T, string> id,
        Func<T, byte[]> text,
        Func<T, (Revision Revision, int Stage, decimal Amount, decimal Quantity)> newness)
        where T : class
    {
        var known = all.FirstOrDefault(other => id(other) == id(one));
        if (known is not null)
        {
            var newer = newness(one).CompareTo(newness(known));
            if (newer < 0 || (newer == 0 && text(one).AsSpan().SequenceCompareTo(text(known)) <= 0))
            {
                return null;
            }
        }

        return [.. all.Where(other => other != known).Append(one).OrderBy(id, StringComparer.Ordinal)];
    }
}
