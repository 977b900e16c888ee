namespace Loyalty.Orders;

/// <summary>
/// How recent a state of an order is: who tells it, then when. A higher authority outranks a lower one whatever their
/// time (a Stripe session outranks its payment intent). <paramref name="Sequence"/> is UTC ticks of the storefront's
/// own update time, or a number the storefront counts up.
/// </summary>
public readonly record struct Revision(long Sequence, int Authority = 0) : IComparable<Revision>
{
    public static Revision Of(DateTimeOffset updatedAt, int authority = 0) => new(updatedAt.UtcTicks, authority);

    public int CompareTo(Revision other) =>
        Authority != other.Authority ? Authority.CompareTo(other.Authority) : Sequence.CompareTo(other.Sequence);

    public static bool operator <(Revision left, Revision right) => left.CompareTo(right) < 0;

    public static bool operator >(Revision left, Revision right) => left.CompareTo(right) > 0;

    public static bool operator <=(Revision left, Revision right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Revision left, Revision right) => left.CompareTo(right) >= 0;
}
