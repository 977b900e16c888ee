using System.Globalization;

namespace Benchmarks;

/// <summary>What the product is compared with, and for how long at a time.</summary>
internal static partial class House
{
    /// <summary>How long a round lasts: BENCH_SECONDS, else 2.</summary>
    public static TimeSpan Round { get; } = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("BENCH_SECONDS"), CultureInfo.InvariantCulture, out var told)
            ? told
            : 2);

    public static Running Hosted(int port, int tablePort, string prefix) => new(
        "dotnet", [Own, "hosted"], isAsked: true, Settings(port, tablePort, prefix));

    public static Running Empty(int port) =>
        new("dotnet", [Own, "empty"], environment: [("PORT", Front.Text(port)), Quiet]);

    public static Running Floor() => new("dotnet", [Own, "floor"], isAsked: true);

    private static string Own => typeof(House).Assembly.Location;
}
