namespace World;

/// <summary>
/// What may happen to a sale as it stands. What the storefront cannot tell does not happen, nor does what the rules
/// leave open: nothing is refunded while something is owed or the bank has the money.
/// </summary>
internal static class Can
{
    public static bool BePaid(Sale sale) => IsAlive(sale) && sale.PaidAt is null;

    public static bool PayTheRest(Sale sale) => IsAlive(sale) && sale.Outstanding > 0;

    public static bool BeFulfilled(Sale sale) => IsPaid(sale) && sale.FulfilledAt is null && sale.Can.Fulfil;

    public static bool LosePieces(Sale sale) => IsAlive(sale) && sale.Can.EditPieces
        && sale.Outstanding == 0 && !IsAtTheBank(sale) && !HasPending(sale) && PiecesLeft(sale) > 1;

    public static bool BeRewritten(Sale sale) => BePaid(sale) && sale.Can.Rewrite;

    public static bool BecomeDearer(Sale sale) => IsPaid(sale) && sale.Can.Owe && sale.Outstanding == 0
        && sale.Contested is null && sale.Refunds.Count == 0 && sale.Lines.All(line => line.Removed == 0);

    public static bool ReturnPieces(Sale sale) =>
        BeRefunded(sale) && sale.Can.ReturnLines && !HasPending(sale) && PiecesLeft(sale) > 0;

    public static bool BeRefunded(Sale sale) => IsPaid(sale) && sale.Outstanding == 0 && !IsAtTheBank(sale)
        && Remaining(sale) > 0;

    public static bool HaveRefundArrive(Sale sale) => IsPaid(sale) && HasPending(sale);

    public static bool HaveRefundFail(Sale sale) => IsPaid(sale) && sale.Can.FailRefunds && !IsAtTheBank(sale)
        && sale.Refunds.Any(refund => refund.State != RefundState.Failed);

    public static bool BeDisputed(Sale sale) => IsPaid(sale) && sale.Can.Dispute && sale.Contested is null
        && sale.Outstanding == 0 && !HasPending(sale) && Remaining(sale) > 0;

    public static bool HaveDisputeDecided(Sale sale) => sale.Contested is { State: DisputeState.Open };

    public static bool BeCancelled(Sale sale) => IsAlive(sale) && (sale.PaidAt is null || sale.Can.CancelPaid);

    public static bool BeDeleted(Sale sale) => !sale.IsDeleted && sale.Can.Delete;

    public static bool BeRestored(Sale sale) => sale.IsDeleted && sale.Can.Restore;

    public static bool BeToldAgain(Sale sale) => !sale.IsDeleted && sale.Can.TellAgain;

    /// <summary>Money that has not gone back yet.</summary>
    public static decimal Remaining(Sale sale) =>
        sale.Amount - sale.Refunded - (sale.Contested is { State: not DisputeState.Won } lost ? lost.Amount : 0);

    public static int PiecesLeft(Sale sale) => sale.Lines.Sum(sale.Left);

    private static bool IsAlive(Sale sale) => sale.CancelledAt is null && !sale.IsDeleted;

    private static bool IsPaid(Sale sale) => IsAlive(sale) && sale.PaidAt is not null;

    private static bool IsAtTheBank(Sale sale) => sale.Contested is { State: not DisputeState.Won };

    private static bool HasPending(Sale sale) => sale.Refunds.Any(refund => refund.State == RefundState.Pending);
}
