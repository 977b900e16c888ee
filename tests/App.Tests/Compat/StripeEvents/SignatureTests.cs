using System.Text.Json;
using FluentAssertions;
using Stripe;
using Xunit;

namespace App.Tests.Compat.StripeEvents;

/// <summary>A signature is accepted exactly when Stripe made it, of this body, lately.</summary>
public sealed class SignatureTests
{
    private const long At = 1_700_000_000;
    private const string Body = """{"id":"evt_1","object":"event"}""";
    private const string Genuine = "c9bcc97a8a4ff4bae104ef32dcacf8b24b4c3cf0512aef639b8502673db15436";
    private const string Secret = "whsec_x";

    public static TheoryData<string, string, string, string, long, bool> Published()
    {
        using var file = typeof(SignatureTests).Assembly.GetManifestResourceStream("stripe-signatures.json")!;
        using var vectors = JsonDocument.Parse(file);
        var data = new TheoryData<string, string, string, string, long, bool>();
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            string Text(string name) => vector.GetProperty(name).GetString()!;
            data.Add(
                Text("id"),
                Text("body"),
                Text("header"),
                Text("secret"),
                vector.GetProperty("at").GetInt64(),
                vector.GetProperty("genuine").GetBoolean());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void published_vectors_get_their_verdict(
        string id, string body, string header, string secret, long at, bool genuine) =>
        IsGenuine(body, header, secret, at).Should().Be(genuine, id);

    [Theory]
    [InlineData($"t=1700000000,v1={Genuine}")]
    [InlineData($" t=1700000000, v1={Genuine} ")]
    [InlineData($"v1={Genuine},t=1700000000")]
    [InlineData($"t=1700000000,v1=00,v1={Genuine},v0=00")]
    public void any_v1_may_be_the_one(string header) => IsGenuine(Body, header, Secret, At).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("t=1700000000")]
    [InlineData("t=1700000000,v1=")]
    [InlineData($"t=1700000000,v0={Genuine}")]
    [InlineData($"t=1700000000,v1={Genuine}0")]
    [InlineData($"v1={Genuine}")]
    [InlineData($"t=1700000001,v1={Genuine}")]
    [InlineData("t=1700000000,v1=C9BCC97A8A4FF4BAE104EF32DCACF8B24B4C3CF0512AEF639B8502673DB15436")]
    [InlineData("t=1700000000,v1=c9bcc97a8a4ff4bae104ef32dcacf8b24b4c3cf0512aef639b8502673db1543\u0136")]
    public void any_other_header_is_refused(string header) => IsGenuine(Body, header, Secret, At).Should().BeFalse();

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void the_tolerance_holds_both_ways(long seconds, bool genuine) =>
        IsGenuine(Body, $"t=1700000000,v1={Genuine}", Secret, At + seconds).Should().Be(genuine);

    [Fact]
    public void a_body_that_is_not_text_is_refused() =>
        IsGenuine("\ud800", $"t=1700000000,v1={Genuine}", Secret, At).Should().BeFalse();

    internal static bool IsGenuine(string body, string header, string secret, long at)
    {
        try
        {
            EventUtility.ValidateSignature(body, header, secret, EventUtility.DefaultTimeTolerance, at);
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }
}
