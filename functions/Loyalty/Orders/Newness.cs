namespace Loyalty.Orders;

/// <summary>
/// Which of two tellings of one order counts: the newer revision; between equal revisions the one with more refunded,
/// then the one further on, then the greater content. Total, so that every order of arrival ends the same.
/// </summary>
public static class Newness
{
    public static int Compare(Order left, Order right)
    {
        var byRevision = left.Revision.CompareTo(right.Revision);
        if (byRevision != 0)
        {
            return byRevision;
        }

        var byRefunds = Refunded(left).CompareTo(Refunded(right));
        if (byRefunds != 0)
        {
            return byRefunds;
        }

        var byPayment = Stage(left.Payment).CompareTo(Stage(right.Payment));
        if (byPayment != 0)
        {
            return byPayment;
        }

        var byRestoring = left.IsRestored.CompareTo(right.IsRestored);
        return byRestoring != 0
            ? byRestoring : OrderText.Write(left).AsSpan().SequenceCompareTo(OrderText.Write(right));
    }

    private static (decimal Amount, decimal Quantity) Refunded(Order order) =>
        (order.Refunds.Sum(refund => refund.Amount.Buyer),
         order.Refunds.Sum(refund => refund.Lines.Sum(line => line.Quantity)));

    private static int Stage(Payment payment) => payment switch
    {
        Payment.Unpaid => 0,
        Payment.PartlyPaid => 1,
        Payment.Paid => 2,
        _ => 3,
    };
}
