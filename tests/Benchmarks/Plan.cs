using System.Text.Json;

namespace Benchmarks;

/// <summary>
/// What the floor does: the product's own recorded calls. Nothing about them is guessed: not their number, their order,
/// their headers or the size of their rows.
/// </summary>
internal sealed record Plan(string Endpoint, Repeated Award, Repeated View, Repeated Redeem)
{
    /// <summary>Before the names of tables: the app behind the proxy, the floor, the apps that are measured.</summary>
    public const string Recorded = "benchrec";
    public const string Floor = "benchbare";
    public const string Measured = "benchapp";
    public const string OneMember = "benchone";
    public const string LastPoints = "benchlast";
    public const string Hosted = "benchhosted";

    public string ToText() => JsonSerializer.Serialize(this);

    public static Plan Read(string text) => JsonSerializer.Deserialize<Plan>(text)!;

    /// <summary>The plan over the floor's own tables, past the proxy.</summary>
    public static Plan Of(Repeated award, Repeated view, Repeated redeem, int proxyPort, int azuritePort)
    {
        return new Plan(
            $"http://127.0.0.1:{Front.Text(azuritePort)}",
            award.Moved(Elsewhere),
            view.Moved(Elsewhere),
            redeem.Moved(Elsewhere));

        string Elsewhere(string text) => text.Replace(Recorded, Floor, StringComparison.Ordinal)
            .Replace(":" + Front.Text(proxyPort), ":" + Front.Text(azuritePort), StringComparison.Ordinal);
    }
}
