namespace Loyalty.Orders;

/// <summary>
/// Lists of parts kept by their own id, in the order of their ids; the newest of each id counts. Equal revisions with
/// different content are ordered down to their text, so that every order of arrival ends the same.
/// </summary>
internal static class Kept
{
    /// <summary>The list with the refund in it; null where it changes nothing.</summary>
    public static IReadOnlyList<Refund>? Put(IReadOnlyList<Refund> all, Refund refund) =>
        Put(all, refund, one => one.Id, OrderText.Write, NewnessOf);

    /// <summary>Two lists of refunds as one, in a single pass: a hostile order may list tens of thousands.</summary>
    public static IReadOnlyList<Refund> Union(IReadOnlyList<Refund> all, IReadOnlyList<Refund> more)
    {
        var newest = all.ToDictionary(refund => refund.Id, StringComparer.Ordinal);
        foreach (var refund in more)
        {
            if (!newest.TryGetValue(refund.Id, out var known) || IsNewer(refund, known, OrderText.Write, NewnessOf))
            {
                newest[refund.Id] = refund;
            }
        }

        return [.. newest.Values.OrderBy(refund => refund.Id, StringComparer.Ordinal)];
    }

    public static IReadOnlyList<OrderPart.RefundedInAll>? Put(
        IReadOnlyList<OrderPart.RefundedInAll> all, OrderPart.RefundedInAll total) =>
        Put(all, total, one => one.ChargeId, OrderText.Write, one => (one.Revision, 0, one.Amount.AmountMinor, 0));

    public static IReadOnlyList<Dispute>? Put(IReadOnlyList<Dispute> all, Dispute dispute) =>
        Put(all, dispute, one => one.Id, OrderText.Write, one =>
            (one.Revision, (int)one.State, one.Amount.AmountMinor, 0));

    private static (Revision Revision, int Stage, decimal Amount, decimal Quantity) NewnessOf(Refund refund) =>
        (refund.Revision, Stage(refund), refund.Amount.Buyer, refund.Lines.Sum(line => line.Quantity));

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
        return known is not null && !IsNewer(one, known, text, newness)
            ? null
            : [.. all.Where(other => other != known).Append(one).OrderBy(id, StringComparer.Ordinal)];
    }

    private static bool IsNewer<T>(
        T one,
        T known,
        Func<T, byte[]> text,
        Func<T, (Revision Revision, int Stage, decimal Amount, decimal Quantity)> newness)
    {
        var newer = newness(one).CompareTo(newness(known));
        return newer > 0 || (newer == 0 && text(one).AsSpan().SequenceCompareTo(text(known)) > 0);
    }
}
