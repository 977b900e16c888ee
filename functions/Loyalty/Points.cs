using System.Globalization;
using System.Text.Json.Serialization;

namespace Loyalty;

/// <summary>Whole points. Negative only inside an entry or as a balance in debt; never a fraction.</summary>
[JsonConverter(typeof(PointsAsText))]
public readonly record struct Points(long Value) : IComparable<Points>
{
    public static Points Zero => default;

    public static Points operator +(Points left, Points right) => new(checked(left.Value + right.Value));

    public static Points operator -(Points left, Points right) => new(checked(left.Value - right.Value));

    public static Points operator -(Points points) => new(checked(-points.Value));

    public static bool operator <(Points left, Points right) => left.Value < right.Value;

    public static bool operator >(Points left, Points right) => left.Value > right.Value;

    public static bool operator <=(Points left, Points right) => left.Value <= right.Value;

    public static bool operator >=(Points left, Points right) => left.Value >= right.Value;

    public static Points Min(Points left, Points right) => left < right ? left : right;

    public static Points Max(Points left, Points right) => left > right ? left : right;

    public int CompareTo(Points other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
