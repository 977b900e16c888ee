using System.Numerics;

namespace World;

/// <summary>A fraction of two whole numbers: arithmetic that never rounds, to hold decimals against.</summary>
public readonly struct Exact
{
    private readonly BigInteger over;
    private readonly BigInteger under;

    private Exact(BigInteger over, BigInteger under) => (this.over, this.under) = (over, under);

    public static Exact Zero => new(0, 1);

    public static implicit operator Exact(decimal number)
    {
        var bits = decimal.GetBits(number);
        var digits = new BigInteger((uint)bits[0]) + (new BigInteger((uint)bits[1]) << 32)
            + (new BigInteger((uint)bits[2]) << 64);
        return new Exact(number < 0 ? -digits : digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static Exact operator +(Exact left, Exact right) =>
        new((left.over * right.under) + (right.over * left.under), left.under * right.under);

    public static Exact operator -(Exact left, Exact right) =>
        new((left.over * right.under) - (right.over * left.under), left.under * right.under);

    public static Exact operator *(Exact left, Exact right) => new(left.over * right.over, left.under * right.under);

    public static Exact operator /(Exact left, Exact right) => right.over.Sign < 0
        ? new(-left.over * right.under, -right.over * left.under)
        : new(left.over * right.under, left.under * right.over);

    public static bool operator <(Exact left, Exact right) => (left - right).over.Sign < 0;

    public static bool operator >(Exact left, Exact right) => (left - right).over.Sign > 0;

    public static Exact Less(Exact left, Exact right) => left < right ? left : right;

    public static Exact More(Exact left, Exact right) => left > right ? left : right;

    public bool IsZero => over.IsZero;

    public long Floor() => (long)BigInteger.Divide(over - ((over % under) + under) % under, under);

    public long Ceiling() => -new Exact(-over, under).Floor();

    /// <summary>Halves go away from zero.</summary>
    public long Nearest() => over.Sign < 0 ? -new Exact(-over, under).Nearest() : (this + 0.5m).Floor();
}
