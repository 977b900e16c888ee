using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>The widget on another shop's page, under the strictest policy the contract promises to run under.</summary>
[Collection(Demo.Name)]
public sealed class StrictPageTests(DemoInBrowser demo)
{
    [Fact]
    public async Task the_widget_runs_under_a_strict_policy_with_trusted_types_off_limits()
    {
        var host = demo.Address.ToString().TrimEnd('/');
        var policy = $"default-src 'none'; script-src {host}; connect-src {host}; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";
        using var shop = new ShopPage(policy, Tag.For(demo.Address));
        var page = await demo.NewPage();
        var complaints = Complaints(page);

        await page.GotoAsync(shop.Address);

        await Assertions.Expect(page.Locator("loyalty-panel")).ToContainTextAsync(
            Repository.Word("nb", "widget.tab.history"));
        await page.Locator("loyalty-panel #rewards").ClickAsync();
        await Assertions.Expect(page.Locator("loyalty-panel")).ToContainTextAsync("Handlenett");
        await page.EvaluateAsync("() => document.body.append(document.createElement('loyalty-pay'))");
        await Assertions.Expect(page.Locator("loyalty-pay")).ToContainTextAsync(
            Repository.Word("nb", "widget.pay.title"));
        complaints.Should().BeEmpty();
        (await page.EvaluateAsync<int>("() => localStorage.length + document.cookie.length")).Should().Be(0);
    }

    [Fact]
    public async Task a_page_is_unharmed_when_the_shop_is_unknown()
    {
        var host = demo.Address.ToString().TrimEnd('/');
        using var shop = new ShopPage(
            $"default-src 'none'; script-src {host}; connect-src {host}",
            $"<script async src=\"{host}/widget/v1.js\" data-shop=\"nobody\"></script>");
        var page = await demo.NewPage();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        var warned = page.WaitForConsoleMessageAsync(
            new() { Predicate = message => message.Text.Contains("[loyalty]", StringComparison.Ordinal) });

        await page.GotoAsync(shop.Address);
        await warned;

        errors.Should().BeEmpty();
        (await page.Locator("h1").TextContentAsync()).Should().Be("Min butikk");
        (await page.Locator("loyalty-panel").InnerTextAsync()).Trim().Should().BeOneOf("", "Poeng");
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
}
