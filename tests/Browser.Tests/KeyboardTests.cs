using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>A shopper without a mouse, from the opener through a redemption and back to the opener.</summary>
[Collection(Demo.Name)]
public sealed class KeyboardTests(DemoInBrowser demo)
{
    [Theory]
    [InlineData("en", "ArrowRight")]
    [InlineData("ar", "ArrowLeft")]
    public async Task a_reward_is_redeemed_and_its_code_copied_by_keyboard_alone(string language, string onward)
    {
        var shop = await demo.Open(language, "&panel=launcher");
        await shop.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await shop.EarnSome();
        var opener = shop.Page.Locator("[data-loyalty-open]");
        var dialog = shop.Page.GetByRole(AriaRole.Dialog);
        var keys = shop.Page.Keyboard;
        await opener.FocusAsync();

        await keys.PressAsync("Enter");
        await Walk(shop, "Tab", dialog.GetByRole(AriaRole.Tab).First);
        await Walk(shop, onward, dialog.Locator("#rewards"));
        await Walk(shop, "Tab", dialog.Locator("#do-tote-bag"));
        await keys.PressAsync("Enter");
        await Walk(shop, "Tab", dialog.Locator("#yes-tote-bag"));
        await keys.PressAsync("Enter");

        var taken = dialog.Locator("[id^=taken-]");
        await Assertions.Expect(taken).ToBeFocusedAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Status).First).Not.ToBeEmptyAsync();
        await Walk(shop, "Tab", taken.Locator("[id^=copy-]"));
        await keys.PressAsync("Enter");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Status).First).ToHaveTextAsync(
            Repository.Word(language, "widget.code.copied"));
        (await shop.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Should().Be(
            await taken.Locator("code").TextContentAsync());
        await Walk(shop, "Tab", dialog.Locator("#close"));
        await keys.PressAsync("Enter");

        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();
    }

    /// <summary>Presses a key until that has the focus; nobody presses it fifty times.</summary>
    private static async Task Walk(DemoPage shop, string key, ILocator until)
    {
        await until.WaitForAsync();
        for (var pressed = 0; pressed < 50; pressed++)
        {
            if (await until.EvaluateAsync<bool>("element => element.getRootNode().activeElement === element"))
            {
                return;
            }

            await shop.Page.Keyboard.PressAsync(key);
        }

        await Assertions.Expect(until).ToBeFocusedAsync();
    }
}
