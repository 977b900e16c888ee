using System.Globalization;

namespace Benchmarks;

/// <summary>Where things are, and how the processes that are compared are started.</summary>
internal static class House
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    public static string Root => LazyRoot.Value;

    /// <summary>How long a round lasts: BENCH_SECONDS, else 2.</summary>
    public static TimeSpan Round { get; } = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("BENCH_SECONDS"), CultureInfo.InvariantCulture, out var told)
            ? told
            : 2);

    /// <summary>The product as it is deployed: a Release build, not in development.</summary>
    public static Running App(int port, int tablePort, string prefix) => new(
        "dotnet",
        [Path.Combine(Root, "functions/App/bin/Release/net10.0/Loyalty.App.dll")],
        environment: Settings(port, tablePort, prefix));

    public static Running Hosted(int port, int tablePort, string prefix) => new(
        "dotnet", [Own, "hosted"], isAsked: true, Settings(port, tablePort, prefix));

    public static Running Empty(int port) =>
        new("dotnet", [Own, "empty"], environment: [("PORT", Front.Text(port)), Quiet]);

    public static Running Floor() => new("dotnet", [Own, "floor"], isAsked: true);

    public static Uri Local(int port, string path = "") => new($"http://127.0.0.1:{Front.Text(port)}/{path}");

    private static (string Name, string Value) Quiet => ("Logging__LogLevel__Default", "Error");

    private static string Own => typeof(House).Assembly.Location;

    private static (string Name, string Value)[] Settings(int port, int tablePort, string prefix) =>
    [
        ("PORT", Front.Text(port)),
        ("LOYALTY_STORAGE", Azurite.ConnectionString(tablePort)),
        ("LOYALTY_TABLE_PREFIX", prefix),
        ("LOYALTY_DEMO", "1"),
        ("AZURE_FUNCTIONS_ENVIRONMENT", "Production"),
        Quiet,
    ];

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "LoyaltyPlugin.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException("LoyaltyPlugin.sln is not above the benchmarks.");
    }
}
