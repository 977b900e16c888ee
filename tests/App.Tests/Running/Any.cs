using System.Globalization;

namespace App.Tests.Running;

/// <summary>Ids no other test has.</summary>
public static class Any
{
    private static long last = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public static string Number() => Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
}
