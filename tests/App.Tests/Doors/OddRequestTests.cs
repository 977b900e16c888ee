using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Doors;

/// <summary>Requests as only an attacker or a broken proxy sends them.</summary>
[Collection(DoorApp.Name)]
public sealed class OddRequestTests(RunningApp app)
{
    [Theory]
    [InlineData("/widget/../host.json")]
    [InlineData("/widget/..%2fhost.json")]
    [InlineData("/widget/%2e%2e/%2e%2e/host.json")]
    [InlineData("/widget/..\\host.json")]
    [InlineData("/widget/..%5chost.json")]
    [InlineData("/widget/%2e%2e%2f%2e%2e%2fhost.json")]
    [InlineData("/widget/....//host.json")]
    [InlineData("/widget//etc/passwd")]
    [InlineData("/widget/v1.js%00.html")]
    [InlineData("/widget/%c0%ae%c0%ae/host.json")]
    [InlineData("/demo/../../Loyalty.App.dll")]
    public async Task no_path_leads_out_of_the_files(string target)
    {
        var told = await app.Rows.Unchanged(() => Raw.Get(app.Port, target));

        told.Should().MatchRegex("^HTTP/1.1 40[04] ");
        told.Should().NotContain("routePrefix");
    }

    [Theory]
    [InlineData("Content-Length: 1\nContent-Length: 2\n\n{}")]
    [InlineData("Content-Length: -1\n\n{}")]
    [InlineData("Content-Length : 2\n\n{}")]
    [InlineData("Transfer-Encoding: chunked, identity\n\n0\n\n")]
    public async Task a_body_of_doubtful_length_is_refused(string rest) =>
        (await app.Rows.Unchanged(() => Raw.Send(
            app.Port,
            $"POST /api/shops/demo/webhooks/shopify HTTP/1.1\nHost: x\nConnection: close\n{rest}")))
            .Should().MatchRegex("^HTTP/1.1 (400|411|501) ");

    [Fact]
    public async Task a_body_that_is_chunked_wrongly_is_its_senders_trouble()
    {
        var told = await app.Rows.Unchanged(() => Raw.Send(
            app.Port,
            "POST /api/shops/demo/webhooks/shopify HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nzz\n{}\n"));

        told.Should().StartWith("HTTP/1.1 400 ").And.Contain("bad_parameter");
    }

    [Fact]
    public async Task a_body_that_breaks_off_writes_nothing_and_is_no_bug()
    {
        await app.Rows.Unchanged(() => Raw.Send(
            app.Port,
            "POST /api/shops/demo/webhooks/shopify HTTP/1.1\nHost: x\nContent-Length: 100\n\n{\"id\":",
            breaksOff: true));

        app.Log.Should().NotContain("fail:");
    }

    [Fact]
    public async Task the_host_header_is_never_believed()
    {
        var told = await Raw.Send(
            app.Port, "GET /demo HTTP/1.1\nHost: evil.example\nX-Forwarded-Host: evil.example\nConnection: close\n\n");

        told.Should().StartWith("HTTP/1.1 308 ").And.Contain("Location: /demo/").And.NotContain("evil");
    }

    [Fact]
    public async Task a_header_sent_twice_decides_nothing()
    {
        var told = await Raw.Get(
            app.Port, "/api/shops/demo/member", "Origin: http://localhost\nOrigin: https://evil.example\n");

        told.Should().StartWith("HTTP/1.1 403 ").And.NotContain("Access-Control-Allow-Origin");
    }
}
