using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace App.Tests.Compat.StripeEvents;

/// <summary>Held against Stripe's own package for Node: what it signs is genuine, what it refuses is not.</summary>
public sealed class OracleTests : IDisposable
{
    private const long At = 1_700_000_000;
    private const string Secret = "whsec_blåbær_🔑";

    private readonly Oracle _stripe = Oracle.Start("stripe.mjs");

    public static TheoryData<string> Bodies() => new(
        "",
        "{}",
        "\ufeff{}",
        "{\"a\":\"æøå 🎁 \u0000 \u2028\"}\r\n",
        new string('x', 100_000));

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task what_stripe_signs_is_genuine_until_it_is_changed(string body)
    {
        var header = await SignAsync(body);
        SignatureTests.IsGenuine(body, header, Secret, At).Should().BeTrue();
        SignatureTests.IsGenuine(body + " ", header, Secret, At).Should().BeFalse();
        SignatureTests.IsGenuine(body, header, Secret + " ", At).Should().BeFalse();
    }

    [Fact]
    public async Task both_give_the_same_verdict_on_any_header()
    {
        const string body = """{"id":"evt_1"}""";
        var genuine = (await SignAsync(body)).Split("v1=")[1];

        // No empty v1 here: the package for Node refuses the whole header then, the one for .NET only that signature.
        string[] parts = [$"v1={genuine}", "v1=00", $"v1={genuine}0", $"v0={genuine}", $"v2={genuine}", "x=1"];
        var sample = from items in Gen.SubListOf(parts)
                     from order in Gen.Shuffle(items.Prepend($"t={At}"))
                     from late in Gen.Choose(0, 600)
                     select (Header: string.Join(',', order), At: At + late);
        Prop.ForAll(sample.ToArbitrary(), s => Verify(body, s.Header, s.At)
            == SignatureTests.IsGenuine(body, s.Header, Secret, s.At)).QuickCheckThrowOnFailure();
    }

    public void Dispose() => _stripe.Dispose();

    private async Task<string> SignAsync(string body) =>
        (await _stripe.AskAsync(new { op = "sign", body, secret = Secret, at = At }))["header"]!.GetValue<string>();

    private bool Verify(string body, string header, long at) =>
        _stripe.AskAsync(new { op = "verify", body, header, secret = Secret, at }).GetAwaiter().GetResult()["genuine"]!
            .GetValue<bool>();
}
