using App.Tests.Running;
using FluentAssertions;

namespace App.Tests.Doors;

/// <summary>What every refusal has in common.</summary>
internal static class Refusals
{
    public static void ShouldBeRefused(this Reply reply, int status, string code)
    {
        (reply.Status, reply.Code).Should().Be((status, code));
        ((int)reply.Json["status"]!).Should().Be(status);
        ((string?)reply.Json["title"]).Should().NotBeNullOrEmpty().And.NotContain("problem.");
        reply.Type.Should().Be("application/problem+json");
        reply.Header("Cache-Control").Should().Be("no-store");
        reply.Header("X-Content-Type-Options").Should().Be("nosniff");
        reply.Header("Content-Language").Should().NotBeNullOrEmpty();
        reply.Header("WWW-Authenticate").Should().Be(
            status != 401 ? null : code == "not_genuine" ? "Signature" : "Bearer");
    }
}
