using System.Text.Json;
using System.Text.Json.Serialization;
using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;
using Xunit.Abstractions;

namespace Loyalty.Tests.Storefronts;

/// <summary>
/// Every collected payload against <c>fixtures/expectations.json</c>, where each file says what it must mean.
/// </summary>
public class PayloadTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private sealed record Expectation(
        string Says, string? Topic = null, string? Inside = null, StripeSource? Source = null);

    [Fact]
    public void every_collected_payload_means_what_its_expectation_says()
    {
        var wrong = Payloads.Names
            .Where(Expected.ContainsKey)
            .SelectMany(name => Expected[name].Select(
                expectation => (name, expectation.Says, Said: Translate(name, expectation))))
            .Where(each => each.Said != each.Says)
            .Select(each => $"{each.name}\n  expected {each.Says}\n  but says {each.Said}");

        // The console of a test run shows no test's words: it shows this file.
        if (Environment.GetEnvironmentVariable("LOYALTY_PAYLOADS_READ") is { Length: > 0 } told)
        {
            File.WriteAllText(told, $"{Payloads.Names.Count} payloads read");
        }

        string.Join("\n", wrong).Should().BeEmpty();
    }

    [Fact]
    public void every_payload_has_an_expectation_and_every_expectation_a_payload()
    {
        if (Payloads.Root is not null)
        {
            Payloads.Names.Should().BeEquivalentTo(Expected.Keys);
        }

        output.WriteLine($"{Payloads.Names.Count} payloads read, {Expected.Count} expected.");
        Expected.Values.Should().OnlyContain(cases => cases.Length > 0);
    }

    [Fact]
    public void real_woocommerce_deliveries_are_genuine_by_their_own_bytes_and_secret()
    {
        var captures = Payloads.Names.Where(name => name.StartsWith("woocommerce/", StringComparison.Ordinal)).ToList();
        foreach (var name in captures)
        {
            var (delivery, channel) = Capture(name);
            var isPing = Payloads.Json(name)["signature_ok"] is null;

            (new WooCommerce().Verify(delivery, channel) is not null).Should().Be(!isPing, name);
            new WooCommerce().Verify(delivery, channel with { Secrets = ["another"] }).Should().BeNull(name);
            new WooCommerce().Verify(delivery, channel with { Secrets = ["another", .. channel.Secrets] })
                .Should().Match(genuine => genuine != null || isPing, name);
            WooCommerce.IsPing(delivery.Body.Span, delivery.Header("content-type"), HeaderNames(name))
                .Should().Be(isPing, name);
        }

        output.WriteLine($"{captures.Count} captures read.");
    }

    private static Dictionary<string, Expectation[]> Expected { get; } =
        JsonSerializer.Deserialize<Dictionary<string, Expectation[]>>(Fixture.Of("expectations"), Json)!;

    private static string Translate(string name, Expectation expectation)
    {
        var folder = name.Split('/')[0];
        if (folder == "woocommerce")
        {
            var (delivery, captured) = Capture(name);
            var genuine = new WooCommerce().Verify(delivery, captured);
            return genuine is null ? "not genuine" : Described.Of(new WooCommerce().Translate(genuine, captured));
        }

        var storefront = folder == "standardwebhooks" ? "standard" : folder;
        var channel = Deliver.Channel(storefront) with { StripeSource = expectation.Source ?? default };
        var body = Payloads.Inside(name, expectation.Inside);
        return Described.Of(Deliver.Said(storefront, expectation.Topic ?? "", body, channel));
    }

    private static (Delivery Delivery, Channel Channel) Capture(string name)
    {
        var capture = Payloads.Json(name);
        var headers = capture["headers"]!.AsObject().Select(header => (header.Key, header.Value!.GetValue<string>()));
        return (
            Deliver.Raw(Convert.FromBase64String(capture["body_base64"]!.GetValue<string>()), [.. headers]),
            Deliver.Channel("woocommerce") with { Secrets = [capture["secret"]!.GetValue<string>()] });
    }

    private static IEnumerable<string> HeaderNames(string name) =>
        Payloads.Json(name)["headers"]!.AsObject().Select(header => header.Key);
}
