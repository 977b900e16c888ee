using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>Whatever befalls the widget, the shop's page stays as it was.</summary>
[Collection(Demo.Name)]
public sealed class UnharmedTests(DemoInBrowser demo)
{
    private static readonly Dictionary<string, Func<IRoute, Task>> Troubles = new(StringComparer.Ordinal)
    {
        ["hangs"] = _ => Task.CompletedTask,
        ["is down"] = route => route.AbortAsync("connectionrefused"),
        ["breaks"] = route => Answer(route, 500, "text/plain", "Internal Server Error"),
        ["answers half"] = route => Answer(route, 200, "application/json", "{\"points\":"),
        ["answers a page"] = route => Answer(route, 200, "text/html", "<!doctype html><h1>Back soon</h1>"),
        ["answers something else"] = route => Answer(route, 200, "application/json", "{\"detail\":[]}"),
    };

    [Theory]
    [InlineData("hangs")]
    [InlineData("is down")]
    [InlineData("breaks")]
    [InlineData("answers half")]
    [InlineData("answers a page")]
    [InlineData("answers something else")]
    public async Task a_page_is_unharmed_when_the_app(string trouble)
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo, isHurried: trouble == "hangs");
        await visitor.Page.RouteAsync("**/api/**", Troubles[trouble]);

        await visitor.Page.GotoAsync(shop.Address);
        await visitor.Buy();
        await visitor.Failure();

        (await visitor.Shift()).Should().Be(0);
        await Assertions.Expect(visitor.Balance).ToHaveTextAsync("Your points");
        await Assertions.Expect(visitor.Page.Locator("loyalty-earn")).ToHaveTextAsync("Every purchase earns points.");
        (await visitor.Page.Locator("loyalty-launcher").InnerTextAsync()).Trim().Should().BeEmpty();
        visitor.Errors.Should().BeEmpty();
        visitor.Warnings.Should().ContainSingle();
        await visitor.IsLed();
    }

    [Theory]
    [InlineData("**/widget/v1.js")]
    [InlineData("**/widget/*/*.js")]
    public async Task a_page_keeps_its_own_words_and_links_when_scripts_are_blocked(string blocked)
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        var refused = new TaskCompletionSource();
        await visitor.Page.RouteAsync(blocked, async route =>
        {
            await route.AbortAsync("blockedbyclient");
            refused.TrySetResult();
        });

        await visitor.Page.GotoAsync(shop.Address);
        await refused.Task;
        await visitor.Buy();

        (await visitor.Shift()).Should().Be(0);
        await Assertions.Expect(visitor.Balance).ToHaveTextAsync("Your points");
        await Assertions.Expect(visitor.Page.Locator("loyalty-earn")).ToHaveTextAsync("Every purchase earns points.");
        visitor.Errors.Should().BeEmpty();
        await visitor.IsLed();
    }

    [Fact]
    public async Task nothing_shifts_while_the_widget_arrives_and_opens()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);

        await visitor.Page.GotoAsync(shop.Address);
        await Assertions.Expect(visitor.Page.Locator("loyalty-earn")).ToContainTextAsync("249");
        await Assertions.Expect(visitor.Launcher).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("() => Loyalty('open')");
        await Assertions.Expect(visitor.Dialog).ToBeVisibleAsync();

        (await visitor.Shift()).Should().Be(0);
        visitor.Warnings.Should().BeEmpty();
    }

    private static Task Answer(IRoute route, int status, string type, string body) => route.FulfillAsync(new()
    {
        Status = status,
        ContentType = type,
        Body = body,
        Headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Access-Control-Allow-Origin"] = "*",
            ["Access-Control-Allow-Headers"] = "*",
        },
    });
}
