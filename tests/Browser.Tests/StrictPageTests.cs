using FluentAssertions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>The widget on another shop's page, under the strictest policy the contract promises to run under.</summary>
[Collection(Demo.Name)]
public sealed class StrictPageTests(DemoInBrowser demo)
{
    private const string Shop = "http://localhost:59999/";

    [Fact]
    public async Task the_widget_runs_under_a_strict_policy_with_trusted_types_off_limits()
    {
        var host = demo.Address.ToString().TrimEnd('/');
        var policy = $"default-src 'none'; script-src {host}; connect-src {host}; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";
        var page = await Page(policy, $"<script async src=\"{host}/widget/v1.js\" data-shop=\"demo\" data-token=\"{Token()}\"></script>");
        var complaints = Complaints(page);

        await page.GotoAsync(Shop);

        await Assertions.Expect(page.Locator("loyalty-panel")).ToContainTextAsync(Repository.Word("nb", "widget.tab.history"));
        complaints.Should().BeEmpty();
        (await page.EvaluateAsync<int>("() => localStorage.length + document.cookie.length")).Should().Be(0);
    }

    [Fact]
    public async Task a_page_is_unharmed_when_the_shop_is_unknown()
    {
        var host = demo.Address.ToString().TrimEnd('/');
        var page = await Page(
            $"default-src 'none'; script-src {host}; connect-src {host}",
            $"<script async src=\"{host}/widget/v1.js\" data-shop=\"nobody\"></script>");
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        var warned = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("[loyalty]", StringComparison.Ordinal) });

        await page.GotoAsync(Shop);
        await warned;

        errors.Should().BeEmpty();
        (await page.Locator("h1").TextContentAsync()).Should().Be("Min butikk");
        (await page.Locator("loyalty-panel").InnerTextAsync()).Trim().Should().BeOneOf("", "Poeng");
    }

    private async Task<IPage> Page(string policy, string script)
    {
        var page = await demo.NewPage();
        await page.RouteAsync(Shop, route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Security-Policy"] = policy },
            Body = $"<!doctype html><html lang=\"nb\"><title>Butikk</title><h1>Min butikk</h1>"
                + $"<loyalty-panel>Poeng</loyalty-panel>{script}</html>",
        }));
        return page;
    }

    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("favicon", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    private static string Token()
    {
        var customer = Convert.ToBase64String("shopify:59999"u8).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var signed = $"{customer}.{DateTimeOffset.UtcNow.AddMinutes(15).ToUnixTimeSeconds()}";
        var signature = HMACSHA256.HashData("demo-member-key"u8.ToArray(), Encoding.UTF8.GetBytes($"v1.demo.{signed}"));
        return $"v1.{signed}.{Convert.ToHexStringLower(signature)}";
    }
}
