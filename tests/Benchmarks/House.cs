using System.Globalization;

namespace Benchmarks;

/// <summary>Where things are, and how the product is started as a process of its own.</summary>
internal static partial class House
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    public static string Root => LazyRoot.Value;

    /// <summary>The build of the product that goes with this one: measured is Release.</summary>
    public static string Build { get; } =
        AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains("Debug", StringComparer.Ordinal)
            ? "Debug"
            : "Release";

    /// <summary>The product as it is deployed: a Release build, not in development.</summary>
    public static Running App(int port, int tablePort, string prefix) => new(
        "dotnet",
        [Path.Combine(Root, "functions/App/bin", Build, "net10.0/Loyalty.App.dll")],
        environment: Settings(port, tablePort, prefix));

    public static Uri Local(int port, string path = "") =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{path}"));

    private static (string Name, string Value) Quiet => ("Logging__LogLevel__Default", "Error");

    private static (string Name, string Value)[] Settings(int port, int tablePort, string prefix) =>
    [
        ("PORT", port.ToString(CultureInfo.InvariantCulture)),
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

        return at?.FullName ?? throw new DirectoryNotFoundException("LoyaltyPlugin.sln is not above the program.");
    }
}
