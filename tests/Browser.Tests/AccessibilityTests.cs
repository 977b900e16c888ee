using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

[Collection(Demo.Name)]
public sealed class AccessibilityTests(DemoInBrowser demo)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("pl")]
    public async Task axe_finds_no_violation_in_the_panel_before_and_after_buying(string language)
    {
        var shop = await demo.Open(language, options: new() { BypassCSP = true });
        await Assertions.Expect(shop.Panel).ToContainTextAsync(Repository.Word(language, "widget.tab.history"));
        (await shop.AxeViolations()).Should().BeEmpty();

        var earned = (await shop.Buy()).GetProperty("points").GetInt64();
        await shop.ShowsPoints(earned);

        await shop.Page.Locator("#add-lamp").ClickAsync();
        await Assertions.Expect(shop.Pay).ToContainTextAsync(Repository.Word(language, "widget.pay.title"));
        foreach (var tab in await shop.Panel.GetByRole(AriaRole.Tab).AllAsync())
        {
            await tab.ClickAsync();
            (await shop.AxeViolations()).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task axe_finds_no_violation_while_redeeming_and_paying(string language)
    {
        var shop = await demo.Open(language, options: new() { BypassCSP = true });
        await shop.BeRich();
        await shop.Confirm(shop.Panel, "tote-bag");
        await Assertions.Expect(shop.Taken).ToHaveCountAsync(1);
        await shop.Panel.Locator("#do-five-off").ClickAsync();
        await shop.Page.Locator("#add-lamp").ClickAsync();
        await shop.Pay.Locator("[id^=do-pay]").ClickAsync();
        await Assertions.Expect(shop.Pay.Locator("[id^=yes-pay]")).ToBeVisibleAsync();

        (await shop.AxeViolations()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("en", "ArrowRight")]
    [InlineData("ar", "ArrowLeft")]
    public async Task the_panel_opens_turns_and_closes_by_keyboard_alone(string language, string onward)
    {
        var shop = await demo.Open(language, "&panel=launcher");
        var launcher = shop.Launcher;
        await Assertions.Expect(launcher).ToBeVisibleAsync();
        await launcher.FocusAsync();

        await shop.Page.Keyboard.PressAsync("Enter");
        var dialog = shop.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        var tabs = dialog.GetByRole(AriaRole.Tab);
        await tabs.First.FocusAsync();
        await shop.Page.Keyboard.PressAsync(onward);
        await Assertions.Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await shop.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(tabs.Last).ToHaveAttributeAsync("aria-selected", "true");
        await shop.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(launcher).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task nothing_is_wider_than_a_small_phone(string language)
    {
        var shop = await demo.Open(
            language, "&panel=launcher", new() { ViewportSize = new() { Width = 320, Height = 640 }, HasTouch = true });
        await shop.Launcher.ClickAsync();
        await Assertions.Expect(shop.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await shop.Page.Locator("#rewards").ClickAsync();
        await Assertions.Expect(shop.Page.Locator(".rewards")).ToBeVisibleAsync();
        (await shop.Page.Locator("dialog").EvaluateAsync<int>("dialog => dialog.scrollWidth - dialog.clientWidth"))
            .Should().Be(0);

        (await shop.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth")).Should()
            .BeLessThanOrEqualTo(320);
    }
}
