namespace Loyalty.Storefronts;

/// <summary>
/// A platform that sends deliveries: who wrote to us, is it genuine, which order is it. One storefront, one file.
/// </summary>
public interface IStorefront
{
    /// <summary>As it stands in the webhook's address and before the colon of its ids: <c>shopify</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The delivery as genuine, or null. Raw bytes, constant time, any of the channel's secrets; the schemes that sign
    /// a time are held to <see cref="Channel.ToleranceSeconds"/> of the delivery's arrival. Never throws on hostile
    /// input.
    /// </summary>
    Genuine? Verify(Delivery delivery, Channel channel);

    /// <summary>Why a delivery that <see cref="Verify"/> refused is not genuine: <see cref="Rejection"/>.</summary>
    string WhyNot(Delivery delivery);

    /// <summary>The headers <see cref="Translate"/> reads: kept with a body that is to be translated later.</summary>
    IReadOnlyList<string> Headers { get; }

    /// <summary>
    /// What the delivery says in our words. Pure; never throws on hostile input: what cannot be understood is
    /// <see cref="Translation.Unreadable"/>.
    /// </summary>
    Translation Translate(Genuine genuine, Channel channel);
}
