using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;
using Xunit.Abstractions;

namespace Loyalty.Tests.Storefronts;

/// <summary>All published signature vectors of our four schemes, read from the folder of payloads.</summary>
public class VectorTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        ["standard-webhooks"] = "standard",
        ["standard-webhooks-asymmetric"] = "standard",
        ["svix"] = "standard",
        ["stripe"] = "stripe",
        ["shopify-webhook"] = "shopify",
    };

    [Fact]
    public void every_published_vector_gets_its_verdict()
    {
        var vectors = Payloads.Root is null ? [] : Payloads.Json("signatures.json")["vectors"]!.AsArray()
            .Where(vector => Schemes.ContainsKey(Text(vector!, "scheme"))).Select(vector => vector!).ToList();
        foreach (var vector in vectors)
        {
            Verdict(vector).Should().Be(Expected(vector), Text(vector, "id"));
        }

        output.WriteLine($"{vectors.Count} vectors read.");
        vectors.Count.Should().Be(Payloads.Root is null ? 0 : 17);
    }

    /// <summary>We refuse v1a: no shop's module needs it, and .NET has no ed25519.</summary>
    private static bool Expected(JsonNode vector) =>
        Text(vector, "expected").StartsWith("valid", StringComparison.Ordinal)
        && Text(vector, "scheme") != "standard-webhooks-asymmetric";

    private static bool Verdict(JsonNode vector)
    {
        var headers = vector["headers"]!.AsObject()
            .Select(header => (header.Key, header.Value!.GetValue<string>())).ToArray();
        var body = Encoding.UTF8.GetBytes(Text(vector, "body"));
        var storefront = Schemes[Text(vector, "scheme")];

        // One vector signs a form post without any header of a delivery: it is about the signature alone.
        return headers is [("X-Shopify-Hmac-Sha256", var claim)]
            ? Signature.Holds(claim, body, [Text(vector, "secret")])
            : AllStorefronts.Named(storefront)!.Verify(
                Deliver.At(Clock(vector, headers), body, headers),
                Deliver.Channel(storefront) with { Secrets = [Text(vector, "secret")] }) is not null;
    }

    private static DateTimeOffset Clock(JsonNode vector, (string Name, string Value)[] headers)
    {
        var told = Regex.Match(
            Text(vector, "expected") + " " + string.Join(' ', headers.Select(header => header.Value)),
            @"\b\d{10}\b",
            RegexOptions.None,
            TimeSpan.FromSeconds(1));
        return told.Success
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(told.Value, CultureInfo.InvariantCulture))
            : Deliver.Now;
    }

    private static string Text(JsonNode vector, string name) => vector[name]!.GetValue<string>();
}
