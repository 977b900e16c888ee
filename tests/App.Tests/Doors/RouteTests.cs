using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Http;
using Xunit;

namespace App.Tests.Doors;

/// <summary>Every address and every method: what is taken, what a page may send, and what is nowhere.</summary>
[Collection(DoorApp.Name)]
public sealed class RouteTests(RunningApp app)
{
    private static readonly string[] Methods =
        ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"];

    public static TheoryData<string, string> Addresses { get; } = Of(
        [.. Routes.All, ("widget/v1.js", Routes.Reading), ("demo/index.html", Routes.Reading)]);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task a_method_an_address_does_not_take_is_refused_with_those_it_takes(string path, string methods)
    {
        foreach (var method in Methods.Except(methods.Split(", "), StringComparer.Ordinal))
        {
            var told = await app.Rows.Unchanged(() => Ask(method, path));
            (told.Status, told.Header("Allow")).Should().Be((405, methods), "{0} {1}", method, path);
            told.Header("Access-Control-Allow-Origin").Should().Be(IsOwners(path) ? null : "*");
            if (method != "HEAD")
            {
                told.ShouldBeRefused(405, "method_not_allowed");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task a_preflight_is_answered_as_the_contract_says(string path, string methods)
    {
        var told = await Ask(
            "OPTIONS", path, ("Origin", "http://localhost:1"), ("Access-Control-Request-Method", "GET"));

        (told.Status, told.Text, told.Header("Allow")).Should().Be((204, "", methods));
        var isMembers = path.Contains("/demo/member", StringComparison.Ordinal) && !IsOwners(path);
        var isClosed = path.Contains("/webhooks/", StringComparison.Ordinal) || IsOwners(path);
        told.Header("Access-Control-Allow-Origin")
            .Should().Be(isClosed ? null : isMembers ? "http://localhost:1" : "*");
        told.Header("Access-Control-Allow-Methods").Should().Be(isClosed ? null : methods);
        told.Header("Access-Control-Allow-Headers").Should().Be(
            isClosed ? null : "Authorization, Content-Type, Idempotency-Key, If-None-Match");
        told.Header("Access-Control-Max-Age").Should().Be(isClosed ? null : "86400");
        told.Header("Access-Control-Allow-Credentials").Should().BeNull();
        told.Header("Vary").Should().Be(isMembers ? "Origin" : null);
    }

    [Theory]
    [InlineData("api/shops/demo/program")]
    [InlineData("api/shops/nobody/program")]
    [InlineData("healthz")]
    [InlineData("readyz")]
    [InlineData("widget/v1.js")]
    public async Task head_is_get_without_its_body(string path)
    {
        var (get, head) = (await Ask("GET", path), await Ask("HEAD", path));

        head.Text.Should().BeEmpty();
        foreach (var header in new[] { "Content-Type", "ETag", "Cache-Control", "Content-Language", "Vary" })
        {
            head.Header(header).Should().Be(get.Header(header), header);
        }

        (head.Status, head.Header("Content-Length")).Should().Be((get.Status, get.Header("Content-Length")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("api")]
    [InlineData("api/shops")]
    [InlineData("api/shops/demo")]
    [InlineData("api/shops/demo/webhooks")]
    [InlineData("api/shops/demo/webhooks/shopify/more")]
    [InlineData("api/shops/demo/member/entries/1")]
    [InlineData("api/admin")]
    [InlineData("api/admin/shops/demo/secrets")]
    [InlineData("owner/")]
    [InlineData("host.json")]
    [InlineData("openapi.json")]
    [InlineData("favicon.ico")]
    [InlineData(".env")]
    public async Task nowhere_is_not_found_whatever_the_method(string path)
    {
        foreach (var method in Methods.Except(["HEAD"], StringComparer.Ordinal))
        {
            (await app.Rows.Unchanged(() => Ask(method, path))).ShouldBeRefused(404, "not_found");
        }
    }

    [Fact]
    public async Task a_page_that_names_an_unknown_shop_may_read_that_it_is_unknown()
    {
        var origin = ("Origin", "https://shop.example");
        var preflight = await Ask("OPTIONS", "api/shops/nobody/member", origin);
        var answer = await Ask("GET", "api/shops/nobody/member", origin);

        (preflight.Status, preflight.Header("Access-Control-Allow-Origin")).Should().Be((204, "*"));
        answer.ShouldBeRefused(404, "shop_unknown");
        answer.Header("Access-Control-Allow-Origin").Should().Be("*");
    }

    [Fact]
    public async Task health_says_only_that_it_is_up()
    {
        var (health, ready) = (await Ask("GET", "healthz"), await Ask("GET", "readyz"));

        (health.Status, health.Text, ready.Status, ready.Text).Should().Be((200, "ok", 200, "ready"));
        health.Header("Cache-Control").Should().Be("no-store");
    }

    private static bool IsOwners(string path) => path.StartsWith("api/admin/", StringComparison.Ordinal);

    private static TheoryData<string, string> Of(IEnumerable<(string Route, string Methods)> routes)
    {
        var data = new TheoryData<string, string>();
        foreach (var (route, methods) in routes)
        {
            data.Add(
                route.Replace("{shop}", "demo", StringComparison.Ordinal)
                    .Replace("{storefront}", "shopify", StringComparison.Ordinal)
                    .Replace("{id}", new string('0', 64), StringComparison.Ordinal),
                methods);
        }

        return data;
    }

    private Task<Reply> Ask(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/" + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return Reply.To(app.Client.SendAsync(request));
    }
}
