using Loyalty.App.Shops;
using Loyalty.Ledger;

namespace Loyalty.App.Fulfilling;

/// <summary>
/// A way in which what was redeemed comes into being: one way, one file, found by its being
/// here. Both acts may be asked for again and again, by several at once, and after a crash in the middle; a code exists
/// once whatever happens.
/// </summary>
public interface IFulfilment
{
    /// <summary>As programs name it.</summary>
    string Code { get; }

    /// <summary>
    /// Why a shop cannot make this, as a code that its owner and members can be told; null where it can. Nothing is
    /// asked of the storefront.
    /// </summary>
    string? WhyNot(Shop shop, Redemption wanted);

    /// <summary>
    /// Makes it. Never throws for what a storefront says or does not say; an answer that did not come is
    /// <see cref="Made.Later"/>.
    /// </summary>
    Task<Made> Make(Shop shop, Redemption redemption, CancellationToken cancellation);

    /// <summary>
    /// Sees to it that it cannot be used any more. What was never made is made dead, so that a request still on its way
    /// finds its code taken.
    /// </summary>
    Task<Unmade> Unmake(Shop shop, Redemption redemption, CancellationToken cancellation);
}

/// <summary>What came of making.</summary>
public abstract record Made
{
    private Made()
    {
    }

    /// <summary>It is there. <paramref name="Code"/> where it is another than the redemption's own.</summary>
    public sealed record Ready(string? Reference, string? Code = null) : Made;

    /// <summary>The owner hands it over.</summary>
    public sealed record ByHand : Made;

    /// <summary>Not yet, or nobody knows: to be tried again.</summary>
    public sealed record Later(string Why) : Made;

    /// <summary>It cannot be had, and certainly nothing was made.</summary>
    public sealed record Refused(string Why) : Made;
}

/// <summary>What came of taking it back.</summary>
public abstract record Unmade
{
    private Unmade()
    {
    }

    /// <summary>It cannot be used any more, and never was.</summary>
    public sealed record Gone : Unmade;

    /// <summary>Somebody was faster.</summary>
    public sealed record Used : Unmade;

    /// <summary>Nobody can tell: only its owner can.</summary>
    public sealed record Unknown : Unmade;

    public sealed record Later(string Why) : Unmade;
}
