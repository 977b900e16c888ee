using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Http;
using Xunit;

namespace App.Tests.Doors;

/// <summary>Which pages may read what, by every method an address takes: no more than the contract says.</summary>
[Collection(DoorApp.Name)]
public sealed class CorsTests(RunningApp app)
{
    private const string Foreign = "https://evil.example";
    private const string Own = "http://localhost:4000";

    public static TheoryData<string, string> Members { get; } = Asked(
        one => one.Route.StartsWith(Routes.Member, StringComparison.Ordinal), methods => methods);

    public static TheoryData<string, string> Closed { get; } = Asked(
        one => Routes.IsOwners("/" + one.Route) || one.Route == Routes.Webhook,
        methods => methods.Where(method => method != "OPTIONS"));

    [Theory]
    [MemberData(nameof(Members))]
    public async Task a_members_route_is_closed_to_foreign_pages_by_every_method(string method, string path)
    {
        var told = await app.Rows.Unchanged(() => Ask(method, path, Foreign));

        (told.Status, told.Header("Vary")).Should().Be((403, "Origin"));
        told.Header("Access-Control-Allow-Origin").Should().BeNull();
        told.Header("Access-Control-Allow-Methods").Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task a_members_route_answers_the_shops_own_page_by_its_name_alone(string method, string path)
    {
        var told = await app.Rows.Unchanged(() => Ask(method, path, Own));

        told.Status.Should().Be(method == "OPTIONS" ? 204 : 401);
        (told.Header("Access-Control-Allow-Origin"), told.Header("Vary")).Should().Be((Own, "Origin"));
        told.Header("Access-Control-Allow-Credentials").Should().BeNull();
    }

    [Theory]
    [InlineData("widget/v1.js", 200)]
    [InlineData("widget/none.js", 404)]
    [InlineData("demo/index.html", 200)]
    [InlineData("api/shops/demo/program", 200)]
    [InlineData("api/shops/nobody/program", 404)]
    [InlineData("api/openapi.json", 200)]
    [InlineData("api/program.schema.json", 200)]
    public async Task the_widget_and_the_program_are_every_pages(string path, int status)
    {
        foreach (var method in new[] { "GET", "HEAD" })
        {
            var told = await Ask(method, path, Foreign);
            told.Status.Should().Be(status);
            told.Header("Access-Control-Allow-Origin").Should().Be("*");
            told.Header("Access-Control-Allow-Credentials").Should().BeNull();
            (told.Header("Vary") ?? "").Should().NotContain("Origin");
            if (told.Header("ETag") is { } known)
            {
                var again = await Ask(method, path, Foreign, known);
                (again.Status, again.Header("Access-Control-Allow-Origin")).Should().Be((304, "*"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task no_page_reads_what_is_the_owners_or_a_storefronts(string method, string path)
    {
        foreach (var origin in new[] { Foreign, Own })
        {
            var told = await app.Rows.Unchanged(() => Ask(method, path, origin));
            told.Status.Should().Be(401);
            told.Header("Access-Control-Allow-Origin").Should().BeNull();
        }
    }

    private static TheoryData<string, string> Asked(
        Func<(string Route, string Methods), bool> which, Func<IEnumerable<string>, IEnumerable<string>> methods)
    {
        var data = new TheoryData<string, string>();
        foreach (var (route, all) in Routes.All.Where(which))
        {
            var path = route.Replace("{shop}", "demo", StringComparison.Ordinal)
                .Replace("{storefront}", "shopify", StringComparison.Ordinal)
                .Replace("{id}", new string('a', 26), StringComparison.Ordinal);
            foreach (var method in methods(all.Split(", ")))
            {
                data.Add(method, path);
            }
        }

        return data;
    }

    private Task<Reply> Ask(string method, string path, string origin, string? known = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/" + path);
        request.Headers.Add("Origin", origin);
        if (known is not null)
        {
            request.Headers.Add("If-None-Match", known);
        }

        return Reply.To(app.Client.SendAsync(request));
    }
}
