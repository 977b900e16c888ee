namespace World;

/// <summary>
/// One purchase at a storefront as it stands at one moment. Money is in major units. Nothing here changes: each change
/// is a later moment of the same sale, and its time only ever grows, in whole seconds.
/// </summary>
public sealed record Sale(string Storefront, string Id, string? Customer, string Currency, DateTimeOffset PlacedAt)
{
    /// <summary>The buyer's address; a guest is known by nothing else.</summary>
    public string? Email { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = PlacedAt;

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? FulfilledAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Gone; at WooCommerce it lies in the trash.</summary>
    public bool IsDeleted { get; init; }

    public bool IsTest { get; init; }

    /// <summary>Whether lines and shipping have their tax in them.</summary>
    public bool PricesIncludeTax { get; init; } = true;

    public IReadOnlyList<SaleLine> Lines { get; init; } = [];

    public decimal Shipping { get; init; }

    public decimal ShippingTax { get; init; }

    /// <summary>A discount on the whole order that stands in no line.</summary>
    public decimal Discount { get; init; }

    /// <summary>The codes it was placed with; what they took off is in the prices of its lines.</summary>
    public IReadOnlyList<string> Coupons { get; init; } = [];

    /// <summary>Owed since an edit made a paid order dearer.</summary>
    public decimal Outstanding { get; init; }

    /// <summary>What was asked for before any edit; null where there has been none.</summary>
    public decimal? AskedAtFirst { get; init; }

    public IReadOnlyList<SaleRefund> Refunds { get; init; } = [];

    public SaleDispute? Contested { get; init; }

    /// <summary>As the app names it: storefront and id.</summary>
    public string Name => $"{Storefront}:{Id}";

    public Abilities Can => Abilities.Of(Storefront);

    /// <summary>What the buyer is asked for in all, as the order stands after edits.</summary>
    public decimal Amount => Lines.Sum(line => Worth(line, line.Quantity - line.Removed))
        + Shipping + (PricesIncludeTax ? 0 : ShippingTax);

    /// <summary>Money that went back, whether it has arrived yet or not.</summary>
    public decimal Refunded => Refunds.Where(refund => refund.State != RefundState.Failed).Sum(MoneyOf);

    /// <summary>What so many pieces of a line cost the buyer, who had the order's discount on each.</summary>
    public decimal Worth(SaleLine line, int pieces)
    {
        var share = Discount == 0 ? 1 : 1 - (Discount / Lines.Sum(each => each.Net));
        return Money.Rounded(
            (PricesIncludeTax ? line.Net : line.Net + line.Tax) * share * pieces / line.Quantity, Currency);
    }

    /// <summary>Pieces of a line that were neither edited away nor brought back.</summary>
    public int Left(SaleLine line) => line.Quantity - line.Removed - Refunds
        .Where(refund => refund.State == RefundState.Succeeded)
        .SelectMany(refund => refund.Lines).Where(back => back.LineId == line.Id).Sum(back => back.Quantity);

    /// <summary>What a refund paid out: its lines, its shipping, and what was given beyond them.</summary>
    public decimal MoneyOf(SaleRefund refund) => refund.Amount + refund.Shipping
        + refund.Lines.Sum(back => Worth(Lines.Single(line => line.Id == back.LineId), back.Quantity));

    public string Text(decimal amount) => Money.Text(amount, Currency);

    public long Minor(decimal amount) => Money.Minor(amount, Currency);
}

/// <summary>
/// One line of a sale: the price of all its pieces after its own discounts, with the tax in it where prices have it.
/// </summary>
public sealed record SaleLine(string Id, int Quantity, decimal Net, decimal Tax = 0, bool IsGiftCard = false)
{
    /// <summary>Pieces edited away since; a storefront that does not remember them rewrites the line instead.</summary>
    public int Removed { get; init; }
}

/// <summary>
/// Pieces brought back, or money given back beyond them. Shipping given back takes no points, so it is kept apart.
/// </summary>
public sealed record SaleRefund(string Id, DateTimeOffset At, decimal Amount)
{
    public IReadOnlyList<ReturnedLine> Lines { get; init; } = [];

    public decimal Shipping { get; init; }

    public RefundState State { get; init; } = RefundState.Succeeded;

    public DateTimeOffset ChangedAt { get; init; } = At;
}

/// <summary>How many of a line came back.</summary>
public sealed record ReturnedLine(string LineId, int Quantity);

/// <summary>A charge contested at the bank.</summary>
public sealed record SaleDispute(string Id, decimal Amount, DisputeState State, DateTimeOffset At);

/// <summary>Whether the money of a refund has gone back.</summary>
public enum RefundState
{
    Pending,
    Succeeded,
    Failed,
}

/// <summary>Where a dispute stands.</summary>
public enum DisputeState
{
    Open,
    Won,
    Lost,
}
