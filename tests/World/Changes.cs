namespace World;

/// <summary>What can happen to a sale, each as the moment after it.</summary>
public static class Changes
{
    /// <summary>The same sale at a later moment; two changes never share a second.</summary>
    public static Sale Later(this Sale sale, DateTimeOffset at)
    {
        var whole = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        var next = sale.UpdatedAt.AddSeconds(1);
        return sale with { UpdatedAt = whole > next ? whole : next };
    }

    /// <summary>Paid in full; what an edit left owing too.</summary>
    public static Sale PaidOn(this Sale sale, DateTimeOffset at) => sale.Later(at) is var later
        ? later with { PaidAt = sale.PaidAt ?? later.UpdatedAt, Outstanding = 0 } : sale;

    public static Sale FulfilledOn(this Sale sale, DateTimeOffset at) =>
        sale.Later(at) is var later ? later with { FulfilledAt = later.UpdatedAt } : sale;

    public static Sale CancelledOn(this Sale sale, DateTimeOffset at) =>
        sale.Later(at) is var later ? later with { CancelledAt = later.UpdatedAt } : sale;

    public static Sale DeletedOn(this Sale sale, DateTimeOffset at) => sale.Later(at) with { IsDeleted = true };

    public static Sale RestoredOn(this Sale sale, DateTimeOffset at) => sale.Later(at) with { IsDeleted = false };

    /// <summary>
    /// Other lines than before; a paid order that became dearer owes the difference where that is told.
    /// </summary>
    public static Sale EditedOn(this Sale sale, DateTimeOffset at, IReadOnlyList<SaleLine> lines)
    {
        var edited = sale.Later(at) with { Lines = lines, AskedAtFirst = sale.AskedAtFirst ?? sale.Amount };
        var owed = sale.PaidAt is not null && sale.Can.Owe ? Math.Max(0, edited.Amount - sale.Amount) : 0;
        return edited with { Outstanding = owed };
    }

    public static Sale RefundedOn(
        this Sale sale,
        DateTimeOffset at,
        decimal amount,
        IReadOnlyList<ReturnedLine>? lines = null,
        RefundState state = RefundState.Succeeded)
    {
        var later = sale.Later(at);
        var id = Names.Refund(sale, sale.Refunds.Count + 1);
        var refund = new SaleRefund(id, later.UpdatedAt, amount) { Lines = lines ?? [], State = state };
        return later with { Refunds = [.. sale.Refunds, refund] };
    }

    /// <summary>A refund that was on its way arrives, or one that had arrived comes back.</summary>
    public static Sale RefundTurnedOn(this Sale sale, DateTimeOffset at, string refund, RefundState state)
    {
        var later = sale.Later(at);
        return later with
        {
            Refunds = [.. sale.Refunds.Select(one =>
                one.Id == refund ? one with { State = state, ChangedAt = later.UpdatedAt } : one)],
        };
    }

    public static Sale DisputedOn(this Sale sale, DateTimeOffset at, decimal amount, DisputeState state)
    {
        var later = sale.Later(at);
        return later with { Contested = new SaleDispute(Names.Dispute(sale), amount, state, later.UpdatedAt) };
    }
}
