using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>Pages that ask too soon, take away what is ours, or answer without end.</summary>
[Collection(Demo.Name)]
public sealed class StubbornPageTests(DemoInBrowser demo)
{
    private const string Stub =
        "<script>window.Loyalty ??= (...parts) => (Loyalty.q ??= []).push(parts);</script>";

    [Theory]
    [InlineData(Stub + "<script>Loyalty('open')</script>")]
    [InlineData("<script>addEventListener('loyalty:ready', () => Loyalty('open'))</script>")]
    public async Task the_panel_opens_however_soon_it_is_asked_for_and_again(string head)
    {
        using var shop = ShopPage.OfProduct(head + Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        await visitor.Page.GotoAsync(shop.Address);
        var dialog = visitor.Page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToBeVisibleAsync();

        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await visitor.Page.Locator("button.launcher").ClickAsync();

        await Assertions.Expect(dialog).ToBeVisibleAsync();
        visitor.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task a_page_that_takes_the_launcher_away_each_time_has_the_last_word()
    {
        using var shop = ShopPage.OfProduct(
            """
            <script>new MutationObserver(() => document.querySelector('body > loyalty-launcher')?.remove())
              .observe(document, { childList: true, subtree: true })</script>
            """ + Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        await visitor.Page.GotoAsync(shop.Address);
        await Assertions.Expect(visitor.Balance).ToContainTextAsync("0 points");

        await Assertions.Expect(visitor.Page.Locator("loyalty-launcher")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task a_page_whose_tokens_are_all_refused_is_asked_for_another_once()
    {
        using var shop = ShopPage.OfProduct(
            """
            <script>
              window.times = 0;
              document.addEventListener('loyalty:identify-needed', () =>
                Loyalty('identify', 'v1.c2hvcGlmeTox.99999999999.' + ++times));
            </script>
            """ + Tag.For(demo.Address).Replace("data-token=\"v1.", "data-token=\"v1.x", StringComparison.Ordinal));
        var visitor = await Visitor.Of(demo);
        var asked = 0;
        visitor.Page.Request += (_, request) =>
            asked += request.Url.Contains("/member?", StringComparison.Ordinal) ? 1 : 0;
        await visitor.Page.GotoAsync(shop.Address);
        await visitor.Page.WaitForFunctionAsync("() => window.times > 0");
        await Assertions.Expect(visitor.Launcher).ToBeVisibleAsync();
        await visitor.Page.WaitForTimeoutAsync(500);

        (await visitor.Page.EvaluateAsync<int>("() => window.times")).Should().Be(1);
        asked.Should().BeLessThan(10);
    }

    [Fact]
    public async Task a_page_that_was_offline_has_the_widget_once_it_is_back()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        await visitor.Page.RouteAsync("**/core.*.js", route => route.AbortAsync());
        await visitor.Page.RunAndWaitForConsoleMessageAsync(
            () => visitor.Page.GotoAsync(shop.Address),
            new() { Predicate = said => said.Text.Contains("Not loaded", StringComparison.Ordinal) });
        await visitor.Page.UnrouteAllAsync();

        await visitor.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");

        await Assertions.Expect(visitor.Balance).ToContainTextAsync("0 points");
    }
}
