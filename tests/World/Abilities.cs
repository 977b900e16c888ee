namespace World;

/// <summary>What a storefront is able to tell of a sale. What it cannot tell does not happen to its sales.</summary>
public sealed record Abilities
{
    /// <summary>Lines of their own, gift cards among them; else a sale is one sum.</summary>
    public bool Lines { get; private init; }

    /// <summary>Refunds name the pieces that came back; else only money.</summary>
    public bool ReturnLines { get; private init; }

    /// <summary>An edit keeps what was bought at first and says what is left of it.</summary>
    public bool EditPieces { get; private init; }

    /// <summary>An edit writes the lines anew, while the order is unpaid.</summary>
    public bool Rewrite { get; private init; }

    /// <summary>A paid order that an edit made dearer says what is owed.</summary>
    public bool Owe { get; private init; }

    public bool Discount { get; private init; }

    public bool Fulfil { get; private init; }

    /// <summary>A paid order can be cancelled; else only an unpaid one.</summary>
    public bool CancelPaid { get; private init; }

    /// <summary>Refunds are told before their money has gone back.</summary>
    public bool PendRefunds { get; private init; }

    /// <summary>A refund that had succeeded can fail after all.</summary>
    public bool FailRefunds { get; private init; }

    public bool Dispute { get; private init; }

    public bool Delete { get; private init; }

    public bool Restore { get; private init; }

    /// <summary>Tells the whole order again when nothing that matters has changed.</summary>
    public bool TellAgain { get; private init; }

    public static Abilities Of(string storefront) => storefront switch
    {
        "shopify" => Shopify,
        "woocommerce" => WooCommerce,
        "stripe" => Stripe,
        _ => Standard,
    };

    private static Abilities Shopify { get; } = new()
    {
        Lines = true,
        ReturnLines = true,
        EditPieces = true,
        Owe = true,
        Fulfil = true,
        CancelPaid = true,
        Dispute = true,
        Delete = true,
        TellAgain = true,
    };

    private static Abilities WooCommerce { get; } = new()
    {
        Lines = true,
        Rewrite = true,
        Discount = true,
        Fulfil = true,
        CancelPaid = true,
        Delete = true,
        Restore = true,
        TellAgain = true,
    };

    private static Abilities Stripe { get; } = new() { FailRefunds = true, Dispute = true };

    private static Abilities Standard { get; } = new()
    {
        Lines = true,
        ReturnLines = true,
        EditPieces = true,
        Owe = true,
        Discount = true,
        Fulfil = true,
        CancelPaid = true,
        PendRefunds = true,
        FailRefunds = true,
        Delete = true,
        TellAgain = true,
    };
}
